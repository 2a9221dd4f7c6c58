"""A regional report as the data tell it: what happened in a period, in lines that its coordinator then edits.

Coordinators' notes are no part of it, and it names posts, not people.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from branches.choices import STANDING
from branches.models import BranchPage, Term
from common import zones
from common.times import long_date
from events.choices import Status
from events.models import Occurrence
from home.desk.facts import BranchFacts, collect
from home.desk.meetings import NO_MEETINGS
from home.desk.rules import Level, findings
from members.membership import counts_by_branch

A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """What a report is about: a region's branches, and days, both ends included."""

    branches: list[BranchFacts]
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    help: str
    writes: Callable[[Period], list[str]]


def draft(region, first_day, last_day):
    """``{key of a section: text}`` of a region's period; a line for each thing, none where nothing was."""
    branches = (
        BranchPage.objects.in_source_language().live().filter(path__startswith=region.path, status__in=STANDING)
    )
    period = Period(collect(branches), first_day, last_day)
    return {section.key: "\n".join(section.writes(period)) for section in SECTIONS}


def in_short(period):
    held, number = _meetings(period), len(period.branches)
    line = ngettext("%(n)d branch", "%(n)d branches", number) % {"n": number}
    words = {"branches": line, "met": len(held), "held": sum(held.values())}
    return [_("%(branches)s; %(met)d of them met, %(held)d meetings in all.") % words]


def meetings(period):
    held = _meetings(period)
    return [f"- {facts.title}: {times(held.get(facts.key, 0))}" for facts in period.branches]


def times(number):
    return ngettext("%d meeting", "%d meetings", number) % number if number else _("no meeting")


def _meetings(period):
    """``{branch's key: meetings that took place}``, begun on a day of the period by the party's own clock."""
    begin, end = (_midnight(day) for day in (period.first_day, period.last_day + A_DAY))
    held = Occurrence.objects.filter(live=True, branch__in=[facts.key for facts in period.branches])
    held = held.exclude(status=Status.CANCELLED).exclude(kind__slug__in=NO_MEETINGS).starting(begin, end)
    return dict(held.order_by().values_list("branch").annotate(Count("pk")))


def _midnight(day):
    return zones.instant(datetime.combine(day, time.min), zones.HOME_ZONE)


def officers(period):
    pages = {facts.pk: facts.title for facts in period.branches}
    begun = Q(start__gte=period.first_day, start__lte=period.last_day)
    ended = Q(end__gt=period.first_day, end__lte=period.last_day + A_DAY)
    terms = Term.objects.confirmed().filter(begun | ended, post__body__page__in=pages).select_related("post__body")
    lines = defaultdict(list)
    for term in terms.order_by("post__sort_order", "post__title", "start"):
        words = {"post": term.post.title, "day": long_date(term.start)}
        if period.first_day <= term.start <= period.last_day:
            lines[term.post.body.page_id].append(_("%(post)s since %(day)s") % words)
        if term.end and period.first_day < term.end <= period.last_day + A_DAY:
            words["day"] = long_date(term.end - A_DAY)
            lines[term.post.body.page_id].append(_("%(post)s until %(day)s") % words)
    return [f"- {pages[pk]}: {'; '.join(lines[pk])}" for pk in pages if lines[pk]]


def vacancies(period):
    open_ = ((facts.title, facts.seats.open_titles) for facts in period.branches)
    return [f"- {title}: {', '.join(posts)}" for title, posts in open_ if posts]


def plans(period):
    return [f"- {facts.title}: {_plan(facts.plan)}" for facts in period.branches]


def _plan(plan):
    if plan is None:
        return _("no plan in force")
    words = {"percent": plan.progress, "overdue": plan.overdue, "all": plan.actions}
    return _("%(percent)d%% done, %(overdue)d of %(all)d actions late") % words


def members(period):
    before, after = (_members(day) for day in (period.first_day, period.last_day + A_DAY))
    return [
        f"- {facts.title}: {after[facts.pk]} ({after[facts.pk] - before.get(facts.pk, 0):+d})"
        for facts in period.branches
        if facts.pk in after
    ]


def _members(day):
    return {branch: numbers[0] for branch, numbers in counts_by_branch(day).items()}


def help_needed(period):
    urgent = ((facts, findings(facts)) for facts in period.branches)
    return [
        f"- {facts.title}: {' '.join(one.found.why for one in found if one.level == Level.RED)}"
        for facts, found in urgent
        if any(one.level == Level.RED for one in found)
    ]


def nothing(period):
    return []


_l = gettext_lazy
SECTIONS = (
    Section("summary", _l("In short"), _l("What the executive should know if it reads nothing else."), in_short),
    Section("meetings", _l("Meetings held"), "", meetings),
    Section("officers", _l("Terms begun and ended"), _l("Posts, not people."), officers),
    Section("vacancies", _l("Open posts today"), "", vacancies),
    Section("plans", _l("Development plans"), "", plans),
    Section("members", _l("Members"), _l("On the last day, and the change since the first."), members),
    Section("help", _l("Where help is needed"), _l("Your own words say more than the rules do."), help_needed),
    Section("asks", _l("What we ask of the executive"), "", nothing),
)
