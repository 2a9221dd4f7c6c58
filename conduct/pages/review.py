"""Who answers when a conduct page is handed in, why somebody may not, what an answer does, and what publishes it."""

from django.core.exceptions import PermissionDenied
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, TaskState

from branches.review import services
from branches.review.steps import state_of, workflow_with
from conduct.models import SecondCheckTask
from conduct.pages import mails
from conduct.pages.people import SECOND, case_of, cases_of, first_answer_by, our_states

tell_reviewers = mails.tell_reviewers


class NotApprovedError(PermissionDenied):
    """Two qualified people who did not write it have not agreed to this version: nothing is published."""


def workflow():
    """The way every conduct page goes: the active workflow with the second check in it; None where it was ended."""
    return workflow_with(SecondCheckTask)


def waiting_case(page):
    state = state_of(page, our_states())
    return case_of(page.specific, state) if state else None


# ------------------------------------------------------------------------------------------------ who
def may_answer(user, page):
    case = waiting_case(page)
    return bool(case) and case.may_answer(user)


def is_asked(user, page):
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
def answer(**kwargs):
    """What branches.review.services.answer says; the second “approve” publishes what both have read."""
    services.answer(case_of=case_of, mails=mails, **kwargs)


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
    if second.finished_by_id not in case.asked or {first_by, second.finished_by_id} & involved:
        raise NotApprovedError


def step_in_words(case):
    return _("Second check") if case.step == SECOND else _("First check")
