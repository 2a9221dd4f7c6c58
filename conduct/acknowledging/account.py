"""In the account: which version of the code somebody has acknowledged, and when; exported, and gone with it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.reader import reader_zone
from common.times import long_date
from common.zones import HOME_ZONE, local_time
from conduct.acknowledging.services import latest_of
from conduct.models import Acknowledgement
from conduct.pages.versions import current_version
from members.account.sections import account_section, erases, exports


def summary(request):
    """Nothing as long as there is no code."""
    version = current_version()
    if version is None:
        return None
    latest = latest_of(request.user)
    if latest is None:
        return [_("You have not told us yet that you have read it.")]
    day = long_date(local_time(latest.at, reader_zone(request) or HOME_ZONE).date())
    read = _("Version %(number)s, read on %(day)s") % {"number": latest.version.number, "day": day}
    return [read] if latest.version_id == version.pk else [read, _("It has changed since.")]


account_section(
    "code",
    gettext_lazy("Code of conduct"),
    30,
    summary=summary,
    url="conduct:acknowledge",
    link=gettext_lazy("Read it"),
)


@exports(
    "code_of_conduct",
    gettext_lazy("Versions of the code of conduct you have read"),
    order=33,
    of=["conduct.Acknowledgement.user"],
    labels={"version": gettext_lazy("version"), "acknowledged": gettext_lazy("you said so")},
)
def acknowledgements(user):
    rows = Acknowledgement.objects.filter(user=user).select_related("version").order_by("at")
    return [{"version": row.version.number, "acknowledged": row.at} for row in rows]


@erases(order=33, goes=gettext_lazy("That you have read the code of conduct."))
def forget_acknowledgements(user):
    Acknowledgement.objects.filter(user=user).delete()
