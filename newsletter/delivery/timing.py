"""When a mailing begins, and when each reader's morning is. Instants follow from wall clocks by common.zones."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings

from common.zones import HOME_ZONE, canonical, instant, local_time
from newsletter.choices import When

MORNING = time(8)
# Nobody's clock is further ahead of UTC.
EARLIEST_ZONE = timedelta(hours=14)
A_DAY = timedelta(days=1)


def starts_at(mailing, now):
    """The instant from which on a mailing is at work: ``now``, the time set in its zone, or the first morning's."""
    if mailing.when == When.AT and mailing.local_time:
        return instant(mailing.local_time, canonical(mailing.time_zone) or HOME_ZONE)
    if mailing.when == When.MORNING and mailing.local_time:
        first = datetime.combine(mailing.local_time.date(), MORNING, tzinfo=UTC) - EARLIEST_ZONE
        return max(first, now)
    return now


def is_late(mailing, now):
    """Whether a scheduled mailing was to begin so long ago that somebody should say whether it is still wanted."""
    return now - mailing.starts_at > timedelta(hours=settings.NEWSLETTER_LATE_HOURS)


def mornings(mailing, zones):
    """``{zone: instant}`` of 08:00 in each zone: on the mailing's day, or their next one after it begins.

    What is no zone, such as the empty name, lives where the party does.
    """
    return {zone: _morning(mailing, canonical(zone) or HOME_ZONE) for zone in zones}


def _morning(mailing, zone):
    if mailing.local_time:
        return instant(datetime.combine(mailing.local_time.date(), MORNING), zone)
    day = local_time(mailing.starts_at, zone).date()
    today = instant(datetime.combine(day, MORNING), zone)
    return today if today >= mailing.starts_at else instant(datetime.combine(day + A_DAY, MORNING), zone)
