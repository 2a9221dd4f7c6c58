"""A closed case is warned of, kept longer once where there is a reason, and deleted, as often as it comes back."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from conduct.cases.due import today
from conduct.cases.gate import held
from conduct.choices import Act, Extension, State
from conduct.figures.counts import keep_count_of
from conduct.log.chain import record
from conduct.models import Case, Part
from conduct.notices import tell_readers
from conduct.reporting.drafts import delete_expired
from conduct.retention import proof, rules, tombstones
from conduct.retention.scrubbing import scrub

logger = logging.getLogger(__name__)

WEEKLY = 7


class NotClosedError(Exception):
    """Only a closed case has a day on which it goes."""


class ExtendedAlreadyError(Exception):
    """A case is kept longer once."""


@transaction.atomic
def extend(*, actor, case, reason):
    """Have a closed case kept longer, once; the case as it then is.

    ``reason`` is one of ``conduct.choices.Extension``, and stands in the log. Raises ``NotTheirsError``
    (conduct.cases.gate), :class:`NotClosedError`, :class:`ExtendedAlreadyError`, ``ValueError`` for another reason.
    """
    case = held(actor, case)
    reason = Extension(reason)
    if case.state != State.CLOSED or case.delete_on is None:
        raise NotClosedError
    if case.extended_for:
        raise ExtendedAlreadyError
    case.extended_for = reason
    case.delete_on += timedelta(days=settings.CONDUCT_EXTENSION_DAYS)
    case.save(update_fields=["extended_for", "delete_on"])
    record(Act.CASE_EXTENDED, actor=actor, case=case, detail=f"{reason} {case.delete_on.isoformat()}")
    return case


def purge():
    """The daily round: drafts, cases that are back, warnings, cases whose time is over. How many cases went."""
    drafts = delete_expired()
    gone = delete_again()
    day = today()
    for case in rules.to_warn(day):
        warn(case=case)
    _remind_of_the_unread(day)
    for case in rules.to_delete(day):
        gone += delete_case(case=case)
    if drafts or gone:
        scrub()
    return gone


@transaction.atomic
def warn(*, case):
    """Tell a case's readers that there is something to look at: the page of the case says that it will go."""
    record(Act.CASE_WARNED, case=case, detail=rules.day_said(case))
    tell_readers(case)


def delete_case(*, case):
    """Delete a case whose time is over, with all that belongs to it; 1, or 0 where it is not over after all.

    Its id stays in the log and in a file (conduct.retention.tombstones), month, kind and outcome in the counts.
    """
    return _delete(case, why="over", may=lambda row: rules.is_over(row, today()))


def delete_again():
    """Delete the cases that were deleted before and have come back with a backup; how many."""
    back = Case.objects.filter(pk__in=tombstones.ids())
    return sum(_delete(case, why="again", may=lambda row: True) for case in back)


def _delete(case, *, why, may):
    traces = proof.traces_of(case)
    with transaction.atomic():
        row = Case.objects.select_for_update().filter(pk=case.pk).first()
        if row is None or not may(row):
            return 0
        # Before the row goes: if the machine stops here, the next round deletes it.
        tombstones.add(row.pk)
        keep_count_of(row)
        record(Act.CASE_DELETED, case=row, detail=why)
        for part in row.parts.values_list("pk", flat=True):
            # One at a time: Django fetches what it deletes, and files are large.
            Part.objects.filter(pk=part).delete()
        row.delete()
    _prove(traces)
    return 1


def _prove(traces):
    """Look for what is left, and have the log say that nothing was found; else whoever runs the site is told."""
    scrub()
    left = proof.remains(traces)
    if left:
        logger.error("Something is left of a deleted case in: %s", ", ".join(left))
    else:
        record(Act.CASE_PROVED, case=Case(pk=traces.case))


def _remind_of_the_unread(day):
    """A case that waits because a message in it is unread: its readers hear of it every week."""
    for case in Case.objects.filter(state=State.CLOSED, delete_on__lte=day):
        if (day - case.delete_on).days % WEEKLY == 0 and rules.is_waiting(case, day):
            tell_readers(case)
