"""The rows that dates become: the plan of an event with its instants, its organiser and the ends of its addresses."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from wagtail.models import Page

from branches.models import BranchPage, RegionPage
from common import zones
from events.choices import Status
from events.dates.planning import A_DAY
from events.models import EventPage

A_MOMENT = timedelta(microseconds=1)


class Row(NamedTuple):
    """What is derived of one date, by the names of its fields in ``Occurrence``: rows compare as a whole."""

    recurrence_id: str
    slug: str
    start: datetime
    end: datetime
    tz: str
    all_day: bool
    first_day: date
    last_day: date
    status: str
    reason: str
    note: str
    venue: str
    kind_id: int
    mode: str
    audience: str
    languages: str
    organiser: UUID
    branch: UUID | None
    region: UUID | None


@dataclass(frozen=True)
class Organiser:
    """Who organises an event, by where it stands: translation keys."""

    organiser: UUID
    branch: UUID | None = None
    region: UUID | None = None


def organisers(events):
    """Who organises each event, by its id: the page above it, and the region of that."""
    above = {event.pk: event.path[: -event.steplen] for event in events}
    paths = set(above.values()) | {path[: -EventPage.steplen] for path in above.values()}
    branches = dict(BranchPage.objects.filter(path__in=paths).values_list("path", "translation_key"))
    regions = dict(RegionPage.objects.filter(path__in=paths).values_list("path", "translation_key"))
    others = paths - branches.keys() - regions.keys()
    others = dict(Page.objects.filter(path__in=others).values_list("path", "translation_key"))
    found = {}
    for pk, path in above.items():
        region = regions.get(path) or regions.get(path[: -EventPage.steplen])
        found[pk] = Organiser(branches.get(path) or region or others[path], branches.get(path), region)
    return found


def rows(event, dates, organiser):
    """The rows of an event's planned ``dates``."""
    slugs = _slugs(dates)
    same = {
        "tz": event.tz,
        "all_day": event.is_all_day,
        "kind_id": event.kind_id,
        "mode": str(event.mode),
        "audience": str(event.audience),
        "languages": " ".join(event.languages),
        "organiser": organiser.organiser,
        "branch": organiser.branch,
        "region": organiser.region,
    }
    return [_row(planned, slugs[planned.recurrence_id], event, same) for planned in dates]


def _row(planned, slug, event, same):
    start, end = _instants(planned, event.tz)
    first, last = _days(planned, start, end, event.tz)
    return Row(
        recurrence_id=planned.recurrence_id,
        slug=slug,
        start=start,
        end=end,
        first_day=first,
        last_day=last,
        status=str(planned.status),
        reason=planned.reason,
        note=planned.note,
        venue=planned.venue or event.venue_name,
        **same,
    )


def _instants(planned, tz):
    """When a planned date begins and ends. A length is elapsed time; the days of an all-day event are not."""
    if isinstance(planned.begins, datetime):
        start = zones.instant(planned.begins, tz)
        return start, start + planned.duration
    midnight = datetime.min.time()
    first, after = planned.begins, planned.begins + planned.duration
    return tuple(zones.instant(datetime.combine(day, midnight), tz) for day in (first, after))


def _days(planned, start, end, tz):
    """The first and the last day on which it takes place, by the clock of its own zone."""
    if not isinstance(planned.begins, datetime):
        return planned.begins, planned.begins + planned.duration - A_DAY
    return zones.local_time(start, tz).date(), zones.local_time(max(start, end - A_MOMENT), tz).date()


def _slugs(dates):
    """The end of each date's address, by its id: its day as the rule has it, and the time where a day has several."""
    by_day = defaultdict(list)
    for planned in sorted(dates, key=lambda planned: (planned.status == Status.EXTRA, planned.recurrence_id)):
        by_day[planned.recurrence_id[:8]].append(planned.recurrence_id)
    return {
        key: f"{day[:4]}-{day[4:6]}-{day[6:]}" + (f"-{key[9:13]}" if number else "")
        for day, keys in by_day.items()
        for number, key in enumerate(keys)
    }
