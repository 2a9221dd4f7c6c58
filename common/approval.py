"""What it means that a workflow agreed to something. Wagtail imports this with its models: it loads none itself."""


def publish_approved(workflow_state, user=None):
    """Publish the version that was agreed to, and no later one, whoever agreed: reviewers need no right to publish.

    The name stands in ``WAGTAIL_FINISH_WORKFLOW_ACTION``. Wagtail's own publishes the latest version, and only if who
    agreed to it could have published it alone.
    """
    from wagtail.actions.publish_page_revision import PublishPageRevisionAction
    from wagtail.models import Page

    revision = workflow_state.current_task_state.revision
    _ask_the_page(workflow_state)
    if isinstance(workflow_state.content_object, Page):
        PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)
    else:
        revision.publish(user=user)


def _ask_the_page(workflow_state):
    """A page type may have the last word (``check_approved``), whatever steps an administrator put before it."""
    obj = workflow_state.content_object
    check = getattr(getattr(obj, "specific_class", None), "check_approved", None)
    if check:
        check(workflow_state)
