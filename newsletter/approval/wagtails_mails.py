"""Wagtail writes mails of its own about workflows: at once, without a queue, in English, to every administrator.

About articles we write ours (newsletter.approval.mails), as plans do (branches.plans.wagtails_mails). To be deleted
when a task can say that it tells people itself.
"""

from wagtail.admin import signal_handlers

NOTIFIERS = (
    signal_handlers.workflow_submission_email_notifier,
    signal_handlers.workflow_approval_email_notifier,
    signal_handlers.workflow_rejection_email_notifier,
)


def leave_articles_to_us():
    for notifier in NOTIFIERS:
        if not hasattr(notifier, "of_others_than_articles"):
            notifier.of_others_than_articles = notifier.can_handle
            notifier.can_handle = _unless_ours(notifier.of_others_than_articles)


def _unless_ours(can_handle):
    return lambda instance, **kwargs: can_handle(instance, **kwargs) and not _is_ours(instance)


def _is_ours(workflow_state):
    from newsletter.models import EditorsCheckTask

    tasks = EditorsCheckTask.objects.all()
    return workflow_state.workflow.workflow_tasks.filter(task__in=tasks).exists()
