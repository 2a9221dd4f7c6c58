"""Who wrote a conduct page, and who therefore answers to it: for one, or for all that wait, in the same few queries.

Two people answer, one after the other, to the same version. Each is qualified for conduct by a post of today. Each is
none of these, administrators like everybody:
1. whoever has written a version since the one that was last published, or translated strings of it;
2. whoever handed it in;
3. at the second step, whoever answered at the first.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.models import Page, TaskState

from branches.review import cases
from branches.review.steps import must_see_again, pages_of, waiting_at
from branches.rights import rights_of_everybody
from common.writers import writers_of
from conduct.models import FirstCheckTask, Publication, SecondCheckTask
from members.rights import Capability

FIRST, SECOND = "first", "second"


@dataclass(frozen=True, kw_only=True)
class Case(cases.Case):
    """A conduct page at a step; being an administrator does not count."""

    # Who gave the first of the two answers, at the second step.
    first_by: int | None

    @property
    def involved(self):
        return super().involved | ({self.first_by} - {None})

    def may_take_back(self, user):
        """Who wrote it or handed it in, and whoever would answer: who then writes it approves nothing."""
        wrote = user.pk in self.writers or user.pk == self.handed_in_by
        return user.is_active and ((wrote and self.page.permissions_for_user(user).can_edit()) or self.is_asked(user))

    def check_answer_by(self, user):
        super().check_answer_by(user)
        if self.step == SECOND and self.first_by is None:
            raise PermissionDenied


def qualified_people():
    """The ids of all who are qualified today; being an administrator does not count."""
    everybody = rights_of_everybody()
    return frozenset(p for p, rights in everybody.items() if Capability.CONDUCT_PAGES in rights.held)


def our_states():
    """The steps at which conduct pages wait."""
    return waiting_at(FirstCheckTask, SecondCheckTask)


def cases_of(states):
    """A :class:`Case` for each of these steps, the longest waiting first: the same few queries however many."""
    return _cases(pages_of(states, Page.objects.specific()))


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
            asked=qualified,
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
    return must_see_again(workflow_state, FirstCheckTask, status=TaskState.STATUS_APPROVED)
