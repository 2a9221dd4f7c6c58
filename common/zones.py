"""Time zones: which names are accepted, and what an instant reads in one of them.

Zone data is the pinned ``tzdata`` package (see ``li_site/__init__``). Nothing else in the project converts.
"""

from datetime import UTC, datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
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


@cache
def _aliases():
    """Every name of a zone for every name of it, from the links of the pinned data: Kolkata and Calcutta are one."""
    groups = {}
    for line in resources.files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text().splitlines():
        if line.startswith("L "):
            _link, target, name = line.split()
            group = groups.setdefault(target, [target])
            group.append(name)
            groups[name] = group
    return groups


@cache
def _key_in_cldr(zone):
    """``zone`` under the name that Unicode's data keep its city and its time under, often an old one."""
    known = get_global("meta_zones")
    return next((name for name in (zone, *_aliases().get(zone, [])) if name in known), zone)


# Babel's own get_timezone_location and get_timezone_name look only under today's names and find neither Calcutta
# nor Katmandu; these two read the same data by their key. To go when python-babel/babel answers for Asia/Kolkata.
def city(zone, language=None):
    """The exemplar city of a zone in the reader's language: ``Asia/Kolkata`` is Kolkata, Kalkutta …"""
    kept = Locale.parse(babel_locale(language)).time_zones.get(_key_in_cldr(zone), {})
    return kept.get("city") or zone.rpartition("/")[2].replace("_", " ")


def zone_label(moment, language=None):
    """What the zone of an aware wall-clock ``moment`` is called then: ``Central European Standard Time``.

    Its distance to UTC where Unicode has no name for it.
    """
    locale, key = Locale.parse(babel_locale(language)), _key_in_cldr(moment.tzinfo.key)
    season = "daylight" if _is_summer_time(moment) else "standard"
    own = locale.time_zones.get(key, {}).get("long", {})
    shared = locale.meta_zones.get(get_global("meta_zones").get(key), {}).get("long", {})
    return own.get(season) or shared.get(season) or offset(moment)


def _is_summer_time(moment):
    """Whether clocks are ahead of that year's other time. The data's own flag has Ireland the other way round."""
    halves = (moment.replace(month=month, day=1, hour=12).utcoffset() for month in (1, 7))
    return moment.utcoffset() > min(halves)


def offset(moment):
    """The distance to UTC of an aware ``moment`` as people write it: ``UTC+5:30``, ``UTC−3``, ``UTC``."""  # noqa: RUF002
    minutes = int(moment.utcoffset().total_seconds() // 60)
    if minutes == 0:
        return "UTC"
    sign, (hours, rest) = "+" if minutes > 0 else "−", divmod(abs(minutes), 60)  # noqa: RUF001
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
