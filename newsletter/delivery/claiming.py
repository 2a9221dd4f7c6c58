"""Which rows a worker works on next: an UPDATE that only one of several can make, and the gate before each mail."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from newsletter.choices import DeliveryState, MailingState
from newsletter.delivery.states import turn
from newsletter.delivery.workers import LeaseLost
from newsletter.models import Delivery, Mailing, Worker


def claim(worker, mailing, number):
    """Up to ``number`` waiting rows of a mailing, the first ones, now this worker's; they still wait.

    PostgreSQL passes over rows that another is claiming; SQLite lets one write at a time. Raises ``LeaseLost``:
    the worker's row is held meanwhile, so that whoever takes it for dead finds all it had claimed.
    """
    free = Delivery.objects.filter(mailing=mailing, state=DeliveryState.QUEUED, worker=None)
    with transaction.atomic():
        if not Worker.objects.select_for_update().filter(pk=worker).first():
            raise LeaseLost
        first = free.order_by("pk").select_for_update(skip_locked=True)
        ids = list(first.values_list("pk", flat=True)[:number])
        if ids:
            free.filter(pk__in=ids).update(worker=worker)
    return list(Delivery.objects.filter(pk__in=ids, worker=worker).order_by("pk")) if ids else []


def begin(row, worker):
    """The gate: whether this worker may hand over this mail now. Committed before the mail server hears of it.

    Only while the row waits, is this worker's and still that person's, and its mailing is being sent: pausing holds
    from the next mail on.
    """
    running = Mailing.objects.filter(pk=OuterRef("mailing_id"), state=MailingState.SENDING)
    rows = Delivery.objects.filter(Exists(running), **same_reader(row), worker=worker)
    begun = turn(rows, DeliveryState.QUEUED, DeliveryState.SENDING, attempts=F("attempts") + 1)
    row.attempts += begun
    return bool(begun)


def same_reader(row):
    """The row while it is whose it was when it was claimed: a subscription may move to an account meanwhile."""
    return {"pk": row.pk, "person_kind": row.person_kind, "person_id": row.person_id}


def wake(mailing, now=None):
    """Have the rows whose hour has come wait again; how many."""
    due = Delivery.objects.filter(mailing=mailing, not_before__lte=now or timezone.now())
    return turn(due, DeliveryState.DEFERRED, DeliveryState.QUEUED, reason="", not_before=None)


def has_missed(mailing, now=None):
    """Whether mails that were to be there in the morning wait still, so late that somebody should say what now."""
    before = (now or timezone.now()) - timedelta(hours=settings.NEWSLETTER_LATE_HOURS)
    rows = Delivery.objects.filter(mailing=mailing, state=DeliveryState.DEFERRED, not_before__lt=before)
    return rows.filter(reason="morning").exists()


def has_waiting(mailing):
    return Delivery.objects.filter(mailing=mailing, state=DeliveryState.QUEUED).exists()


def is_over(mailing):
    """Whether no row of the mailing can still lead to a mail by itself.

    One statement: of several, a row that goes from state to state between them would be seen in none.
    """
    rows = Delivery.objects.filter(mailing=mailing).order_by().values_list("pk")
    waiting, later = rows.filter(state=DeliveryState.QUEUED), rows.filter(state=DeliveryState.DEFERRED)
    begun = rows.filter(state=DeliveryState.SENDING, worker__isnull=False)
    return not waiting.union(later, begun, all=True).exists()
