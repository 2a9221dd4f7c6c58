"""Who answers when a conduct page is handed in, why somebody may not, and what an answer does."""

from wagtail.models import TaskState, Workflow

from conduct.models import SecondCheckTask


def workflow():
    tasks = SecondCheckTask.objects.filter(active=True)
    return Workflow.objects.active().filter(workflow_tasks__task__in=tasks).order_by("pk").first()


def was_handed_in(page, revision):
    """Whether a version is live or somebody was asked about it: it is kept as it was then."""
    return revision.pk == page.live_revision_id or TaskState.objects.filter(revision=revision).exists()
