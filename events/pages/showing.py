"""One date as the event's own pages show it: as in a list, and besides what was planned and how clocks change."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from common import zones
from common.times import Span, span
from events.choices import Action, Status
from events.items import SAID_BY, Item

COMING, ON_NOW, OVER = "coming", "on", "over"


@dataclass(frozen=True)
class Shown:
    """A date with everything to say about it. ``actions`` are the exceptions of its date on the page that is shown,
    which may be a translation: their words come first.
    """

    item: Item
    now: datetime
    actions: dict
    # Of the event: where it usually is, how long it usually lasts.
    usual_venue: str = ""
    usual_length: object = None
    # Of words that only the source of a translation has; "" where that is the page itself.
    source_language: str = ""

    @property
    def row(self):
        return self.item.occurrence

    @property
    def state(self):
        """Half-open: it is on from the moment it begins until just before it ends."""
        if self.now >= self.row.end:
            return OVER
        return ON_NOW if self.now >= self.row.start else COMING

    @property
    def drawn_as(self):
        """All that it looks like ({% remembered %}), on the page that is shown."""
        return *self.item.drawn_as, self.source_language, self.state

    @property
    def is_on(self):
        return self.state == ON_NOW

    @property
    def is_over(self):
        return self.state == OVER

    @property
    def is_moved(self):
        return self.item.status == Status.MOVED

    @property
    def may_be_joined(self):
        return not self.item.is_cancelled and not self.is_over

    @property
    def reason(self):
        return self._words(SAID_BY.get(self.item.status), self.item.reason)[0]

    @property
    def reason_language(self):
        return self._words(SAID_BY.get(self.item.status), self.item.reason)[1]

    @property
    def note(self):
        return self._words(Action.NOTE, self.item.note)[0]

    @property
    def note_language(self):
        return self._words(Action.NOTE, self.item.note)[1]

    def _words(self, action, derived):
        """What an exception says here, else what its source says, with that one's language."""
        own = self.actions.get(action)
        return (own.reason, "") if own and own.reason else (derived, self.source_language if derived else "")

    @property
    def venue(self):
        own = self._placing
        return (own.new_venue if own and own.new_venue else "") or self.usual_venue or self.row.venue

    @property
    def _placing(self):
        return self.actions.get(Action.MOVED) or self.actions.get(Action.EXTRA)

    @property
    def former_venue(self):
        """Where it would have been, if it is elsewhere now."""
        return self.usual_venue if self.is_moved and self.venue != self.usual_venue else ""

    @cached_property
    def planned(self):
        """The wall clock that the rule gives; None for an all-day event."""
        key = self.row.recurrence_id
        return None if self.row.all_day else datetime.strptime(key, "%Y%m%dT%H%M%S")

    @cached_property
    def was(self) -> Span | None:
        """When a moved date would have been, on the event's own clock; None if it is only elsewhere, or shorter."""
        return self._was(self.row.tz)

    @cached_property
    def was_yours(self) -> Span | None:
        """The same on the reader's clock; None where that shows the same."""
        if self.item.other is None:
            return None
        return self._was(self.item.yours.start.moment.tzinfo.key)

    def _was(self, zone):
        if not self.is_moved or self.planned is None:
            return None
        start = zones.instant(self.planned, self.row.tz)
        length = self.usual_length or self.row.end - self.row.start
        return span(start, start + length, zone) if start != self.row.start else None

    @cached_property
    def clock_words(self):
        """What to say where the clocks change just then: the hour is skipped, or comes twice."""
        begins = self._wall_clock
        if begins is None or zones.instant(begins, self.row.tz) != self.row.start:
            return ""
        own = self.item.own.start
        if own.moment.replace(tzinfo=None) != begins:
            return _(
                "The clocks go forward just then: there is no %(planned)s in %(city)s, so it begins at %(time)s."
            ) % {
                "planned": f"{begins:%H:%M}",
                "city": own.city,
                "time": own.time,
            }
        if own.moment.replace(fold=1).utcoffset() != own.moment.utcoffset():
            return _("The clocks go back just then: %(time)s comes twice in %(city)s. The first is meant.") % {
                "time": own.time,
                "city": own.city,
            }
        return ""

    @property
    def _wall_clock(self):
        moved = self.actions.get(Action.MOVED)
        if self.planned is None or not moved:
            return self.planned
        return datetime.combine(moved.new_date or moved.date, moved.new_time or self.planned.time())
