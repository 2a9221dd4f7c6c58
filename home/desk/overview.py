"""What the desk says of some branches at once: each with what was found, and one sentence about all of them."""

from dataclasses import dataclass
from functools import cached_property

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.zones import babel_locale
from home.desk.facts import BranchFacts, collect
from home.desk.rules import ORDER, Finding, Level, findings, level_of
from home.desk.thresholds import thresholds

# So many branches are named with their reason; the others are counted.
NAMED = 3


@dataclass(frozen=True)
class BranchDesk:
    """A branch with what the rules find of it."""

    facts: BranchFacts
    findings: tuple[Finding, ...]

    @property
    def level(self):
        return level_of(self.findings)

    def because(self, finding):
        """A reason with the branch's name: “Ireland has no secretary”."""
        return _("%(branch)s %(reason)s") % {"branch": self.facts.title, "reason": finding.found.short}


@dataclass(frozen=True)
class Overview:
    desks: tuple[BranchDesk, ...]

    @cached_property
    def groups(self):
        """The branches by level, the most urgent first; levels that nobody has are left out."""
        by_level = [(level, [desk for desk in self.desks if desk.level == level]) for level in ORDER]
        return [(level, desks) for level, desks in by_level if desks]

    @property
    def urgent(self):
        return [desk for desk in self.desks if desk.level == Level.RED]

    @property
    def headline(self):
        urgent = self.urgent
        if not urgent:
            return _("No branch needs you this week.")
        text = ngettext(
            "%(n)d branch needs you this week, because %(reasons)s.",
            "%(n)d branches need you this week, because %(reasons)s.",
            len(urgent),
        )
        return text % {"n": len(urgent), "reasons": _reasons(urgent)}


def overview(branches, now=None):
    """The desk of some branches (a queryset of source-language pages)."""
    limits = thresholds()
    return Overview(tuple(BranchDesk(facts, tuple(findings(facts, limits))) for facts in collect(branches, now)))


def _reasons(urgent):
    said, named = set(), []
    for desk in urgent[:NAMED]:
        finding = _unsaid(desk.findings, said)
        said.add(finding.rule.key)
        named.append(desk.because(finding))
    more = len(urgent) - len(named)
    if more:
        named.append(ngettext("%d more has a reason too", "%d more have reasons too", more) % more)
    return format_list(named, locale=babel_locale())


def _unsaid(findings, said):
    """The first urgent reason that was not given for another branch already; where all were, the first."""
    urgent = [finding for finding in findings if finding.level == Level.RED]
    return next((finding for finding in urgent if finding.rule.key not in said), urgent[0])
