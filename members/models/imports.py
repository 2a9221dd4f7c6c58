"""Imports of the list that head office exports, from the file to the rows that say what would change."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.choices import IMPORT_BUSY, IMPORT_ENDED, ImportState, RowAction


class ImportRun(models.Model):
    """One list of head office on its way into the register: compared first, applied in one step, or abandoned.

    The file is kept encrypted, because it has membership numbers in clear, and deleted with the rows once the run
    has ended and the retention is over; what was counted stays.
    """

    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.MAPPING)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    content = models.BinaryField(editable=False)
    file_sha256 = models.CharField(max_length=64, editable=False)
    # How the file was read, in codes: {"format": "csv", "encoding": "utf-8", "separator": ";"}.
    reading = models.JSONField(default=dict)
    # Which column of the file holds which of our fields: {"number": "Membership No", ...}.
    columns = models.JSONField(default=dict)
    base_version = models.PositiveBigIntegerField(null=True)
    members_before = models.PositiveIntegerField(default=0)
    # {"add": 12, ...}: how many rows have which action.
    counts = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # Why the run stands where it stands, as a code of members.register.words; empty if nothing is wrong.
    problem = models.CharField(max_length=40, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-uploaded_at", "-pk"]

    def __str__(self):
        return f"import {self.pk}"

    def get_absolute_url(self):
        return reverse("register_import", args=[self.pk])

    @property
    def is_busy(self):
        return self.state in IMPORT_BUSY

    @property
    def has_ended(self):
        return self.state in IMPORT_ENDED


class ImportRow(models.Model):
    """What a run would do with one line of the file, or with one member whom the file does not name (line 0)."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"), default=0)
    action = models.CharField(_("what"), max_length=10, choices=RowAction)
    # Codes of members.register.words with what stands in them: [["bad_email", {"value": "x"}], ...].
    reasons = models.JSONField(default=list)
    number_hash = models.CharField(max_length=64, blank=True)
    membership = models.ForeignKey("members.Membership", null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("name"), max_length=160, blank=True)
    # {"email": ["before", "after"], ...}: only what differs; for an added member everything.
    diff = models.JSONField(default=dict)
    # Of a conflict: the membership secretary has looked, and the line counts.
    taken = models.BooleanField(default=False)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["line", "pk"]
        indexes = [models.Index(fields=["run", "action", "line"], name="members_row_of_a_run")]

    def __str__(self):
        return f"row {self.pk}"


class ColumnMapping(models.Model):
    """How the columns of a list were named last time, for the next list with the same headings."""

    # A hash of the headings, in any order.
    headings = models.CharField(max_length=64, unique=True)
    columns = models.JSONField(default=dict)
    used_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-used_at"]

    def __str__(self):
        return f"mapping {self.pk}"
