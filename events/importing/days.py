"""The days of recurrence rules that the site cannot keep: the first working day of a month, a last but one Friday.

RFC 5545 §3.3.10 for DAILY to YEARLY, whole days only. Every period between two dates is looked at once, so a rule
that never has a day costs no more than one that has; dateutil, which the tests compare it with, would go on to the
year 9999.
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from events.recurrence.grammar import WEEKDAYS, Frequency

FREQUENCIES = tuple(Frequency)
NUMBERS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYSETPOS": 366}
DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,3}", re.ASCII)
A_DAY = timedelta(days=1)


class NotARule(ValueError):
    """No rule that days follow from."""


@dataclass(frozen=True)
class DayRule:
    frequency: str
    interval: int = 1
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)


def parse(parts):
    """The :class:`DayRule` of the parts of an RRULE by name; without COUNT and UNTIL, which are the caller's."""
    if parts.get("FREQ") not in FREQUENCIES or not parts.get("INTERVAL", "1").isdecimal():
        raise NotARule
    others = parts.keys() - {"FREQ", "INTERVAL", "WKST", "BYDAY", "COUNT", "UNTIL", *NUMBERS}
    interval = int(parts.get("INTERVAL", "1")[:6])
    if others or not interval or parts.get("WKST", "MO") not in WEEKDAYS:
        raise NotARule
    return DayRule(
        parts["FREQ"],
        interval,
        WEEKDAYS.index(parts.get("WKST", "MO")),
        tuple(_weekday(item) for item in parts["BYDAY"].split(",")) if "BYDAY" in parts else (),
        {name: _list(parts[name], most) for name, most in NUMBERS.items() if name in parts},
    )


def _weekday(text):
    found = DAY.fullmatch(text)
    if not found:
        raise NotARule
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _list(text, most):
    items = text.split(",")
    if not all(NUMBER.fullmatch(item) and 1 <= abs(int(item)) <= most for item in items):
        raise NotARule
    return tuple(map(int, items))


def days(rule, start, last):
    """Yield the days of ``rule`` from ``start`` to ``last``, both included."""
    rule = _with_defaults(rule, start)
    for period in _periods(rule, start, last):
        found = [day for day in period if _is_day_of(rule, day)]
        for day in _positions(found, rule.numbers.get("BYSETPOS")):
            if start <= day <= last:
                yield day


def _with_defaults(rule, start):
    """What a rule does not say, its first day does (§3.3.10, the table of BYxxx parts)."""
    numbers = dict(rule.numbers)
    if rule.weekdays or rule.frequency == "DAILY" or numbers.keys() & {"BYMONTHDAY", "BYYEARDAY"}:
        return rule
    if rule.frequency == "WEEKLY":
        return DayRule(rule.frequency, rule.interval, rule.week_start, ((0, start.weekday()),), numbers)
    numbers["BYMONTHDAY"] = (start.day,)
    if rule.frequency == "YEARLY":
        numbers.setdefault("BYMONTH", (start.month,))
    return DayRule(rule.frequency, rule.interval, rule.week_start, (), numbers)


def _periods(rule, start, last):
    """Every interval-th day, week, month or year, from the one that ``start`` is in."""
    if rule.frequency == "YEARLY":
        for year in range(start.year, last.year + 1, rule.interval):
            yield _run(date(year, 1, 1), 365 + isleap(year))
    elif rule.frequency == "MONTHLY":
        for month in range(start.year * 12 + start.month - 1, last.year * 12 + last.month, rule.interval):
            year, month = divmod(month, 12)
            yield _run(date(year, month + 1, 1), monthrange(year, month + 1)[1])
    else:
        length = 7 if rule.frequency == "WEEKLY" else 1
        first = start - A_DAY * ((start.weekday() - rule.week_start) % 7 if length == 7 else 0)
        for ordinal in range(first.toordinal(), last.toordinal() + 1, length * rule.interval):
            yield _run(date.fromordinal(ordinal), length)


def _run(first, length):
    return [first + A_DAY * number for number in range(length)]


def _is_day_of(rule, day):
    numbers = rule.numbers
    of_month, of_year = monthrange(day.year, day.month)[1], 365 + isleap(day.year)
    number = day.timetuple().tm_yday
    return (
        ("BYMONTH" not in numbers or day.month in numbers["BYMONTH"])
        and _counted(numbers.get("BYMONTHDAY"), day.day, of_month)
        and _counted(numbers.get("BYYEARDAY"), number, of_year)
        and (not rule.weekdays or any(_is_weekday(rule, day, *weekday) for weekday in rule.weekdays))
    )


def _counted(wanted, number, length):
    return not wanted or number in wanted or number - length - 1 in wanted


def _is_weekday(rule, day, ordinal, weekday):
    if day.weekday() != weekday:
        return False
    if not ordinal or rule.frequency in ("DAILY", "WEEKLY"):
        return True
    if rule.frequency == "MONTHLY" or "BYMONTH" in rule.numbers:
        number, length = day.day, monthrange(day.year, day.month)[1]
    else:
        number, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    return ordinal in ((number - 1) // 7 + 1, -((length - number) // 7 + 1))


def _positions(found, wanted):
    if not wanted:
        return found
    return [day for place, day in enumerate(found, start=1) if place in wanted or place - len(found) - 1 in wanted]
