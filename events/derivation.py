"""Derives the table of dates from published events.

Rows are found again by their recurrence id and changed only where something is different, so what hangs on a date
(reminders, answers) survives. The horizon is a month back and eighteen months on; what lies before it stays as it
was. Everything here may be killed and run again: a series is written in one transaction, and a second run changes
nothing.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import tzdata
from django.db import transaction
from django.db.models import Min, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page

from branches.models import BranchPage, RegionPage
from common import zones
from events.models import EventPage, Occurrence, Series
from events.planning import A_DAY, Plan

BACK = timedelta(days=31)
ON = timedelta(days=548)
BATCH = 100
# Of a row, what a rebuild compares and writes.
DERIVED = [
    "recurrence_id",
    "slug",
    "live",
    "start",
    "end",
    "tz",
    "all_day",
    "first_day",
    "last_day",
    "status",
    "reason",
    "note",
    "venue",
    "kind_id",
    "mode",
    "audience",
    "languages",
    "organiser",
    "branch",
    "region",
]
WRITTEN = [name.removesuffix("_id") if name != "recurrence_id" else name for name in DERIVED]


@dataclass
class Changes:
    """What a rebuild did, in dates; ``moved`` are those that now begin or end at another instant."""

    made: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0

    def __iadd__(self, other):
        self.made += other.made
        self.changed += other.changed
        self.moved += other.moved
        self.removed += other.removed
        return self


@dataclass(frozen=True)
class Organiser:
    """Who organises an event, by where it stands: translation keys."""

    organiser: UUID
    branch: UUID | None = None
    region: UUID | None = None


def sources():
    """The events that dates are derived from: of the translations of each, the first that was written."""
    first = EventPage.objects.values("translation_key").annotate(first=Min("pk")).values("first")
    return EventPage.objects.filter(pk__in=first)


def rebuild(keys, now=None):
    """Bring the dates of the events with these translation keys up to date; their :class:`Changes`.

    Unknown keys are passed over. An event that is not published keeps its dates, hidden.
    """
    today = (now or timezone.now()).date()
    events = sources().filter(translation_key__in=list(keys)).defer("body", "papers", "agenda")
    events = list(events)
    prefetch_related_objects(events, "exceptions")
    if not events:
        return Changes()
    with transaction.atomic():
        return _write(events, today)


def rebuild_all(progress=None, now=None):
    """Every event, a batch at a time, each in its own transaction. ``progress(done, total)`` is told."""
    keys = list(sources().order_by("pk").values_list("translation_key", flat=True))
    total = Changes()
    for begin in range(0, len(keys), BATCH):
        total += rebuild(keys[begin : begin + BATCH], now)
        if progress:
            progress(min(begin + BATCH, len(keys)), len(keys))
    return total


def stale_keys():
    """Events whose dates were derived with other zone data than what is loaded now."""
    return list(Series.objects.exclude(zone_data=tzdata.IANA_VERSION).values_list("key", flat=True))


def _write(events, today):
    first, last = today - BACK, today + ON
    organisers = _organisers(events)
    series = _series_of(events)
    there = defaultdict(dict)
    for row in Occurrence.objects.filter(series__in=series.values(), recurrence_id__gte=f"{first:%Y%m%d}"):
        there[row.series_id][row.recurrence_id] = row
    changes = Changes()
    make, change, remove = [], [], []
    for event in events:
        plan = Plan(event)
        rows = there[event.translation_key]
        wanted = [
            _row(event, planned, organisers[event.pk], series[event.translation_key])
            for planned in plan.dates(first, last)
        ]
        _name(wanted)
        _compare(wanted, rows, (first, last), (make, change, remove), changes)
        _note_change(series[event.translation_key], event, plan)
    Occurrence.objects.filter(pk__in=remove).delete()
    # Ids may be exchanged between rows: those that change go first.
    Occurrence.objects.bulk_update(change, WRITTEN, batch_size=200)
    Occurrence.objects.bulk_create(make, batch_size=400)
    Series.objects.bulk_update(
        series.values(), ["event", "sequence", "fingerprint", "changed_at", "zone_data"], batch_size=200
    )
    return changes


def _series_of(events):
    """The derived rows of some events by key, made where missing."""
    now = timezone.now()
    wanted = [Series(key=event.translation_key, event=event, changed_at=now) for event in events]
    Series.objects.bulk_create(wanted, ignore_conflicts=True)
    found = Series.objects.select_for_update().in_bulk([event.translation_key for event in events])
    for event in events:
        found[event.translation_key].event = event
    return found


def _organisers(events):
    """Who organises each event: the page above it, that branch's region."""
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


