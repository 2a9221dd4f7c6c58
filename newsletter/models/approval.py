"""The two steps an article goes through before it is published, what can be set about them, and reminders sent."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import TaskState

from branches.models import LockedReviewTask


class _CheckTask(LockedReviewTask):
    """A step at which somebody who has not written the text answers: approved, or changes asked for.

    Who that is follows from today's terms of office and from the text's own history (newsletter.approval.people).
    Its authors may take back what is under review, and so may whoever would approve it, to change it themselves: then
    it begins anew, with another approver.
    """

    answered_in = "newsletter.approval.review"
    AGREE, AGREE_WITH_COMMENT = _("Approve"), _("Approve, with a comment")

    class Meta:
        abstract = True


class RegionsCheckTask(_CheckTask):
    """The region's own step, before the editor's: for articles about a region that asked for it in the settings.

    Skipped where no region asked, and where its coordinators are all among the authors: a post that is vacant holds
    nothing up.
    """

    class Meta:
        verbose_name = _("check by the region")
        verbose_name_plural = _("checks by the region")

    @classmethod
    def get_description(cls):
        return _("Whoever coordinates the region that an article is about answers; its authors do not.")

    def start(self, workflow_state, user=None):
        from newsletter.approval.people import has_own_check

        if has_own_check(workflow_state):
            return super().start(workflow_state, user=user)
        revision = workflow_state.content_object.get_latest_revision()
        return TaskState.objects.create(
            workflow_state=workflow_state, task=self, revision=revision, status=TaskState.STATUS_SKIPPED
        )


class EditorsCheckTask(_CheckTask):
    """The step at which an editor answers who has not written a version since the one that is live."""

    class Meta:
        verbose_name = _("editor’s check")
        verbose_name_plural = _("editor’s checks")

    @classmethod
    def get_description(cls):
        return _("An editor answers who has not written the text since it was last published.")

    def start(self, workflow_state, user=None):
        """A text that was changed since its region answered goes to the region first."""
        from newsletter.approval.people import region_must_see_again

        again = region_must_see_again(workflow_state)
        return again.start(workflow_state, user=user) if again else super().start(workflow_state, user=user)


@register_setting(icon="clipboard-list", order=40)
class ApprovalSettings(BaseSiteSetting):
    """How articles are checked: which regions look first, how long a text should be, when somebody is reminded."""

    regions_with_own_check = models.ManyToManyField(
        "branches.RegionPage",
        verbose_name=_("regions that look first"),
        blank=True,
        related_name="+",
        help_text=_("Articles about them go to whoever coordinates the region, then to the editors."),
    )
    shortest = models.PositiveSmallIntegerField(
        _("shortest article"), default=80, help_text=_("In words. The checklist mentions shorter ones.")
    )
    longest = models.PositiveSmallIntegerField(
        _("longest article"), default=900, help_text=_("In words. The checklist mentions longer ones.")
    )
    sentence = models.PositiveSmallIntegerField(
        _("long sentences"),
        default=22,
        validators=[MinValueValidator(5)],
        help_text=_("Words a sentence, on average, above which the checklist mentions it."),
    )
    first_reminder = models.PositiveSmallIntegerField(
        _("first reminder"),
        default=3,
        validators=[MinValueValidator(1)],
        help_text=_("Days after which whoever may answer is reminded that a text waits."),
    )
    second_reminder = models.PositiveSmallIntegerField(
        _("second reminder"), default=7, validators=[MinValueValidator(2)], help_text=_("Days; the last one.")
    )

    panels = [
        FieldPanel("regions_with_own_check", widget=forms.CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("shortest"), FieldPanel("longest"), FieldPanel("sentence")])],
            heading=_("Checklist"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("first_reminder"), FieldPanel("second_reminder")])], heading=_("Reminders")
        ),
    ]

    class Meta:
        verbose_name = _("approval of articles")

    def clean(self):
        super().clean()
        if self.longest < self.shortest:
            raise ValidationError({"longest": _("The longest is longer than the shortest.")})
        if self.second_reminder <= self.first_reminder:
            raise ValidationError({"second_reminder": _("It comes after the first.")})


class Reminder(models.Model):
    """That whoever may answer was reminded, the first or the second time, that a text waits at a step."""

    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task_state", "number"], name="newsletter_reminder_once_a_step")
        ]

    def __str__(self):
        return f"reminder {self.number} of {self.task_state_id}"
