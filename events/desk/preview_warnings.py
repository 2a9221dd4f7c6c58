"""What an editor should know before publishing dates: clocks that change, hours that are missing, nights, clashes."""

from datetime import datetime

from babel.dates import format_date
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from common import zones
from common.times import long_date
from events.choices import Status
from events.labels import pages_by_key
from events.models import Occurrence

# Of each kind, no more than these: a list that nobody reads warns nobody.
MOST = 4
DAY_BEGINS, DAY_ENDS = 6, 23
CHECKED = 24


def warnings_of(event, planned, others):
    timed = [date for date in planned if isinstance(date.begins, datetime)]
    if not timed:
        return _clashes(event, planned)
    return [
        *_missing_hours(event, timed)[:MOST],
        *_at_night(event, timed),
        *_changes(event, timed, others)[:MOST],
        *_clashes(event, timed),
    ]


def _missing_hours(event, planned):
    """An hour that clocks skip, and one that they repeat."""
    found = []
    for date in planned:
        start = zones.instant(date.begins, event.tz)
        shown = zones.local_time(start, event.tz)
        words = {"time": f"{date.begins:%H:%M}", "day": long_date(date.day), "shown": f"{shown:%H:%M}"}
        if shown.replace(tzinfo=None) != date.begins:
            found.append(_("%(time)s does not exist on %(day)s: it will be %(shown)s.") % words)
        elif shown.utcoffset() != shown.replace(fold=1).utcoffset():
            found.append(_("%(time)s comes twice on %(day)s: the first is meant.") % words)
    return found


def _at_night(event, planned):
    hour = planned[0].begins.hour
    if DAY_BEGINS <= hour < DAY_ENDS:
        return []
    words = {"time": f"{planned[0].begins:%H:%M}", "city": zones.city(event.tz)}
    return [_("It begins at %(time)s in %(city)s, in the night.") % words]


def _changes(event, planned, others):
    """From when it is at another hour elsewhere, because clocks change there at another time or not at all."""
    found = []
    for zone in others:
        before = None
        for date in planned:
            if date.status != Status.SCHEDULED:
                continue
            there = zones.local_time(zones.instant(date.begins, event.tz), zone)
            apart = there.replace(tzinfo=None) - date.begins
            if before is not None and apart != before:
                found.append((date.begins, _change(date, zone, there, apart - before)))
            before = apart
    return [words for _begins, words in sorted(found)]


def _change(date, zone, there, shift):
    words = {
        "day": format_date(date.day, "long", locale=zones.babel_locale()),
        "city": zones.city(zone),
        "time": f"{there:%H:%M}",
    }
    if shift.total_seconds() == 3600:
        return _("From %(day)s it is an hour later in %(city)s: %(time)s.") % words
    if shift.total_seconds() == -3600:
        return _("From %(day)s it is an hour earlier in %(city)s: %(time)s.") % words
    return _("From %(day)s it is at another time in %(city)s: %(time)s.") % words


def _clashes(event, planned):
    """Meetings of the whole organisation at the same time; one query, and one for their titles."""
    spans = Q()
    for date in planned[:CHECKED]:
        if date.status != Status.CANCELLED:
            spans |= Q(start__lt=_end(date, event), end__gt=_instant(date.begins, event.tz))
    if not spans:
        return []
    rows = Occurrence.objects.visible().filter(spans, branch=None, region=None, all_day=False)
    rows = rows.exclude(status=Status.CANCELLED)
    try:
        rows = list(rows.exclude(series=getattr(event, "own_key", None) or event.translation_key)[:MOST])
    except (ValidationError, ValueError):
        rows = list(rows[:MOST])
    pages = pages_by_key({row.series_id for row in rows})
    return [
        _("“%(title)s” takes place at the same time on %(day)s.")
        % {"title": pages[row.series_id].title, "day": long_date(zones.local_time(row.start, event.tz).date())}
        for row in rows
        if row.series_id in pages
    ]


def _instant(begins, tz):
    moment = begins if isinstance(begins, datetime) else datetime.combine(begins, datetime.min.time())
    return zones.instant(moment, tz)


def _end(date, event):
    return _instant(date.begins, event.tz) + date.duration
