"""Lists of dates for a reader: in the order of their clock, in pages, grouped by their days.

The columns that put dates in order are read for at most five hundred of them, in one query that also counts them;
the rest only of those that a page shows. So the cost does not grow with the calendar.
"""

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.remembered import once
from common.times import long_date
from events.calendar.clock import Clock
from events.calendar.placing import A_DAY, ORDERING, PLACING, Ordered, Placed, order, stands_under
from events.items import items
from events.models import Occurrence

PAGE_SIZE = 25
MOST = 500


@dataclass(frozen=True)
class Reader:
    """For whom a list is made."""

    clock: Clock
    request: object

    def items(self, keys):
        """Items of the dates with these keys, in the order of the keys."""
        dates = Occurrence.objects.with_pages()
        rows = once(("dates", tuple(keys), get_language()), lambda: dates.in_bulk(keys))
        return items([rows[key] for key in keys if key in rows], self.request, self.clock.zone)


@dataclass(frozen=True)
class Group:
    """What stands under one of the reader's days."""

    day: object
    heading: str
    # “Today”, “Tomorrow”, or nothing.
    name: str
    items: list


@dataclass(frozen=True)
class Listing:
    """One page of a list. ``is_cut`` where there are more than are counted."""

    page_obj: object
    groups: list[Group]
    is_cut: bool

    @property
    def total(self):
        return self.page_obj.paginator.count


def upcoming(occurrences, reader):
    """What is going on or still to come, the next first."""
    clock = reader.clock
    found = _ordered(occurrences.upcoming(clock.now, clock.today))
    return _listing(sorted(found, key=lambda one: order(one, clock)), reader, earliest=clock.today)


def past(occurrences, reader):
    """What is over, the latest first."""
    clock = reader.clock
    found = _ordered(occurrences.past(clock.now, clock.today))
    return _listing(sorted(found, key=lambda one: order(one, clock), reverse=True), reader)


def on_day(occurrences, day, reader):
    """What stands under one of the reader's days."""
    clock = reader.clock
    begin, end = clock.bounds(day, day)
    timed = occurrences.filter(all_day=False).overlapping(begin, end).order_by("start", "pk")
    found = _placed(occurrences.on_days(day, day).order_by("pk")) + _placed(timed)
    placed = [one for one in found if stands_under(one, day, clock)]
    return _listing(sorted(placed, key=lambda one: order(one, clock)), reader, earliest=day)


def _ordered(occurrences):
    return list(map(Ordered._make, occurrences.values_list(*ORDERING)[: MOST + 1]))


def _placed(occurrences):
    return list(map(Placed._make, occurrences.values_list(*PLACING)[: MOST + 1]))


def _listing(placed, reader, earliest=None):
    page = Paginator(placed[:MOST], PAGE_SIZE).get_page(reader.request.GET.get("page"))
    shown = reader.items([one.pk for one in page.object_list])
    return Listing(page, _groups(shown, reader.clock, earliest), len(placed) > MOST)


def _groups(shown, clock, earliest):
    def day_of(item):
        return max(item.day, earliest) if earliest else item.day

    names = {clock.today: _("Today"), clock.today + A_DAY: _("Tomorrow")}
    days = groupby(shown, key=day_of)
    return [Group(day, long_date(day), names.get(day, ""), list(found)) for day, found in days]
