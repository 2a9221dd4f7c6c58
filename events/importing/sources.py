"""The VEVENTs of one event, gathered: the one with the rule, and those that change single dates of it."""

import hashlib
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from events.importing.places import Places
from events.importing.reading import Component, Unreadable
from events.importing.values import text

# What decides about an event here. Programs write the others anew with every export: when it was made, by what.
KEPT = {
    *("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "STATUS", "CLASS"),
    *("SUMMARY", "DESCRIPTION", "X-ALT-DESC", "LOCATION", "URL", "CONFERENCE", "COMMENT"),
    *("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"),
}
LONGEST_UID = 200
NOT_EVENTS = {"VTODO", "VJOURNAL"}


@dataclass
class Source:
    """One event of a file. ``main`` is None where the file has only single dates of a series."""

    uid: str
    places: Places
    main: Component | None = None
    changes: list[Component] = field(default_factory=list)

    @property
    def line(self):
        return (self.main or self.changes[0]).line

    @property
    def digest(self):
        """The same for the same event however often it is exported."""
        each = sorted(
            "\n".join(sorted(prop.text for prop in component.properties if prop.name in KEPT))
            for component in ([self.main] if self.main else []) + self.changes
        )
        return _hash("\f".join(each))


def gather(calendars, default_zone):
    """``(sources, problems)``: every event of the calendars, and :class:`Unreadable` for what is none."""
    found, problems = {}, []
    for calendar in calendars:
        places = Places(calendar, default_zone)
        for component in calendar.components:
            if component.name == "VEVENT":
                problem = _sort_in(component, found, places)
            elif component.name in NOT_EVENTS:
                problem = Unreadable(component.line, _("Tasks and notes are not events."))
            else:
                continue
            if problem:
                problems.append(problem)
    return list(_with_main(found.values())), problems


def _sort_in(component, found, places):
    try:
        uid = _uid(component)
    except Unreadable as problem:
        return problem
    source = found.setdefault(uid, Source(uid, places))
    if component.first("RECURRENCE-ID"):
        source.changes.append(component)
    elif source.main is None:
        source.main = component
    elif _content(source.main) != _content(component):
        return Unreadable(
            component.line,
            _("It has the same UID as the event in line %(line)s, which is taken.") % {"line": source.main.line},
        )
    return None


def _with_main(sources):
    """Single dates of a series that the file has not are events by themselves."""
    for source in sources:
        if source.main or not source.changes:
            yield source
            continue
        for change in source.changes:
            name = change.first("RECURRENCE-ID").text.rpartition(":")[2][:20]
            yield Source(short(f"{source.uid}#{name}"), source.places, change)


def _uid(component):
    """The UID; of an event without one, a name made of what it says."""
    return short(text(component, "UID").strip() or f"none:{_hash(_content(component))}")


def short(uid):
    return uid if len(uid) <= LONGEST_UID else f"sha256:{_hash(uid)}"


def _content(component):
    return "\n".join(sorted(prop.text for prop in component.properties if prop.name in KEPT))


def _hash(text):
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