def _row(event, planned, organiser, series):
    start, end = _instants(planned, event.tz)
    first = zones.local_time(start, event.tz).date()
    last = zones.local_time(max(start, end - timedelta(microseconds=1)), event.tz).date()
    return Occurrence(
        series=series,
        recurrence_id=planned.recurrence_id,
        live=event.live,
        start=start,
        end=end,
        tz=event.tz,
        all_day=event.is_all_day,
        first_day=planned.day if event.is_all_day else first,
        last_day=planned.day + planned.duration - A_DAY if event.is_all_day else last,
        status=planned.status,
        reason=planned.reason,
        note=planned.note,
        venue=planned.venue or event.venue_name,
        kind_id=event.kind_id,
        mode=event.mode,
        audience=event.audience,
        languages=" ".join(event.languages),
        organiser=organiser.organiser,
        branch=organiser.branch,
        region=organiser.region,
    )


def _instants(planned, tz):
    """When a planned date begins and ends. A length is elapsed time; the days of an all-day event are not."""
    if isinstance(planned.begins, datetime):
        start = zones.instant(planned.begins, tz)
        return start, start + planned.duration
    midnight = datetime.min.time()
    first, after = planned.begins, planned.begins + planned.duration
    return tuple(zones.instant(datetime.combine(day, midnight), tz) for day in (first, after))


def _name(rows):
    """The end of each date's address: its day as the rule has it, with the time where a day has several."""
    by_day = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.status == "extra", row.recurrence_id)):
        by_day[row.recurrence_id[:8]].append(row)
    for day, same in by_day.items():
        for number, row in enumerate(same):
            time = f"-{row.recurrence_id[9:13]}" if number else ""
            row.slug = f"{day[:4]}-{day[4:6]}-{day[6:]}{time}"


def _compare(wanted, rows, window, writes, changes):
    make, change, remove = writes
    first, last = (f"{day:%Y%m%d}" for day in window)
    ids = {row.recurrence_id for row in wanted}
    gone = {key: row for key, row in rows.items() if key not in ids and first <= key[:8] <= last}
    # A series that only begins at another time of the day keeps its dates.
    by_day = {key[:8]: row for key, row in gone.items()}
    for row in wanted:
        old = rows.get(row.recurrence_id) or by_day.pop(row.recurrence_id[:8], None)
        if old is None:
            make.append(row)
            changes.made += 1
            continue
        gone.pop(old.recurrence_id, None)
        if any(getattr(old, name) != getattr(row, name) for name in DERIVED):
            changes.changed += 1
            changes.moved += (old.start, old.end) != (row.start, row.end)
            row.pk = old.pk
            change.append(row)
    remove.extend(row.pk for row in gone.values())
    changes.removed += len(gone)


def _note_change(series, event, plan):
    """What calendar programs are told: a number that rises whenever the dates are others than before."""
    said = repr(
        (
            str(plan.event.rule),
            plan.start,
            plan.duration,
            event.tz,
            event.live,
            event.venue_name,
            [
                (key, str(action), e.new_date, e.new_time, e.new_duration, e.new_venue, e.reason)
                for key, actions in sorted(plan.exceptions.items())
                for action, e in sorted(actions.items())
            ],
        )
    )
    fingerprint = hashlib.sha256(said.encode()).hexdigest()
    if series.fingerprint != fingerprint:
        series.sequence += bool(series.fingerprint)
        series.fingerprint, series.changed_at = fingerprint, timezone.now()
    series.zone_data = tzdata.IANA_VERSION
