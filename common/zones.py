"""Time zones: which names are accepted, and what an instant reads in one of them.

Zone data is the pinned ``tzdata`` package (see ``li_site/__init__``). Nothing else in the project converts.
"""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location, get_timezone_name
from babel.localedata import exists as babel_knows
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# In tzdata, but names of a file layout or of a machine's own choice, not of a place.
NOT_PLACES = {"Factory", "localtime", "posixrules"}


@cache
def zone_names():
    """Every name a zone field accepts, sorted: places as ``Area/City``, and UTC."""
    areas = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/")
    areas += ("Europe/", "Indian/", "Pacific/")
    names = (name for name in available_timezones() - NOT_PLACES if name.startswith(areas))
    return ("UTC", *sorted(names))


def validate_zone(name):
    if name not in zone_names():
        raise ValidationError(_("“%(name)s” is not a time zone we know."), params={"name": name}, code="zone")


def zone_choices():
    return [(name, name.replace("_", " ")) for name in zone_names()]


def babel_locale(language=None):
    """The reader's language as Babel names it: British for English, English where Babel has no data."""
    language = (language or get_language() or "en").replace("-", "_")
    return language if language != "en" and babel_knows(language) else "en_GB"


def local_time(instant, zone):
    """``instant`` (aware) as wall clock in ``zone`` (a name)."""
    return instant.astimezone(ZoneInfo(zone))


def now_in(zone):
    return local_time(datetime.now(UTC), zone)


def city(zone, language=None):
    """The exemplar city of a zone in the reader's language: ``Europe/Kyiv`` is Kyiv, Kiew, Kiev …"""
    return get_timezone_location(ZoneInfo(zone), locale=babel_locale(language), return_city=True)


def zone_label(moment, language=None):
    """What the zone of an aware wall-clock ``moment`` is called then: ``Central European Time``."""
    return get_timezone_name(moment, locale=babel_locale(language))


def offset(moment):
    """The distance to UTC of an aware ``moment`` as people write it: ``UTC+5:30``, ``UTC−3``, ``UTC``."""  # noqa: RUF002
    minutes = int(moment.utcoffset().total_seconds() // 60)
    if minutes == 0:
        return "UTC"
    sign, (hours, rest) = "+" if minutes > 0 else "−", divmod(abs(minutes), 60)  # noqa: RUF001
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
