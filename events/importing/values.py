"""Dates, times, lengths and texts of single properties (RFC 5545 §3.3); what is none of these is refused by line."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from common import zones
from events.importing.reading import Unreadable

WHEN = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?", re.ASCII)
ESCAPED = re.compile(r"\\([nN,;\\:])")
YEARS = range(1970, 2200)
# More single dates than anybody enters; a file with more is broken, or hostile.
MAX_DATES = 400


@dataclass(frozen=True)
class When:
    """A day, or a wall clock in a zone, and the line that says so."""

    day: date
    time: time | None
    zone: str
    line: int

    @property
    def is_day(self):
        return self.time is None

    @property
    def wall(self):
        """Naive wall clock, or a ``date``: what recurrence rules know."""
        return self.day if self.time is None else datetime.combine(self.day, self.time)

    def seen_in(self, zone):
        """The same moment as naive wall clock of another zone; a day is the same day everywhere."""
        if self.time is None or zone == self.zone:
            return self.wall
        return zones.local_time(self.instant, zone).replace(tzinfo=None)

    @property
    def instant(self):
        return zones.instant(datetime.combine(self.day, self.time or time.min), self.zone)


def when(prop, places):
    """The :class:`When` of DTSTART, DTEND or RECURRENCE-ID; ``places`` knows the zones of the file."""
    params, value = prop.parts()
    return _when(value.strip(), params, prop, places)


def whens(properties, places):
    """All that RDATE or EXDATE properties list, as ``(when, length or None)``."""
    found = []
    for prop in properties:
        params, value = prop.parts()
        for item in filter(None, value.split(",", MAX_DATES + 1)):
            if len(found) == MAX_DATES:
                raise Unreadable(prop.line, _("More than 400 single dates. Export a shorter time of it."))
            begin, _slash, end = item.strip().partition("/")
            start = _when(begin, params, prop, places)
            found.append((start, _length_of_period(start, end, params, prop, places) if end else None))
    return found


def _when(text, params, prop, places):
    found = WHEN.fullmatch(text)
    try:
        day = date(*map(int, found.group(1, 2, 3)))
        clock = time(*map(int, found.group(4, 5, 6))) if found[4] else None
    except (TypeError, AttributeError, ValueError):
        raise _unreadable(prop, text) from None
    if day.year not in YEARS:
        raise Unreadable(prop.line, _("The year %(year)s is out of reach.") % {"year": day.year})
    tzid = str(params.get("TZID", ""))
    zone = "UTC" if found[7] else places.zone(tzid, prop.line, day)
    return When(day, clock, zone, prop.line)


def _length_of_period(start, end, params, prop, places):
    if end.startswith("P"):
        return _duration(end, prop)
    return _when(end, params, prop, places).instant - start.instant


def length(prop):
    """The ``timedelta`` of a DURATION."""
    _params, value = prop.parts()
    return _duration(value.strip(), prop)


def _duration(text, prop):
    # Read when it is needed (events.feeds.views.calendar_of).
    from icalendar import vDuration

    try:
        return vDuration.from_ical(text[:40])
    except (ValueError, OverflowError):
        raise _unreadable(prop, text) from None


def _unreadable(prop, text):
    return Unreadable(
        prop.line, _("%(name)s cannot be understood: “%(text)s”.") % {"name": prop.name, "text": text[:40]}
    )


def text(component, name):
    """The text of a property, ``""`` where there is none."""
    prop = component.first(name)
    return unescaped(prop.parts()[1]) if prop else ""


def unescaped(value):
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
