"""Wagtail writes mails of its own about workflows: at once, without a queue, in English, to every administrator.

About texts that wait at one of our own steps we write ours (LockedReviewTask.review). To be deleted when a task can
say that it tells people itself.
"""

from wagtail.admin import signal_handlers

from branches.models import LockedReviewTask

NOTIFIERS = (
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
)


def leave_our_steps_to_us():
    for notifier in NOTIFIERS:
        if not hasattr(notifier, "of_others"):
            notifier.of_others = notifier.can_handle
            notifier.can_handle = _unless_ours(notifier.of_others)


def _unless_ours(can_handle):
    return lambda instance, **kwargs: can_handle(instance, **kwargs) and not _is_ours(instance)


def _is_ours(workflow_state):
    tasks = workflow_state.workflow.tasks.select_related("content_type")
    return any(issubclass(task.content_type.model_class(), LockedReviewTask) for task in tasks)
