"""When digests go out: a weekday of the settings, and for monthly ones the first such day of a month.

They go out at 08:00 where each reader lives, so they are made on the eve, before that day begins anywhere.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.conf import settings

from common.zones import instant
from members.choices import Digest

A_WEEK = timedelta(days=7)
# Before 08:00 in the zone furthest east (UTC+14) lies 18:00 UTC of the eve; the rest is time for a runner that stood.
BEFORE = timedelta(hours=18)
# Made later than this after the day has begun in UTC, it would come when the week has.
LATEST = timedelta(hours=30)
AT = time(8)


@dataclass(frozen=True)
class Issue:
    """One digest that is due: how often its readers get one, its day, and from which day on articles are new."""

    often: str
    day: date
    since: date
    # Up to, not including: meetings that begin before this day are told of.
    until: date

    def starts(self, zone):
        """When it is read in a zone: what is over by then is left out."""
        return instant(datetime.combine(self.day, AT), zone)


def due(now):
    """The issues to be made at an instant: none, the weekly one, or that and the monthly one."""
    day = _day_around(now)
    if day is None:
        return []
    weekly = Issue(Digest.WEEKLY, day, since=day - A_WEEK, until=day + 2 * A_WEEK)
    if day.day > 7:
        return [weekly]
    return [weekly, Issue(Digest.MONTHLY, day, since=_month_before(day), until=day + 6 * A_WEEK)]


def _day_around(now):
    """The day of digests that an instant belongs to: from its eve on until it is too late."""
    for day in (now.date(), (now + timedelta(days=1)).date(), (now - timedelta(days=1)).date()):
        begins = datetime.combine(day, time(), UTC)
        if day.weekday() == settings.DIGEST_WEEKDAY and begins - BEFORE <= now < begins + LATEST:
            return day
    return None


def _month_before(day):
    """The day of the monthly digest before that of ``day``."""
    earlier = day - 4 * A_WEEK
    return earlier if earlier.day <= 7 else earlier - A_WEEK
