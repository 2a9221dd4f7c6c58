"""When one event of a file takes place: its first date, its rule, the dates that are added and left out."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import chain, islice

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import zones
from events.choices import MAX_DURATION, Action
from events.dates.planning import A_DAY
from events.importing.days import days
from events.importing.reading import Unreadable
from events.importing.rules import FOR_EVER, repeats
from events.importing.values import MAX_DATES, length, when, whens
from events.recurrence import occurrences
from events.recurrence.calendar import walk


class Dates:
    """When an event takes place, as far as its own VEVENT says: first date, rule, dates added and left out."""

    def __init__(self, main, start, places, window, draft):
        self.main, self.places, self.window, self.draft = main, places, window, draft
        prop = main.first("RRULE")
        self.tz = self._zone(start, bool(prop or main.first("RDATE")))
        self.first = start.seen_in(self.tz)
        self.rule, self.extras = None, {}
        if prop:
            self._repeat(prop, start)
        for added, lasts in whens(main.all("RDATE"), places):
            self.add(added, lasts)

    def _zone(self, start, is_series):
        """A single moment in UTC is told on the clock of where it will stand; a series keeps its own."""
        if start.zone != "UTC" or is_series or start.is_day:
            return start.zone
        there = start.seen_in(self.places.default)
        return self.places.default if zones.instant(there, self.places.default) == start.instant else start.zone

    def _repeat(self, prop, start):
        found = repeats(prop, start)
        if found.rule:
            self._keep_rule(found.rule, prop)
        else:
            self._single_dates(found, prop)

    def _keep_rule(self, rule, prop):
        """A first date that the rule does not give counts all the same (RFC 5545 §3.8.5.3); here it is an extra."""
        first = _day(self.first)
        day = next(walk(rule, first, near=None, last=min(first + FOR_EVER, rule.until or date.max)), None)
        if day is None:
            return
        if day != first.toordinal():
            self.extras[self.first] = None
            self.first = self._at(date.fromordinal(day))
            if rule.count:
                if rule.count == 1:
                    self.first = next(iter(self.extras))
                    self.extras = {}
                    return
                rule = replace(rule, count=rule.count - 1)
        self.rule = rule

    def _single_dates(self, found, prop):
        """Those from a month ago to eighteen months on; where there are none, the first."""
        begin, end = _day(self.first), min(self.window[1], found.until or date.max)
        if found.count and end - begin > FOR_EVER:
            raise Unreadable(prop.line, _("It has been counted for more than a century."))
        # The first date counts, also where the rule does not give it (RFC 5545 §3.8.5.3).
        each = islice(dict.fromkeys(chain([begin], days(found.days, begin, end))), found.count)
        wanted = [self._at(day) for day in islice((day for day in each if day >= self.window[0]), MAX_DATES)]
        self.first, *others = wanted or [self.first]
        self.extras |= dict.fromkeys(others)
        self.draft.remarks.append(
            ngettext(
                "It repeats in a way that no rule here can hold: %(n)d single date is entered.",
                "It repeats in a way that no rule here can hold: %(n)d single dates are entered.",
                len(others) + 1,
            )
            % {"n": len(others) + 1}
        )

    def _at(self, day):
        return datetime.combine(day, self.first.time()) if isinstance(self.first, datetime) else day

    def add(self, added, lasts=None):
        wall = self.wall(added)
        if wall is not None and not self.has(wall):
            self.extras[wall] = lasts

    def wall(self, moment):
        """A moment of the file on the event's clock; a day alone means that day's date; None for neither."""
        if moment.is_day:
            return self._at(moment.day)
        return moment.seen_in(self.tz) if isinstance(self.first, datetime) else None

    def has(self, wall):
        if wall == self.first or wall in self.extras:
            return True
        return bool(self.rule) and wall in occurrences(self.rule, self.first, (_day(wall), _day(wall)))

    def fields(self):
        is_timed = isinstance(self.first, datetime)
        last = self.draft.fields.pop("_days", 0)
        return {
            "start_date": _day(self.first),
            "start_time": self.first.time() if is_timed else None,
            "end_date": _day(self.first) + A_DAY * last if last else None,
            "tz": self.tz,
            "rule": str(self.rule or ""),
        }

    def exceptions(self):
        found = [self.extra_date(wall, lasts) for wall, lasts in sorted(self.extras.items())]
        for left_out, _lasts in whens(self.main.all("EXDATE"), self.places):
            wall = self.wall(left_out)
            if wall is not None and self.has(wall):
                found.append(self.about(Action.CANCELLED, wall, reason=_("Left out in the calendar it comes from.")))
        return _once(found)

    def extra_date(self, wall, lasts=None, **more):
        usual = self.draft.fields.get("duration")
        return self.about(Action.EXTRA, wall, new_duration=lasts if lasts != usual and usual else None, **more)

    def about(self, action, wall, **more):
        """The fields of an exception about the date that is, or was, at ``wall``."""
        is_usual = not isinstance(wall, datetime) or wall.time() == self.first.time()
        return {"action": action, "date": _day(wall), "time": None if is_usual else wall.time(), **more}


def _once(exceptions):
    """One of each action for a date, the last said."""
    return list({(e["action"], e["date"], e["time"]): e for e in exceptions}.values())


def _day(wall):
    return wall.date() if isinstance(wall, datetime) else wall


def duration(component, start, places):
    """How long it lasts: elapsed time, of all-day events whole days; zero where nothing says (RFC 5545 §3.6.1)."""
    end, lasts = component.first("DTEND"), component.first("DURATION")
    elapsed, line = timedelta(0), start.line
    if end:
        until, line = when(end, places), end.line
        if until.is_day != start.is_day:
            raise Unreadable(line, _("It begins with a time and ends without one, or the other way round."))
        elapsed = until.day - start.day if start.is_day else until.instant - start.instant
    elif lasts:
        elapsed, line = length(lasts), lasts.line
    if elapsed < timedelta(0):
        raise Unreadable(line, _("It ends before it begins."))
    if elapsed > MAX_DURATION:
        raise Unreadable(line, _("It lasts longer than 31 days."))
    return max(elapsed, A_DAY) if start.is_day else elapsed
