"""When a case goes: closed for long enough, warned of in time, and with nothing in it that nobody has read."""

from datetime import UTC, date, timedelta

from django.conf import settings
from django.db.models import Max

from conduct.cases.people import readers_of
from conduct.choices import Act, PartKind, State
from conduct.models import Case, CaseKey, LogEntry

# What whoever reported can send after the report.
FROM_THEM = (PartKind.FROM_REPORTER, PartKind.FILE)


def to_warn(day):
    """Closed cases whose deletion is near, or due, and has not been said."""
    near = day + timedelta(days=settings.CONDUCT_WARNING_DAYS)
    cases = Case.objects.filter(state=State.CLOSED, delete_on__lte=near).order_by("delete_on", "pk")
    return [case for case in cases if warned_on(case) is None]


def to_delete(day):
    cases = Case.objects.filter(state=State.CLOSED, delete_on__lte=day).order_by("delete_on", "pk")
    return [case for case in cases if is_over(case, day)]


def is_over(case, day):
    """Whether a case is to be deleted on a day; one that was warned of late is kept so much longer."""
    if case.state != State.CLOSED or case.delete_on is None or day < case.delete_on:
        return False
    warned = warned_on(case)
    if warned is None or day < warned + timedelta(days=settings.CONDUCT_WARNING_DAYS):
        return False
    return not is_waiting(case, day)


def warned_on(case) -> date | None:
    """The day on which it was said that a case goes on ``delete_on``: another day is said anew. The log knows."""
    said = LogEntry.objects.filter(case=case.pk, act=Act.CASE_WARNED, detail=day_said(case)).order_by("number")
    at = said.values_list("at", flat=True).first()
    return at.astimezone(UTC).date() if at else None


def day_said(case):
    return case.delete_on.isoformat()


def is_waiting(case, day):
    """Whether whoever reported has sent something that none of the officers who are left has opened.

    That keeps a case for no longer than an extension does: nothing stays for ever because nobody looks. Where no
    officer is left, nobody would.
    """
    if day >= case.delete_on + timedelta(days=settings.CONDUCT_EXTENSION_DAYS):
        return False
    sent = case.parts.filter(kind__in=FROM_THEM).order_by("-number").values_list("number", flat=True).first() or 0
    tags = [officer.tag for officer in readers_of(case)]
    read = CaseKey.objects.filter(case=case, reader__in=tags).aggregate(through=Max("read_through"))["through"]
    return read is not None and read < sent
