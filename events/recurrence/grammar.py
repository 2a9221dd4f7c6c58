"""The recurrence rules we accept: a part of RFC 5545, section 3.3.10, that a form can hold and a person can say.

    FREQ        DAILY, WEEKLY, MONTHLY or YEARLY
    INTERVAL    1 to 99
    BYMONTH     1 to 12
    BYMONTHDAY  1 to 31, or -1 for the last day; MONTHLY and YEARLY only
    BYDAY       MO to SU; with MONTHLY and YEARLY also 1 to 4 or -1 before it (2TU, -1FR), then without BYMONTHDAY
    COUNT       1 to 400, or
    UNTIL       the last day on which a meeting may begin, as floating text (20271208T235959)

A rule that exists is a rule that may be expanded: ``Rule`` refuses everything else when it is made, whether from
text, from a form or in code, before any date is computed. Each refusal is a ``ValidationError`` with one sentence
that says what to do. WKST is understood where it changes nothing and not kept: weeks begin on Monday.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ORDINALS = (1, 2, 3, 4, -1)
MAX_INTERVAL = 99
MAX_COUNT = 400
# The longest text of a valid rule has fewer than 350 characters.
MAX_LENGTH = 400
# Leap years' February: whether a day exists in any year.
LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
END_OF_DAY = time(23, 59, 59)

PARTS = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "COUNT", "UNTIL", "WKST"}
ONE_RULE = re.compile(r"(?:RRULE:)?([A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*)")
OTHER_PROPERTIES = re.compile(r"^(?:RDATE|EXDATE|EXRULE|DTSTART|DTEND)\b", re.MULTILINE)
NUMBER = re.compile(r"[+-]?[0-9]{1,4}")
DAY = re.compile(rf"([+-]?[0-9]{{0,3}})({'|'.join(WEEKDAYS)})")
UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6}))?")


class Frequency(StrEnum):
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Day(NamedTuple):
    """A weekday (0 is Monday), and which of the month: 1 to 4, -1 for the last, 0 for each."""

    weekday: int
    ordinal: int = 0

    def __str__(self):
        return f"{self.ordinal or ''}{WEEKDAYS[self.weekday]}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One accepted rule. Lists are kept sorted and without repetition, so equal rules are equal objects and texts."""

    frequency: Frequency
    interval: int = 1
    days: tuple[Day, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None

    def __post_init__(self):
        self._check_numbers()
        self._check_days()
        self._check_end()
        object.__setattr__(self, "frequency", Frequency(self.frequency))
        object.__setattr__(self, "days", tuple(sorted({Day(*day) for day in self.days}, key=_calendar_order)))
        object.__setattr__(self, "month_days", tuple(sorted(set(self.month_days), key=_last_is_last)))
        object.__setattr__(self, "months", tuple(sorted(set(self.months))))

    @classmethod
    def parse(cls, text, *, start_time=None):
        """The rule that ``text`` (with or without ``RRULE:``) states.

        UNTIL is a date, or floating and at the end of one. A calendar program writes it with the meeting's own
        time of day: who knows that gives it as ``start_time``, and any floating UNTIL is understood.
        """
        parts = _split(text)
        _check_week_start(parts)
        return cls(
            frequency=parts["FREQ"],
            interval=_numbers(parts, "INTERVAL", single=True) or 1,
            days=tuple(_day(item) for item in _items(parts, "BYDAY")),
            month_days=_numbers(parts, "BYMONTHDAY"),
            months=_numbers(parts, "BYMONTH"),
            count=_numbers(parts, "COUNT", single=True),
            until=_until(parts["UNTIL"], start_time) if "UNTIL" in parts else None,
        )

    def __str__(self):
        parts = {"FREQ": self.frequency}
        if self.interval > 1:
            parts["INTERVAL"] = self.interval
        for name, values in (("BYMONTH", self.months), ("BYMONTHDAY", self.month_days), ("BYDAY", self.days)):
            if values:
                parts[name] = ",".join(map(str, values))
        if self.count:
            parts["COUNT"] = self.count
        if self.until:
            parts["UNTIL"] = f"{self.last_moment:%Y%m%dT%H%M%S}"
        return ";".join(f"{name}={value}" for name, value in parts.items())

    @property
    def last_moment(self):
        """The end of the last day, wall clock; ``None`` for a rule without one."""
        return datetime.combine(self.until, END_OF_DAY) if self.until else None

    @property
    def pattern(self):
        """The rule without how often and how long: what the controls of a form cannot always hold."""
        return replace(self, interval=1, count=None, until=None)

    @property
    def of_months(self):
        """Whether it counts in months or years, where ordinals and days of the month have a meaning."""
        return self.frequency in (Frequency.MONTHLY, Frequency.YEARLY)

    def _check_numbers(self):
        if self.frequency not in list(Frequency):
            refuse("frequency", _("Choose daily, weekly, monthly or yearly: nothing else can be repeated here."))
        if not _whole(self.interval, range(1, MAX_INTERVAL + 1)):
            refuse("interval", _("Write how often it repeats as a number from 1 to 99."))
        if not all(_whole(month, range(1, 13)) for month in self.months):
            refuse("month", _("Write months as numbers from 1 to 12."))
        if not all(_whole(day, (-1, *range(1, 32))) for day in self.month_days):
            refuse("month_day", _("Choose a day of the month from 1 to 31, or the last day."))

    def _check_days(self):
        if not all(_whole(day[0], range(7)) and _whole(Day(*day).ordinal, (0, *ORDINALS)) for day in self.days):
            refuse(
                "ordinal",
                _("Choose the first, second, third, fourth or last of a weekday: not every month has more."),
            )
        ordinals = {bool(Day(*day).ordinal) for day in self.days}
        if len(ordinals) > 1:
            refuse("mixed_days", _("Choose either every one of a weekday or the first to last of it, not both."))
        if not self.of_months and True in ordinals:
            refuse("ordinal_frequency", _("Choose monthly or yearly to repeat on the first to last of a weekday."))
        if not self.of_months and self.month_days:
            refuse("month_day_frequency", _("Choose monthly or yearly to repeat on a day of the month."))
        if self.month_days and True in ordinals:
            refuse("day_twice", _("Choose either a weekday of the month or a day of the month, not both."))
        if self.month_days and not self._some_day_exists():
            refuse("no_such_day", _("Choose another day or month: the months you chose never have that day."))

    def _some_day_exists(self):
        longest = max(LONGEST_MONTHS[month - 1] for month in self.months or range(1, 13))
        return min(self.month_days) <= longest

    def _check_end(self):
        if self.count is not None and self.until is not None:
            refuse("two_ends", _("Choose one end, either a date or a number of times."))
        if self.count is not None and not _whole(self.count, range(1, MAX_COUNT + 1)):
            refuse("count", _("Write a number of times from 1 to 400."))
        if self.until is not None and (not isinstance(self.until, date) or isinstance(self.until, datetime)):
            refuse("until", _("Give the last day as a date, without a time or a time zone."))


def refuse(code, sentence):
    raise ValidationError(sentence, code=code)


def _whole(number, allowed):
    """Whether it is one of these numbers, and not something that merely equals one (``True``, ``1.0``)."""
    return type(number) is int and number in allowed


def _calendar_order(day):
    return _last_is_last(day.ordinal), day.weekday


def _last_is_last(number):
    return number if number >= 0 else 100 + number


def _split(text):
    """The parts of a rule by name, every name known and none twice; their values are still text."""
    if not isinstance(text, str) or len(text) > MAX_LENGTH:
        refuse("length", _("Use one short rule, like FREQ=MONTHLY;BYDAY=2TU, and add other dates one by one."))
    if OTHER_PROPERTIES.search(text):
        refuse("property", _("Give the rule alone, and add extra or cancelled dates one by one."))
    found = ONE_RULE.fullmatch(text)
    if not found:
        refuse("text", _("Write one rule in capital letters on one line, like FREQ=MONTHLY;BYDAY=2TU."))
    pairs = [part.split("=") for part in found[1].split(";")]
    parts = dict(pairs)
    unknown = sorted(parts.keys() - PARTS)
    if unknown:
        refuse("part", _("Leave out %(part)s: choose weekdays, days of the month and months.") % {"part": unknown[0]})
    if len(parts) < len(pairs) or "FREQ" not in parts:
        refuse("text", _("Name every part of the rule once, FREQ among them."))
    return parts


def _items(parts, name):
    return parts[name].split(",") if name in parts else []


def _numbers(parts, name, *, single=False):
    items = _items(parts, name)
    if not all(NUMBER.fullmatch(item) for item in items) or (single and len(items) > 1):
        refuse("number", _("Write whole numbers in %(part)s.") % {"part": name})
    numbers = tuple(map(int, items))
    if single:
        # INTERVAL=0 must not pass for an interval that is not stated.
        return (numbers[0] or -1) if numbers else None
    return numbers


def _day(text):
    found = DAY.fullmatch(text)
    if not found or found[1] in ("+", "-") or (found[1] and int(found[1]) == 0):
        refuse("day", _("Write weekdays as MO, TU, WE, TH, FR, SA or SU, with 1 to 4 or -1 before them."))
    return Day(WEEKDAYS.index(found[2]), int(found[1] or 0))


def _until(text, start_time):
    """The last day on which a meeting may begin. A moment earlier in the day than it begins ends the day before."""
    found = UNTIL.fullmatch(text)
    try:
        day = datetime.strptime(found[1], "%Y%m%d").date()
        moment = datetime.strptime(found[2] or "235959", "%H%M%S").time()
        if found[2] and moment != END_OF_DAY:
            return day if moment >= start_time else day.fromordinal(day.toordinal() - 1)
    except (TypeError, ValueError):
        refuse("until", _("Give the last day as a date, without a time or a time zone."))
    return day


def _check_week_start(parts):
    """WKST decides which days belong together only where several weekdays of every other week are meant."""
    start = parts.pop("WKST", "MO")
    if start not in WEEKDAYS:
        refuse("week_start", _("Leave out WKST: weeks begin on Monday."))
    decides = parts["FREQ"] == "WEEKLY" and "INTERVAL" in parts and "," in parts.get("BYDAY", "")
    if start != "MO" and decides and parts["INTERVAL"] != "1":
        refuse("week_start", _("Leave out WKST: weeks begin on Monday."))
