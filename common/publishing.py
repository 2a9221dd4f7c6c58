"""A change to what is published, at once, that leaves somebody's unpublished draft alone.

Publishing the draft to cancel tonight's meeting would publish what nobody has read yet; publishing the live version
alone would put the draft behind it. So the change is made to both: the live version is published with it, then the
draft becomes the latest version again, with it too. A draft's author, its way through a workflow and its set time of
publication stay as they were.
"""

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision


class NotPublished(Exception):
    """Only what is published can be changed at once: a draft is edited."""


@transaction.atomic
def change_published(page, actor, change):
    """Call ``change(page)`` on the live version, publish it, and do the same to a newer draft. The live page.

    Who may do this, the caller has asked.
    """
    model = type(page)
    live = model.objects.select_for_update().get(pk=page.pk)
    if not live.live:
        raise NotPublished
    live = model.objects.get(pk=page.pk)
    draft = live.get_latest_revision_as_object() if live.has_unpublished_changes else None
    author = draft and live.latest_revision.user
    scheduled = live.scheduled_revision
    waiting = live.current_workflow_task_state
    change(live)
    _publish(live, actor)
    if draft is not None:
        change(draft)
        revision = draft.save_revision(user=author, clean=False)
        _wait_on(revision, scheduled, waiting)
    return model.objects.get(pk=page.pk)


def _publish(live, actor):
    if live.go_live_at and live.go_live_at > timezone.now():
        # The set time is the draft's.
        live.go_live_at = None
    live.has_unpublished_changes = False
    action = PublishPageRevisionAction(live.save_revision(user=actor, clean=False), user=actor)
    # A workflow is about the draft: it is not over because the live version was changed.
    action.object._current_workflow_states = []
    action.execute(skip_permission_checks=True)


def _wait_on(revision, scheduled, waiting):
    """What was decided or is asked about the draft holds for the draft as it is now."""
    if scheduled:
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=scheduled.approved_go_live_at)
    if waiting:
        type(waiting).objects.filter(pk=waiting.pk).update(revision=revision)
