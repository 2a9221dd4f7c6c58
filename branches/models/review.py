from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState


class RegionReviewTask(Task):
    """The step of a workflow at which whoever coordinates the region answers: agreed, or changes asked for.

    Who that is follows from today's terms of office (branches.plans.review); nobody answers to their own text. What
    is under review is locked for everybody, so what is agreed to is what was handed in.
    """

    class Meta:
        verbose_name = _("review by the region’s coordinator")
        verbose_name_plural = _("reviews by the region’s coordinator")

    @classmethod
    def get_description(cls):
        return _("Whoever coordinates the region of the branch answers; its author does not.")

    def start(self, workflow_state, user=None):
        from branches.plans.review import tell_reviewers

        task_state = super().start(workflow_state, user=user)
        tell_reviewers(task_state, submitted_by=user)
        return task_state

    def on_action(self, task_state, user, action_name, **kwargs):
        from branches.plans.review import answer

        answer(actor=user, task_state=task_state, action=action_name, proceed=super().on_action, **kwargs)

    def user_can_access_editor(self, obj, user):
        from branches.plans.review import may_see

        return may_see(user, obj)

    def locked_for_user(self, obj, user):
        return True

    def get_actions(self, obj, user):
        from branches.plans.review import may_answer

        if not may_answer(user, obj):
            return []
        return [
            ("reject", _("Ask for changes"), True),
            ("approve", _("Agree"), False),
            ("approve", _("Agree, with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        from branches.plans.review import waiting_for

        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        return waiting.filter(pk__in=waiting_for(user, waiting))
