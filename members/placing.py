"""Which branch looks after a place. Branches stand in a higher layer, so that layer says where the answer comes from.

``places_come_from(load)``: ``load()`` gives a :class:`Places` of the moment, which answers without further queries.
"""

from django_countries import countries

from members.register.countries import country_code


class Places:
    """Without branches: countries are known, and nobody looks after them."""

    def country(self, text):
        """The ISO 3166-1 code of what somebody calls a country; ``""`` for anything else."""
        return country_code(text)

    def part(self, country, text):
        """The ISO 3166-2 code of a part of a country; ``""`` for anything else."""
        return ""

    def name(self, country, part=""):
        """A place in words."""
        return ", ".join(filter(None, (part, str(countries.name(country)))))

    def is_split(self, country):
        """Whether several branches share a country, so that one has to know the part."""
        return False

    def branch(self, country, part=""):
        """The id of the branch (its page in the source language) that looks after a place; None if none does."""

    def branches(self, country):
        """The ids of all the branches that look after some of a country."""
        return frozenset()


_load = Places


def places_come_from(load):
    global _load
    _load = load
    return load


def places():
    return _load()
