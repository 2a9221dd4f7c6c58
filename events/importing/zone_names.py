"""What calendar programs call time zones, in names of the zone database.

Google and Apple write IANA names, Mozilla puts a path before them, Outlook writes the names of Windows or what
Windows shows to people, and some write a name of their own with the rules beside it (VTIMEZONE).
"""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import available_timezones

from babel.core import get_global

from common import zones

LONGEST = 200
# What Windows shows where it names no city.
SHOWN = {
    "eastern time (us & canada)": "Eastern Standard Time",
    "central time (us & canada)": "Central Standard Time",
    "mountain time (us & canada)": "Mountain Standard Time",
    "pacific time (us & canada)": "Pacific Standard Time",
    "atlantic time (canada)": "Atlantic Standard Time",
    "central america": "Central America Standard Time",
    "greenwich mean time": "GMT Standard Time",
    "coordinated universal time": "UTC",
    "west central africa": "W. Central Africa Standard Time",
    "abu dhabi": "Arabian Standard Time",
    "islamabad": "Pakistan Standard Time",
    "chennai": "India Standard Time",
    "beijing": "China Standard Time",
    "osaka": "Tokyo Standard Time",
    "canberra": "AUS Eastern Standard Time",
    "wellington": "New Zealand Standard Time",
    "edinburgh": "GMT Standard Time",
    "bern": "W. Europe Standard Time",
    "st. petersburg": "Russian Standard Time",
}
DISPLAY = re.compile(r"\((?:UTC|GMT)(?:([+\-\u2212])(\d{1,2}):(\d{2}))?\)\s*(.+)")
FIXED = re.compile(r"(?:UTC|GMT)([+-])(\d{1,2})(?::?00)?")


def zone_of(tzid):
    """The IANA zone that a TZID names; ``""`` for none."""
    name = tzid.strip().strip('"')[:LONGEST]
    return zones.canonical(name) or _by_any_case(name) or _by_path(name) or _by_windows(name) or _fixed(name)


def zone_by_rules(rules, near, prefer=""):
    """The zone whose clocks do what a VTIMEZONE says, in the year of the date ``near``; ``""`` for none.

    ``rules`` are ``(offset in minutes, month in which it begins or None)``. Of several zones with the same clocks
    the preferred one, else the first by name: the wall clock is the same in all.
    """
    if not 0 < len(rules) <= 2:
        return ""
    return next((zone for zone in (prefer, *zones.places()) if zone and _clocks(zone, near.year) == rules), "")


@cache
def _clocks(zone, year):
    """The offsets of a year in minutes with the month in which each begins; one without a month where none does."""
    noon = datetime(year, 1, 1, 12, tzinfo=UTC)
    days = [zones.local_time(noon + timedelta(days=day), zone) for day in range(366)]
    minutes = [int(day.utcoffset().total_seconds() // 60) for day in days]
    changes = {
        (after, day.month)
        for day, before, after in zip(days[1:], minutes, minutes[1:], strict=False)
        if before != after
    }
    return frozenset(changes or {(minutes[0], None)})


@cache
def _folded_names():
    """Every name of the zone database in small letters, with the name of today."""
    return {name.casefold(): zone for name in available_timezones() if (zone := zones.canonical(name))}


def _by_any_case(name):
    return _folded_names().get(name.casefold().replace(" ", "_"), "")


def _by_path(name):
    """``/mozilla.org/20050126_1/Europe/Berlin``, ``/freeassociation.sourceforge.net/America/Argentina/Salta``."""
    parts = [part for part in name.split("/") if part] if name.startswith("/") else []
    return next((zone for n in (3, 2) if (zone := _by_any_case("/".join(parts[-n:]))) and len(parts) > n), "")


@cache
def _windows():
    return {name.casefold(): zone for name, zone in get_global("windows_zone_mapping").items()}


def _by_windows(name):
    zone = _windows().get(name.casefold())
    if zone:
        return zones.canonical(zone)
    found = DISPLAY.fullmatch(name)
    if not found:
        return ""
    candidates = filter(None, map(_city, [found[4], *found[4].split(",")]))
    return next((zone for zone in candidates if _winter(zone) == _offset(found)), "")


def _city(name):
    name = name.strip().casefold()
    if name in SHOWN:
        return zones.canonical(_windows().get(SHOWN[name].casefold(), SHOWN[name]))
    return _cities().get(name.replace(" ", "_"), "")


@cache
def _cities():
    """Zones by the city in any of their names, the names of today before the others."""
    aliases = {name.rpartition("/")[2]: zone for name, zone in _folded_names().items() if "/" in name}
    return aliases | {zone.rpartition("/")[2].casefold(): zone for zone in zones.places()}


def _offset(found):
    if not found[1]:
        return 0
    return (1 if found[1] == "+" else -1) * (int(found[2]) * 60 + int(found[3]))


@cache
def _winter(zone):
    """The smaller of a zone's two distances to UTC: what Windows writes before the cities."""
    year = datetime.now(UTC).year
    halves = (datetime(year, month, 1, 12, tzinfo=UTC) for month in (1, 7))
    return min(int(zones.local_time(half, zone).utcoffset().total_seconds() // 60) for half in halves)


def _fixed(name):
    found = FIXED.fullmatch(name.upper())
    if not found:
        return ""
    hours = int(found[2])
    return zones.canonical(f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}") if hours else "UTC"
