"""What somebody wrote to branches under an address they have shown to be theirs: exported, and deleted with them."""

from django.utils.translation import gettext_lazy as _

from branches.models import Newcomer
from members.account.sections import erases, exports, unexported
from members.membership import verified_addresses

LABELS = {
    "branch": _("branch"),
    "name": _("name"),
    "email": _("e-mail address"),
    "belonging": _("member already"),
    "country": _("country"),
    "city": _("city"),
    "words": _("what you wrote"),
    "arrived_at": _("written"),
    "welcomed_at": _("welcomed"),
    "note": _("what officers noted"),
}
WELCOMED_BY = "branches.Newcomer.welcomed_by"


def of(user):
    return Newcomer.objects.filter(email__in=verified_addresses(user), membership=None).exclude(email="")


@exports("hellos", _("What you wrote to branches"), labels=LABELS)
def data(user):
    return [
        {name: str(row.branch) if name == "branch" else _plain(getattr(row, name)) for name in LABELS}
        for row in of(user).select_related("branch")
    ]


def _plain(value):
    return getattr(value, "code", value)


@erases(of=[WELCOMED_BY], goes=_("What you wrote to branches through the site, and what officers noted about it."))
def forget(user):
    of(user).delete()


unexported(_("That an officer welcomed somebody says nothing about the officer but their work."), WELCOMED_BY)
