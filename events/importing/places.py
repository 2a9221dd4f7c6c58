"""The time zones of one calendar file: what it names, what it defines, and what holds where it says nothing."""

import re

from django.utils.translation import gettext as _

from events.importing.reading import Unreadable
from events.importing.zone_names import LONGEST, zone_by_rules, zone_of

BEGINS = re.compile(r"[^:]*:(\d{4})(\d{2})\d{2}", re.ASCII)
MONTH = re.compile(r"BYMONTH=(\d{1,2})\b", re.ASCII)
UNTIL = re.compile(r"UNTIL=(\d{4})", re.ASCII)
OFFSET = re.compile(r"[^:]*:([+-])(\d{2})(\d{2})", re.ASCII)
# Of one definition; Outlook writes two, a law that changes often some dozens.
MAX_OBSERVANCES = 200


class Places:
    """Asked for the zone of every time in a calendar; ``default`` is the zone where the events will stand."""

    def __init__(self, calendar, default):
        named = calendar.first("X-WR-TIMEZONE")
        self.own = zone_of(named.text.partition(":")[2]) if named else ""
        self.default = self.own or default
        self.definitions = {}
        for definition in calendar.inside("VTIMEZONE"):
            if name := definition.first("TZID"):
                self.definitions.setdefault(name.text.partition(":")[2].strip().strip('"')[:LONGEST], definition)
        self.known = {}

    def zone(self, tzid, line, day):
        """The IANA zone of a TZID in a ``line`` about a ``day``; of an empty one, the calendar's."""
        if not tzid:
            return self.default
        key = tzid.strip()[:LONGEST], day.year
        if key not in self.known:
            self.known[key] = zone_of(key[0]) or self._defined(key[0], day)
        if not self.known[key]:
            raise Unreadable(line, _("The time zone “%(name)s” is unknown.") % {"name": key[0][:60]})
        return self.known[key]

    def _defined(self, tzid, day):
        definition = self.definitions.get(tzid)
        if definition is None:
            return ""
        place = definition.first("X-LIC-LOCATION")
        found = zone_of(place.text.partition(":")[2]) if place else ""
        return found or zone_by_rules(_rules(definition, day.year), day, self.default)


def _rules(definition, year):
    """What the definition has clocks do in a year: ``{(offset in minutes, month in which it begins)}``."""
    latest = {}
    for part in definition.components[:MAX_OBSERVANCES]:
        begins, offset = (_match(part, name, shape) for name, shape in (("DTSTART", BEGINS), ("TZOFFSETTO", OFFSET)))
        if not begins or not offset:
            continue
        rule = part.first("RRULE")
        rule = rule.text if rule and len(rule.text) < 300 else ""
        since, until = int(begins[1]), UNTIL.search(rule)
        if since > year or (until and int(until[1]) < year) or latest.get(part.name, (0,))[0] > since:
            continue
        month = MONTH.search(rule)
        minutes = (int(offset[2]) * 60 + int(offset[3])) * (1 if offset[1] == "+" else -1)
        latest[part.name] = since, minutes, int(month[1]) if month else int(begins[2]), bool(rule) or since == year
    if "DAYLIGHT" not in latest or not latest["DAYLIGHT"][3]:
        return frozenset((minutes, None) for name, (_since, minutes, *_) in latest.items() if name == "STANDARD")
    return frozenset((minutes, month) for _since, minutes, month, _repeats in latest.values())


def _match(part, name, shape):
    prop = part.first(name)
    return shape.match(prop.text[:200]) if prop else None
