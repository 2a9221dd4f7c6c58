"""When a helpline answers: days of the week and a span of the clock, in the zone of whoever answers."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from common import zones
from common.times import Span, span, weekday_names

# A span can have begun yesterday; the next can be a week away.
DAYS = range(-1, 9)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """``days`` are weekdays, 0 is Monday. Half-open; where it closes no later than it opens, on the day after."""

    days: tuple[int, ...]
    opens: time
    closes: time
    zone: str

    def now_or_next(self, now):
        """The span of instants that ``now`` is in, else the next one; None where the clocks leave none."""
        return next(((start, end) for start, end in self._spans(now) if now < end), None)

    def is_open(self, now):
        found = self.now_or_next(now)
        return bool(found) and found[0] <= now

    def _spans(self, now):
        today = zones.local_time(now, self.zone).date()
        for day in (today + timedelta(days=number) for number in DAYS):
            last = day + A_DAY if self.closes <= self.opens else day
            start = zones.instant(datetime.combine(day, self.opens), self.zone)
            end = zones.instant(datetime.combine(last, self.closes), self.zone)
            # Clocks that go forward can take all of a short span away.
            if day.weekday() in self.days and start < end:
                yield start, end

    def in_words(self):
        """``Monday to Friday, 09:00 to 17:00``, on the clocks there."""
        return _("%(days)s, %(opens)s to %(closes)s") % {
            "days": days_in_words(self.days),
            "opens": f"{self.opens:%H:%M}",
            "closes": f"{self.closes:%H:%M}" if self.closes != time() else "24:00",
        }

    def read_in(self, zone, now) -> Span | None:
        """What :meth:`now_or_next` gives, on the clocks of ``zone``."""
        found = self.now_or_next(now)
        return span(*found, zone) if found else None


def days_in_words(days):
    """``Every day``, ``Monday to Friday``, ``Tuesday, Thursday`` in the reader's language; weekdays, 0 is Monday."""
    days = sorted(set(days))
    if len(days) == len(weekday_names()):
        return _("Every day")
    names = [weekday_names()[day][1] for day in days]
    in_a_row = all(after - before == 1 for before, after in pairwise(days))
    if len(days) > 2 and in_a_row:
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)
