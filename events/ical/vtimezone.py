"""A zone's clock changes as calendar programs read them: VTIMEZONE (RFC 5545 §3.6.5).

icalendar's own ``add_missing_timezones()`` lists every change as an RDATE; ical.js (Thunderbird, Nextcloud) and
Outlook do not read those and stay on one offset all year. What all of them read, and what stands here, is a yearly
rule with one BYDAY and BYMONTH, or a single DTSTART where clocks change once. Where a law speaks of a day that such a
rule cannot name ("the Friday before the last Sunday"), or is amended, there are several observances, one for each run
of years.

The changes are found by asking the pinned zone data, never written by hand. DTSTART is what the clock shows before it
is changed. The span begins with the year before the first date that is used; the last rules have no end, so what lies
beyond the last year follows the law of today.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from events.recurrence.grammar import WEEKDAYS

# No zone changes its clocks and back within fewer days than this.
STEP = timedelta(days=5)
A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """Clocks are changed at ``wall``, as they show it before; offsets are to the east of UTC."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool

    @property
    def kind(self):
        """What changes of other years share if one rule can hold them all."""
        return self.before, self.after, self.name, self.daylight, self.wall.month, self.wall.time()

    @property
    def patterns(self):
        """Every way to name the day within its month that a yearly rule has."""
        weekday, day = WEEKDAYS[self.wall.weekday()], self.wall.day
        found = {("byday", f"-1{weekday}")} if (self.wall + 7 * A_DAY).month != self.wall.month else set()
        if day <= 28:
            found.add(("byday", f"{(day - 1) // 7 + 1}{weekday}"))
        return found | {("bymonthday", day)}


@dataclass
class Run:
    """The same change in one year after the other."""

    first: Change
    last: Change
    patterns: set = field(default_factory=set)

    def take(self, change):
        """Whether ``change`` is the next year's, by a rule that holds all of them; then it is part of the run."""
        both = self.patterns & change.patterns
        if change.kind != self.first.kind or change.wall.year != self.last.wall.year + 1 or not both:
            return False
        self.last, self.patterns = change, both
        return True


@lru_cache(1024)
def vtimezone(zone, first_year, last_year):
    """The VTIMEZONE of an IANA zone for dates from ``first_year`` on, as bytes.

    What is amended after ``last_year`` is left out.
    """
    component = Timezone()
    component.add("TZID", zone)
    begin = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    changes = list(_changes(ZoneInfo(zone), begin, datetime(last_year + 1, 1, 1, tzinfo=UTC)))
    if not any(change.wall.year < first_year and not change.daylight for change in changes):
        component.add_component(_beginning(begin.astimezone(ZoneInfo(zone))))
    for run in _runs(changes):
        component.add_component(_observance(run, last_year))
    return component.to_ical(sorted=False)


def _changes(tz, begin, end):
    """Every change of the distance to UTC between two instants; what changes only its name is none."""
    here = begin
    while here < end:
        there = here + STEP
        if here.astimezone(tz).utcoffset() != there.astimezone(tz).utcoffset():
            yield _change(tz, here, there)
        here = there


def _change(tz, here, there):
    """The one change between two instants, to the minute."""
    before = here.astimezone(tz)
    while there - here > A_MINUTE:
        middle = here + (there - here) // 2 // A_MINUTE * A_MINUTE
        if middle.astimezone(tz).utcoffset() == before.utcoffset():
            here = middle
        else:
            there = middle
    after = there.astimezone(tz)
    return Change(
        wall=there.replace(tzinfo=None) + before.utcoffset(),
        before=before.utcoffset(),
        after=after.utcoffset(),
        name=after.tzname(),
        # Irish law has it the other way round, winter time being the exception; no program would understand that.
        daylight=after.utcoffset() > before.utcoffset() and after.dst() != before.dst(),
    )


def _runs(changes):
    runs = []
    for change in changes:
        if not any(run.take(change) for run in runs):
            runs.append(Run(change, change, change.patterns))
    return runs


def _observance(run, last_year):
    change = run.first
    component = TimezoneDaylight() if change.daylight else TimezoneStandard()
    component.add("DTSTART", change.wall)
    if run.first is not run.last:
        component.add("RRULE", _rule(run, last_year))
    return _finish(component, change.before, change.after, change.name)


def _rule(run, last_year):
    # A day with a weekday, if there is one: that is what laws say, and what programs expect.
    part, value = sorted(run.patterns)[0]
    rule = {"freq": "yearly", "bymonth": run.first.wall.month, part: value}
    if run.last.wall.year < last_year:
        # A day later than the last change, for readers that take UTC for the time of the place.
        rule["until"] = (run.last.wall - run.last.before).replace(tzinfo=UTC) + A_DAY
    return rule


def _beginning(moment):
    """What holds until the first change, or for good."""
    component = TimezoneStandard()
    component.add("DTSTART", moment.replace(month=1, day=1, hour=0, minute=0, tzinfo=None))
    return _finish(component, moment.utcoffset(), moment.utcoffset(), moment.tzname())


def _finish(component, before, after, name):
    component.add("TZOFFSETFROM", before)
    component.add("TZOFFSETTO", after)
    component.add("TZNAME", name)
    return component
