"""Whether a helpline may be shown: what was verified, by whom, how long ago."""

import json
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from common.zones import HOME_ZONE, local_time
from conduct.directory.kinds import Standing
from conduct.sealing.tags import keyed

# Everything a reader is told or dials. Where it stands in its list is no such thing.
FACTS = (
    "name",
    "kind",
    "serves",
    "countries",
    "phone",
    "phone_abroad",
    "web",
    "languages",
    "always_open",
    "weekdays",
    "opens",
    "closes",
    "time_zone",
    "on_holidays",
    "is_example",
    "is_fallback",
)


def facts_of(service):
    """A keyed digest of what a row says, as 64 hexadecimal digits."""
    told = {name: getattr(service, name) for name in FACTS}
    text = json.dumps([str(service.translation_key), told], sort_keys=True, default=str)
    return keyed("conduct.help", text.encode())


def today():
    return local_time(timezone.now(), HOME_ZONE).date()


def last_day(service):
    """The last day on which a verified row is shown."""
    return service.verified_on + timedelta(days=settings.CONDUCT_HELP_DAYS)


def standing_of(service, day=None):
    """The :class:`Standing` of a row in the source language on a day (today)."""
    if service.is_example:
        return Standing.EXAMPLE
    if service.verified_on is None or service.verified_as != facts_of(service):
        return Standing.UNVERIFIED
    return Standing.VERIFIED if (day or today()) <= last_day(service) else Standing.STALE


def is_shown(service, day=None):
    """Examples are shown where the site is being tried out, and nowhere else."""
    standing = standing_of(service, day)
    return standing == Standing.VERIFIED or (standing == Standing.EXAMPLE and settings.DEBUG)
