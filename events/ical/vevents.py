"""One series as VEVENTs: the rule, then one more for each date on which something is different.

A calendar program repeats the first by its own means, so it says what the rule says: DTSTART is the wall clock of the
first date, however long ago, and RRULE is the rule. The others have its UID and the RECURRENCE-ID of the date they
replace, the wall clock as the rule has it. A cancelled date stays, with STATUS:CANCELLED: who has seen it should see
that it does not take place. An extra date is an RDATE and a VEVENT of its own, for programs that do not know RDATE.
EXDATE does not occur, because no date of a series is ever removed without a trace.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Event, vRecur

from common import zones
from events.choices import Action, Status
from events.dates.planning import Plan
from events.ical.description import describe
from events.ical.properties import elapsed, line
from events.recurrence import Frequency, Rule

MORNING, LATE = 5, 22
# The most that clocks are put back by, anywhere: Troll's two hours.
REPEATED = timedelta(hours=2)
# Rules that mean the same and are understood by more programs.
ONCE = Rule("DAILY", count=1)
ALL_MONTHS = tuple(range(1, 13))


def vevents(entry):
    """Yield the VEVENTs of a series, the one with the rule first."""
    plan = _plan(entry)
    special = _special(plan)
    extra = [planned for planned in special if Action.EXTRA in plan.exceptions[planned.recurrence_id]]
    if not plan.rule and not extra:
        yield _date(entry, *plan.dates(plan.event.start_date, plan.event.start_date))
        return
    yield _series(entry, plan, extra)
    for planned in special:
        yield _date(entry, planned, of_series=True)


def vevent_of_date(entry, recurrence_id):
    """One date of a series as an event by itself, for who wants only this one.

    It has a UID of its own: a RECURRENCE-ID without the rule that it is an exception of is refused by Outlook.
    """
    plan = _plan(entry)
    event = _date(entry, plan.date(recurrence_id))
    if plan.rule or Action.EXTRA in plan.exceptions.get(recurrence_id, {}):
        event["UID"] = line(f"{recurrence_id}-{event['UID']}")
    return event


def _plan(entry):
    """The dates, with the words of exceptions in the reader's language where somebody has translated them."""
    if entry.page is not entry.event:
        translated = {exception.translation_key: exception for exception in entry.page.exceptions.all()}
        for exception in entry.event.exceptions.all():
            if own := translated.get(exception.translation_key):
                exception.reason, exception.new_venue = own.reason, own.new_venue
    return Plan(entry.event)


def _special(plan):
    """The dates that are not what the rule makes of them, and those that programs may well misread."""
    dates = filter(None, map(plan.date, sorted(plan.exceptions)))
    found = [planned for planned in dates if planned.note or planned.status != Status.SCHEDULED]
    known = {planned.recurrence_id for planned in found}
    return found + [planned for planned in _in_clock_changes(plan) if planned.recurrence_id not in known]


def _in_clock_changes(plan):
    """Dates of these years on which clocks are changed while the meeting is on, or skip the time at which it begins.

    The rule has them, but programs differ in what they make of them. Clocks are changed at night.
    """
    if not plan.rule or plan.event.is_all_day or not _is_at_night(plan.start, plan.duration):
        return []
    year, zone = timezone.now().year, plan.event.tz
    dates = plan.dates(date(year, 1, 1), date(year + 2, 12, 31))
    return [planned for planned in dates if _meets_change(planned, zone)]


def _is_at_night(begins, duration):
    ends = begins + duration
    return ends.date() > begins.date() or begins.hour < MORNING or ends.hour >= LATE


def _meets_change(planned, zone):
    """Whether clocks skip its beginning, or are changed while it is on or so soon after that they repeat its end."""
    start = zones.instant(planned.begins, zone)
    begins, after = (zones.local_time(moment, zone) for moment in (start, start + planned.duration + REPEATED))
    return begins.replace(tzinfo=None) != planned.begins or begins.utcoffset() != after.utcoffset()


def _series(entry, plan, extra):
    """The first date and how it repeats."""
    event = Event()
    zone = plan.event.tz
    event.add("DTSTART", _wall_clock(plan.start, zone))
    if plan.event.is_all_day:
        event.add("DTEND", plan.start + plan.duration)
    else:
        event["DURATION"] = elapsed(plan.duration)
    event["RRULE"] = _rrule(plan)
    if extra:
        event.add("RDATE", [_wall_clock(_start(planned.recurrence_id), zone) for planned in extra])
    return describe(event, entry)


def _date(entry, planned, of_series=False):
    """One date as it takes place."""
    event = Event()
    _add_times(event, planned, entry.event.tz)
    if of_series:
        event.add("RECURRENCE-ID", _wall_clock(_start(planned.recurrence_id), entry.event.tz))
    return describe(event, entry, planned)


def _add_times(event, planned, zone):
    """When it begins and how long it lasts; in UTC, which nobody misreads, where clocks are changed meanwhile."""
    begins, length = planned.begins, planned.duration
    if not isinstance(begins, datetime):
        event.add("DTSTART", begins)
        event.add("DTEND", begins + length)
        return
    event.add("DTSTART", zones.instant(begins, zone) if _meets_change(planned, zone) else _wall_clock(begins, zone))
    event["DURATION"] = elapsed(length)


def _start(recurrence_id):
    """The wall clock, or the day, that a recurrence id stands for."""
    if "T" in recurrence_id:
        return datetime.strptime(recurrence_id, "%Y%m%dT%H%M%S")
    return datetime.strptime(recurrence_id, "%Y%m%d").date()


def _wall_clock(begins, zone):
    """What the rule has, also where clocks skip it: programs read that with the offset before (RFC 5545 §3.3.5)."""
    return begins.replace(tzinfo=ZoneInfo(zone)) if isinstance(begins, datetime) else begins


def _rrule(plan):
    """The rule, its end in UTC, or as a day where the event is all day (RFC 5545 §3.3.10).

    ical.js forgets the first date of a series that has extra dates and no rule, and finds the 15th of every month of
    a year only where the months are named.
    """
    rule = plan.rule or ONCE
    if rule.frequency == Frequency.YEARLY and rule.month_days and not rule.months:
        rule = replace(rule, months=ALL_MONTHS)
    written = vRecur.from_ical(str(replace(rule, until=None)))
    if rule.until:
        end = rule.until if plan.event.is_all_day else zones.instant(rule.last_moment, plan.event.tz)
        written["UNTIL"] = [end]
    return written
