"""Reports and what became of them: ciphertext, states and days. No row says who, about whom, where or what."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from conduct.cases.querysets import CaseQuerySet
from conduct.choices import Extension, PartKind, State


class Draft(models.Model):
    """A report that somebody has begun, sealed to a key that only their six words make."""

    # HMAC of what the words derive to (conduct.sealing.derivation): finds the row, and says nothing of the words.
    locator = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    # A day, no time: when exactly somebody wrote is nobody's business.
    expires_on = models.DateField(db_index=True)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return f"draft {self.pk}"


class DraftFile(models.Model):
    """A file put to a draft, cleaned, sealed to the same key; what it is called stands inside."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="conduct_draft_file_number_once")]

    def __str__(self):
        return f"file {self.pk}"


class Case(models.Model):
    """A report that was sent, and how it is handled.

    Each case has a key pair of its own. What belongs to it is sealed to the public half; the private half is sealed
    to each officer who may read it (:class:`CaseKey`), and nobody else can open anything.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_name = models.CharField(_("code name"), max_length=40, unique=True)
    # The same as the draft's, so that one report is sent once, and the six words find it.
    locator = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(max_length=62)
    reporter_recipient = models.CharField(max_length=62)
    # Fernet under ENCRYPTION_KEYS, always of one length: the kind, and the ids of those who are kept from it.
    facts = models.TextField()
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RECEIVED, db_index=True)
    # The last outcome before it was closed.
    outcome = models.CharField(_("outcome"), max_length=20, choices=State, blank=True)
    received_on = models.DateField(_("received"))
    acknowledge_by = models.DateField(_("to be acknowledged by"))
    outcome_by = models.DateField(_("outcome due by"))
    # Since when whoever reported knows the present outcome: nothing is due any more, and the case can be closed.
    told_on = models.DateField(_("outcome told"), null=True)
    closed_on = models.DateField(_("closed"), null=True)
    delete_on = models.DateField(_("to be deleted"), null=True, db_index=True)
    extended_for = models.CharField(_("kept longer because"), max_length=12, choices=Extension, blank=True)
    # The tag of the key of whoever handles it (conduct.sealing.tags); empty: nobody yet.
    assigned = models.CharField(max_length=64, blank=True)
    # The version of the form whose questions were answered: it is kept as long as the case.
    form_revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CaseQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    def __str__(self):
        return self.code_name


class CaseKey(models.Model):
    """A case's private key, sealed to one reader. Who has no row here cannot open the case, whatever else they may.

    ``reader`` is a keyed hash of the reader's public key (conduct.sealing.tags.tag), or of the recovery key: the
    database alone does not tell who reads a case and who was kept from it.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="keys")
    reader = models.CharField(max_length=64, db_index=True)
    sealed = models.BinaryField()
    # The number of the last part that this reader has opened.
    read_through = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "reader"], name="conduct_case_key_once_a_reader")]

    def __str__(self):
        return f"key {self.pk} of a case"


class Part(models.Model):
    """One sealed piece of a case: the report (number 1), its files, messages, notes. Never changed once it is there.

    The log holds its digest, so that a piece that was altered, exchanged or taken away is noticed.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=PartKind)
    sealed = models.BinaryField()
    digest = models.CharField(max_length=64)
    added_on = models.DateField()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="conduct_part_number_once")]

    def __str__(self):
        return f"part {self.pk}"
