"""One moment on the clocks of all our branches: what day and time it is there, and whether people are awake.

One query, however many branches. Zones whose clocks show the same at that moment are one row.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from branches.models import BranchPage
from common import zones
from common.languages import for_reader, readers_language
from common.privacy import public
from common.remembered import remembered
from common.times import LocalTime, Span, span

NIGHT_ENDS, DAY_BEGINS, DAY_ENDS = 6 * 60, 8 * 60, 22 * 60
A_DAY = timedelta(days=1)
WORDS = {
    "asleep": pgettext_lazy("people during a meeting", "asleep"),
    "early": pgettext_lazy("people during a meeting", "early"),
    "awake": pgettext_lazy("people during a meeting", "awake"),
    "late": pgettext_lazy("people during a meeting", "late"),
}
SHIFTS = {
    -2: _("two days before"),
    -1: _("the day before"),
    1: _("the next day"),
    2: _("two days later"),
}


@dataclass
class Row:
    """The places whose clocks agree: their cities, when it is there, and how that is for people."""

    span: Span
    # Days after (or, negative, before) the day on which it begins where it takes place.
    days_on: int
    length: timedelta
    cities: list[str] = field(default_factory=list)
    # The reader lives by this clock; the event's own clock is this one.
    is_yours: bool = False
    is_own: bool = False

    @property
    def start(self) -> LocalTime:
        return self.span.start

    @cached_property
    def awake(self):
        return how_awake(self.span.start.minute, self.length)

    @property
    def awake_label(self):
        return WORDS[self.awake]

    @cached_property
    def shift(self):
        """The day there beside the event's own, in words; ``""`` where it is the same."""
        return str(SHIFTS.get(self.days_on, ""))


class Rows(tuple):
    """From west to east. ``drawn_as``: all that they look like, besides the branches there are ({% remembered %})."""

    def __new__(cls, rows=(), drawn_as=()):
        made = super().__new__(cls, rows)
        made.drawn_as = drawn_as
        return made


def how_awake(minute, length):
    """How it is to meet from a ``minute`` of the day on, for a ``length``: the worst of it counts.

    Asleep from midnight to six, early before eight, late after ten in the evening; half-open, so what ends at ten
    does not last until late.
    """
    end = minute + length.total_seconds() / 60
    if minute < NIGHT_ENDS or end > 24 * 60:
        return "asleep"
    if minute < DAY_BEGINS:
        return "early"
    return "late" if end > DAY_ENDS else "awake"


def around_the_world(occurrence, yours=""):
    """Rows from west to east; none for what lasts a day or longer. ``yours`` is the reader's zone, or ``""``."""
    if occurrence.all_day or occurrence.end - occurrence.start >= A_DAY:
        return Rows()
    return _around(readers_language(), occurrence.start, occurrence.end, occurrence.tz, yours)


@remembered
def _around(language, start, end, tz, yours):
    own = span(start, end, tz)
    rows = {}

    def row_of(zone):
        # Most zones share their clock with another: only the first of them is put into words.
        offset = zones.local_time(start, zone).utcoffset()
        if offset not in rows:
            there = span(start, end, zone)
            rows[offset] = Row(there, (there.day - own.day).days, end - start)
        return rows[offset]

    for zone, city in _places(language):
        row = row_of(zone)
        if city not in row.cities:
            row.cities.append(city)
    for zone, mark in ((tz, "is_own"), (yours, "is_yours")):
        if zone:
            row = row_of(zone)
            setattr(row, mark, True)
            if (city := zones.city(zone)) not in row.cities:
                row.cities.insert(0, city)
    return Rows([rows[offset] for offset in sorted(rows)], (language, start, end, tz, yours))


@remembered
def _places(_language):
    """Every zone of every branch that exists today with the name of a place in it, sorted by name."""
    branches = BranchPage.objects.live().standing().filter(public(), for_reader())
    found = set()
    for city, home, further in branches.values_list("city", "time_zone", "further_zones__time_zone"):
        found.add((home, city))
        if further:
            found.add((further, zones.city(further)))
    return sorted(found, key=lambda place: place[1])
