"""All plans together: the one that counts of each branch, and their actions by aim. Always the same few queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from branches.choices import STANDING
from branches.models import BranchPage, PlanAction, PlanPage, Post, RegionPage
from branches.plans.contents import Standing, aims_in_order, as_it_stands
from branches.plans.progress import Summary, is_overdue, summarise, total_of
from branches.querysets import in_readers_language
from common.zones import local_time


@dataclass(frozen=True)
class BranchPlan:
    """The plan of a branch that counts on a day: the one for that day, else the last before, else the next."""

    plan_id: int
    title: str
    url_path: str
    first_day: date
    last_day: date
    # When members last got to read something new in it.
    published_at: datetime
    day: date
    summary: Summary

    @property
    def overdue(self):
        return self.summary.overdue

    @property
    def is_current(self):
        """Whether it is for this day; a plan whose time is over still shows what was left undone."""
        return self.first_day <= self.day <= self.last_day

    @property
    def age_days(self):
        """Days since it was brought up to date."""
        return max(0, (self.day - self.published_at.date()).days)


@dataclass(frozen=True)
class Row:
    """One action in the list of all: what it is, whose, and whether it is late."""

    action: Standing
    branch: str
    region: str
    url_path: str
    aim: str
    overdue: bool


@dataclass(frozen=True)
class AimTotal:
    """What all the branches together do for one aim."""

    slug: str
    name: str
    description: str
    branches: int
    summary: Summary


def plans_by_branch(day=None):
    """``{id of the branch's page in the source language: BranchPlan}`` of branches that have a published plan.

    ``day`` is the same for all; without one it is for each branch the day it is there. At most four queries.
    """
    plans, branches = _live()
    actions = _actions(plans)
    now = timezone.now()
    days = {branch.pk: day or local_time(now, branch.time_zone).date() for branch in branches.values()}
    chosen = _that_count(plans, branches, days)
    return {branch: _branch_plan(plan, actions[plan.pk], days[branch]) for branch, plan in chosen.items()}


class Overview:
    """The plans that count today with their actions: in all by aim, and one by one as a filter has them."""

    def __init__(self, now=None):
        now = now or timezone.now()
        self._plans, self._branches = _live()
        self._actions = _actions(self._plans)
        self._days = {b.pk: local_time(now, b.time_zone).date() for b in self._branches.values()}
        self.chosen = _that_count(self._plans, self._branches, self._days)

    @cached_property
    def aims(self):
        return aims_in_order()

    @cached_property
    def regions(self):
        """Every region as the reader calls it, by its place in the tree of the source language."""
        pages = defaultdict(list)
        for page in RegionPage.objects.live().select_related("locale").order_by("path"):
            pages[page.translation_key].append(page)
        named = {key: in_readers_language(found) for key, found in pages.items()}
        return {page.path: named[key] for key, found in pages.items() for page in found}

    @cached_property
    def rows(self):
        """Every action of every plan that counts: by branch, then by its aim's place."""
        by_id = {branch.pk: branch for branch in self._branches.values()}
        places = {pk: number for number, pk in enumerate(self.aims)}
        rows = [
            self._row(by_id[branch], plan, action)
            for branch, plan in self.chosen.items()
            for action in self._actions[plan.pk]
        ]
        return sorted(rows, key=lambda row: (row.branch, places.get(row.action.aim, 99), row.action.due or date.max))

    def _row(self, branch, plan, action):
        region = self.regions.get(branch.path[: -Page.steplen])
        aim = self.aims.get(action.aim)
        return Row(
            action=action,
            branch=branch.title,
            region=region.slug if region else "",
            url_path=plan.url_path,
            aim=aim.slug if aim else "",
            overdue=is_overdue(action, self._days[branch.pk]),
        )

    def filtered(self, region="", aim="", status=""):
        return [
            row
            for row in self.rows
            if (not region or row.region == region)
            and (not aim or row.aim == aim)
            and (not status or row.action.status == status or (status == "overdue" and row.overdue))
        ]

    def totals(self, region=""):
        """By aim, in the order of the aims, what all branches (of a region) do for it."""
        rows = self.filtered(region=region)
        return [self._total(aim, [row for row in rows if row.aim == aim.slug]) for aim in self.aims.values()]

    def _total(self, aim, rows):
        return AimTotal(
            slug=aim.slug,
            name=aim.name,
            description=aim.description,
            branches=len({row.branch for row in rows}),
            summary=total_of((row.action for row in rows), overdue=sum(row.overdue for row in rows)),
        )

    def total(self, region=""):
        rows = self.filtered(region=region)
        return total_of((row.action for row in rows), overdue=sum(row.overdue for row in rows))

    @property
    def without_plan(self):
        """Branches that stand today and have no published plan, by name."""
        standing = (branch for branch in self._branches.values() if branch.status in STANDING)
        return sorted((b for b in standing if b.pk not in self.chosen), key=lambda branch: branch.title)


def _live():
    """The published plans, newest time first, and the published branches by their place in the tree."""
    plans = PlanPage.objects.in_source_language().live().filter(alias_of=None).defer("body", "introduction")
    branches = (
        BranchPage.objects.in_source_language()
        .live()
        .filter(alias_of=None)
        .only("path", "depth", "title", "time_zone", "status", "translation_key", "slug", "url_path", "locale")
    )
    return list(plans.order_by("-last_day", "pk")), {branch.path: branch for branch in branches}


def _actions(plans):
    actions = defaultdict(list)
    found = list(PlanAction.objects.filter(plan__in=[plan.pk for plan in plans]).order_by("sort_order", "pk"))
    titles = dict(Post.objects.filter(pk__in={row.owner_id for row in found} - {None}).values_list("pk", "title"))
    for row in found:
        actions[row.plan_id].append(as_it_stands(row, row, titles.get(row.owner_id, "")))
    return actions


def _that_count(plans, branches, days):
    """By the id of the branch, the plan for its day; else the last that is over; else the next."""
    of_branch = defaultdict(list)
    for plan in plans:
        if branch := branches.get(plan.path[: -Page.steplen]):
            of_branch[branch.pk].append(plan)
    return {branch: _counting(found, days[branch]) for branch, found in of_branch.items()}


def _counting(plans, day):
    """Of one branch's plans, the newest first."""
    begun = [plan for plan in plans if plan.first_day <= day]
    return begun[0] if begun else plans[-1]


def _branch_plan(plan, actions, day):
    return BranchPlan(
        plan_id=plan.pk,
        title=plan.title,
        url_path=plan.url_path,
        first_day=plan.first_day,
        last_day=plan.last_day,
        published_at=plan.last_published_at or plan.first_published_at,
        day=day,
        summary=summarise(actions, day, (plan.first_day, plan.last_day)),
    )
