"""Countries (ISO 3166-1) and their first-level parts (ISO 3166-2), by name in the reader's language."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import get_language, gettext
from django_countries import countries

from common.text import folded

from .aliases import OTHER_CODES

SUBDIVISIONS = Path(__file__).parent / "data" / "subdivisions.json"


@cache
def _subdivisions():
    return json.loads(SUBDIVISIONS.read_text())


def is_country(code):
    return code in countries.countries


def country_code(text):
    """The ISO 3166-1 code somebody means by ``de``, ``DE`` or ``UK``; ``''`` for anything else."""
    code = text.strip().upper()
    code = OTHER_CODES.get(code, code)
    return code if text.isascii() and is_country(code) else ""


def country_name(code):
    """``Germany`` for DE; ``''`` for what is no ISO 3166-1 code."""
    return str(countries.name(code))


def country_choices():
    """All 249 countries as ``(code, name)``, sorted as the reader's language sorts them."""
    return _country_choices(get_language())


@cache
def _country_choices(_language):
    return tuple(by_name((code, str(name)) for code, name in countries))


def by_name(choices):
    """``(code, name)`` pairs in the order of their names."""
    return sorted(choices, key=lambda choice: folded(choice[1]))


def subdivisions(country):
    """``{"US-CA": "California", …}`` for a country's code; empty where none are known."""
    return _subdivisions().get(country, {})


def subdivision_name(code):
    return subdivisions(code[:2]).get(code, "")


def subdivision_code(country, text):
    """The part of a country somebody means by ``US-CA``, ``ca`` or ``california``; ``''`` for anything else."""
    known = subdivisions(country)
    typed = text.strip()
    for code in (typed.upper(), f"{country}-{typed.upper()}"):
        if code in known:
            return code
    return next((code for code, name in known.items() if folded(name) == folded(typed)), "")


def place_name(country, subdivision=""):
    """``Germany``; ``California, United States`` for a part."""
    if not subdivision:
        return country_name(country)
    return gettext("%(part)s, %(country)s") % {
        "part": subdivision_name(subdivision) or subdivision,
        "country": country_name(country),
    }
