"""Who answers when a plan is handed in, and what they and its authors are told.

Whoever coordinates the region today, both of a job share alike. Nobody answers to a text of their own: neither who
handed it in nor who wrote the version that was. Where that leaves nobody, because the post is vacant or it is the
coordinator's own plan, those answer who keep the posts. Administrators may always answer to what is not theirs.
"""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page, TaskState

from branches.review.mails import named, tell
from branches.review.steps import NothingToReviewError, workflow_with
from branches.rights import rights_of_everybody
from members.rights import Capability


def workflow():
    """The way every plan goes: the active workflow with our step in it; None where an administrator ended it."""
    from branches.models import RegionReviewTask

    return workflow_with(RegionReviewTask)


def task_state_of(plan):
    """The step a plan waits at, if that step is ours."""
    from branches.models import RegionReviewTask

    state = plan.current_workflow_task_state
    return state if state is not None and isinstance(state.task.specific, RegionReviewTask) else None


# ------------------------------------------------------------------------------------------------ who
def reviewers(plan, authors=()):
    """The ids of those who may answer to a plan by their posts, without its authors."""
    return _reviewers(_regions([plan]).get(plan.pk), frozenset(authors), rights_of_everybody())


def _reviewers(region, authors, everybody):
    coordinators = {
        person for person, rights in everybody.items() if region and region in rights.pages(Capability.REGION)
    } - authors
    if coordinators:
        return coordinators
    return {person for person, rights in everybody.items() if Capability.ELECTIONS in rights.held} - authors


def is_asked(user, plan):
    """Whether or not it is their own: they read it."""
    return user.is_superuser or user.pk in reviewers(plan)


def may_answer(user, plan):
    state = task_state_of(plan)
    if state is None or not user.is_active:
        return False
    authors = _authors(state.workflow_state.requested_by_id, state.revision.user_id)
    return user.pk not in authors and (user.is_superuser or user.pk in reviewers(plan, authors))


def waiting_for(user, waiting):
    """Of some steps that plans wait at, the ids of those somebody may answer to: always the same few queries."""
    fields = ("pk", "workflow_state__object_id", "workflow_state__requested_by", "revision__user")
    rows = [(pk, int(plan), _authors(*people)) for pk, plan, *people in waiting.values_list(*fields)]
    if not rows or not user.is_active:
        return []
    regions = _regions(Page.objects.filter(pk__in=[plan for _pk, plan, _authors in rows]))
    everybody = {} if user.is_superuser else rights_of_everybody()
    return [
        pk
        for pk, plan, authors in rows
        if user.pk not in authors
        and (user.is_superuser or user.pk in _reviewers(regions.get(plan), authors, everybody))
    ]


def _authors(*people):
    return frozenset(people) - {None}


def _regions(plans):
    """The id of the region's page in the source language, by the id of the plan: two queries however many."""
    from branches.models import RegionPage

    paths = {plan.pk: plan.path[: -2 * plan.steplen] for plan in plans}
    keys = dict(RegionPage.objects.filter(path__in=set(paths.values())).values_list("path", "translation_key"))
    sources = RegionPage.objects.filter(
        translation_key__in=keys.values(), locale__language_code=settings.LANGUAGE_CODE
    )
    ids = dict(sources.values_list("translation_key", "pk"))
    return {pk: ids.get(keys.get(path)) for pk, path in paths.items()}


# ------------------------------------------------------------------------------------------------ what happens
def answer(*, actor, task_state, action, proceed, comment=""):
    """“approve” publishes the version that was handed in, “reject” gives it back with a comment.

    Its authors are told. Stands in the history by Wagtail's own entries. Raises ``PermissionDenied`` for whoever may
    not answer, and ``NothingToReviewError``.
    """
    plan = task_state.workflow_state.content_object.specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise NothingToReviewError
    if not may_answer(actor, plan):
        raise PermissionDenied
    authors = _authors(task_state.workflow_state.requested_by_id, task_state.revision.user_id)
    proceed(task_state, actor, action, comment=comment)
    template = "branches/plan_agreed" if action == "approve" else "branches/plan_returned"
    address = _edit_url(plan) if action == "reject" else plan.get_url()
    _tell(authors - {actor.pk}, template, plan, address, comment=comment, by=actor.get_full_name())


def tell_reviewers(task_state, submitted_by):
    """Whoever may answer reads that a plan waits; who handed it in knows."""
    plan = task_state.workflow_state.content_object.specific
    authors = _authors(task_state.revision.user_id, submitted_by and submitted_by.pk)
    address = reverse("branches_plan_review", args=[plan.pk])
    _tell(reviewers(plan, authors), "branches/plan_waits", plan, address, by=named(submitted_by))


def _tell(people, template, plan, address, **context):
    tell(people, template, plan=plan.title, branch=plan.branch.title, address=address, **context)


def _edit_url(plan):
    return reverse("wagtailadmin_pages:edit", args=[plan.pk])
