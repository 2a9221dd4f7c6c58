"""What officers do with plans: begin one from the template, say how far its actions are, hand it in.

Each is one transaction and stands in the page's history.
"""

from calendar import monthrange
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from branches.models import Body, BranchPage, PlanAction, PlanPage, Post, SuggestedAction
from branches.plans.states import FINISHED, ActionStatus
from common.publishing import NotPublished, change_published
from common.zones import local_time
from members.rights import can

# From this month on a new plan is for the next year.
NEXT_YEAR_FROM = 10
# What is carried over was not finished in time: it is due by the end of this month of the new plan.
CARRIED_DUE_MONTH = 3


class NotInSourceLanguage(Exception):
    """Plans begin, and move, in the source language; translations follow."""


@transaction.atomic
def start_plan(*, actor, branch, now):
    """A draft of the branch's next plan: what the last left unfinished, then what is suggested to everybody.

    For the first calendar year that no plan of the branch touches; from October on, the next year at the earliest.
    Raises ``PermissionDenied`` for whoever may not add pages to the branch, and ``NotInSourceLanguage``.
    """
    branch = source_of(BranchPage, branch)
    if not branch.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied
    year = _free_year(branch, local_time(now, branch.time_zone).date())
    last = PlanPage.objects.of(branch).live().order_by("-last_day").first()
    plan = PlanPage(
        title=_("Development plan %(year)d") % {"year": year},
        slug=find_available_slug(branch, f"plan-{year}"),
        first_day=date(year, 1, 1),
        last_day=date(year, 12, 31),
        locale_id=branch.locale_id,
        owner=actor,
        live=False,
        has_unpublished_changes=True,
    )
    branch.add_child(instance=plan)
    plan.actions = _first_actions(plan, last, branch)
    plan.save()
    plan.save_revision(user=actor, clean=False)
    log(instance=plan, action="branches.start_plan", user=actor, data={"carried_over_from": last and last.pk})
    return PlanPage.objects.get(pk=plan.pk)


def update_progress(*, actor, plan, states):
    """Say how far a published plan's actions are, at once; what is being rewritten or reviewed meanwhile follows.

    ``states`` gives for the key of an action its ``status``, ``progress``, ``evidence``, ``evidence_link``; nothing
    else changes. The live plan; the same where nothing is new. Raises ``PermissionDenied``, ``NotPublished`` and
    ``NotInSourceLanguage``.
    """
    plan = source_of(PlanPage, plan)
    if not can(actor, "update_progress", plan):
        raise PermissionDenied if plan.live else NotPublished
    known = {action.translation_key: action for action in plan.actions.all()}
    news = {key: fields for key, fields in states.items() if key in known and _differs(known[key], fields)}
    if not news:
        return plan

    def change(page):
        rows = list(page.actions.all())
        for action in rows:
            for name, value in news.get(action.translation_key, {}).items():
                setattr(action, name, value)
        # Given to the page, they are written with it.
        page.actions = rows

    live = change_published(plan, actor, change)
    log(instance=live, action="branches.update_progress", user=actor, data={"actions": len(news)})
    return live


def source_of(model, page):
    try:
        return model.objects.get(translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE)
    except model.DoesNotExist as error:
        raise NotInSourceLanguage from error


def _free_year(branch, today):
    year = today.year + (today.month >= NEXT_YEAR_FROM)
    while PlanPage.objects.of(branch).touching(date(year, 1, 1), date(year, 12, 31)).exists():
        year += 1
    return year


def _first_actions(plan, last, branch):
    carried = _carried_over(plan, last) if last else []
    said = {action.what.casefold() for action in carried}
    suggested = [action for action in _suggested(plan, branch) if action.what.casefold() not in said]
    actions = [*carried, *suggested]
    for number, action in enumerate(actions):
        action.sort_order = number
    return actions


def _carried_over(plan, last):
    """What the last plan left open, as far as it came."""
    note = _("Carried over from “%(title)s”.") % {"title": last.title}
    return [
        PlanAction(
            locale_id=plan.locale_id,
            aim_id=action.aim_id,
            what=action.what,
            owner_id=action.owner_id,
            due=max(action.due or plan.first_day, _end_of_month(plan.first_day, CARRIED_DUE_MONTH)),
            status=action.status,
            progress=action.progress,
            weight=action.weight,
            evidence=f"{note} {action.evidence}"[:300].strip(),
            evidence_link=action.evidence_link,
        )
        for action in last.actions.all()
        if action.status not in FINISHED
    ]


def _suggested(plan, branch):
    posts = _posts_by_title(branch)
    return [
        PlanAction(
            locale_id=plan.locale_id,
            aim_id=row.aim_id,
            what=row.what,
            owner_id=posts.get(row.owner_title.casefold()),
            due=_end_of_month(plan.first_day, row.due_month),
            status=ActionStatus.NOT_STARTED,
            weight=row.weight,
        )
        for row in SuggestedAction.objects.all()
    ]


def _posts_by_title(branch):
    """The ids of the branch's posts by what they are or were called."""
    found = {}
    for post in Post.objects.filter(body__in=Body.objects.of(branch), abolished_on=None):
        for title in [*post.former_titles.splitlines(), post.title]:
            found[title.strip().casefold()] = post.pk
    return found


def _end_of_month(first_day, number):
    """The last day of the ``number``-th month of a plan."""
    months = first_day.month - 1 + number - 1
    year, month = first_day.year + months // 12, months % 12 + 1
    return date(year, month, monthrange(year, month)[1])


def _differs(action, fields):
    return any(getattr(action, name) != value for name, value in fields.items())
