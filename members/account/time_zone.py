from django.utils import timezone
from django.utils.translation import gettext as _

from common import reader
from common.times import local_time
from common.zones import canonical
from members.account.pages import saved, section_page
from members.account.services import change_settings


def time_zone_page(request, section):
    """The picker of the site, whose choice goes into the account: it holds on every device, and in mails."""
    if request.method == "POST":
        asked = request.POST.get("zone", "")
        zone = canonical(asked)
        if zone or "forget" in request.POST:
            change_settings(user=request.user, time_zone=zone)
            return saved(request, _said(zone))
        error = _("We do not know that time zone. Look for a city or a country below.")
    else:
        error = ""
    query = request.GET.get("q", "")[: reader.LONGEST]
    now = timezone.now()
    context = {
        "error": error,
        "query": query,
        "found": reader.suggestions(query, now),
        "chosen": local_time(now, request.user.time_zone) if request.user.time_zone else None,
    }
    return section_page(request, section, "members/account/time_zone.html", **context)


def _said(zone):
    if not zone:
        return _("Forgotten: each device shows times by its own choice.")
    return _("From now on you see times as in %(city)s.") % {"city": local_time(timezone.now(), zone).city}
