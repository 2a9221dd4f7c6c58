"""Dates of events as they are shown: in the reader's language, on the reader's clock and on their own.

A constant number of queries however many there are, and every time is formatted here, once: templates print.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from branches.choices import Mode
from common.addresses import addresses
from common.models import OrganisationSettings
from common.reader import reader_zone
from common.times import Span, day_shift, days_in_words, span
from events.choices import STATUS_TONES, Action, Audience, Status
from events.labels import kinds_of, label, language_names, pages_of, words_of
from events.models import Occurrence

A_DAY = timedelta(days=1)
# What an exception's words are kept under in the date that was derived of it.
SAID_BY = {Status.CANCELLED: Action.CANCELLED, Status.MOVED: Action.MOVED, Status.EXTRA: Action.EXTRA}


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
    # What is said of this date in the reader's language, by ``Action``, where its event is translated.
    own_words: dict[str, str] = field(default_factory=dict)
    # Whether ``yours`` is a zone that the reader chose; else it is where the calendar is at home.
    is_readers: bool = True

    @property
    def drawn_as(self):
        """All that a card looks like ({% remembered %})."""
        clocks = [(clock.start.city, clock.start.label, clock.start.iso) for clock in (self.own, self.yours) if clock]
        return get_language(), self.url, self.organiser, self.is_readers, *clocks

    @property
    def status(self):
        return self.occurrence.status

    @property
    def status_label(self):
        """``""`` for what takes place as planned: there is nothing to say."""
        return "" if self.status == Status.SCHEDULED else label(Status, self.status)

    @property
    def status_tone(self):
        return STATUS_TONES[self.status]

    @property
    def is_cancelled(self):
        return self.status == Status.CANCELLED

    @property
    def mode_label(self):
        return label(Mode, self.occurrence.mode)

    @property
    def audience_label(self):
        return label(Audience, self.occurrence.audience)

    @property
    def reason(self):
        return self.own_words.get(SAID_BY.get(self.status), "") or self.occurrence.reason

    @property
    def note(self):
        return self.own_words.get(Action.NOTE, "") or self.occurrence.note

    @property
    def venue(self):
        return self.occurrence.venue

    @property
    def all_day(self):
        return self.occurrence.all_day

    @cached_property
    def days(self):
        """Of an all-day event, its days in words, the same for everybody."""
        return days_in_words(self.occurrence.first_day, self.occurrence.last_day)

    @cached_property
    def main(self):
        """The clock that leads: the venue's where people come to one, else the reader's where it is known."""
        return self.own if self.occurrence.mode == Mode.IN_PERSON or self.yours is None else self.yours

    @cached_property
    def other(self):
        """The clock that stands below; None where both show the same."""
        if self.yours is None or self.yours.start.moment.utcoffset() == self.own.start.moment.utcoffset():
            return None
        return self.own if self.main is self.yours else self.yours

    @cached_property
    def day_shift(self):
        """“Sunday for you” where the other clock is on another day; its city where nobody has said who “you” is."""
        if self.is_readers or self.yours is None or self.yours.day == self.own.day:
            return day_shift(self.yours, self.own)
        there = self.other.start
        return _("%(weekday)s in %(city)s") % {"weekday": there.weekday, "city": there.city}

    @cached_property
    def ends(self):
        """When it ends on the leading clock, with the day where that is another one."""
        end = self.main.end
        if not self.main.ends_another_day:
            return end.time
        if self.lasts_days:
            return f"{end.long_date}, {end.time}"
        return f"{end.weekday} {end.time}"

    @cached_property
    def clock(self):
        """The clock of the calendar it stands in, whichever of the two leads."""
        return self.yours or self.own

    @property
    def is_foreign(self):
        """Whether its title is in another language than the page it stands on."""
        return self.language != get_language()

    @cached_property
    def tags(self):
        """What to know at a glance: ``[{text, tone}]``."""
        found = [{"text": self.status_label, "tone": self.status_tone}] if self.status_label else []
        if self.day_shift:
            found.append({"text": self.day_shift, "tone": "amber"})
        found.append({"text": self.mode_label, "tone": "teal"})
        if self.occurrence.audience != Audience.EVERYONE:
            found.append({"text": self.audience_label, "tone": "red"})
        if self.occurrence.languages != get_language():
            found += [{"text": name, "tone": "neutral"} for name in self.language_names]
        return found

    @cached_property
    def lasts_days(self):
        return self.occurrence.end - self.occurrence.start > A_DAY

    @cached_property
    def band(self):
        """Where in the reader's day it falls, in minutes since midnight."""
        if self.lasts_days:
            return 0, 24 * 60
        return self.clock.start.minute, self.clock.end.minute

    @property
    def day(self):
        """The day it is listed under: the reader's where that is known, else its own."""
        return self.occurrence.first_day if self.all_day or self.yours is None else self.yours.day


def items(occurrences, request, zone=None):
    """Items of some dates, in order. ``zone`` is the reader's unless it is given.

    Dates of ``with_pages()`` bring along what they are called; for others there are two queries, however many. One
    more, in a translation, for what is said of single dates.
    """
    occurrences = list(occurrences)
    chosen = reader_zone(request)
    zone = chosen if zone is None else zone
    pages, kinds, address = pages_of(occurrences), kinds_of(occurrences), addresses(request)
    shown = [row for row in occurrences if row.series_id in pages]
    words = words_of(shown)
    return [_item(row, pages, kinds, words, address, zone, is_readers=bool(chosen), request=request) for row in shown]


def _item(row, pages, kinds, words, address, zone, is_readers, request):
    page, organiser = pages[row.series_id], pages.get(row.organiser)
    series_url = address(page.url_path)
    return Item(
        occurrence=row,
        title=page.title,
        url=f"{series_url}{row.slug}/",
        series_url=series_url,
        language=page.language,
        organiser=_organiser(row, organiser, request),
        organiser_url=address(organiser.url_path) if organiser else "",
        kind=kinds.get(row.kind_id, ""),
        own=span(row.start, row.end, row.tz),
        yours=span(row.start, row.end, zone) if zone and not row.all_day else None,
        is_readers=is_readers,
        own_words=_own_words(row, words) if words else {},
        language_names=language_names(row.languages),
    )


def _own_words(row, words):
    day = row.recurrence_id[:8]
    return {action: words[row.series_id, action, day] for action in Action if (row.series_id, action, day) in words}


def _organiser(row, page, request):
    """Whose it is, in a word. What is neither a branch's nor a region's is the whole organisation's."""
    if row.branch or row.region or request is None:
        return page.title if page else ""
    return OrganisationSettings.for_request(request).organisation_name
