"""Who wrote a conduct page, and who therefore answers to it: for one, or for all that wait, in the same few queries.

Two people answer, one after the other, to the same version. Each is qualified for conduct by a post of today. Each is
none of these, administrators like everybody:
1. whoever has written a version since the one that was last published, or translated strings of it;
2. whoever handed it in;
3. at the second step, whoever answered at the first.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, TaskState

from branches.rights import rights_of_everybody
from common.writers import writers_of
from conduct.models import FirstCheckTask, Publication, SecondCheckTask
from members.rights import Capability

FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Case:
    """A conduct page at a step: who wrote it and when, who handed it in, who answered first, and who is asked."""

    task_state: TaskState
    page: Page
    step: str
    handed_in_by: int | None
    first_by: int | None
    writers: dict[int, datetime] = field(default_factory=dict)
    qualified: frozenset[int] = frozenset()

    @property
    def involved(self):
        return frozenset(self.writers) | ({self.handed_in_by, self.first_by} - {None})

    @property
    def reviewers(self):
        return self.qualified - self.involved

    def may_answer(self, user):
        return user.is_active and user.pk in self.reviewers

    def is_asked(self, user):
        return user.is_active and user.pk in self.qualified


def qualified_people():
    """The ids of all who are qualified today; being an administrator does not count."""
    everybody = rights_of_everybody()
    return frozenset(p for p, rights in everybody.items() if Capability.CONDUCT_PAGES in rights.held)


def our_states():
    """The steps at which conduct pages wait."""
    ours = ContentType.objects.get_for_models(FirstCheckTask, SecondCheckTask).values()
    return TaskState.objects.filter(task__content_type__in=list(ours), status=TaskState.STATUS_IN_PROGRESS)


def cases_of(states):
    """A :class:`Case` for each of these steps, the longest waiting first: the same few queries however many."""
    rows = list(states.select_related("task", "revision", "workflow_state").order_by("started_at", "pk"))
    ids = {int(state.workflow_state.object_id) for state in rows}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=ids).select_related("locale").specific()}
    return _cases(
        [(pages[pk], state) for state in rows if (pk := int(state.workflow_state.object_id)) in pages],
    )


def case_of(page, state):
    return _cases([(page, state)])[0]


def _cases(pairs):
    if not pairs:
        return []
    writers = writers_of([page for page, _state in pairs], known=_published([page for page, _state in pairs]))
    qualified, second = qualified_people(), ContentType.objects.get_for_model(SecondCheckTask).pk
    return [
        Case(
            task_state=state,
            page=page,
            step=SECOND if state.task.content_type_id == second else FIRST,
            handed_in_by=state.workflow_state.requested_by_id,
            first_by=first_answer_by(state) if state.task.content_type_id == second else None,
            writers=writers[page.pk],
            qualified=qualified,
        )
        for page, state in pairs
    ]


def _published(pages):
    """``{page's id: id of the version that was published last}``; also of a page that was withdrawn since."""
    rows = Publication.objects.filter(page__in=[page.pk for page in pages]).order_by("pk")
    return dict(rows.values_list("page", "revision"))


def first_answer_by(state):
    """Who agreed at the first step to the very version of a later step: an id, or None where nobody has."""
    first = ContentType.objects.get_for_model(FirstCheckTask)
    answers = TaskState.objects.filter(
        workflow_state=state.workflow_state_id,
        task__content_type=first,
        revision=state.revision_id,
        status=TaskState.STATUS_APPROVED,
    )
    return answers.order_by("-pk").values_list("finished_by", flat=True).first()


def first_must_see_again(workflow_state):
    """The first step, where its answer was to another version than the one that is handed in now."""
    latest = workflow_state.content_object.get_latest_revision()
    of_first = ContentType.objects.get_for_model(FirstCheckTask)
    seen = workflow_state.task_states.filter(task__content_type=of_first)
    if not seen.exists() or seen.filter(revision=latest, status=TaskState.STATUS_APPROVED).exists():
        return None
    return seen.latest("pk").task.specific
