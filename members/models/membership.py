"""The register of members. Plain models: nothing here may ever be a page, a snippet, searched or have revisions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from members.choices import ChangeKind, LookKind, MembershipStatus, Placed
from members.querysets import MembershipQuerySet


class Register(models.Model):
    """The register as a whole, in one row: its version moves with every change to any entry.

    Whoever writes to the register first moves the version (``members.register.version.moving``): that locks the
    row, so changes come one after the other, and an import sees whether the register moved since it was compared.
    """

    version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(auto_now=True)

    wagtail_reference_index_ignore = True

    def __str__(self):
        return "register"


class Membership(models.Model):
    """One member of Labour International as head office knows them; one who left stays until the purge.

    The membership number itself is never stored: a keyed hash of it recognises the same person in the next list.
    It holds on a day if the status is "current" and the day lies in ``since`` up to, not including, ``until``.
    """

    number_hash = models.CharField(max_length=64, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("e-mail address"), blank=True, help_text=_("As head office has it."))
    linked_email = models.EmailField(
        _("linked address"),
        blank=True,
        help_text=_("Another address they sign in with. An import leaves it alone."),
    )
    country = CountryField(_("country"), blank=True)
    subdivision = models.CharField(_("part of the country"), max_length=6, blank=True)
    branch = models.ForeignKey(
        "branches.BranchPage",
        verbose_name=_("branch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="memberships",
        help_text=_("Its page in the source language. None: for the membership secretary to settle."),
    )
    placed = models.CharField(_("branch decided"), max_length=12, choices=Placed, default=Placed.CATCHMENT)
    since = models.DateField(_("member since"))
    until = models.DateField(
        _("member until"), null=True, blank=True, help_text=_("The first day they are not a member.")
    )
    status = models.CharField(_("status"), max_length=8, choices=MembershipStatus, default=MembershipStatus.CURRENT)

    objects = MembershipQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["email"], name="members_membership_email"),
            models.Index(fields=["linked_email"], name="members_membership_linked"),
            models.Index(fields=["name"], name="members_membership_name"),
            models.Index(fields=["branch", "status"], name="members_membership_branch"),
            models.Index(fields=["status", "until"], name="members_membership_ended"),
        ]
        constraints = [
            # Two members with one address: nobody could say who has signed in.
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(status=MembershipStatus.CURRENT) & ~Q(email=""),
                name="members_membership_one_an_email",
                violation_error_message=_("Another member has this address."),
            ),
            models.UniqueConstraint(
                fields=["linked_email"],
                condition=Q(status=MembershipStatus.CURRENT) & ~Q(linked_email=""),
                name="members_membership_one_a_link",
                violation_error_message=_("This address is linked to another member."),
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="members_membership_ends_after_it_starts",
                violation_error_message=_("A membership cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(status=MembershipStatus.CURRENT) | Q(until__isnull=False),
                name="members_membership_left_on_a_day",
                violation_error_message=_("Say from which day they are not a member."),
            ),
        ]

    def __str__(self):
        return f"membership {self.pk}"

    def save(self, *args, **kwargs):
        self.email, self.linked_email = self.email.strip().lower(), self.linked_email.strip().lower()
        super().save(*args, **kwargs)


class RegisterChange(models.Model):
    """One line of an entry's history: who changed what, when. Names of fields, never what stood in them."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=10, choices=ChangeKind)
    # Nobody: the member's own account is gone, or the site did it by itself.
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    run = models.ForeignKey("members.ImportRun", null=True, on_delete=models.SET_NULL, related_name="changes")
    fields = models.CharField(max_length=120, blank=True)
    changed_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self):
        return f"change {self.pk}"


class RegisterLook(models.Model):
    """That somebody looked at personal data in the register: who, when, in which way; never at whom."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(_("what"), max_length=8, choices=LookKind)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    entries = models.PositiveIntegerField(_("entries"), default=0)
    looked_at = models.DateTimeField(_("when"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-looked_at", "-pk"]
        indexes = [models.Index(fields=["looked_at"], name="members_look_when")]

    def __str__(self):
        return f"look {self.pk}"
