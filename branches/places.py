"""Countries (ISO 3166-1) and their first-level parts (ISO 3166-2), by name in the reader's language."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import gettext
from django_countries import countries

SUBDIVISIONS = Path(__file__).parent / "data" / "subdivisions.json"


@cache
def _subdivisions():
    return json.loads(SUBDIVISIONS.read_text())


def is_country(code):
    return code in countries.countries


def country_name(code):
    """``Germany`` for DE; ``''`` for what is no ISO 3166-1 code."""
    return str(countries.name(code))


def country_choices():
    """All 249 countries as ``(code, name)``, sorted as the reader's language sorts them."""
    return [(code, str(name)) for code, name in countries]


def subdivisions(country):
    """``{"US-CA": "California", …}`` for a country's code; empty where none are known."""
    return _subdivisions().get(country, {})


def subdivision_name(code):
    return subdivisions(code[:2]).get(code, "")


def place_name(country, subdivision=""):
    """``Germany``; ``California, United States`` for a part."""
    if not subdivision:
        return country_name(country)
    return gettext("%(part)s, %(country)s") % {
        "part": subdivision_name(subdivision) or subdivision,
        "country": country_name(country),
    }
