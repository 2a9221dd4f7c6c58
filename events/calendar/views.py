"""What each view of the calendar shows: the list to come, the archive, a month, a week, a day."""

from datetime import timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from common.times import long_date, month_name, weekday_names
from events.calendar import addresses, listing, month
from events.calendar.clock import Clock
from events.calendar.filters import EventFilter
from events.calendar.listing import Reader
from events.calendar.offers import offers
from events.models import Occurrence

MONTH_CELL, WEEK_CELL = 3, 10
# Search engines are shown the months of the next year and a half and of the last one; the rest only to people.
CRAWLED_BACK, CRAWLED_ON = timedelta(days=365), timedelta(days=548)


class Calendar:
    """One view of the calendar for one request: who asks, on which clock, narrowed to what."""

    def __init__(self, page, request):
        self.page, self.request = page, request
        self.clock = Clock.of(request)
        self.filter = EventFilter(request.GET, offers())
        self.occurrences = self.filter.narrow(Occurrence.objects.visible(), lambda: request.user)
        self.reader = Reader(self.clock, request)

    def upcoming(self):
        found = listing.upcoming(self.occurrences, self.reader)
        return self._context("upcoming", "", self.clock.today, listing=found, is_indexed=self._is_plain())

    def past(self):
        found = listing.past(self.occurrences, self.reader)
        return self._context(
            "past", addresses.PAST, self.clock.today, _("Past meetings"), listing=found, is_indexed=self._is_plain()
        )

    def day(self, day):
        found = listing.on_day(self.occurrences, day, self.reader)
        step = timedelta(days=1)
        around = self._around(day - step, day + step, addresses.day, long_date)
        return self._context("day", addresses.day(day), day, long_date(day), listing=found, **around)

    def month(self, first):
        rows = month.weeks_of_month(first)
        weeks = self._table(rows, MONTH_CELL, lambda day: day.month == first.month)
        before, after = first - timedelta(days=1), first + timedelta(days=31)
        return self._context(
            "month",
            addresses.month(first),
            self.clock.today if month_name(first) == month_name(self.clock.today) else first,
            month_name(first),
            is_indexed=not self._is_far(first) and self._is_plain(),
            **weeks,
            **self._around(before.replace(day=1), after.replace(day=1), addresses.month, month_name),
        )

    def week(self, monday):
        row = [monday + timedelta(days=number) for number in range(7)]
        day = self.clock.today if self.clock.today in row else monday
        around = self._around(monday - month.A_WEEK, monday + month.A_WEEK, addresses.week, week_name)
        return self._context(
            "week", addresses.week(monday), day, week_name(monday), **self._table([row], WEEK_CELL), **around
        )

    def _table(self, rows, shown, inside=lambda day: True):
        weeks = month.table(self.occurrences, rows, shown, self.reader, self._url, inside)
        is_empty = not any(day.entries for week in weeks for day in week.days)
        return {"weeks": weeks, "weekdays": weekday_names(), "is_empty": is_empty}

    def _is_plain(self):
        """Whether the address is one of its own, not another way to look at the same list."""
        return not self.request.GET

    def _is_far(self, day):
        return not -CRAWLED_BACK <= day - self.clock.today <= CRAWLED_ON

    def _context(self, view, below, day, title="", is_indexed=False, **context):
        self.page.address_below, self.page.title_below = below, title
        return {
            "view": view,
            "base_url": self._base,
            "here_url": f"{self._base}{below}",
            "views": self._views(view, day),
            "clock": self.clock,
            "filter": self.filter,
            "filter_query": self.filter.query,
            "heading": title,
            "is_indexed": is_indexed,
        } | context

    def _views(self, current, day):
        """The ways to look at the calendar, each with the filters kept and near the day one is at."""
        ways = [
            ("upcoming", _("List"), ""),
            ("month", _("Month"), addresses.month(day)),
            ("week", _("Week"), addresses.week(day)),
            ("day", _("Day"), addresses.day(day)),
            ("past", _("Past"), addresses.PAST),
        ]
        return [
            {"title": title, "url": self._url(below), "current": name == current, "is_far": name in FAR}
            for name, title, below in ways
            if not below[:4].isdigit() or addresses.is_shown(below)
        ]

    def _around(self, before, after, address, name):
        """The neighbours of a month, week or day, where they lie in the years that have addresses."""

        def link(day):
            if not addresses.is_shown(address(day)):
                return None
            is_far = address is not addresses.month or self._is_far(day)
            return {"url": self._url(address(day)), "title": name(day), "is_far": is_far}

        return {"before": link(before), "after": link(after), "now": link(self.clock.today)}

    @cached_property
    def _base(self):
        return self.page.get_url(self.request)

    def _url(self, below):
        """One of the calendar's addresses with the filters kept."""
        return f"{self._base}{below}{'?' if self.filter.query else ''}{self.filter.query}"


# Views whose addresses have no end that a search engine would come to.
FAR = {"week", "day"}


def week_name(monday):
    """``Week 50, from 7 December 2026``; any day of the week may be given."""
    _year, number, weekday = monday.isocalendar()
    first = monday - timedelta(days=weekday - 1)
    return _("Week %(number)s, from %(day)s") % {"number": number, "day": long_date(first)}
