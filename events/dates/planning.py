"""The dates of one event as wall clock where it takes place: its rule, then what its exceptions make of it.

Nothing here knows an instant. ``events.dates.derivation`` takes that step, by ``common.zones``.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.functional import cached_property

from events.choices import Action, Status
from events.recurrence import occurrences, rule_of
from events.validation import first_start

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Planned:
    """One date: what it was (``recurrence_id``) and what it is now.

    ``begins`` is naive wall clock, or a ``date`` for an all-day event, whose ``duration`` is in whole days.
    """

    recurrence_id: str
    begins: datetime | date
    duration: timedelta
    status: Status = Status.SCHEDULED
    reason: str = ""
    note: str = ""
    venue: str = ""
    join_link: str = ""

    @property
    def day(self):
        return self.begins.date() if isinstance(self.begins, datetime) else self.begins


def recurrence_id(begins):
    """``20261208T193000`` of a wall clock, ``20261208`` of a day (RFC 5545 §3.8.4.4, without the zone)."""
    return f"{begins:%Y%m%dT%H%M%S}" if isinstance(begins, datetime) else f"{begins:%Y%m%d}"


def original_start(event, exception):
    """The date of the series that an exception is about, as the event's rule would have it today."""
    if event.is_all_day:
        return exception.date
    time = exception.time if exception.action == Action.EXTRA and exception.time else None
    return datetime.combine(exception.date, time or event.start_time)


class Plan:
    """All that a published event says about its dates; ``event.exceptions`` is read once."""

    def __init__(self, event):
        self.event = event
        self.rule = rule_of(event.rule)
        self.start = first_start(event)
        self.exceptions = defaultdict(dict)
        # A draft may hold one whose date is not chosen yet.
        exceptions = [exception for exception in event.exceptions.all() if exception.date]
        self._extra_starts = defaultdict(list)
        for exception in exceptions:
            if exception.action == Action.EXTRA:
                self._extra_starts[exception.date].append(original_start(event, exception))
        for exception in exceptions:
            key = recurrence_id(self._start_of(exception))
            self.exceptions[key][exception.action] = exception

    def _start_of(self, exception):
        """The date that an exception is about: with a time, the one then; without, the rule's.

        On a day that the rule does not have, an extra date is meant.
        """
        usual = original_start(self.event, exception)
        if exception.action == Action.EXTRA or self.event.is_all_day:
            return usual
        if exception.time:
            return datetime.combine(exception.date, exception.time)
        extras = self._extra_starts.get(exception.date)
        if not extras or usual in extras or any(self._starts(exception.date, exception.date)):
            return usual
        return min(extras)

    @cached_property
    def duration(self):
        if self.event.is_all_day:
            return (self.event.end_date or self.event.start_date) - self.event.start_date + A_DAY
        return self.event.duration or timedelta(0)

    def dates(self, first, last):
        """What the rule and the extra dates have on the local days ``first`` to ``last``, in order of their ids."""
        planned = {}
        for begins in self._starts(first, last):
            key = recurrence_id(begins)
            planned[key] = self._apply(key, Planned(key, begins, self.duration))
        for key, actions in self.exceptions.items():
            if Action.EXTRA in actions and key not in planned and first <= actions[Action.EXTRA].date <= last:
                planned[key] = self._extra(key, actions)
        return [planned[key] for key in sorted(planned)]

    def around(self, first, last, known=()):
        """:meth:`dates`, with those that are moved to these days from others, and the ``known`` ids it still has."""
        planned = {found.recurrence_id: found for found in self.dates(first, last)}
        for key in self._moved_to(first, last).union(known) - planned.keys():
            if found := self.date(key):
                planned[key] = found
        return [planned[key] for key in sorted(planned)]

    def date(self, key):
        """The date with this recurrence id, ``None`` if the series has none."""
        day = datetime.strptime(key[:8], "%Y%m%d").date()
        return next((planned for planned in self.dates(day, day) if planned.recurrence_id == key), None)

    def _moved_to(self, first, last):
        moved = ((key, actions[Action.MOVED]) for key, actions in self.exceptions.items() if Action.MOVED in actions)
        return {key for key, exception in moved if exception.new_date and first <= exception.new_date <= last}

    def orphans(self):
        """Exceptions whose date the series no longer has: they are kept, and change nothing."""
        found = []
        for key, actions in self.exceptions.items():
            if Action.EXTRA not in actions and not self._has(key, next(iter(actions.values())).date):
                found.extend(actions.values())
        return sorted(found, key=lambda exception: exception.date)

    def _has(self, key, day):
        return any(recurrence_id(begins) == key for begins in self._starts(day, day))

    def _starts(self, first, last):
        if self.rule:
            return occurrences(self.rule, self.start, (first, last))
        day = self.event.start_date
        return [self.start] if first <= day <= last else []

    def _extra(self, key, actions):
        extra = actions[Action.EXTRA]
        begins = self._start_of(extra)
        planned = Planned(
            key, begins, self._length(extra), Status.EXTRA, venue=extra.new_venue, join_link=extra.new_join_link
        )
        return self._apply(key, replace(planned, reason=extra.reason))

    def _apply(self, key, planned):
        actions = self.exceptions.get(key)
        if not actions:
            return planned
        if moved := actions.get(Action.MOVED):
            planned = replace(
                planned,
                begins=self._moved(planned.begins, moved),
                duration=self._length(moved),
                status=Status.MOVED,
                reason=moved.reason,
                venue=moved.new_venue or planned.venue,
                join_link=moved.new_join_link or planned.join_link,
            )
        if note := actions.get(Action.NOTE):
            planned = replace(planned, note=note.reason)
        if cancelled := actions.get(Action.CANCELLED):
            planned = replace(planned, status=Status.CANCELLED, reason=cancelled.reason)
        return planned

    def _moved(self, begins, moved):
        day = moved.new_date or moved.date
        if self.event.is_all_day:
            return day
        return datetime.combine(day, moved.new_time or begins.time())

    def _length(self, exception):
        return self.duration if self.event.is_all_day else exception.new_duration or self.duration
