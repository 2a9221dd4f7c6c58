from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.choices import ClaimKind, ClaimState


class MembershipClaim(models.Model):
    """What somebody with an account asks the membership secretary: to be found in the register, or to be moved.

    Waits in the secretary's queue until it is granted, refused or withdrawn; then it is kept for a time and purged.
    """

    kind = models.CharField(_("what"), max_length=8, choices=ClaimKind)
    state = models.CharField(_("state"), max_length=10, choices=ClaimState, default=ClaimState.WAITING)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="membership_claims")
    name = models.CharField(_("name"), max_length=160, blank=True)
    # Of the number they gave, if any.
    number_hash = models.CharField(max_length=64, blank=True)
    membership = models.ForeignKey(
        "members.Membership", null=True, blank=True, on_delete=models.SET_NULL, related_name="claims"
    )
    branch = models.ForeignKey(
        "branches.BranchPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(_("what they say"), max_length=1000, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("question to the membership secretary")
        verbose_name_plural = _("questions to the membership secretary")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(state=ClaimState.WAITING),
                name="members_claim_one_waiting_a_kind",
            ),
        ]

    def __str__(self):
        return f"claim {self.pk}"
