"""When branches meet next and when they last met: their own meetings, and those they host with others.

The table of dates reaches a month back from when the site first knew an event; where it has nothing, the rules of the
events themselves are read.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Subquery, prefetch_related_objects
from wagtail.models import Page

from common import zones
from common.times import local_time, long_date
from events.choices import Status
from events.dates.derivation import sources
from events.dates.planning import Plan
from events.models import EventHost, Occurrence

# Kinds of event that are no meeting.
NO_MEETINGS = {"deadline"}
BACK = timedelta(days=400)


@dataclass(frozen=True)
class Meeting:
    """A date of an event; ``event`` and ``recurrence_id`` name it to the screens that change it."""

    event: int
    recurrence_id: str
    title: str
    start: datetime
    tz: str
    all_day: bool
    day: date

    @property
    def local(self):
        return local_time(self.start, self.tz)

    @property
    def words(self):
        """The day, and the time on the clock where it takes place with its city and offset."""
        day = long_date(self.day)
        return day if self.all_day else f"{day}, {self.local.time} {self.local.city} ({self.local.offset})"


def with_dates(branches, now):
    """Each branch with its next date and when its last one ended, its own and those it hosts with others."""
    dates = Occurrence.objects.filter(live=True).exclude(status=Status.CANCELLED)
    dates = dates.exclude(kind__slug__in=NO_MEETINGS)
    hosted = EventHost.objects.filter(host__translation_key=OuterRef(OuterRef("translation_key"))).values("event")
    own = dates.filter(branch=OuterRef("translation_key"))
    shared = dates.filter(series__event__in=hosted)
    return branches.annotate(
        next_own=first_of(own.filter(end__gt=now).order_by("start", "pk"), "pk"),
        next_hosted=first_of(shared.filter(end__gt=now).order_by("start", "pk"), "pk"),
        last_own=first_of(own.filter(end__lte=now).order_by("-start", "-pk"), "end"),
        last_hosted=first_of(shared.filter(end__lte=now).order_by("-start", "-pk"), "end"),
    )


def first_of(dates, what):
    return Subquery(dates.values(what)[:1])


def next_meetings(branches):
    """``{branch's id: Meeting}`` of branches as :func:`with_dates` gives them; one query."""
    wanted = {pk for row in branches for pk in (row.next_own, row.next_hosted) if pk}
    values = Occurrence.objects.filter(pk__in=wanted).values_list(
        "pk", "series__event", "recurrence_id", "series__event__title", "start", "tz", "all_day", "first_day"
    )
    found = {pk: Meeting(*rest) for pk, *rest in values}
    both = {row.pk: [found[pk] for pk in (row.next_own, row.next_hosted) if pk in found] for row in branches}
    return {pk: min(meetings, key=lambda meeting: meeting.start) for pk, meetings in both.items() if meetings}


def held_before(branches, now):
    """``{id of the branch: day}`` of the last meeting each held; two queries, none where there is no branch."""
    by_path = {branch.path: branch.pk for branch in branches}
    found = {}
    for event in _events(by_path, now):
        day = _last(event, now)
        branch = by_path[_above(event)]
        if day and day > found.get(branch, day - timedelta(days=1)):
            found[branch] = day
    return found


def _events(by_path, now):
    if not by_path:
        return []
    depth = len(next(iter(by_path))) // Page.steplen + 1
    events = sources().filter(live=True, depth=depth, start_date__lte=now.date()).exclude(kind__slug__in=NO_MEETINGS)
    mine = [event for event in events.defer("body", "papers", "agenda") if _above(event) in by_path]
    prefetch_related_objects(mine, "exceptions")
    return mine


def _last(event, now):
    dates = Plan(event).around((now - BACK).date(), now.date())
    held = (date.day for date in dates if date.status != Status.CANCELLED and _over(date, event, now))
    return max(held, default=None)


def _over(date, event, now):
    if event.is_all_day:
        return date.day + date.duration <= now.date()
    return zones.instant(date.begins, event.tz) + date.duration <= now


def _above(page):
    return page.path[: -Page.steplen]
