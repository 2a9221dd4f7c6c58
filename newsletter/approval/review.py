"""Who answers when an article is handed in, why somebody may not, and what an answer does."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import TaskState, Workflow, WorkflowState

from newsletter.approval import mails
from newsletter.approval.mails import tell_reviewers  # noqa: F401 - the steps call it here
from newsletter.approval.people import EDITOR, case_of, cases_of, our_states
from newsletter.models import EditorsCheckTask


class NothingToReviewError(Exception):
    """The article is not under review, or not any more."""


def workflow():
    """The way every article goes: the active workflow with the editor's check in it; None where it was ended."""
    tasks = EditorsCheckTask.objects.filter(active=True)
    return Workflow.objects.active().filter(workflow_tasks__task__in=tasks).order_by("pk").first()


def state_of(article):
    """The step an article waits at, if it waits."""
    return (
        our_states()
        .filter(workflow_state__object_id=str(article.pk))
        .select_related("task", "revision", "workflow_state__requested_by", "workflow_state__workflow")
        .first()
    )


def waiting_case(article):
    state = state_of(article)
    return case_of(article.specific, state) if state else None


def was_handed_in(article, revision):
    """Whether a version is live or somebody was asked about it: it is kept as it was then."""
    return revision.pk == article.live_revision_id or TaskState.objects.filter(revision=revision).exists()


# ------------------------------------------------------------------------------------------------ who
def may_answer(user, article):
    case = waiting_case(article)
    return bool(case) and case.may_answer(user)


def is_asked(user, article):
    """Whether the step asks somebody, whether or not they may answer: they read the text."""
    case = waiting_case(article)
    return bool(case) and case.is_asked(user)


def may_see(user, article):
    """Where the text stands and what was asked: its authors, who edits it, and whom the step asks."""
    return article.permissions_for_user(user).can_edit()


def why_not(user, case):
    """Why somebody whom the step asks may not answer, in words; empty where they may, or are not asked."""
    if not case.is_asked(user) or case.may_answer(user):
        return ""
    if user.pk in case.authors:
        return _("This is your own text, or that of who shares your post, so a colleague approves it.")
    if moment := case.writers.get(user.pk):
        day = date_format(moment)
        return _("You changed this text on %(day)s, so a colleague approves it.") % {"day": day}
    return _("You handed this text in, so a colleague approves it.")


def waiting_for(user, states):
    """Of some steps the ids of those somebody may answer to: always the same few queries."""
    return [case.task_state.pk for case in cases_of(states) if case.may_answer(user)] if user.is_active else []


# ------------------------------------------------------------------------------------------------ what happens
@transaction.atomic
def answer(*, actor, task_state, action, proceed, comment=""):
    """“approve” goes on to the next step, or publishes the version that was handed in; “reject” gives it back.

    Its authors are told what concerns them. Stands in the history by Wagtail's own entries. Raises
    ``PermissionDenied`` for whoever may not answer, and ``NothingToReviewError``.
    """
    task_state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise NothingToReviewError
    article = task_state.workflow_state.content_object.specific
    case = case_of(article, task_state)
    if not case.may_answer(actor):
        raise PermissionDenied
    proceed(task_state, actor, action, comment=comment)
    if action == "reject":
        mails.tell_changes_asked(case, by=actor, comment=comment)
    elif _status(task_state) == WorkflowState.STATUS_APPROVED:
        mails.tell_published(case, by=actor, comment=comment)


def _status(task_state):
    return WorkflowState.objects.values_list("status", flat=True).get(pk=task_state.workflow_state_id)


def step_in_words(case):
    return _("Editor’s check") if case.step == EDITOR else _("Check by the region")
