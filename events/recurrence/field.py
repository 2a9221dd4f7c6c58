"""A column for rules. django-recurrence's own writes every date in UTC and reads it in Django's active zone.

Nine in the evening of the last day becomes the day after, a meeting moves by an hour when clocks change, and a
second Tuesday in Sydney turns into a Wednesday. Here the text is floating on both ways: neither the active zone
nor USE_TZ or RECURRENCE_USE_TZ has a say, because django-recurrence's reader and writer are never called. What they
are for, a value that other code knows as a ``recurrence.Recurrence``, stays.

To go when django-recurrence keeps local time (its settings know only UTC or the active zone).
"""

import recurrence
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _
from recurrence.fields import RecurrenceField

from .grammar import END_OF_DAY, Day, Frequency, Rule, refuse

FREQUENCIES = {
    Frequency.DAILY: recurrence.DAILY,
    Frequency.WEEKLY: recurrence.WEEKLY,
    Frequency.MONTHLY: recurrence.MONTHLY,
    Frequency.YEARLY: recurrence.YEARLY,
}
NOT_OURS = ("bysetpos", "byyearday", "byweekno", "byhour", "byminute", "bysecond")


class WallClockRecurrence(recurrence.Recurrence):
    """A recurrence of exactly one accepted ``rule``. Its text has no zone; anything may be compared with it."""

    def __init__(self, rule):
        self.rule = rule
        super().__init__(rrules=[_library_rule(rule)], include_dtstart=False)

    def __str__(self):
        return f"RRULE:{self.rule}"

    def __repr__(self):
        return f"<{type(self).__name__}: {self.rule}>"

    def __eq__(self, other):
        return isinstance(other, WallClockRecurrence) and self.rule == other.rule

    def __hash__(self):
        return hash(self.rule)

    def __reduce__(self):
        return type(self), (self.rule,)


class RuleAttribute(DeferredAttribute):
    """Whatever is assigned is a value of the field from then on. The library's own cannot be deferred."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class WallClockRecurrenceField(RecurrenceField):
    """Stores ``RRULE:…`` or an empty text; reads as a ``WallClockRecurrence`` or ``""``.

    Takes a ``Rule``, its text, or anybody's ``Recurrence`` of one rule, and refuses the rest wherever it comes from.
    """

    description = _("A rule by which an event repeats")

    def __init__(self, verbose_name=None, *, include_dtstart=False, **kwargs):
        super().__init__(verbose_name=verbose_name, include_dtstart=include_dtstart, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "include_dtstart": self.include_dtstart}

    def contribute_to_class(self, cls, *args, **kwargs):
        super().contribute_to_class(cls, *args, **kwargs)
        setattr(cls, self.attname, RuleAttribute(self))

    def to_python(self, value):
        if not value:
            return ""
        if isinstance(value, WallClockRecurrence):
            return value
        return WallClockRecurrence(rule_of(value))

    def get_prep_value(self, value):
        return str(self.to_python(value))

    def formfield(self, **kwargs):
        from events.forms import RuleField

        return models.Field.formfield(self, **{"form_class": RuleField, **kwargs})


def rule_of(value):
    """The ``Rule`` that a value of the field, a text or a ``Recurrence`` stands for; ``None`` for an empty one."""
    if not value or isinstance(value, Rule):
        return value or None
    if isinstance(value, WallClockRecurrence):
        return value.rule
    if isinstance(value, recurrence.Recurrence):
        return _from_library(value)
    return Rule.parse(value)


def _library_rule(rule):
    return recurrence.Rule(
        FREQUENCIES[rule.frequency],
        interval=rule.interval,
        count=rule.count,
        until=rule.last_moment,
        byday=[recurrence.Weekday(day.weekday, day.ordinal or None) for day in rule.days],
        bymonthday=rule.month_days,
        bymonth=rule.months,
    )


def _from_library(value):
    others = (value.dtstart, value.dtend, value.exrules, value.rdates, value.exdates)
    if any(others) or len(value.rrules) != 1:
        refuse("property", _("Give the rule alone, and add extra or cancelled dates one by one."))
    (rule,) = value.rrules
    if rule.wkst:
        refuse("week_start", _("Leave out WKST: weeks begin on Monday."))
    frequencies = {number: name for name, number in FREQUENCIES.items()}
    for part in NOT_OURS:
        if getattr(rule, part):
            refuse("part", _("Leave out %(part)s: choose weekdays, days of the month and months.") % {"part": part})
    return Rule(
        frequency=frequencies.get(rule.freq),
        interval=rule.interval,
        days=tuple(_day(day) for day in rule.byday),
        month_days=tuple(rule.bymonthday),
        months=tuple(rule.bymonth),
        count=rule.count,
        until=_last_day(rule.until),
    )


def _day(value):
    try:
        day = recurrence.to_weekday(value)
    except (TypeError, ValueError):
        raise ValidationError(_("Choose weekdays from Monday to Sunday."), code="day") from None
    return Day(day.number, day.index or 0)


def _last_day(until):
    if until is None:
        return None
    if until.tzinfo or until.time() != END_OF_DAY:
        refuse("until", _("Give the last day as a date, without a time or a time zone."))
    return until.date()
