from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry

from common.writers import writers_of


class PublisherApprovalTask(Task):
    """The step of a workflow at which anybody who may publish the page answers: agreed, or changes asked for.

    Who that is follows from today's terms of office, so that no group has to be kept for it. Until then the page is
    theirs to change; whoever handed it in waits. A translation is agreed to by somebody who has not written in it.
    """

    class Meta:
        verbose_name = _("approval by somebody who may publish")
        verbose_name_plural = _("approvals by somebody who may publish")

    @classmethod
    def get_description(cls):
        return _("Anybody who may publish the page answers.")

    def start(self, workflow_state, user=None):
        from branches.approval import tell_publishers

        task_state = super().start(workflow_state, user=user)
        tell_publishers(task_state, submitted_by=user)
        return task_state

    def user_can_access_editor(self, obj, user):
        return obj.permissions_for_user(user).can_publish()

    def user_can_lock(self, obj, user):
        return self.user_can_access_editor(obj, user)

    def user_can_unlock(self, obj, user):
        return self.user_can_access_editor(obj, user)

    def locked_for_user(self, obj, user):
        return not self.user_can_access_editor(obj, user)

    def get_actions(self, obj, user):
        if not self.user_can_access_editor(obj, user):
            return []
        if _has_translated(obj, user):
            return [("reject", _("Ask for changes"), True)]
        return [
            ("reject", _("Ask for changes"), True),
            ("approve", _("Agree and publish"), False),
            ("approve", _("Agree and publish, with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user, **kwargs):
        waiting = TaskState.objects.filter(task=self, status=TaskState.STATUS_IN_PROGRESS)
        about = waiting.values_list("workflow_state__object_id", flat=True)
        mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
        pages = mine.filter(pk__in=[int(pk) for pk in about]).values_list("pk", flat=True)
        return waiting.filter(workflow_state__object_id__in=[str(pk) for pk in pages])


def _has_translated(page, user):
    """Whether somebody wrote in a translation since the version that readers know, and is no administrator."""
    is_translation = page.locale.language_code != settings.LANGUAGE_CODE
    return is_translation and not user.is_superuser and user.pk in writers_of([page])[page.pk]
