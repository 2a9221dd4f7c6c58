"""``/api/occurrences/``: the dates of events for other people's programs (docs/api.md).

It tells what every visitor may see, the same to everybody: no cookie and no language is asked, and neither join
links nor dial-in numbers are ever read from the database.
"""

import hashlib
from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from common import zones
from events.api.parameters import BadParameter, question
from events.dates.planning import A_DAY
from events.identity import uid
from events.models import EventPage, Occurrence
from events.recurrence import rule_of

PAGE_SIZE = 100
MAX_AGE = timedelta(minutes=5)
METHODS = ("GET", "HEAD", "OPTIONS")
OWN_FIELDS = "series recurrence_id slug start end tz all_day first_day last_day status mode organiser"
SERIES_FIELDS = "title url_path path depth locale__language_code rule tz start_date start_time duration end_date"


@csrf_exempt
def occurrences(request):
    if request.method == "OPTIONS":
        return _open_to_all(HttpResponse(status=204))
    if request.method not in METHODS:
        return _open_to_all(_error(405, _("Only GET is answered here.")))
    try:
        body = _answer(request)
    except BadParameter as error:
        return _open_to_all(_error(400, error.message, parameter=error.parameter))
    return _open_to_all(_cacheable(request, body))


def _answer(request):
    asked = question(request.GET)
    found = select(asked)
    count = found.count()
    pages = max(1, -(-count // PAGE_SIZE))
    if asked.page > pages:
        raise BadParameter("page", _("There are %(pages)s pages: write “page” as 1 to %(pages)s.") % {"pages": pages})
    begin = (asked.page - 1) * PAGE_SIZE
    return {
        "count": count,
        "next": _address(request, asked.page + 1) if asked.page < pages else None,
        "previous": _address(request, asked.page - 1) if asked.page > 1 else None,
        "results": results(found[begin : begin + PAGE_SIZE], request),
    }


def select(asked):
    """The dates that a :class:`~events.api.parameters.Question` is about, in order."""
    found = Occurrence.objects.visible().starting(asked.begin, asked.end)
    if asked.branches:
        found = reduce(or_, map(found.of_branch, asked.branches))
    if asked.regions:
        found = reduce(or_, map(found.of_region, asked.regions))
    if asked.kind:
        found = found.of_kind(asked.kind)
    if asked.series:
        found = found.filter(series=asked.series)
    if asked.words:
        found = found.filter(series__in=_about(asked.words))
    return found.order_by("start", "pk")


def _about(words):
    """Series with a published page, in any language, whose title, introduction or venue has all the words."""
    having = [
        Q(title__icontains=word) | Q(introduction__icontains=word) | Q(venue_name__icontains=word) for word in words
    ]
    return EventPage.objects.live().filter(*having).values("translation_key")


def results(occurrences, request):
    """Some dates as the API tells them; a constant number of queries."""
    fields = [f"series__event__{name}" for name in SERIES_FIELDS.split()]
    rows = list(occurrences.select_related("series__event__locale").only(*OWN_FIELDS.split(), *fields))
    organisers = {row.organiser for row in rows}
    pages = Page.objects.live().filter(translation_key__in=organisers).order_by("-pk")
    names = dict(pages.values_list("translation_key", "title"))
    series = {}
    for row in rows:
        if row.series_id not in series:
            series[row.series_id] = _series(row.series.event, row.series_id, request)
    return [_result(row, series[row.series_id], names.get(row.organiser, "")) for row in rows]


def _series(event, key, request):
    return {
        "id": str(key),
        "title": event.title,
        "url": request.build_absolute_uri(event.get_url(request)),
        "rule": str(rule_of(event.rule) or ""),
        "tz": event.tz,
        "start_date": event.start_date.isoformat(),
        "start_time": event.start_time.isoformat() if event.start_time else None,
        "duration": _length(event),
    }


def _length(event):
    """ISO 8601, as in the feeds: hours where clocks are meant, days where days are."""
    if event.is_all_day:
        return f"P{((event.end_date or event.start_date) - event.start_date + A_DAY).days}D"
    # icalendar is read when it is needed (events.feeds.views.calendar_of).
    from events.ical.properties import elapsed

    return elapsed(event.duration).to_ical().decode()


def _result(row, series, organiser):
    local_start, local_end = _wall_clock(row)
    return {
        "series": series,
        "uid": uid(row.series_id),
        "recurrence_id": row.recurrence_id,
        "start": _utc(row.start),
        "end": _utc(row.end),
        "tz": row.tz,
        "local_start": local_start,
        "local_end": local_end,
        "status": row.status,
        "all_day": row.all_day,
        "mode": row.mode,
        "organiser": organiser,
        "url": f"{series['url']}{row.slug}/",
    }


def _wall_clock(row):
    """Begin and end on the clock where it takes place; of an all-day event its first day and the one after it."""
    if row.all_day:
        return row.first_day.isoformat(), (row.last_day + A_DAY).isoformat()
    return tuple(zones.local_time(moment, row.tz).replace(tzinfo=None).isoformat() for moment in (row.start, row.end))


def _utc(moment: datetime):
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _address(request, page):
    query = request.GET.copy()
    query["page"] = page
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _cacheable(request, body):
    response = JsonResponse(body, encoder=DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False})
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, public=True, max_age=int(MAX_AGE.total_seconds()))
    return get_conditional_response(request, etag=etag, response=response)


def _error(status, message, **more):
    response = JsonResponse({"error": message, **more}, status=status, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, no_cache=True)
    if status == 405:
        response["Allow"] = ", ".join(METHODS)
    return response


def _open_to_all(response):
    """Any page in any browser may read the answer; without credentials, so nobody's cookie ever comes along."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response["Access-Control-Allow-Headers"] = "If-None-Match"
    response["Access-Control-Expose-Headers"] = "ETag"
    response["Access-Control-Max-Age"] = "86400"
    return response
