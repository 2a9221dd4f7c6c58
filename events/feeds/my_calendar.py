"""The private calendar as a program reads it, by its secret address. Its owner makes that in the account."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from common.limits import allow, client_address
from events.api.parameters import BadParameter
from events.feeds import private_calendar
from events.feeds.subscriptions import Selection
from events.feeds.views import calendar_name, calendar_of, refusal, written

HOUR = 60 * 60
# Times an hour: a calendar is read, all calendars are read from one address (a provider's programs share few).
READ, READ_FROM_ONE = 60, 2000


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
    calendar = calendar_of(selection.dates(), calendar_name(request, selection), request, user=user)
    return written(request, calendar, "my-calendar")


def _too_often():
    response = _text(_("This was asked for too often. Try again in an hour."), 429)
    response["Retry-After"] = str(HOUR)
    return response


def _text(message, status):
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
