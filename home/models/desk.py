"""What the coordinators' desk keeps: steps ticked, notes, reports. Personal or confidential, so plain models only."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from home.desk.states import ReportState
from home.querysets import NoteQuerySet, ReportQuerySet


def _by(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, null=True, on_delete=models.SET_NULL, related_name="+"
    )


class ChecklistMark(models.Model):
    """A step on a branch's way to life that somebody says is taken, and the day it was (home.desk.checklists)."""

    branch = models.ForeignKey(
        "branches.BranchPage", verbose_name=_("branch"), on_delete=models.CASCADE, related_name="+"
    )
    item = models.CharField(_("step"), max_length=40)
    done_on = models.DateField(_("taken on"))
    marked_by = _by(_("ticked by"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("step taken")
        verbose_name_plural = _("steps taken")
        constraints = [models.UniqueConstraint(fields=["branch", "item"], name="home_step_once_a_branch")]

    def __str__(self):
        return f"step {self.pk}"


class HandoverMark(models.Model):
    """A line of a handover's checklist that is done: it belongs to the term that ends."""

    term = models.ForeignKey("branches.Term", verbose_name=_("term"), on_delete=models.CASCADE, related_name="+")
    item = models.CharField(_("line"), max_length=40)
    done_on = models.DateField(_("done on"))
    marked_by = _by(_("ticked by"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("handover line done")
        verbose_name_plural = _("handover lines done")
        constraints = [models.UniqueConstraint(fields=["term", "item"], name="home_handover_line_once_a_term")]

    def __str__(self):
        return f"handover line {self.pk}"


class CoordinatorNote(models.Model):
    """What a coordinator wants to remember about a branch: for who coordinates it and the executive, for 24 months.

    The officers of the branch do not read it. Who has deleted their account is forgotten; the note stays.
    """

    branch = models.ForeignKey(
        "branches.BranchPage", verbose_name=_("branch"), on_delete=models.CASCADE, related_name="+"
    )
    author = _by(_("written by"))
    text = models.TextField(_("note"), max_length=4000)
    created_at = models.DateTimeField(_("written"))
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True)

    objects = NoteQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("coordinator’s note")
        verbose_name_plural = _("coordinators’ notes")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["created_at"], name="home_note_created")]

    def __str__(self):
        return f"note {self.pk}"


class LiecReport(models.Model):
    """What a region's coordinators tell the executive of a period. ``sections`` is text by the key of its heading.

    ``version`` counts what was saved: of two who write at once, the second is told. Filed is final.
    """

    region = models.ForeignKey(
        "branches.RegionPage", verbose_name=_("region"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    region_name = models.CharField(_("name of the region"), max_length=255)
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("to"))
    sections = models.JSONField(_("text"), default=dict)
    state = models.CharField(_("state"), max_length=8, choices=ReportState, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(_("changed"))
    changed_by = _by(_("changed by"))
    filed_at = models.DateTimeField(_("filed"), null=True, blank=True)
    filed_by = _by(_("filed by"))

    objects = ReportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("regional report")
        verbose_name_plural = _("regional reports")
        ordering = ["-last_day", "region_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "first_day", "last_day"], name="home_report_once_a_region_and_period"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")), name="home_report_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFT, filed_at=None)
                | Q(state=ReportState.FILED, filed_at__isnull=False),
                name="home_report_is_filed_at_a_time",
            ),
        ]

    def __str__(self):
        return f"regional report {self.pk}"

    @property
    def is_filed(self):
        return self.state == ReportState.FILED
