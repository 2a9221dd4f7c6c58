"""When a copy of an event would take place: nobody copies a meeting to hold it on the same day again."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from common import zones
from events.recurrence import Day, Frequency, Rule, next_dates, occurrences, rule_of
from events.validation import first_start

A_DAY = timedelta(days=1)


def moved_on(event, today=None):
    """The fields of time of a copy, its dates after ``today`` and after the original's own.

    A single event goes on to the same weekday of the next month (the second Tuesday); a series that ends, to the
    first date of its pattern after that, for as long; one that does not, to its next date.
    """
    today = today or _today(event.tz)
    rule, start = rule_of(event.rule), first_start(event)
    if rule is None:
        day = _next(
            _same_weekday(event.start_date), event.start_date, max(today + A_DAY, _next_month(event.start_date))
        )
    elif rule.count or rule.until:
        endless = replace(rule, count=None, until=None)
        day = _next(endless, start, max(today, _last(rule, start)) + A_DAY)
    else:
        day = _next(rule, start, today + A_DAY)
    if day is None:
        return {}
    distance = day - event.start_date
    fields = {"start_date": day}
    if event.end_date:
        fields["end_date"] = event.end_date + distance
    if rule and rule.until:
        fields["rule"] = replace(rule, until=rule.until + distance)
    return fields


def _today(tz):
    return zones.local_time(timezone.now(), tz).date()


def _next(rule, start, after):
    found = next(iter(next_dates(rule, start, after, 1)), None)
    return found.date() if hasattr(found, "date") else found


def _same_weekday(day):
    number = (day.day - 1) // 7 + 1
    return Rule(Frequency.MONTHLY, days=(Day(day.weekday(), number if number < 5 else -1),))


def _next_month(day):
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _last(rule, start):
    """The last day of a rule that has one."""
    day = start.date() if hasattr(start, "date") else start
    until = rule.until or day.replace(year=min(day.year + 99, 9998), day=min(day.day, 28))
    last = max(occurrences(rule, start, (day, until)), default=start)
    return last.date() if hasattr(last, "date") else last
