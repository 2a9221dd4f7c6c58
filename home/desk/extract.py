"""What everybody may see of how a region's branches are: the next meeting and the open posts, nothing else."""

from dataclasses import dataclass

from django.db.models import OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from branches.models import Body, BranchPage
from branches.posts.offices import posts_of_bodies
from branches.posts.showing import open_posts
from common.privacy import public
from common.reader import reader_time
from common.times import LocalTime, local_time, long_date
from events.choices import Status
from events.models import Occurrence
from home.desk.meetings import NO_MEETINGS, first_of


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


def of_region(region, request):
    """For a region's page: its branches in the language of the page; two queries."""
    now = timezone.now()
    dates = Occurrence.objects.visible().exclude(status=Status.CANCELLED).exclude(kind__slug__in=NO_MEETINGS)
    next_ = dates.filter(branch=OuterRef("translation_key"), end__gt=now).order_by("start", "pk")
    branches = (
        BranchPage.objects.live().filter(public()).standing().child_of(region).order_by("title").defer_streamfields()
    )
    branches = branches.annotate(**{f"next_{name}": first_of(next_, name) for name in ("start", "tz", "all_day")})
    posts = {str(found.translation_key): found for found in _posts_below(region, now)}
    rows = [_row(branch, posts.get(str(branch.translation_key)), request) for branch in branches]
    return {"branch_statuses": rows}


def _posts_below(region, now):
    """The posts of the region's branches, as the page has fetched them for its officers; else asked for."""
    found = getattr(region, "posts_below", None)
    bodies = Body.objects.filter(parent__page__translation_key=region.translation_key)
    return posts_of_bodies(bodies, now) if found is None else found


def _row(branch, posts, request):
    vacancies = posts.vacancies if posts else 0
    when = local_time(branch.next_start, branch.next_tz) if branch.next_start else None
    has_hour = when and not branch.next_all_day
    return BranchStatus(
        title=branch.title,
        url=branch.get_url(request),
        day=long_date(when.moment.date()) if when else "",
        when=when if has_hour else None,
        yours=reader_time(request, branch.next_start, branch.next_tz) if has_hour else None,
        open=open_posts(vacancies),
        open_url=f"{reverse('branches:vacancies')}?{urlencode({'body': posts.slug})}" if vacancies else "",
    )
