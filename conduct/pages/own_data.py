"""What the conduct pages hold about somebody beside Wagtail's own history: withdrawals asked for or answered."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conduct.models import Withdrawal
from members.account.sections import erases, exports

ASKED_BY, ANSWERED_BY = "conduct.Withdrawal.asked_by", "conduct.Withdrawal.answered_by"


@exports(
    "withdrawals",
    _("Conduct pages you asked to withdraw, or answered about"),
    order=65,
    of=[ASKED_BY, ANSWERED_BY],
    labels={"page": _("page"), "reason": _("why"), "asked": _("asked for"), "answered": _("answered")},
)
def withdrawals(user):
    rows = Withdrawal.objects.filter(Q(asked_by=user) | Q(answered_by=user)).select_related("page").order_by("pk")
    return [
        {
            "page": row.page.title,
            "reason": row.reason if row.asked_by_id == user.pk else "",
            "asked": row.asked_at if row.asked_by_id == user.pk else None,
            "answered": row.answered_at if row.answered_by_id == user.pk else None,
        }
        for row in rows
    ]


@erases(of=[ASKED_BY, ANSWERED_BY], order=65, stays=_("That a withdrawal was asked for, when and why. Not by whom."))
def forget_account(user):
    """The rows name nobody any more by themselves (SET_NULL)."""
