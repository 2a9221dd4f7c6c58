"""What is done with a page under review, of whatever kind: answer to it, say something of a passage, take it back.

Each is one transaction, stands in the page's history, and raises ``PermissionDenied`` for whoever may not and
``NothingToReviewError`` where nothing waits (any more).
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Comment, WorkflowState

from branches.review.steps import NothingToReviewError, held, is_through


@transaction.atomic
def answer(*, actor, task_state, action, proceed, case_of, mails, comment=""):
    """“approve” goes on to the next step, or publishes the version that was handed in; “reject” gives it back.

    Those it concerns are told. What is logged is Wagtail's own.
    """
    task_state = held(task_state)
    case = case_of(task_state.workflow_state.content_object.specific, task_state)
    case.check_answer_by(actor)
    proceed(task_state, actor, action, comment=comment)
    if action == "reject":
        mails.tell_changes_asked(case, by=actor, comment=comment)
    elif is_through(task_state):
        mails.tell_published(case, by=actor, comment=comment)


@transaction.atomic
def take_back(*, actor, case):
    """End the review so that the page can be changed: handed in again, its approval begins anew.

    For whom the case says (``may_take_back``). Whoever would have answered and then writes it approves nothing.
    """
    if case is None:
        raise NothingToReviewError
    if not case.may_take_back(actor):
        raise PermissionDenied
    WorkflowState.objects.select_for_update().get(pk=case.task_state.workflow_state_id).cancel(user=actor)
    log(instance=case.page, action=f"{case.page._meta.app_label}.take_back", user=actor)


@transaction.atomic
def comment(*, actor, case, passage, text):
    """Say something beside a passage (its content path); who wrote it finds it in the editor. For who may answer."""
    if case is None:
        raise NothingToReviewError
    case.check_answer_by(actor)
    revision = case.task_state.revision
    said = Comment.objects.create(
        page_id=case.page.pk, user=actor, text=text, contentpath=passage, revision_created=revision
    )
    said.log_create(page_revision=revision, user=actor)
    return said
