"""The reader's clock: in which zone the days of a calendar begin and end, and which of them is today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils import timezone

from common import zones
from common.reader import reader_zone
from common.times import local_time


@dataclass(frozen=True)
class Clock:
    """Now, in the zone whose days a calendar shows. ``is_readers``: somebody chose it, so it is “for you”."""

    zone: str
    is_readers: bool
    now: datetime

    @classmethod
    def of(cls, request):
        zone = reader_zone(request)
        # For somebody who has not said where they live, days are those of home.
        return cls(zone or zones.HOME_ZONE, bool(zone), timezone.now())

    @cached_property
    def here(self):
        """Now, ready to print."""
        return local_time(self.now, self.zone)

    @cached_property
    def today(self):
        return self.day(self.now)

    def day(self, instant):
        """The day on which an instant falls here."""
        return zones.local_time(instant, self.zone).date()

    def midnight(self, day: date):
        """The instant at which a day begins here; where clocks skip midnight, the one at which they do."""
        return zones.instant(datetime.combine(day, datetime.min.time()), self.zone)

    def bounds(self, first: date, last: date):
        """The half-open span of instants from the beginning of one day to the end of another."""
        return self.midnight(first), self.midnight(last + timedelta(days=1))
