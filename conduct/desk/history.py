"""What happened in a case, in words, for those who read it: from the log, which says who and when, never what."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from conduct.choices import Act, Extension, PartKind, ReferralGround, State
from conduct.models import LogEntry
from members.models import User

NEWEST = 40


@dataclass(frozen=True)
class Line:
    at: datetime
    # Empty: whoever reported, or the site itself.
    who: str
    what: str
    # What whoever reported did has a day and no time.
    has_time: bool


def history_of(case):
    """The last so many :class:`Line`, newest first: two queries."""
    entries = list(LogEntry.objects.filter(case=case.pk).order_by("-number")[:NEWEST])
    mentioned = {entry.actor for entry in entries} | {_person(entry) for entry in entries}
    people = User.objects.in_bulk(mentioned - {None})
    return [_line(entry, people) for entry in entries]


def _line(entry, people):
    actor = people.get(entry.actor)
    who = actor.get_full_name() if actor else _("Somebody whose account is gone") if entry.actor else ""
    detail = _detail(entry, people)
    what = str(Act(entry.act).label)
    return Line(entry.at, who, f"{what}: {detail}" if detail else what, entry.actor is not None)


def _detail(entry, people):
    words = entry.detail.split()
    if entry.act == Act.CASE_MOVED:
        return " → ".join(str(State(word).label) for word in words if word in State.values)
    if entry.act in (Act.CASE_ASSIGNED, Act.CASE_SHARED):
        person = people.get(_person(entry))
        return person.get_full_name() if person else _("nobody")
    known = {**PartKind._value2member_map_, **ReferralGround._value2member_map_, **Extension._value2member_map_}
    return str(known[words[0]].label) if words and words[0] in known else ""


def _person(entry):
    """The officer whom a handing over or sharing names by the id of their account."""
    if entry.act not in (Act.CASE_ASSIGNED, Act.CASE_SHARED):
        return None
    last = entry.detail.rpartition(" ")[2]
    return int(last) if last.isdecimal() else None
