"""An import on its way from the file to the register (docs/features/membership-register.md has the diagram).

Everything here is the membership secretary's, except that the second officer must be another one. What takes time
(``compare``, ``apply``) is done by jobs, which may be killed and run again, or run twice at once.
"""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.jobs import enqueue
from members.choices import IMPORT_ENDED, IMPORT_MOVES, ImportState, RowAction
from members.membership import today
from members.models import ImportRow, ImportRun, Membership
from members.placing import places
from members.register import applying, columns
from members.register.matching import Comparison, counts_of
from members.register.numbers import seal, unseal
from members.register.reading import read, sha256
from members.register.rights import demand
from members.register.version import moving, version

BATCH = 1000
NOBODY = {"approved_by": None, "confirmed_by": None}
# So long lists are counted together: what a second officer has to see is not to be had in slices.
TOGETHER = timedelta(days=30)
# Conflicts that somebody who has looked may settle. Which of two lines with one number holds, only head office knows.
TAKEABLE = {"email_twice", "email_taken", "other_person"}


class IllegalMove(Exception):
    """The import is not, or no longer, where that can be done."""


class SecondOfficerNeeded(Exception):
    """Who uploaded the list, or asked for it to be applied, cannot also be the second to look at it."""


class NotTakeable(Exception):
    """This line has to be put right in the list."""


def move(run, to, **fields):
    """The one gate between states: compare and set, so that of two who try one fails with :class:`IllegalMove`."""
    if to not in IMPORT_MOVES[run.state]:
        raise IllegalMove
    if to in IMPORT_ENDED:
        fields["ended_at"] = timezone.now()
    if not ImportRun.objects.filter(pk=run.pk, state=run.state).update(state=to, **fields):
        raise IllegalMove
    run.refresh_from_db()


# ------------------------------------------------------------------ what the secretary does
def upload(*, actor, content):
    """A new import of the file's bytes; compared at once if its columns were named before.

    Raises ``reading.Refused`` for what is no list that can be read; nothing is stored then.
    """
    demand(actor)
    table = read(content)
    known = columns.remembered(table.headings)
    with transaction.atomic():
        run = ImportRun.objects.create(
            uploaded_by=actor,
            content=seal(content),
            file_sha256=sha256(content),
            reading=table.reading,
            columns=known or columns.guess(table.headings),
            total=len(table.lines),
        )
        if known:
            _queue(run)
    return run


def table_of(run):
    """The table of a run's file; None if the file is gone or was sealed under another key."""
    content = unseal(run.content)
    return read(content) if content else None


def name_columns(*, actor, run, named):
    """Say which column is what, for this list and for the next with the same headings."""
    demand(actor)
    with transaction.atomic():
        columns.remember(table_of(run).headings, named)
        _queue(run, columns=named)


def compare_again(*, actor, run):
    demand(actor)
    with transaction.atomic():
        _queue(run)


def name_again(*, actor, run):
    """Back to the columns."""
    demand(actor)
    move(run, ImportState.MAPPING, problem="")


def _queue(run, problem="", **fields):
    move(run, ImportState.QUEUED, done=0, problem=problem, **NOBODY, **fields)
    enqueue("members.compare_list", key=run.pk)


def take(*, actor, run, row, taken):
    """Settle a conflict: the line counts (without an address that somebody else has), or it does not after all."""
    demand(actor)
    if not may_be_taken(row):
        raise NotTakeable
    with transaction.atomic():
        # Whoever has it applied at this moment waits for us, or we for them.
        if not ImportRun.objects.select_for_update().filter(pk=run.pk, state=ImportState.READY).exists():
            raise IllegalMove
        row.taken = taken
        row.save(update_fields=["taken"])


def may_be_taken(row):
    codes = {code for code, _details in row.reasons}
    return row.action == RowAction.CONFLICT and bool(row.diff) and codes <= TAKEABLE | {"returned", "no_branch"}


def approve(*, actor, run):
    """Have it applied; where more than the set share of the members would go, once a second officer has confirmed."""
    demand(actor)
    with transaction.atomic():
        if run.base_version != version():
            _queue(run, problem="moved")
        elif needs_second_officer(run):
            move(run, ImportState.WAITING, approved_by=actor, problem="")
        else:
            move(run, ImportState.APPROVED, approved_by=actor, problem="")
            enqueue("members.apply_list", key=run.pk)


