"""Complaints about how personal data are used (Data Protection Act 2018, section 164A), and what came of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from conduct.complaints.choices import Act, State


class DataComplaint(models.Model):
    """One complaint. Who wrote it and what stands sealed: without ENCRYPTION_KEYS the row says how long it waits.

    It belongs to no account, also where somebody with one wrote it: an address is written down by anybody.
    """

    # What both sides call it: in mails, on the telephone.
    reference = models.CharField(_("reference"), max_length=12, unique=True)
    # A keyed hash of the form it was sent with: the same form sent again is the same complaint.
    form = models.CharField(max_length=64, unique=True)
    # Fernet under ENCRYPTION_KEYS: conduct.complaints.content.
    sealed = models.TextField()
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.RECEIVED, db_index=True)
    # Days of Labour International's own clock, London's.
    received_on = models.DateField(_("received"))
    acknowledge_by = models.DateField(_("to be acknowledged by"))
    acknowledged_on = models.DateField(_("acknowledged"), null=True)
    ended_on = models.DateField(_("ended"), null=True)
    delete_on = models.DateField(_("to be deleted"), null=True, db_index=True)
    reminded_on = models.DateField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("complaint about data")
        verbose_name_plural = _("complaints about data")
        ordering = ["acknowledge_by", "pk"]

    def __str__(self):
        return self.reference


class DataComplaintAct(models.Model):
    """What an officer did with a complaint: its history. A note's words are sealed."""

    complaint = models.ForeignKey(DataComplaint, on_delete=models.CASCADE, related_name="acts")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    act = models.CharField(_("what"), max_length=8, choices=Act)
    # Where it was moved to.
    state = models.CharField(_("state"), max_length=16, choices=State, blank=True)
    sealed = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("act about a complaint")
        verbose_name_plural = _("acts about complaints")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"act {self.pk}"
