"""Those who wait to be welcomed by a branch. A plain model: never a page, a snippet, searched or with revisions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from branches.choices import Belonging
from branches.querysets import NewcomerQuerySet


class Newcomer(models.Model):
    """Somebody who waits to hear from a branch, or was welcomed lately: they wrote, or the register has them new.

    Who wrote has name, address and words here, until the purge (``branches.welcome.retention``). A new member of the
    register has a row only once they were welcomed, and it copies nothing of them. ``branch`` is its page in the
    source language.
    """

    branch = models.ForeignKey("branches.BranchPage", on_delete=models.CASCADE, related_name="newcomers")
    membership = models.OneToOneField(
        "members.Membership", null=True, on_delete=models.CASCADE, related_name="welcome"
    )
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    belonging = models.CharField(_("member already"), max_length=8, choices=Belonging, blank=True)
    country = CountryField(_("country"), blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    words = models.TextField(_("what they wrote"), blank=True)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    arrived_at = models.DateTimeField(_("waits since"), default=timezone.now)
    # When the mailboxes were told that the row will be deleted unless somebody welcomes them.
    warned_at = models.DateTimeField(null=True)
    welcomed_at = models.DateTimeField(_("welcomed"), null=True)
    welcomed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(_("what was done"), blank=True, max_length=500)

    objects = NewcomerQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("newcomer")
        verbose_name_plural = _("newcomers")
        ordering = ["arrived_at", "pk"]
        indexes = [models.Index(fields=["welcomed_at", "arrived_at"], name="branches_newcomer_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "email"],
                condition=Q(welcomed_at=None) & ~Q(email=""),
                name="branches_newcomer_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(membership=None) & ~Q(email="")
                | Q(membership__isnull=False, name="", email="", words=""),
                name="branches_newcomer_copies_no_member",
            ),
        ]

    def __str__(self):
        return f"newcomer {self.pk}"
