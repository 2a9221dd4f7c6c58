"""Many series as one calendar, written a batch at a time: what it takes in memory does not grow with their number.

Batches follow the primary key instead of a cursor that stays open: a program may read as slowly as it likes, and
nothing is held in the database meanwhile. Each is written in the reader's language before it is handed over, because
what happens between two batches may activate another.
"""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, Min, OuterRef, Q
from django.utils import timezone, translation
from icalendar import Calendar

from events.access import may_join
from events.ical.description import Entry
from events.ical.properties import Elapsed, line
from events.ical.vevents import vevent_of_date, vevents
from events.ical.vtimezone import vtimezone
from events.labels import kind_names
from events.models import EventPage, Series

BATCH = 100
# Zones' laws are written out so far; programs read the calendar again long before.
YEARS_ON = 10
# How often a program should look for changes.
REFRESH = timedelta(hours=1)
END = b"END:VCALENDAR\r\n"
# The way in is read from the database only for who may have it; the rest is never said.
UNSAID = ["body", "papers", "agenda"]
SECRET = ["join_link", "dial_in"]
HAS_WAY_IN = ~Q(event__join_link="", event__dial_in="")


@dataclass(frozen=True)
class Feed:
    """The series of some ``dates`` as a calendar called ``name``; with the ways in that ``user`` may have, if any.

    ``only`` is the recurrence id of the one date that is wanted, ``""`` for whole series.
    """

    dates: object
    name: str
    request: object
    user: object = None
    only: str = ""

    @property
    def series(self):
        """Those that have one of the dates."""
        return Series.objects.filter(Exists(self.dates.order_by().filter(series=OuterRef("pk")))).order_by("pk")

    def stream(self):
        """Yield the calendar in pieces."""
        language = translation.get_language()
        with translation.override(language):
            kinds = kind_names()
            beginning = self._head() + b"".join(self._zones())
        yield beginning
        for batch in self._batches():
            with translation.override(language):
                entries = self._entries(batch, kinds)
                written = b"".join(event.to_ical(sorted=False) for entry in entries for event in self._events(entry))
            _let_go(batch)
            yield written
        yield END

    def _head(self):
        calendar = Calendar()
        calendar["PRODID"] = line("-//Labour International//Events//EN")
        calendar["VERSION"] = line("2.0")
        calendar["CALSCALE"] = line("GREGORIAN")
        calendar["NAME"] = calendar["X-WR-CALNAME"] = line(self.name)
        calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
        calendar["X-PUBLISHED-TTL"] = Elapsed(REFRESH)
        return calendar.to_ical(sorted=False).removesuffix(END)

    def _zones(self):
        """The zones that are used, each from the year in which it is used first; UTC needs none."""
        timed = self.series.filter(event__start_time__isnull=False).order_by()
        zones = timed.values_list("event__tz").annotate(Min("event__start_date"))
        last = timezone.now().year + YEARS_ON
        for zone, first in sorted(zones):
            if zone != "UTC":
                yield vtimezone(zone, first.year, max(last, first.year))

    @property
    def _unsaid(self):
        return UNSAID if self.user else UNSAID + SECRET

    def _batches(self):
        series = (
            self.series.annotate(has_way_in=ExpressionWrapper(HAS_WAY_IN, BooleanField()))
            .select_related("event__locale")
            .defer(*(f"event__{name}" for name in self._unsaid))
            .prefetch_related("event__exceptions")
        )
        batch = list(series[:BATCH])
        while batch:
            yield batch
            batch = list(series.filter(pk__gt=batch[-1].pk)[:BATCH])

    def _events(self, entry):
        return [vevent_of_date(entry, self.only)] if self.only else vevents(entry)

    def _entries(self, batch, kinds):
        pages = self._translations([series.event for series in batch])
        return [self._entry(series, pages.get(series.pk, series.event), kinds) for series in batch]

    def _translations(self, events):
        """Published pages in the reader's language of those events that are written in another."""
        language = translation.get_language()
        keys = [event.translation_key for event in events if event.locale.language_code != language]
        if not keys:
            return {}
        pages = EventPage.objects.live().filter(translation_key__in=keys, locale__language_code=language)
        pages = pages.defer(*self._unsaid).prefetch_related("exceptions")
        return {page.translation_key: page for page in pages}

    def _entry(self, series, page, kinds):
        moments = [series.changed_at, series.event.last_published_at, page.last_published_at]
        return Entry(
            key=series.pk,
            event=series.event,
            page=page,
            url=urljoin(settings.SITE_URL, page.get_url(self.request)),
            kind=kinds.get(series.event.kind_id, ""),
            sequence=series.sequence,
            changed_at=max(moment for moment in moments if moment),
            has_way_in=series.has_way_in,
            joining=bool(self.user) and may_join(self.user, series.event),
        )


def _let_go(batch):
    """Break the circles in which models know each other: else a batch stays until the collector comes round."""
    for series in batch:
        series.event._prefetched_objects_cache.clear()
        series._state.fields_cache.clear()
