from importlib import import_module

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class LockedReviewTask(Task):
    """A step at which somebody answers who has not written the text, which is locked for everybody meanwhile.

    So what is agreed to is what was handed in. Who answers and what an answer does stands in a module that a subclass
    names: ``tell_reviewers``, ``answer``, ``is_asked``, ``may_answer``, ``waiting_for``.
    """

    answered_in: str
    AGREE, AGREE_WITH_COMMENT = _("Agree"), _("Agree, with a comment")

    class Meta:
        abstract = True

    @property
    def review(self):
        """Imported when it is asked for: it imports the models."""
        return import_module(self.answered_in)

    def start(self, workflow_state, user=None):
        task_state = super().start(workflow_state, user=user)
        self.review.tell_reviewers(task_state, submitted_by=user)
        return task_state

    def on_action(self, task_state, user, action_name, **kwargs):
        proceed = super().on_action
        self.review.answer(actor=user, task_state=task_state, action=action_name, proceed=proceed, **kwargs)

    def user_can_access_editor(self, obj, user):
        return self.review.is_asked(user, obj)

    def locked_for_user(self, obj, user):
        return True

    def get_actions(self, obj, user):
        if not self.review.may_answer(user, obj):
            return []
        return [
            ("reject", _("Ask for changes"), True),
            ("approve", self.AGREE, False),
            ("approve", self.AGREE_WITH_COMMENT, True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        return waiting.filter(pk__in=self.review.waiting_for(user, waiting))


class RegionReviewTask(LockedReviewTask):
    """The step of a workflow at which whoever coordinates the region answers: agreed, or changes asked for.

    Who that is follows from today's terms of office (branches.plans.review); nobody answers to their own text.
    """

    answered_in = "branches.plans.review"

    class Meta:
        verbose_name = _("review by the region’s coordinator")
        verbose_name_plural = _("reviews by the region’s coordinator")

    @classmethod
    def get_description(cls):
        return _("Whoever coordinates the region of the branch answers; its author does not.")
