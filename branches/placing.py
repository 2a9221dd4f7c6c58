"""Where members belong, by the catchments: what the register of members asks (members.placing)."""

from collections import defaultdict

from django.conf import settings

from branches.aliases import OTHER_NAMES
from branches.choices import Status
from branches.models import BranchPage, Catchment
from branches.places import place_name, subdivision_code
from common.text import folded
from members.placing import Places, places_come_from


class CatchmentPlaces(Places):
    """The catchments of this moment, read in two queries."""

    def __init__(self):
        heirs = _heirs()
        self.rows = defaultdict(dict)
        for country, part, branch in Catchment.objects.values_list("country", "subdivision", "branch"):
            self.rows[country][part] = heirs.get(branch, branch)

    def country(self, text):
        return super().country(text) or _OTHER.get(folded(text.strip()), "")

    def part(self, country, text):
        return subdivision_code(country, text)

    def name(self, country, part=""):
        return place_name(country, part)

    def is_split(self, country):
        return bool(self.rows.get(country, {}).keys() - {""})

    def branch(self, country, part=""):
        """Of a shared country without its part nothing follows: the default branch has only the rest of it."""
        rows = self.rows.get(country, {})
        if self.is_split(country) and not part:
            return None
        return rows.get(part, rows.get(""))

    def branches(self, country):
        return frozenset(branch for branch in self.rows.get(country, {}).values() if branch)


_OTHER = {folded(name.strip()): code for code, names in OTHER_NAMES.items() for name in str(names).split(",")}


def _heirs():
    """``{a branch that has ended: who took over from it, or None}``, in the source language."""
    rows = BranchPage.objects.values_list(
        "pk", "translation_key", "locale__language_code", "status", "merged_into__translation_key"
    )
    rows = list(rows)
    sources = {key: pk for pk, key, language, _status, _into in rows if language == settings.LANGUAGE_CODE}
    into = {key: heir for _pk, key, _language, status, heir in rows if status == Status.MERGED}
    closed = {key for _pk, key, _language, status, _into in rows if status == Status.CLOSED}
    return {sources[key]: sources.get(_last(key, into, closed)) for key in sources if key in into or key in closed}


def _last(key, into, closed):
    seen = set()
    while key in into and key not in seen:
        seen.add(key)
        key = into[key]
    return None if key in closed or key in seen else key


places_come_from(CatchmentPlaces)