def confirm(*, actor, run):
    """The second officer's word. Raises :class:`SecondOfficerNeeded` for the first."""
    demand(actor)
    if not may_confirm(actor, run):
        raise SecondOfficerNeeded
    with transaction.atomic():
        move(run, ImportState.APPROVED, confirmed_by=actor)
        enqueue("members.apply_list", key=run.pk)


def may_confirm(user, run):
    return user.pk not in (run.uploaded_by_id, run.approved_by_id)


def needs_second_officer(run):
    """Whether more than the set share of the members would go or get another address; exactly the share is not more.

    Who is not listed goes, and whose dates in the list say that they are no member: the wrong column would do that.
    Lists of the last 30 days that no second officer saw count with it, by the members before the first of them.
    """
    since = timezone.now() - TOGETHER
    alone = ImportRun.objects.filter(state=ImportState.APPLIED, ended_at__gt=since, confirmed_by=None)
    runs = [run, *alone.exclude(pk=run.pk)]
    most = settings.REGISTER_LEAVERS_SHARE * max(each.members_before for each in runs)
    gone = sum(each.counts.get(RowAction.GONE, 0) + each.counts.get("ends", 0) for each in runs)
    addresses = sum(each.counts.get("addresses", 0) for each in runs)
    return gone * 100 > most or addresses * 100 > most


def abandon(*, actor, run):
    demand(actor)
    move(run, ImportState.ABANDONED)


# ------------------------------------------------------------------ what the jobs do
def compare(*, pk):
    """Compare a queued list with the register. Killed, it begins anew; of two at once, one finds it done."""
    run = ImportRun.objects.filter(pk=pk, state__in=[ImportState.QUEUED, ImportState.COMPARING]).first()
    if run is None:
        return
    if run.state == ImportState.QUEUED:
        try:
            move(run, ImportState.COMPARING)
        except IllegalMove:
            return
    base, before = version(), Membership.objects.on(today()).count()
    table = table_of(run)
    if table is None or columns.missing(run.columns) or not set(run.columns.values()) <= set(table.headings):
        move(run, ImportState.MAPPING if table else ImportState.ABANDONED, problem="columns" if table else "sealed")
        return

    rows = Comparison(table, run.columns, places(), today(), lambda done: tell_progress(pk, done)).rows()
    with transaction.atomic():
        held = ImportRun.objects.select_for_update().get(pk=pk)
        if held.state != ImportState.COMPARING:
            return
        ImportRow.objects.filter(run=held).delete()
        for row in rows:
            row.run = held
        ImportRow.objects.bulk_create(rows, batch_size=BATCH)
        found = {
            "counts": counts_of(rows, today()),
            "base_version": base,
            "members_before": before,
            "done": held.total,
        }
        move(held, ImportState.READY, **found)


def tell_progress(pk, done):
    ImportRun.objects.filter(pk=pk).update(done=done)


def apply(*, pk):
    """Write an approved comparison in one transaction; refused, with the reason, if the register moved meanwhile."""
    try:
        with moving() as now_at:
            run = ImportRun.objects.select_for_update().filter(pk=pk, state=ImportState.APPROVED).first()
            if run is None:
                raise _NothingToDo
            if run.base_version != now_at:
                raise _Moved
            applying.write(run, today())
            move(run, ImportState.APPLIED)
    except _NothingToDo:
        return
    except _Moved:
        with transaction.atomic():
            _queue(ImportRun.objects.get(pk=pk), problem="moved")
    except IntegrityError:
        move(ImportRun.objects.get(pk=pk), ImportState.READY, problem="clash", **NOBODY)


class _NothingToDo(Exception):
    pass


class _Moved(Exception):
    pass


# ------------------------------------------------------------------ retention
def purge_runs():
    """Runs that have ended lose file and rows after the retention; one that nobody ended is abandoned first."""
    over = timezone.now() - timedelta(days=settings.REGISTER_IMPORT_RETENTION_DAYS)
    left = ImportRun.objects.filter(uploaded_at__lte=over).exclude(state__in=[*IMPORT_ENDED, ImportState.APPROVED])
    left.update(state=ImportState.ABANDONED, ended_at=over)
    ended = ImportRun.objects.filter(state__in=IMPORT_ENDED, ended_at__lte=over, emptied_at=None)
    ids = list(ended.values_list("pk", flat=True))
    with transaction.atomic():
        ImportRow.objects.filter(run__in=ids).delete()
        ImportRun.objects.filter(pk__in=ids).update(content=b"", emptied_at=timezone.now())
    return len(ids)
