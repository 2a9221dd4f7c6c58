"""Derives the table of dates from published events.

Rows are found again by their recurrence id and changed only where something is different, so what hangs on a date
(reminders, answers) survives. The horizon is a month back and eighteen months on; what lies before it stays as it
was. Everything here may be killed and run again, by two at once too: a batch of series is one transaction that
holds their rows from before it reads the events, and a second run changes nothing.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import tzdata
from django.db import transaction
from django.db.models import F, Min, Q, prefetch_related_objects
from django.utils import timezone

from events.dates.planning import Plan
from events.dates.rows import Row, organisers, rows
from events.models import EventPage, Occurrence, Series

BACK = timedelta(days=31)
ON = timedelta(days=548)
BATCH = 100
# So many moves are remembered one by one; the rest are only counted.
MOVES_TOLD = 200
WRITTEN = ["live", *(name.removesuffix("_id") if name != "recurrence_id" else name for name in Row._fields)]


class Move(NamedTuple):
    """A date that now begins or ends at another instant than before."""

    key: UUID
    recurrence_id: str
    was: datetime
    start: datetime


@dataclass
class Changes:
    """What a rebuild did, in dates; ``moved`` are those that now begin or end at another instant."""

    made: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    moves: list[Move] = field(default_factory=list)

    def __iadd__(self, other):
        self.made += other.made
        self.changed += other.changed
        self.moved += other.moved
        self.removed += other.removed
        self.moves.extend(other.moves[: MOVES_TOLD - len(self.moves)])
        return self


@dataclass
class Writes:
    """What a batch has to write, so that it is written in a few statements."""

    make: list[Occurrence] = field(default_factory=list)
    change: list[Occurrence] = field(default_factory=list)
    remove: list[int] = field(default_factory=list)
    series: list[Series] = field(default_factory=list)

    def carry_out(self):
        # A row that goes makes room for the id of one that stays.
        Occurrence.objects.filter(pk__in=self.remove).delete()
        Occurrence.objects.bulk_create(
            self.change, update_conflicts=True, unique_fields=["id"], update_fields=WRITTEN, batch_size=400
        )
        Occurrence.objects.bulk_create(self.make, batch_size=400)
        Series.objects.bulk_update(
            self.series, ["event", "sequence", "fingerprint", "changed_at", "zone_data"], batch_size=100
        )


def sources():
    """The events that dates are derived from: of the translations of each, the first that was written.

    An alias beside its original has a key of its own, but no dates: they would be listed twice.
    """
    first = EventPage.objects.values("translation_key").annotate(first=Min("pk")).values("first")
    is_original = Q(alias_of=None) | Q(alias_of__translation_key=F("translation_key"))
    return EventPage.objects.filter(is_original, pk__in=first)


def missing_keys():
    """Published events without dates that should have some: aliases that have become pages of their own."""
    return list(sources().filter(live=True, series=None).values_list("translation_key", flat=True))


def rebuild(keys, now=None, progress=None):
    """Bring the dates of the events with these translation keys up to date; their :class:`Changes`.

    Unknown keys are passed over. An event that is not published has no dates, or keeps those it had, hidden.
    A batch at a time, each in its own transaction; ``progress(done, total)`` is told.
    """
    keys = list(dict.fromkeys(keys))
    total = Changes()
    for begin in range(0, len(keys), BATCH):
        batch = keys[begin : begin + BATCH]
        with transaction.atomic():
            total += _derive(batch, now or timezone.now())
        if progress:
            progress(begin + len(batch), len(keys))
    return total


def rebuild_all(progress=None, now=None):
    return rebuild(sources().order_by("pk").values_list("translation_key", flat=True), now, progress)


def stale_keys():
    """Events whose dates were derived with other zone data than what is loaded now."""
    return list(Series.objects.exclude(zone_data=tzdata.IANA_VERSION).values_list("key", flat=True))


def _derive(keys, now):
    series = _held(keys, now)
    events = _events(series)
    changes, writes = Changes(), Writes()
    changes.changed += _show_and_hide(events)
    window = now.date() - BACK, now.date() + ON
    there = _rows_there([key for key, event in events.items() if event.live], window[0])
    organiser = organisers(events.values())
    for held in series:
        event = events[held.key]
        plan, moved = Plan(event), 0
        if event.live:
            known = there[held.key]
            dates = plan.around(*window, known=known)
            moved = _compare(held, known, rows(event, dates, organiser[event.pk]), writes, changes)
        if _note_change(held, plan, moved, now):
            writes.series.append(held)
    writes.carry_out()
    return changes


def _held(keys, now):
    """The derived rows of some events, made where missing, and held until the transaction ends.

    The events are read after that: whoever publishes meanwhile waits, and derives once more what is newer.
    """
    found = sources().filter(translation_key__in=keys).values_list("translation_key", "pk", "live")
    event_ids = {key: pk for key, pk, _live in found}
    wanted = [Series(key=key, event_id=pk, changed_at=now) for key, pk, live in sorted(found) if live]
    Series.objects.bulk_create(wanted, ignore_conflicts=True)
    series = list(Series.objects.select_for_update().filter(key__in=event_ids).order_by("key"))
    for held in series:
        held.was_event_id, held.event_id = held.event_id, event_ids[held.key]
    return series


def _events(series):
    """The events of some series, by key, with what dates are made of."""
    ids = [held.event_id for held in series]
    events = list(EventPage.objects.filter(pk__in=ids).defer("body", "papers", "agenda"))
    prefetch_related_objects(events, "exceptions")
    return {event.translation_key: event for event in events}


def _show_and_hide(events):
    """All dates of an event are visible or none, the oldest too; how many were wrong."""
    changed = 0
    for live in (True, False):
        keys = [key for key, event in events.items() if event.live is live]
        changed += Occurrence.objects.filter(series__in=keys, live=not live).update(live=live)
    return changed


def _rows_there(keys, first):
    """``{series: {recurrence id: (id of the row, Row)}}`` of what takes place, or should by its rule, since a day."""
    recent = Q(recurrence_id__gte=f"{first:%Y%m%d}") | Q(last_day__gte=first)
    found = defaultdict(dict)
    there = Occurrence.objects.filter(recent, series__in=keys)
    for key, pk, *values in there.values_list("series_id", "pk", *Row._fields):
        row = Row(*values)
        found[key][row.recurrence_id] = pk, row
    return found


def _compare(series, known, wanted, writes, changes):
    """What to write so that the rows ``known`` become those ``wanted``; how many dates move."""
    kept = {row.recurrence_id for row in wanted}
    gone = {key: pk for key, (pk, _row) in known.items() if key not in kept}
    # A series that only begins at another time of the day keeps its dates.
    by_day = {key[:8]: key for key in gone}
    moved = 0
    for row in wanted:
        key = row.recurrence_id if row.recurrence_id in known else by_day.pop(row.recurrence_id[:8], None)
        pk, old = known.get(key, (None, None))
        gone.pop(key, None)
        if pk is None:
            writes.make.append(Occurrence(series=series, live=True, **row._asdict()))
            changes.made += 1
        elif old != row:
            writes.change.append(Occurrence(pk=pk, series=series, live=True, **row._asdict()))
            changes.changed += 1
            if (old.start, old.end) != (row.start, row.end):
                moved += 1
                changes.moves.append(Move(series.key, row.recurrence_id, old.start, row.start))
    writes.remove.extend(gone.values())
    changes.removed += len(gone)
    changes.moved += moved
    return moved


def _note_change(series, plan, moved, now):
    """What calendar programs are told: a number that rises whenever the dates are others than before.

    Whether anything of the row is to be written.
    """
    before = series.sequence, series.fingerprint, series.zone_data, series.was_event_id
    fingerprint = _fingerprint(plan)
    if series.fingerprint != fingerprint or moved:
        series.sequence += bool(series.fingerprint)
        series.fingerprint, series.changed_at = fingerprint, now
    series.zone_data = tzdata.IANA_VERSION
    return before != (series.sequence, series.fingerprint, series.zone_data, series.event_id)


def _fingerprint(plan):
    event = plan.event
    said = repr(
        (
            str(event.rule),
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
    return hashlib.sha256(said.encode()).hexdigest()
