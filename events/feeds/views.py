"""The public calendars: of everything, of a branch, a region, one series, one date. They never say how to join.

Whoever asks, the answer is the same, so caches may keep it for a while. Its ETag is made of what the calendar would
be made of, without making it.
"""

import hashlib
from datetime import timedelta

import tzdata
from django.conf import settings
from django.db.models import Count, Max, Sum
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from common.models import OrganisationSettings
from events.api.parameters import BadParameter
from events.feeds.subscriptions import Selection, organiser
from events.labels import kind_names
from events.models import EventPage, Occurrence, Series

MAX_AGE = timedelta(minutes=15)
# Raised when calendars are written otherwise than before, so that programs read them anew.
FORMAT = 1
CONTENT_TYPE = "text/calendar; charset=utf-8"


@require_safe
def feed(request):
    """``/events/feed.ics?branch=&region=&kind=&mode=``; 400 with a sentence for what there is not."""
    try:
        selection = Selection.of(request.GET)
    except BadParameter as error:
        return refusal(error)
    return _selected(request, selection, "events")


@require_safe
def branch_feed(request, slug):
    return _organiser_feed(request, "branch", slug)


@require_safe
def region_feed(request, slug):
    return _organiser_feed(request, "region", slug)


def _organiser_feed(request, name, slug):
    """An address of its own, further narrowed by the other filters."""
    try:
        found = organiser(name, slug)
    except BadParameter as error:
        raise Http404 from error
    query = request.GET.copy()
    query.pop("branch", None), query.pop("region", None)
    try:
        selection = Selection.of(query)
    except BadParameter as error:
        return refusal(error)
    return _selected(request, selection.under(name, found), slug)


def refusal(error):
    response = HttpResponse(error.message, status=400, content_type="text/plain; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response


def _selected(request, selection, filename):
    calendar = calendar_of(selection.dates(), calendar_name(request, selection), request)
    return _answer(request, calendar, filename, attached=False)


def calendar_of(dates, name, request, **more):
    # Here, as wherever icalendar is needed: its hundred modules would be read before the first answer of the site.
    from events.ical.feed import Feed

    return Feed(dates, name, request, **more)


def calendar_name(request, selection):
    organisation = OrganisationSettings.for_request(request).organisation_name
    return f"{organisation}: {selection.words}" if selection.words else organisation


@require_safe
def series_file(request, key):
    """``/events/<key>.ics``: one series, to be added to a calendar or to be subscribed to."""
    dates = Occurrence.objects.visible().filter(series=key)
    series = dates.exists() and Series.objects.select_related("event").get(pk=key)
    if not series:
        raise Http404
    return _answer(request, calendar_of(dates, series.event.title, request), series.event.slug)


@require_safe
def date_file(request, key, slug):
    """``/events/<key>/2026-12-08.ics``: one date of a series."""
    date = Occurrence.objects.visible().filter(series=key, slug=slug).select_related("series__event").first()
    if date is None:
        raise Http404
    dates = Occurrence.objects.visible().filter(pk=date.pk)
    event = date.series.event
    calendar = calendar_of(dates, event.title, request, only=date.recurrence_id)
    return _answer(request, calendar, f"{event.slug}-{slug}")


def _answer(request, calendar, filename, attached=True):
    etag, changed = _stamp(calendar)
    response = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None:
        response = written(request, calendar, filename, attached)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    patch_cache_control(response, public=True, max_age=int(MAX_AGE.total_seconds()))
    return response


def written(request, calendar, filename, attached=False):
    """The calendar as a file; of a HEAD request, all but the calendar."""
    body = [] if request.method == "HEAD" else calendar.stream()
    response = StreamingHttpResponse(body, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = content_disposition_header(attached, f"{filename}.ics")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _stamp(calendar):
    """ETag and time of the last change, by three queries that read no series."""
    series = calendar.series.order_by()
    counts = series.aggregate(
        Count("pk"), Sum("event_id"), Sum("sequence"), Max("changed_at"), Max("event__last_published_at")
    )
    pages = EventPage.objects.live().filter(
        translation_key__in=series.values("pk"), locale__language_code=get_language()
    )
    translated = pages.aggregate(Count("pk"), Max("last_published_at"))
    said = [FORMAT, settings.SITE_URL, get_language(), tzdata.IANA_VERSION, timezone.now().year, calendar.name]
    said += [calendar.only, *counts.values(), *translated.values(), sorted(kind_names().items())]
    etag = f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'
    return etag, _last_change(counts, translated)


def _last_change(counts, translated):
    """In seconds; today's midnight at least, so that who asks only by time learns of what was deleted."""
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [
        counts["changed_at__max"],
        counts["event__last_published_at__max"],
        translated["last_published_at__max"],
    ]
    return int(max([midnight, *(moment for moment in moments if moment)]).timestamp())
