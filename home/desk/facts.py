"""What is known of branches on a day, collected in the same number of queries for one branch and for hundreds.

Nothing here judges: the rules (home.desk.rules) read these facts and nothing else.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast, Length
from django.utils import timezone
from wagtail.models import Page

from branches.choices import Status
from branches.models import Catchment, RegionPage
from common import zones
from home.desk.meetings import Meeting, held_before, next_meetings, with_dates
from home.desk.seats import Seats, seats_of_bodies
from home.desk.sources import Members, PlanFacts, Waiting, kept_elsewhere

# What an empty body is stored as: []
EMPTY_BODY = 2


@dataclass(frozen=True)
class BranchFacts:
    """One branch as its desk sees it, on ``day`` by its own clock.

    ``known_since`` is the day from which the site can know of its meetings. A part that nobody keeps for this branch
    is empty: the rules about it find nothing.
    """

    pk: int
    title: str
    status: Status
    day: date
    known_since: date
    key: object = None
    slug: str = ""
    region: int | None = None
    region_title: str = ""
    time_zone: str = "UTC"
    status_since: date | None = None
    next_meeting: Meeting | None = None
    last_held: date | None = None
    looked_after: date | None = None
    seats: Seats = field(default_factory=Seats)
    plan: PlanFacts | None = None
    unanswered: Waiting = field(default_factory=Waiting)
    waiting: Waiting = field(default_factory=Waiting)
    members: Members = field(default_factory=Members)
    last_step: date | None = None
    has_text: bool = True
    has_mailbox: bool = True
    has_catchment: bool = True

    @property
    def status_label(self):
        return Status(self.status).label


def collect(branches, now=None):
    """The facts of some branches (a queryset of source-language pages), by title."""
    now = now or timezone.now()
    rows = with_dates(branches, now).annotate(
        text_length=Length(Cast("body", TextField())),
        has_catchment=Exists(Catchment.objects.filter(branch=OuterRef("pk"))),
    )
    rows = list(rows.defer_streamfields().order_by("title"))
    if not rows:
        return []
    regions = {page.path: page for page in RegionPage.objects.filter(path__in={_above(row) for row in rows})}
    days = {row.pk: _day(now, row.time_zone) for row in rows}
    kept = kept_elsewhere(days) | {
        "seats": seats_of_bodies(days, now),
        "next_meeting": next_meetings(rows),
        "last_held": {row.pk: _last_held(row) for row in rows if _last_held(row)} or {},
    }
    kept["last_held"] |= held_before([row for row in rows if row.pk not in kept["last_held"]], now)
    return [_facts(row, days[row.pk], regions.get(_above(row)), kept) for row in rows]


def _facts(row, day, region, kept):
    """``kept`` has the facts that are not the page's own: ``{name: {branch's id: fact}}``."""
    return BranchFacts(
        pk=row.pk,
        title=row.title,
        status=Status(row.status),
        day=day,
        known_since=_known_since(row, day),
        key=row.translation_key,
        slug=row.slug,
        region=region and region.pk,
        region_title=region.title if region else "",
        time_zone=row.time_zone,
        status_since=row.status_date,
        looked_after=_looked_after(row),
        has_text=row.text_length > EMPTY_BODY,
        has_mailbox=bool(row.mailbox),
        has_catchment=row.has_catchment,
        **{name: found[row.pk] for name, found in kept.items() if row.pk in found},
    )


def _last_held(row):
    return _day(max(filter(None, [row.last_own, row.last_hosted]), default=None), row.time_zone)


def _looked_after(row):
    """When somebody last wrote on the page, or said that they had checked it."""
    days = [row.last_reviewed, _day(row.latest_revision_created_at, row.time_zone)]
    return max(filter(None, days), default=None)


def _known_since(row, day):
    """Since it stands as it does, or since the site has its page: nothing was announced here before that."""
    published = _day(row.first_published_at, row.time_zone)
    return max(filter(None, [row.status_date, published]), default=day)


def _day(instant, zone):
    return instant and zones.local_time(instant, zone).date()


def _above(page):
    return page.path[: -Page.steplen]
