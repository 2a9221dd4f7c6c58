"""The days of a rule, as ``date.toordinal`` counts them.

A rule walks through periods (days, weeks, months or years), an interval apart from the one that its first day is in,
and has some days of each. The arithmetic is ours because dateutil has two habits that cannot be switched off: it
looks for a date that never comes until the year 9999, and it walks through all the years before those that are
wanted. A property test holds both to the same dates (tests/events/test_expansion.py).
"""

from calendar import isleap, monthrange
from datetime import MAXYEAR, date
from itertools import chain

from .grammar import Day, Frequency


def walk(rule, start, *, near, last):
    """Yield the days of ``rule`` from its first day ``start`` to the date ``last``, rising.

    Those well before the date ``near`` may be left out; ``None`` leaves out nothing, for rules that count.
    """
    steps = _Steps(rule, start, max(near or start, start), last)
    begun, end = start.toordinal(), last.toordinal()
    for day in chain.from_iterable(steps.periods()):
        if day > end:
            return
        if day >= begun:
            yield day


class _Steps:
    """The periods of one walk, each as the list of its days."""

    def __init__(self, rule, start, near, last):
        self.frequency, self.interval = rule.frequency, rule.interval
        self.days, self.month_days, self.months = rule.days, rule.month_days, rule.months
        self.start, self.near, self.last = start, near, last
        self._take_from_start()
        self.weekdays = {day.weekday for day in self.days}
        self.ordinals = any(day.ordinal for day in self.days)

    def _take_from_start(self):
        """What the parts of a rule do not say, its first day does."""
        if self.days or self.month_days or self.frequency == Frequency.DAILY:
            return
        if self.frequency == Frequency.WEEKLY:
            self.days = (Day(self.start.weekday()),)
            return
        self.month_days = (self.start.day,)
        if self.frequency == Frequency.YEARLY:
            self.months = self.months or (self.start.month,)

    def periods(self):
        return {
            Frequency.DAILY: self._single_days,
            Frequency.WEEKLY: self._weeks,
            Frequency.MONTHLY: self._calendar_months,
            Frequency.YEARLY: self._years,
        }[self.frequency]()

    def _numbers(self, start, near, last):
        """Every interval-th number from ``start`` to ``last``, without those it takes to come near."""
        return range(start + max(0, near - start) // self.interval * self.interval, last + 1, self.interval)

    def _single_days(self):
        for day in self._numbers(*map(date.toordinal, (self.start, self.near, self.last))):
            if (not self.weekdays or _weekday(day) in self.weekdays) and self._is_in_months(day):
                yield (day,)

    def _weeks(self):
        for week in self._numbers(*map(_week, (self.start, self.near, self.last))):
            monday = week * 7 + 1
            days = (monday + weekday for weekday in sorted(self.weekdays))
            yield [day for day in days if day <= date.max.toordinal() and self._is_in_months(day)]

    def _calendar_months(self):
        for number in self._numbers(*map(_month, (self.start, self.near, self.last))):
            year, month = divmod(number, 12)
            if not self.months or month + 1 in self.months:
                yield self._of_month(year, month + 1)

    def _years(self):
        for year in self._numbers(self.start.year, self.near.year, min(self.last.year, MAXYEAR)):
            if self.ordinals and not self.months:
                first = date(year, 1, 1)
                yield self._of_period(first.toordinal(), first.weekday(), 365 + isleap(year))
            else:
                for month in self.months or range(1, 13):
                    yield self._of_month(year, month)

    def _is_in_months(self, day):
        return not self.months or date.fromordinal(day).month in self.months

    def _of_month(self, year, month):
        return self._of_period(date(year, month, 1).toordinal(), *monthrange(year, month))

    def _of_period(self, first, weekday, length):
        """The days of the month or year that begins on day ``first``, a ``weekday``, and is ``length`` days long."""
        if self.month_days:
            days = {first + (day if day > 0 else length) - 1 for day in self.month_days if day <= length}
            return sorted(day for day in days if not self.weekdays or _weekday(day) in self.weekdays)
        days = set()
        for day in self.days:
            each = range(first + (day.weekday - weekday) % 7, first + length, 7)
            days.update(each if not day.ordinal else [each[day.ordinal - (day.ordinal > 0)]])
        return sorted(days)


def _weekday(day):
    return (day - 1) % 7


def _week(day):
    return (day.toordinal() - 1) // 7


def _month(day):
    return day.year * 12 + day.month - 1
