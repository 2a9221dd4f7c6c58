"""Which country's help somebody is shown: the one they chose, else the one their clock is in."""

from branches.places import country_code
from common import zones
from common.reader import reader_zone
from conduct.directory.showing import help_in

PARAMETER = "country"


def help_on(request):
    """The :class:`conduct.directory.showing.Help` for whoever asks."""
    return help_in(country_of(request), zone=reader_zone(request))


def country_of(request):
    """``?country=`` where it names one, else the only country of the reader's zone; empty where neither says.

    ``?country=`` alone, without one, is the choice of whoever is somewhere else.
    """
    if PARAMETER in request.GET:
        return country_code(request.GET[PARAMETER])
    countries = zones.places().get(reader_zone(request), ())
    return countries[0] if len(countries) == 1 else ""
