"""Months and weeks as tables: a few dates to a day, and how many more there are.

What is read is bounded by the hours of a month, not by its events: of all that begin and end together only a few
are fetched, and the database counts the rest.
"""

import calendar
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from common.languages import readers_language
from common.times import long_date
from events.calendar import addresses
from events.calendar.placing import A_DAY, PLACING, Placed, days_of, order
from events.items import Item

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Entry:
    """A date in a cell: with the time at which it begins, which it does on the first of its days only."""

    item: Item
    time: str


@dataclass(frozen=True)
class Day:
    """A cell: ``entries`` of its first dates, ``more`` of those left out. Outside the month a cell is empty."""

    day: date
    heading: str
    url: str
    is_today: bool
    is_inside: bool = True
    entries: list[Entry] = field(default_factory=list)
    more: int = 0

    @property
    def drawn_as(self):
        """All that the cell looks like ({% remembered %})."""
        drawn = [(entry.time, entry.item.drawn_as) for entry in self.entries]
        return readers_language(), self.url, self.is_today, self.more, *drawn

    @property
    def number(self):
        return self.day.day


@dataclass(frozen=True)
class Week:
    """A row. The first one of all years has no page of its own: it began in the year before."""

    number: int
    url: str
    days: list[Day]


def weeks_of_month(first):
    """The days of a month in rows of seven, Monday first, filled up with its neighbours'."""
    return calendar.Calendar().monthdatescalendar(first.year, first.month)


def table(occurrences, rows, shown, reader, url, inside=lambda day: True):
    """The :class:`Week` of each row of seven days, with at most ``shown`` dates to a day.

    ``url(address)`` makes a link of one of the calendar's addresses; ``inside(day)`` is false for an empty cell.
    """
    days = [day for row in rows for day in row if inside(day)]
    span, clock = (days[0], days[-1]), reader.clock
    chosen, totals = _chosen(_crowds(occurrences, span, shown, clock), span, shown, clock)
    keys = list(dict.fromkeys(one.pk for day in chosen.values() for one in day))
    found = {item.occurrence.pk: item for item in reader.items(keys)}

    def cell(day):
        entries = [_entry(found[one.pk], day) for one in chosen[day] if one.pk in found] if inside(day) else []
        more, link = totals[day] - len(chosen[day]), url(addresses.day(day))
        return Day(day, long_date(day), link, day == clock.today, inside(day), entries, more)

    def week(row):
        address = addresses.week(row[0])
        link = url(address) if addresses.is_shown(address) else ""
        return Week(row[0].isocalendar().week, link, [cell(day) for day in row])

    return [week(row) for row in rows]


def _entry(item, day):
    begins = not item.all_day and item.clock.day == day
    return Entry(item, item.clock.start.time if begins else "")


def _crowds(occurrences, span, shown, clock):
    """``(Placed, how many are like it)`` of at most ``shown`` dates of all that begin and end together."""
    timed = occurrences.filter(all_day=False).overlapping(*clock.bounds(*span))
    return [
        *_few_of_each(timed, ["start", "end"], shown),
        *_few_of_each(occurrences.on_days(*span), ["first_day", "last_day"], shown),
    ]


def _few_of_each(occurrences, together, shown):
    together = [F(name) for name in together]
    ranked = occurrences.annotate(
        rank=Window(RowNumber(), partition_by=together, order_by="pk"),
        crowd=Window(Count("pk"), partition_by=together),
    )
    rows = ranked.filter(rank__lte=shown).order_by().values_list(*PLACING, "rank", "crowd")
    return [(Placed._make(row[:-2]), row[-2], row[-1]) for row in rows]


def _chosen(crowds, span, shown, clock):
    """The dates to show on each day, and how many there are in all."""
    by_day, totals = defaultdict(list), defaultdict(int)
    for one, rank, crowd in crowds:
        first, last = days_of(one, clock)
        day = max(first, span[0])
        while day <= min(last, span[1]):
            by_day[day].append(one)
            totals[day] += crowd if rank == 1 else 0
            day += A_DAY
    for day, found in by_day.items():
        by_day[day] = sorted(found, key=lambda one: order(one, clock))[:shown]
    return by_day, totals
