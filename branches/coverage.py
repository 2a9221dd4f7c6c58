"""Is every place looked after? For the coverage report and the dashboard."""

from collections import defaultdict
from dataclasses import dataclass

from branches.choices import ENDED
from branches.finder import SPECIAL
from branches.models import Catchment
from branches.places import country_choices, country_name
from common.text import folded


@dataclass(frozen=True)
class Country:
    code: str
    name: str


@dataclass(frozen=True)
class Coverage:
    """Countries by name, catchments by place. The finder has no branch to offer for any of the first three."""

    uncovered: list[Country]  # no branch at all
    without_default: list[Country]  # split, and the rest of it is nobody's
    idle: list[Catchment]  # held by a branch that is not published, or has ended
    exempt: list[Country]  # answered without a branch: branches.finder.SPECIAL
    covered: int
    total: int

    @property
    def problems(self):
        return len(self.uncovered) + len(self.without_default) + len(self.idle)


def coverage():
    """How the catchments cover the world; one query."""
    rows = list(
        Catchment.objects.select_related("branch").only(
            "country", "subdivision", "branch__title", "branch__live", "branch__status"
        )
    )
    parts = defaultdict(set)
    for row in rows:
        parts[row.country.code].add(row.subdivision)
    without = [code for code, _name in country_choices() if code not in parts]
    return Coverage(
        uncovered=_countries(code for code in without if code not in SPECIAL),
        without_default=_countries(code for code, named in parts.items() if "" not in named),
        idle=sorted((row for row in rows if _is_idle(row.branch)), key=lambda row: folded(row.place)),
        exempt=_countries(code for code in without if code in SPECIAL),
        covered=len(parts),
        total=len(country_choices()),
    )


def _is_idle(branch):
    return not branch.live or branch.status in ENDED


def _countries(codes):
    return sorted((Country(code, country_name(code)) for code in codes), key=lambda country: folded(country.name))
