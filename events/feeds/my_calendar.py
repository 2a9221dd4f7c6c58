"""The private calendar: its page, and the file a program reads by its secret address."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from common import zones
from common.limits import allow, client_address
from common.reader import reader_zone
from common.times import long_date
from events.api.parameters import BadParameter
from events.feeds import private_calendar
from events.feeds.programs import programs
from events.feeds.subscriptions import Selection, webcal_url, whole_url
from events.feeds.views import calendar_name, refusal, written
from events.ical.feed import Feed

HOUR = 60 * 60
# Times an hour: a calendar is read, all calendars are read from one address (a provider's programs share few), a new
# address is made.
READ, READ_FROM_ONE, MADE = 60, 2000, 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def page(request):
    """Make, renew and revoke one's own address. It is shown in the answer to the request that makes it, once."""
    path = ""
    if request.method == "POST":
        if "revoke" in request.POST:
            private_calendar.revoke(user=request.user)
        elif allow("calendar.make", request.user.pk, MADE, HOUR):
            path = reverse("events:private_feed", args=[private_calendar.make(user=request.user)])
    calendar = private_calendar.of(request.user)
    context = {
        "calendar": calendar,
        "made_on": calendar and _day(request, calendar.created_at),
        "last_used_on": calendar and calendar.last_used_on and long_date(calendar.last_used_on),
        "revoked": "revoke" in request.POST,
        "address": path and whole_url(path),
        "webcal": path and webcal_url(path),
        "programs": programs(),
    }
    return render(request, "events/my_calendar.html", context)


def _day(request, moment):
    return long_date(zones.local_time(moment, reader_zone(request) or "UTC").date())


@require_safe
@cache_control(private=True, no_store=True)
def private_feed(request, token):
    """What the public calendar has, with the ways in that the owner of the token may have; the same filters."""
    response = _feed(request, token)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _feed(request, token):
    if not allow("calendar.address", client_address(request), READ_FROM_ONE, HOUR):
        return _too_often()
    user = private_calendar.owner(token)
    if user is None:
        return _text(_("There is no calendar at this address. Its owner may have revoked it."), 404)
    if not allow("calendar.read", user.pk, READ, HOUR):
        return _too_often()
    try:
        selection = Selection.of(request.GET)
    except BadParameter as error:
        return refusal(error)
    return written(request, Feed(selection.dates(), calendar_name(request, selection), request, user), "my-calendar")


def _too_often():
    response = _text(_("This was asked for too often. Try again in an hour."), 429)
    response["Retry-After"] = str(HOUR)
    return response


def _text(message, status):
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
