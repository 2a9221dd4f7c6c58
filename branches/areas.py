"""The area of a branch in words, as its page tells it."""

from collections import defaultdict

from django.utils.translation import gettext

from branches.models import Catchment
from branches.places import country_name, subdivision_name
from common.text import folded


def areas(branch):
    """One line a country, by name: ``Germany``; ``Spain: Murcia``; ``Australia, except Victoria``. One query.

    For the default branch of a split country the other branches' parts are what has to be said.
    """
    countries = defaultdict(lambda: ([], []))
    rows = Catchment.objects.filter(country__in=Catchment.objects.of(branch).values("country"))
    for country, part, key in rows.values_list("country", "subdivision", "branch__translation_key"):
        mine, others = countries[country]
        (mine if key == branch.translation_key else others).append(part)
    lines = [_line(country_name(country), *parts) for country, parts in countries.items()]
    return sorted(lines, key=folded)


def _line(country, mine, others):
    if "" not in mine:
        return gettext("%(country)s: %(parts)s") % {"country": country, "parts": _names(mine)}
    if others:
        return gettext("%(country)s, except %(parts)s") % {"country": country, "parts": _names(others)}
    return country


def _names(parts):
    return ", ".join(sorted((subdivision_name(code) or code for code in parts), key=folded))
