"""What the page of a plan shows: its actions by aim with figures, what moved of late, and what officers can do."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState

from branches.models import Aim, PlanAction, PlanPage, Post
from branches.plans.progress import Summary, is_overdue, summarise, summary_of
from branches.plans.states import TONES, ActionStatus
from branches.querysets import in_readers_language
from common.privacy import may_read_members_pages
from common.zones import local_time

# What was said less than this ago counts as news.
OF_LATE = timedelta(days=31)


@dataclass(frozen=True)
class Standing:
    """An action as it is shown: words in the language of the page, state from the page in the source language."""

    key: UUID
    aim: int | None
    what: str
    owner: str
    due: date | None
    status: str
    progress: int
    weight: int
    evidence: str
    evidence_link: str

    @property
    def status_text(self):
        return ActionStatus(self.status).label

    @property
    def tone(self):
        return TONES[self.status]


@dataclass(frozen=True)
class AimGroup:
    """The actions of a plan for one aim; ``overdue`` are the keys of those that are late."""

    name: str
    description: str
    summary: Summary
    actions: list[Standing]
    overdue: frozenset[UUID]

    @property
    def marked(self):
        """Each action with whether it is late."""
        return [(action, action.key in self.overdue) for action in self.actions]


@dataclass(frozen=True)
class Change:
    what: str
    before: str
    after: str
    progress_before: int
    progress_after: int


def actions_as_they_stand(plan):
    """The :class:`Standing` of each action of a plan, in its order: two queries, three for a translation."""
    own = list(plan.actions.all())
    words = {action.translation_key: action for action in own}
    states = own if plan.locale.language_code == settings.LANGUAGE_CODE else _of_source(plan) or own
    titles = dict(Post.objects.filter(pk__in={row.owner_id for row in states} - {None}).values_list("pk", "title"))
    return [as_it_stands(row, words.get(row.translation_key, row), titles.get(row.owner_id, "")) for row in states]


def _of_source(plan):
    source = PlanAction.objects.filter(plan__translation_key=plan.translation_key)
    return list(source.filter(plan__locale__language_code=settings.LANGUAGE_CODE).order_by("sort_order", "pk"))


def as_it_stands(state, words, owner):
    """An action: its state from one row, its words from another, its owner's title."""
    return Standing(
        key=state.translation_key,
        aim=state.aim_id,
        what=words.what,
        owner=owner,
        due=state.due,
        status=state.status,
        progress=state.progress or 0,
        weight=state.weight or 1,
        evidence=words.evidence,
        evidence_link=state.evidence_link,
    )


def aims_in_order():
    """All aims by the id actions hold, each as it is called in the reader's language: one query."""
    rows = list(Aim.objects.select_related("locale").order_by("sort_order", "name"))
    by_key = defaultdict(list)
    for row in rows:
        by_key[row.translation_key].append(row)
    return {
        row.pk: in_readers_language(by_key[row.translation_key])
        for row in rows
        if row.locale.language_code == settings.LANGUAGE_CODE
    }


def by_aim(actions, day, period=None):
    """Some actions by aim, in the order of the aims; those without one come last."""
    aims = aims_in_order()
    groups = [(aim, [action for action in actions if action.aim == pk]) for pk, aim in aims.items()]
    groups.append((None, [action for action in actions if action.aim not in aims]))
    return [
        AimGroup(
            name=aim.name if aim else "",
            description=aim.description if aim else "",
            summary=summarise(found, day, period),
            actions=sorted(found, key=lambda action: action.due or date.max),
            overdue=frozenset(action.key for action in found if is_overdue(action, day)),
        )
        for aim, found in groups
        if found
    ]


def contents(plan, request):
    """The template context of a plan's page."""
    day, actions = plan.today, plan.actions_as_they_stand
    perms = plan.permissions_for_user(request.user)
    return {
        "summary": summary_of(plan, day),
        "groups": by_aim(actions, day, (plan.first_day, plan.last_day)),
        "changes": changes_since(plan, timezone.now() - OF_LATE),
        "agreed_on": agreed_on(plan),
        "branch": plan.branch,
        "progress_url": reverse("branches_plan_progress", args=[plan.pk]) if perms.can_update_progress() else "",
    }


def of_branch(branch, request):
    """For members, on the branch's page: the way to its plan, as far as one is published."""
    if not may_read_members_pages(request.user):
        return {}
    plan = PlanPage.objects.of(branch).live().order_by("-last_day").first()
    return {"plan_title": plan.title, "plan_url": plan.get_url(request)} if plan else {}


def agreed_on(plan):
    """The day, where the branch is, on which the review last agreed to it; None if an administrator published it."""
    states = TaskState.objects.for_instance(plan).filter(status=TaskState.STATUS_APPROVED)
    when = states.order_by("-finished_at").values_list("finished_at", flat=True).first()
    return when and local_time(when, plan.branch.time_zone).date()


def changes_since(plan, moment):
    """What moved since a moment, by what was published before it: nothing where nothing was."""
    if not plan.pk or not plan.live:
        return []
    before = (
        PageLogEntry.objects.filter(
            page_id=plan.pk, action="wagtail.publish", timestamp__lte=moment, revision__isnull=False
        )
        .order_by("-timestamp", "-pk")
        .values_list("revision__content", flat=True)
        .first()
    )
    if before is None:
        return []
    content = before if isinstance(before, dict) else json.loads(before)
    old = {row["translation_key"]: row for row in content.get("actions", [])}
    return [
        _change(old[str(action.key)], action)
        for action in plan.actions_as_they_stand
        if str(action.key) in old and _moved(old[str(action.key)], action)
    ]


def _moved(old, action):
    return (old["status"], old["progress"]) != (action.status, action.progress)


def _change(old, action):
    return Change(
        what=action.what,
        before=ActionStatus(old["status"]).label,
        after=action.status_text,
        progress_before=old["progress"],
        progress_after=action.progress,
    )
