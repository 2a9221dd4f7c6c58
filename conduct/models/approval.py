"""The two steps every conduct page goes through before it is published, and withdrawals, which take two as well."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState

from branches.models import LockedReviewTask


class _CheckTask(LockedReviewTask):
    """A step at which somebody answers who is qualified for the conduct pages and has not written the text.

    Who that is follows from today's terms of office and from the text's own history (conduct.pages.people). Being an
    administrator is not enough.
    """

    answered_in = "conduct.pages.review"
    AGREE, AGREE_WITH_COMMENT = _("Approve"), _("Approve, with a comment")

    class Meta:
        abstract = True


class FirstCheckTask(_CheckTask):
    """The first of the two answers."""

    class Meta:
        verbose_name = _("first conduct check")
        verbose_name_plural = _("first conduct checks")

    @classmethod
    def get_description(cls):
        return _("Somebody qualified for conduct answers who has not written the text.")


class SecondCheckTask(_CheckTask):
    """The second: by somebody else than gave the first, to the same version."""

    class Meta:
        verbose_name = _("second conduct check")
        verbose_name_plural = _("second conduct checks")

    @classmethod
    def get_description(cls):
        return _(
            "A second person answers, qualified for conduct, who has neither written the text nor answered first."
        )

    def start(self, workflow_state, user=None):
        """A text that was changed since the first answer goes to the first step again."""
        from conduct.pages.people import first_must_see_again

        again = first_must_see_again(workflow_state)
        return again.start(workflow_state, user=user) if again else super().start(workflow_state, user=user)


class Publication(models.Model):
    """That a version of a conduct page was published: kept for good, and with it the page, whatever door is tried.

    The database itself refuses to delete either of them (PROTECT).
    """

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self):
        return f"publication {self.pk}"


class ConductReminder(models.Model):
    """That whoever may answer was reminded, the first or the second time, that a conduct page waits at a step."""

    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task_state", "number"], name="conduct_reminder_once_a_step")]

    def __str__(self):
        return f"reminder {self.number} of {self.task_state_id}"


class Withdrawal(models.Model):
    """That somebody qualified asked for a conduct page to be taken off the site, and what another answered.

    One person alone takes none away: it stays until a second confirms. What is open is open once a page.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField(_("why"), max_length=500)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(answered_at=None), name="conduct_one_open_withdrawal_a_page"
            )
        ]

    def __str__(self):
        return f"withdrawal {self.pk}"
