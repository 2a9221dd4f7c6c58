"""Dates of events as they are shown: in the reader's language, on the reader's clock and on their own.

A constant number of queries however many there are, and every time is formatted here, once: templates print.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from branches.choices import Mode, spoken_languages
from common.reader import reader_zone
from common.times import Span, day_shift, long_date, span
from events.choices import STATUS_TONES, Status
from events.models import EventKind, Occurrence


@dataclass(frozen=True)
class Item:
    """One date of an event, ready to print."""

    occurrence: Occurrence
    title: str
    # The page of this date, and the page of the whole series.
    url: str
    series_url: str
    # Of the title: other than the page's where nobody has translated the event.
    language: str
    organiser: str
    organiser_url: str
    kind: str
    own: Span
    # On the reader's clock; None while nobody has said where that is, and of all-day events.
    yours: Span | None = None
    language_names: list[str] = field(default_factory=list)

    @property
    def status(self):
        return self.occurrence.status

    @property
    def status_label(self):
        """``""`` for what takes place as planned: there is nothing to say."""
        return "" if self.status == Status.SCHEDULED else self.occurrence.get_status_display()

    @property
    def status_tone(self):
        return STATUS_TONES[self.status]

    @property
    def is_cancelled(self):
        return self.status == Status.CANCELLED

    @property
    def mode_label(self):
        return self.occurrence.get_mode_display()

    @property
    def audience_label(self):
        return self.occurrence.get_audience_display()

    @property
    def reason(self):
        return self.occurrence.reason

    @property
    def note(self):
        return self.occurrence.note

    @property
    def venue(self):
        return self.occurrence.venue

    @property
    def all_day(self):
        return self.occurrence.all_day

    @cached_property
    def days(self):
        """Of an all-day event, its days in words, the same for everybody."""
        first, last = self.occurrence.first_day, self.occurrence.last_day
        return long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"  # noqa: RUF001

    @property
    def main(self):
        """The clock that leads: the venue's where people come to one, else the reader's where it is known."""
        return self.own if self.occurrence.mode == Mode.IN_PERSON or self.yours is None else self.yours

    @property
    def other(self):
        """The clock that stands below; None where both show the same."""
        if self.yours is None or self.yours.start.moment.utcoffset() == self.own.start.moment.utcoffset():
            return None
        return self.own if self.main is self.yours else self.yours

    @cached_property
    def day_shift(self):
        return day_shift(self.yours, self.own)

    @property
    def day(self):
        """The day it is listed under: the reader's where that is known, else its own."""
        return self.occurrence.first_day if self.all_day or self.yours is None else self.yours.day


def items(occurrences, request, zone=None):
    """Items of some dates, in order; two queries and theirs. ``zone`` is the reader's unless it is given."""
    occurrences = list(occurrences)
    zone = reader_zone(request) if zone is None else zone
    wanted = {row.series_id for row in occurrences} | {row.organiser for row in occurrences}
    pages, kinds = pages_by_key(wanted), kind_names()
    languages = dict(spoken_languages())
    found = []
    for row in occurrences:
        page, organiser = pages.get(row.series_id), pages.get(row.organiser)
        if page is None:
            continue
        address = page.get_url(request)
        found.append(
            Item(
                occurrence=row,
                title=page.title,
                url=f"{address}{row.slug}/",
                series_url=address,
                language=page.locale.language_code,
                organiser=organiser.title if organiser else "",
                organiser_url=organiser.get_url(request) if organiser else "",
                kind=kinds.get(row.kind_id, ""),
                own=span(row.start, row.end, row.tz),
                yours=span(row.start, row.end, zone) if zone and not row.all_day else None,
                language_names=[str(languages[code]) for code in row.languages.split() if code in languages],
            )
        )
    return found


def pages_by_key(keys, language=None):
    """Published pages by translation key: in the reader's language, else in the source language, else in any."""
    preferred = [language or get_language(), settings.LANGUAGE_CODE]

    def rank(page):
        code = page.locale.language_code
        return preferred.index(code) if code in preferred else len(preferred)

    found = {}
    pages = Page.objects.live().filter(translation_key__in=keys).select_related("locale").order_by("pk")
    for page in pages.only("title", "url_path", "translation_key", "locale", "live", "path", "depth"):
        held = found.get(page.translation_key)
        if held is None or rank(page) < rank(held):
            found[page.translation_key] = page
    return found


def kind_names():
    """The name of every kind in the reader's language by the id of any of its translations; one query."""
    rows = EventKind.objects.values_list("pk", "translation_key", "name", "locale__language_code")
    rows = list(rows)
    own = {key: name for _pk, key, name, language in rows if language == get_language()}
    return {pk: own.get(key, name) for pk, key, name, _language in rows}
