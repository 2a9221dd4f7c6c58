"""What lists of members call countries: ISO 3166-1 codes of two and three letters, English names of several books."""

from functools import cache

from babel import Locale
from django.utils.translation import override
from django_countries import countries

from common.text import folded

# Codes in wide use that are not the country's in ISO 3166-1: the United Kingdom's and the EU's for Greece.
OTHER_CODES = {"UK": "GB", "EL": "GR"}


def country_code(text):
    """The code of ``DE``, ``deu``, ``Germany`` or ``UK``; ``""`` for anything else."""
    return _names().get(_squeezed(text), "")


@cache
def _names():
    with override("en"):
        ours = {code: str(name) for code, name in countries}
    territories = Locale("en").territories
    names = {}
    for code in ours:
        known = (territories.get(code, ""), ours[code], countries.alpha3(code), code)
        names |= {_squeezed(name): code for name in known if name}
    return names | {_squeezed(other): code for other, code in OTHER_CODES.items()}


def _squeezed(text):
    """``The Netherlands`` as ``netherlands``, ``Côte d'Ivoire`` as ``cotedivoire``, ``St. Lucia`` as ``stlucia``."""
    words = folded(text).replace("&", " and ").split()
    kept = words[1:] if words[:1] == ["the"] else words
    return "".join(sign for sign in "".join(kept) if sign.isalnum())
