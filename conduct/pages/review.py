"""Who answers when a conduct page is handed in, why somebody may not, what an answer does, and what publishes it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState, Workflow, WorkflowState

from conduct.models import SecondCheckTask
from conduct.pages import mails
from conduct.pages.mails import tell_reviewers  # noqa: F401 - the steps call it here
from conduct.pages.people import SECOND, case_of, cases_of, first_answer_by, our_states


class NothingToReviewError(Exception):
    """The page is not under review, or not any more."""


class NotApprovedError(PermissionDenied):
    """Two qualified people who did not write it have not agreed to this version: nothing is published."""


def workflow():
    """The way every conduct page goes: the active workflow with the second check in it; None where it was ended."""
    tasks = SecondCheckTask.objects.filter(active=True)
    return Workflow.objects.active().filter(workflow_tasks__task__in=tasks).order_by("pk").first()


def state_of(page):
    """The step a page waits at, if it waits."""
    related = ("task", "revision", "workflow_state__requested_by", "workflow_state__workflow")
    return our_states().filter(workflow_state__object_id=str(page.pk)).select_related(*related).first()


def waiting_case(page):
    state = state_of(page)
    return case_of(page.specific, state) if state else None


def was_handed_in(page, revision):
    """Whether a version is live or somebody was asked about it: it is kept as it was then."""
    return revision.pk == page.live_revision_id or TaskState.objects.filter(revision=revision).exists()


# ------------------------------------------------------------------------------------------------ who
def may_answer(user, page):
    case = waiting_case(page)
    return bool(case) and case.may_answer(user)


def is_asked(user, page):
    """Whether the step asks somebody, whether or not they may answer: they read the text."""
    case = waiting_case(page)
    return bool(case) and case.is_asked(user)


def why_not(user, case):
    """Why somebody whom the step asks may not answer, in words; empty where they may, or are not asked."""
    if not case.is_asked(user) or case.may_answer(user):
        return ""
    if moment := case.writers.get(user.pk):
        day = date_format(moment)
        return _("You changed this text on %(day)s, so two colleagues approve it.") % {"day": day}
    if user.pk == case.first_by:
        return _("You have approved it already. The second answer is somebody else’s.")
    return _("You handed this text in, so two colleagues approve it.")


def waiting_for(user, states):
    """Of some steps the ids of those somebody may answer to: always the same few queries."""
    return [case.task_state.pk for case in cases_of(states) if case.may_answer(user)] if user.is_active else []


# ------------------------------------------------------------------------------------------------ what happens
@transaction.atomic
def answer(*, actor, task_state, action, proceed, comment=""):
    """“approve” goes on to the second step, or publishes what both have read; “reject” gives it back.

    Those it concerns are told. Stands in the history by Wagtail's own entries. Raises ``PermissionDenied`` for
    whoever may not answer, and ``NothingToReviewError``.
    """
    task_state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise NothingToReviewError
    case = case_of(task_state.workflow_state.content_object.specific, task_state)
    if not case.may_answer(actor) or (case.step == SECOND and case.first_by is None):
        raise PermissionDenied
    proceed(task_state, actor, action, comment=comment)
    if action == "reject":
        mails.tell_changes_asked(case, by=actor, comment=comment)
    elif _status(task_state) == WorkflowState.STATUS_APPROVED:
        mails.tell_published(case, by=actor, comment=comment)


def _status(task_state):
    return WorkflowState.objects.values_list("status", flat=True).get(pk=task_state.workflow_state_id)


def check_approved(workflow_state):
    """The last word before anything is published, whatever workflow an administrator has made for the page.

    Raises ``NotApprovedError`` unless the version at hand was agreed to at both steps, by two people who may.
    """
    state = workflow_state.current_task_state
    page = Page.objects.get(pk=workflow_state.object_id).specific
    second = TaskState.objects.filter(
        pk=state.pk, task__content_type__model=SecondCheckTask._meta.model_name, status=TaskState.STATUS_APPROVED
    ).first()
    first_by = first_answer_by(state)
    if second is None or first_by is None or second.finished_by_id in (None, first_by):
        raise NotApprovedError
    case = case_of(page, state)
    involved = frozenset(case.writers) | {case.handed_in_by}
    # Whoever answered first was qualified when they did: their post may have ended since.
    if second.finished_by_id not in case.qualified or {first_by, second.finished_by_id} & involved:
        raise NotApprovedError


def step_in_words(case):
    return _("Second check") if case.step == SECOND else _("First check")
