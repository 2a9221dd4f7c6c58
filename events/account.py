"""What events hold about somebody: the private calendar, a section of their account; calendars they upload."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import zones
from common.limits import allow
from common.reader import reader_zone
from common.times import long_date
from events.feeds import private_calendar
from events.feeds.programs import programs
from events.feeds.subscriptions import webcal_url, whole_url
from events.models import CalendarToken, CalendarUpload
from members.account.pages import saved, section_page
from members.account.sections import account_section, erases, exports

HOUR = 60 * 60
# New addresses an hour.
MADE = 20


def summary(request):
    calendar = private_calendar.of(request.user)
    if calendar is None:
        return [_("Off: meetings with their join links, in your own calendar program")]
    return [_("On since %(day)s") % {"day": _day(request, calendar.created_at)}]


def page(request, section):
    """Make, renew and revoke one's own address. It is shown in the answer to the request that makes it, once."""
    path, too_often = "", False
    if request.method == "POST" and "revoke" in request.POST:
        private_calendar.revoke(user=request.user)
        return saved(request, _("Your private calendar is switched off. Its address no longer works."))
    if request.method == "POST" and "make" in request.POST:
        too_often = not allow("calendar.make", request.user.pk, MADE, HOUR)
        path = "" if too_often else reverse("events:private_feed", args=[private_calendar.make(user=request.user)])
    calendar = private_calendar.of(request.user)
    context = {
        "calendar": calendar,
        "made_on": calendar and _day(request, calendar.created_at),
        "last_used_on": calendar and calendar.last_used_on and long_date(calendar.last_used_on),
        "too_often": too_often,
        "address": path and whole_url(path),
        "webcal": path and webcal_url(path),
        "programs": programs(),
    }
    return section_page(request, section, "events/account/calendar.html", **context)


def _day(request, moment):
    return long_date(zones.local_time(moment, reader_zone(request) or "UTC").date())


account_section(
    "calendar",
    gettext_lazy("Private calendar"),
    50,
    summary=summary,
    view=page,
    lede=gettext_lazy(
        "All our events with the join links and dial-in numbers that are for you, in your own calendar program."
    ),
)


@exports("private_calendar", gettext_lazy("Your private calendar"), order=30, of=["events.CalendarToken.user"])
def calendar(user):
    """Not its address, of which only a hash is kept."""
    rows = CalendarToken.objects.filter(user=user)
    return [{"made": row.created_at, "last_read": row.last_used_on} for row in rows]


@exports("uploaded_calendars", gettext_lazy("Calendars you uploaded"), order=31, of=["events.CalendarUpload.owner"])
def uploads(user):
    """Kept for a day at most, until they are imported."""
    rows = CalendarUpload.objects.filter(owner=user).defer("content")
    return [{"name": row.name, "uploaded": row.created_at, "time_zone": row.tz} for row in rows]


@erases(order=50, goes=gettext_lazy("Your private calendar: its address stops at once."))
def tokens(user):
    private_calendar.revoke(user=user)
