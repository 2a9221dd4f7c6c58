"""Where the reader's day is: the zone that times are shown in besides their own.

First that names a zone: ``?tz=`` in the address, the account of who is signed in, the cookie. What names none is
passed over without a word: links get shortened, browsers invent names, and nobody should meet an error for it.
"""

from dataclasses import dataclass

from babel import Locale
from django.conf import settings

from common import zones
from common.text import folded
from common.times import LocalTime, local_time

COOKIE = "timezone"
PARAMETER = "tz"
A_YEAR = 60 * 60 * 24 * 365
# No zone, so it is passed over; but a choice, so the script leaves it alone.
NOWHERE = "none"
SHOWN = 20
# Longer than any zone, city or country: no more of it is looked at.
LONGEST = 60


def reader_zone(request):
    """The reader's zone under its name of today; ``""`` when nothing says."""
    return (
        zones.canonical(request.GET.get(PARAMETER, ""))
        or account_zone(request)
        or zones.canonical(request.COOKIES.get(COOKIE, ""))
    )


def account_zone(request):
    """The zone set in the account of somebody who is signed in; ``""`` where none is.

    Who brings no session is nobody, and is not looked up: that would make every public page a personal one.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return zones.canonical(getattr(getattr(request, "user", None), "time_zone", ""))


def remember(response, zone):
    """Keep ``zone`` for a year; :data:`NOWHERE` for somebody who wants to see times where they are.

    Readable by the script that sets it where nobody has chosen; it says no more than the browser does anyway.
    """
    response.set_cookie(COOKIE, zone, max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax")


def reader_time(request, moment, besides):
    """``moment`` on the reader's clock; None where that is unknown, or shows the same as in the zone ``besides``."""
    zone = reader_zone(request)
    if not zone:
        return None
    here, there = zones.local_time(moment, zone), zones.local_time(moment, besides)
    return local_time(moment, zone) if here.utcoffset() != there.utcoffset() else None


@dataclass(frozen=True)
class Suggestion:
    """A zone to choose: its city and country, and the time it is there."""

    zone: str
    country: str
    now: LocalTime


def suggestions(query, moment):
    """Zones whose city, country or name begins or contains what somebody typed, best first; at most twenty."""
    wanted = folded(query[:LONGEST].strip())
    if not wanted:
        return []
    found = sorted((_rank(wanted, words), zone) for zone, words in _words().items() if _rank(wanted, words) < 3)
    return [_suggestion(zone, moment) for _rank_of_it, zone in found[:SHOWN]]


def _words():
    """What each zone is found by, in the reader's language and by its name: ``[city, country, …]``."""
    territories = Locale.parse(zones.babel_locale()).territories
    return {
        zone: [folded(word) for word in (zones.city(zone), _country(countries, territories), zone.replace("_", " "))]
        for zone, countries in {**zones.places(), "UTC": ()}.items()
    }


def _rank(wanted, words):
    """0 for a city that begins so, 1 for a country, 2 for a part of anything, 3 for nothing."""
    city, country, _name = words
    if city.startswith(wanted):
        return 0
    if country.startswith(wanted):
        return 1
    return 2 if any(wanted in word for word in words) else 3


def _suggestion(zone, moment):
    territories = Locale.parse(zones.babel_locale()).territories
    return Suggestion(
        zone=zone,
        country=_country(zones.places().get(zone, ()), territories),
        now=local_time(moment, zone),
    )


def _country(countries, territories):
    return territories.get(countries[0], "") if countries else ""
