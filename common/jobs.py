"""Background work as rows in the database: registered handlers, due times, leases (docs/jobs.md).

A handler is a function of one string, the key of what it works on, and must be safe to run twice: a runner
can be killed after the work and before the row says so. Handlers stand in ``<app>/background.py``.
"""

import logging
import traceback
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.core.exceptions import ImproperlyConfigured
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from .models import Job

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=6)
# From this attempt on somebody should look: every failure is logged as an error, tries are a day apart.
WORRYING, WORRIED_RETRY = 12, timedelta(days=1)


@dataclass(frozen=True)
class Handler:
    name: str
    run: Callable[[str], object]
    every: timedelta | None
    lease: timedelta


HANDLERS: dict[str, Handler] = {}


def handlers():
    """All of them by name; what they do is imported when the first is asked for, not by who only answers readers."""
    _import_all()
    return HANDLERS


@cache
def _import_all():
    autodiscover_modules("background")


def job(name, every=None, lease=LEASE):
    """Register a handler. ``every`` makes it periodic: it then has one standing row with an empty key."""

    def register(run):
        if name in HANDLERS:
            raise ImproperlyConfigured(f"Two handlers are called {name!r}.")
        HANDLERS[name] = Handler(name=name, run=run, every=every, lease=lease)
        return run

    return register


def enqueue(name, key="", due_at=None):
    """Ask for ``name`` to be done with ``key`` (an id, never personal data) at ``due_at``, or now.

    Asking again for the same thing moves its due time. Asked while it runs, it runs once more afterwards.
    """
    if name not in handlers():
        raise LookupError(f"No handler is called {name!r}.")
    Job.objects.bulk_create(
        [Job(name=name, key=str(key), due_at=due_at or timezone.now())],
        update_conflicts=True,
        unique_fields=["name", "key"],
        update_fields=["due_at"],
    )


def run_due(now=None, stopping=lambda: False):
    """One pass: do everything due at its start, and say how many handlers ran. ``now`` fixes the clock."""
    clock = (lambda: now) if now else timezone.now
    start = clock()
    standing = [Job(name=handler.name, due_at=start) for handler in handlers().values() if handler.every]
    Job.objects.bulk_create(standing, ignore_conflicts=True)
    count = 0
    while not stopping() and (row := _claim(due_by=start, now=clock())):
        _run(row, clock)
        count += 1
    return count


def is_due(besides=""):
    """Whether a pass would find something to do now, ``besides`` jobs of that name."""
    now = timezone.now()
    return _due(by=now, now=now).exclude(name=besides).exists()


def retry_after(attempts):
    """How long to wait after the ``attempts``-th failure in a row: one minute, doubling up to six hours."""
    if attempts >= WORRYING:
        return WORRIED_RETRY
    return min(FIRST_RETRY * 2 ** (attempts - 1), LONGEST_RETRY)


def next_due(due_at: datetime, every: timedelta, now: datetime):
    """The first time of the rhythm after ``now``: what was missed meanwhile is made up for by one run."""
    return due_at + every * (max(now - due_at, timedelta(0)) // every + 1)


def _claim(due_by, now):
    """Take the longest due free row, or ``None``. The token tells this lease from any later one.

    A compare-and-set UPDATE: of two runners that read the same row, the second changes nothing and looks again.
    """
    due = _due(by=due_by, now=now).order_by("due_at", "pk")
    while row := due.first():
        taken = Job.objects.filter(pk=row.pk, lease=row.lease, due_at=row.due_at)
        token, until = uuid.uuid4(), now + handlers()[row.name].lease
        if taken.update(lease=token, leased_until=until, last_run_at=now, attempts=F("attempts") + 1):
            row.lease, row.attempts = token, row.attempts + 1
            return row
    return None


def _due(by, now):
    free = Q(leased_until=None) | Q(leased_until__lte=now)
    return Job.objects.filter(free, due_at__lte=by, name__in=handlers())


def _run(row, clock):
    handler = handlers()[row.name]
    try:
        handler.run(row.key)
    except Exception as error:  # whatever a handler raises: it is tried again
        _put_off(row, error, clock())
    else:
        _settle(row, handler, clock())


def _settle(row, handler, now):
    """The work is done: the row goes, or waits for its next time, unless it was asked for again or is not ours."""
    held = Job.objects.filter(pk=row.pk, lease=row.lease)
    unasked = held.filter(due_at=row.due_at)
    free = {"leased_until": None, "attempts": 0, "last_error": ""}
    if handler.every:
        done = unasked.update(**free, due_at=next_due(row.due_at, handler.every, now))
    else:
        done, _ = unasked.delete()
    if not done:
        held.update(**free)


def _put_off(row, error, now):
    """Note a failure and try again later. Only the kind and place of an error are kept: its text may quote people."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    cause = f"{type(error).__name__} at {place.filename.rsplit('/', 1)[-1]}:{place.lineno}"
    level = logging.ERROR if row.attempts >= WORRYING else logging.WARNING
    logger.log(level, "Job %s failed, attempt %s: %s", row.name, row.attempts, cause)
    Job.objects.filter(pk=row.pk, lease=row.lease).update(
        leased_until=None, last_error=cause, due_at=now + retry_after(row.attempts)
    )
