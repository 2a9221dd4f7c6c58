"""Time zones: which names are accepted, and what an instant reads in one of them.

Zone data is the pinned ``tzdata`` package (see ``li_site/__init__``). Nothing else in the project converts.
"""

from datetime import UTC
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
NOT_ZONES = {"Factory", "localtime", "posixrules"}
# Zones are named without accents, and for these cities Unicode's English has nothing better. Only names that English
# writes with the accent: Zurich and Panama have none.
ACCENTED = {
    "Araguaina": "Araguaína",
    "Belem": "Belém",
    "Bogota": "Bogotá",
    "Busingen": "Büsingen",
    "Cuiaba": "Cuiabá",
    "Cordoba": "Córdoba",
    "Eirunepe": "Eirunepé",
    "El Aaiun": "El Aaiún",
    "Galapagos": "Galápagos",
    "Lome": "Lomé",
    "Maceio": "Maceió",
    "Mahe": "Mahé",
    "Mazatlan": "Mazatlán",
    "Noumea": "Nouméa",
    "Rio Gallegos": "Río Gallegos",
    "Santarem": "Santarém",
    "Sao Paulo": "São Paulo",
    "Tucuman": "Tucumán",
}


def _lines(name):
    return resources.files("tzdata").joinpath("zoneinfo", name).read_text().splitlines()


@cache
def places():
    """The zones people live in, as ``{zone: (country codes)}``: Vaduz has a name of its own beside Zurich.

    From zone.tab, which keeps a zone for every country even where the rules are another's.
    """
    rows = (line.split("\t") for line in _lines("zone.tab") if line and not line.startswith("#"))
    found = {}
    for country, _coordinates, zone, *_comment in rows:
        found.setdefault(zone, []).append(country)
    return {zone: tuple(countries) for zone, countries in sorted(found.items())}


@cache
def _links():
    """Every second name in tzdata with the name it stands for."""
    rows = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {name: target for _link, target, name in rows}


@cache
def _canonical_names():
    names = available_timezones() - NOT_ZONES
    links = _links()
    today = {name: name if name in places() else links.get(name, name) for name in names}
    return today | {name: "UTC" for name, target in today.items() if target in {"Etc/UTC", "UTC"}}


def canonical(name):
    """Today's name of a zone by any of its names (``Asia/Calcutta`` is Asia/Kolkata); ``""`` for what is no zone."""
    return _canonical_names().get(name, "")


def zone_names():
    """The names a zone field offers, sorted: where people live, and UTC."""
    return ("UTC", *places())


def validate_zone(name):
    if not canonical(name):
        raise ValidationError(_("“%(name)s” is not a time zone we know."), params={"name": name}, code="zone")


def zone_choices():
    return [(name, name.replace("_", " ")) for name in zone_names()]


def babel_locale(language=None):
    """The reader's language as Babel names it: British for English, English where Babel has no data."""
    language = (language or get_language() or "en").replace("-", "_")
    return language if language != "en" and babel_knows(language) else "en_GB"


@cache
def unicode_data(name):
    """What Unicode has for a locale by Babel's name of it: reading it anew takes longer than what is asked of it."""
    return Locale.parse(name)


@cache
def _zone(name):
    """A zone for good: zoneinfo itself holds eight, and lists of branches have it read all others anew."""
    return ZoneInfo(name)


def instant(wall_clock, zone):
    """The moment, in UTC, at which a naive ``wall_clock`` shows in ``zone``.

    An hour that clocks skip is read with the offset before the gap, one they repeat is the first of the two
    (RFC 5545 §3.3.5; zoneinfo's fold=0).
    """
    if wall_clock.tzinfo is not None:
        raise ValueError("A wall clock has no zone of its own.")
    return wall_clock.replace(tzinfo=_zone(zone), fold=0).astimezone(UTC)


# Where the party is: what is nobody's in particular is told by its clock.
HOME_ZONE = "Europe/London"


def local_time(instant, zone):
    """``instant`` (aware) as wall clock in ``zone`` (a name)."""
    return instant.astimezone(_zone(zone))


@cache
def _aliases():
    """Every name of a zone for every name of it, from the links of the pinned data: Kolkata and Calcutta are one."""
    groups = {}
    for name, target in _links().items():
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
    kept = unicode_data(babel_locale(language)).time_zones.get(_key_in_cldr(zone), {})
    plain = zone.rpartition("/")[2].replace("_", " ")
    return kept.get("city") or ACCENTED.get(plain, plain)


def zone_label(moment, language=None):
    """What the zone of an aware wall-clock ``moment`` is called then: ``Central European Standard Time``.

    Its distance to UTC where Unicode has no name for it.
    """
    locale, key = unicode_data(babel_locale(language)), _key_in_cldr(moment.tzinfo.key)
    season = "daylight" if _is_summer_time(moment) else "standard"
    own = locale.time_zones.get(key, {}).get("long", {})
    shared = locale.meta_zones.get(get_global("meta_zones").get(key), {}).get("long", {})
    return own.get(season) or shared.get(season) or offset(moment)


def _is_summer_time(moment):
    """Whether clocks are ahead of that year's other time. The data's own flag has Ireland the other way round."""
    halves = (moment.replace(month=month, day=1, hour=12).utcoffset() for month in (1, 7))
    return moment.utcoffset() > min(halves)


def offset(moment):
    """The distance to UTC of an aware ``moment`` as people write it: ``UTC+5:30``, ``UTC−3``, ``UTC``."""
    minutes = int(moment.utcoffset().total_seconds() // 60)
    if minutes == 0:
        return "UTC"
    sign, (hours, rest) = "+" if minutes > 0 else "−", divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")
