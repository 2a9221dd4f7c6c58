"""What the directory holds about somebody: which helplines they changed or verified."""

from django.utils.translation import gettext_lazy as _

from conduct.models import HelpService
from members.account.sections import erases, exports

VERIFIED_BY, CHANGED_BY = "conduct.HelpService.verified_by", "conduct.HelpService_changed_by.user"


@exports(
    "helplines",
    _("Helplines you changed or verified"),
    order=64,
    of=[VERIFIED_BY, CHANGED_BY],
    labels={"name": _("name"), "verified": _("verified"), "changed_since": _("changed since by you")},
)
def helplines(user):
    rows = HelpService.objects.filter(verified_by=user) | HelpService.objects.filter(changed_by=user)
    changed = set(HelpService.objects.filter(changed_by=user).values_list("pk", flat=True))
    return [
        {
            "name": row.name,
            "verified": row.verified_on if row.verified_by_id == user.pk else None,
            "changed_since": row.pk in changed,
        }
        for row in rows.distinct().order_by("pk")
    ]


@erases(of=[VERIFIED_BY, CHANGED_BY], order=64, stays=_("That a helpline was verified, and when. Not by whom."))
def forget_account(user):
    """The rows name nobody any more by themselves (SET_NULL, and the table between goes along)."""
