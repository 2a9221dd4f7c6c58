"""The way pages of one kind go, the step at which one waits, and whether it still does."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import TaskState, Workflow, WorkflowState


class NothingToReviewError(Exception):
    """The page is not under review, or not any more."""


def workflow_with(task_model):
    """The active workflow with a step of this kind in it; None where an administrator ended it."""
    tasks = task_model.objects.filter(active=True)
    return Workflow.objects.active().filter(workflow_tasks__task__in=tasks).order_by("pk").first()


def waiting_at(*task_models):
    """The steps of these kinds at which something waits."""
    ours = ContentType.objects.get_for_models(*task_models).values()
    return TaskState.objects.filter(task__content_type__in=list(ours), status=TaskState.STATUS_IN_PROGRESS)


def state_of(page, states):
    """Of these steps the one a page waits at, if it waits."""
    related = ("task", "revision", "workflow_state__requested_by", "workflow_state__workflow")
    return states.filter(workflow_state__object_id=str(page.pk)).select_related(*related).first()


def pages_of(states, pages):
    """``(page, step)`` pairs, the longest waiting first: the same two queries however many."""
    rows = list(states.select_related("task", "revision", "workflow_state").order_by("started_at", "pk"))
    ids = [int(state.workflow_state.object_id) for state in rows]
    found = {page.pk: page for page in pages.filter(pk__in=ids).select_related("locale")}
    return [(found[pk], state) for pk, state in zip(ids, rows, strict=True) if pk in found]


def was_handed_in(page, revision):
    """Whether a version is live or somebody was asked about it: it is kept as it was then."""
    return revision.pk == page.live_revision_id or TaskState.objects.filter(revision=revision).exists()


def must_see_again(workflow_state, task_model, **answered):
    """An earlier step of this kind, where what it answered to is another version than the one handed in now."""
    latest = workflow_state.content_object.get_latest_revision()
    seen = workflow_state.task_states.filter(task__content_type=ContentType.objects.get_for_model(task_model))
    if not seen.exists() or seen.filter(revision=latest, **answered).exists():
        return None
    return seen.latest("pk").task.specific


def held(task_state):
    """The step, kept from others until the transaction ends; ``NothingToReviewError`` where it waits no more."""
    task_state = TaskState.objects.select_for_update().get(pk=task_state.pk).specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise NothingToReviewError
    return task_state


def is_through(task_state):
    """Whether it was the last step, and the page is published."""
    states = WorkflowState.objects.filter(pk=task_state.workflow_state_id)
    return states.filter(status=WorkflowState.STATUS_APPROVED).exists()
