"""Under which days a date of an event stands, on the reader's clock, and in which order.

What lasts less than a day stands under the day on which it begins, also where it runs past midnight: nobody looks
for last night's meeting in the morning. What lasts longer stands under each of its days, and so do all-day events,
whose days are the same for everybody.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

A_DAY = timedelta(days=1)
# The columns of a date that place it in a calendar, in the order of Placed.
PLACING = ["pk", "start", "end", "all_day", "first_day", "last_day"]


class Placed(NamedTuple):
    """What places one date, without the rest of it: lists are put in order by these and fetch only what they show."""

    pk: int
    start: datetime
    end: datetime
    all_day: bool
    first_day: object
    last_day: object


# Those that put dates in order, in the order of Ordered.
ORDERING = ["pk", "start", "all_day", "first_day"]


class Ordered(NamedTuple):
    """What a long list is put in order by: half of the columns that place a date, for reading costs."""

    pk: int
    start: datetime
    all_day: bool
    first_day: object


def days_of(placed, clock):
    """The first and the last of the reader's days under which it stands."""
    if placed.all_day:
        return placed.first_day, placed.last_day
    first = clock.day(placed.start)
    if placed.end - placed.start <= A_DAY:
        return first, first
    return first, clock.day(placed.end - timedelta(microseconds=1))


def stands_under(placed, day, clock):
    first, last = days_of(placed, clock)
    return first <= day <= last


def order(placed, clock):
    """By what somebody reads from top to bottom: a day, its all-day events, its hours."""
    start = clock.midnight(placed.first_day) if placed.all_day else placed.start
    return start, not placed.all_day, placed.pk
