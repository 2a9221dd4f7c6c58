"""What everybody may see of how a region's branches are: the next meeting and the open posts, nothing else."""

from dataclasses import dataclass

from django.db.models import Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from branches.listed import listed
from branches.models import Body
from branches.posts.offices import posts_of_bodies
from branches.posts.showing import open_posts
from common.addresses import addresses
from common.languages import readers_language
from common.reader import reader_time
from common.text import folded
from common.times import LocalTime, local_time, long_date
from events.choices import Status
from events.models import Occurrence
from home.desk.meetings import NO_MEETINGS


@dataclass(frozen=True)
class BranchStatus:
    """A row of the component branch_status. ``yours`` is the same moment on the reader's clock, where it differs."""

    title: str
    url: str
    day: str = ""
    when: LocalTime | None = None
    yours: LocalTime | None = None
    open: str = ""
    open_url: str = ""

    @property
    def drawn_as(self):
        """All that the row looks like ({% remembered %})."""
        clocks = [(clock.city, clock.iso) for clock in (self.when, self.yours) if clock]
        return readers_language(), self.url, self.day, self.open, *clocks


def of_region(region, request):
    """For a region's page: its branches in the language of the page; two queries."""
    now, address = timezone.now(), addresses(request)
    branches = sorted(_branches_below(region), key=lambda branch: folded(branch.title))
    keys = [branch.translation_key for branch in branches]
    dates = region.once("next dates of branches", lambda: _next_dates(keys, now))
    posts = {str(found.translation_key): found for found in _posts_below(region, now)}
    rows = [
        _row(branch, dates.get(branch.translation_key), posts.get(str(branch.translation_key)), address, request)
        for branch in branches
    ]
    return {"branch_statuses": rows}


def _branches_below(region):
    """Those that exist today and stand under this very page, as the page has found them for its cards; else found."""
    found = getattr(region, "branches_below", None)
    found = listed().standing if found is None else found
    return [branch for branch in found if branch.parent_path == region.path]


def _next_dates(branches, now):
    """Start, zone and whether it lasts all day of the first date of each branch that is not over."""
    dates = Occurrence.objects.visible().exclude(status=Status.CANCELLED).exclude(kind__slug__in=NO_MEETINGS)
    order = Window(RowNumber(), partition_by="branch", order_by=["start", "pk"])
    first = dates.filter(branch__in=branches, end__gt=now).annotate(order=order).filter(order=1)
    return {branch: when for branch, *when in first.values_list("branch", "start", "tz", "all_day")}


def _posts_below(region, now):
    """The posts of the region's branches, as the page has fetched them for its officers; else asked for."""
    found = getattr(region, "posts_below", None)
    bodies = Body.objects.filter(parent__page__translation_key=region.translation_key)
    return posts_of_bodies(bodies, now) if found is None else found


def _row(branch, date, posts, address, request):
    vacancies = posts.vacancies if posts else 0
    start, tz, all_day = date or (None, "", False)
    when = local_time(start, tz) if start else None
    has_hour = when and not all_day
    return BranchStatus(
        title=branch.title,
        url=address(branch.url_path),
        day=long_date(when.moment.date()) if when else "",
        when=when if has_hour else None,
        yours=reader_time(request, start, tz) if has_hour else None,
        open=open_posts(vacancies),
        open_url=f"{reverse('branches:vacancies')}?{urlencode({'body': posts.slug})}" if vacancies else "",
    )
