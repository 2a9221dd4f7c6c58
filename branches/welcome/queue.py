"""Whom somebody may welcome: the one gate that every screen takes its rows from, and the counts for the desk."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Left, Length
from django.utils import timezone

from branches.models import BranchPage, Newcomer, RegionPage
from branches.rights import rights_of
from branches.welcome.retention import new_since
from common.answered import unanswered
from members.membership import today
from members.models import Membership
from members.rights import Capability, capabilities_of, rule

WELCOMING = {Capability.BRANCH, Capability.REGION, Capability.MEMBERSHIP}


def may_welcome(user):
    """Whether there is a queue for somebody at all."""
    return bool(capabilities_of(user) & WELCOMING)


def branches_of(user):
    """The branches, in the source language, whose newcomers somebody welcomes.

    1. All of them, for who keeps the membership register.
    2. The branches of the region, for coordinators.
    3. Their own, for officers.
    """
    every = BranchPage.objects.in_source_language()
    if Capability.MEMBERSHIP in capabilities_of(user):
        return every
    rights = rights_of(user)
    regions = RegionPage.objects.filter(pk__in=rights.pages(Capability.REGION))
    above = regions.annotate(above=Left(OuterRef("path"), Length("path"))).filter(above=F("path"))
    return every.filter(Q(pk__in=rights.pages(Capability.BRANCH)) | Exists(above))


def queue_of(user):
    """Those who wrote to one of these branches, waiting or welcomed lately."""
    return Newcomer.objects.filter(branch__in=branches_of(user).values("pk"), membership=None)


def new_members():
    """Members of the register who are new and whom nobody has welcomed."""
    recent = Membership.objects.on(today()).filter(since__gt=new_since(timezone.now()))
    return recent.filter(welcome=None, branch__isnull=False)


def new_members_of(user):
    return new_members().filter(branch__in=branches_of(user).values("pk"))


@rule("welcome", Newcomer)
def may_welcome_newcomer(user, newcomer):
    return branches_of(user).filter(pk=newcomer.branch_id).exists()


@rule("welcome", Membership)
def may_welcome_member(user, membership):
    return new_members_of(user).filter(pk=membership.pk).exists()


@dataclass(frozen=True)
class Waiting:
    """A line of the queue. ``kind`` and ``pk`` name its page."""

    kind: str
    pk: int
    name: str
    branch: str
    since: datetime
    days: int


def waiting_for(user):
    """Everybody who waits in the queues of somebody, the longest first; two queries."""
    wrote = queue_of(user).waiting().values_list("pk", "name", "branch__title", "arrived_at")
    joined = new_members_of(user).values_list("pk", "name", "branch__title", "since")
    now = timezone.now()
    lines = [("wrote", pk, name, branch, moment) for pk, name, branch, moment in wrote]
    lines += [("member", pk, name, branch, midnight(day)) for pk, name, branch, day in joined]
    lines = [Waiting(*line, days=(now - line[-1]).days) for line in lines]
    return sorted(lines, key=lambda line: (line.since, line.kind, line.pk))


def midnight(day):
    return datetime.combine(day, time(), tzinfo=UTC)


def waiting_by_branch():
    """``{id of the branch in the source language: (how many wait, since when the longest)}``, in one query."""
    wrote = (
        Newcomer.objects.waiting().order_by().values_list("branch").annotate(n=Count("pk"), since=Min("arrived_at"))
    )
    joined = new_members().order_by().values_list("branch").annotate(n=Count("pk"), first=Min("since"))
    found = {}
    for branch, count, since in wrote.union(joined, all=True):
        count_before, since_before = found.get(branch, (0, since))
        found[branch] = count_before + count, min(since_before, since)
    return found


def unanswered_messages_by_branch():
    """``{id of the branch in the source language: messages through its form that wait for a week}``, in one query."""
    source = BranchPage.objects.in_source_language().filter(translation_key=OuterRef("page__translation_key"))
    messages = unanswered().annotate(branch=Subquery(source.values("pk")[:1])).exclude(branch=None)
    return dict(messages.order_by().values_list("branch").annotate(n=Count("pk")))
