"""Times as they are shown: an instant with its weekday, city, zone and offset, ready for page, mail or feed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, lru_cache

from babel.dates import format_date, format_skeleton, get_day_names
from django.utils.translation import gettext as _

from common import zones

# A list formats the same few moments in the same few zones again and again.
REMEMBERED = 8192
# How a language writes a day with its weekday, where Unicode's data do not: the British set no comma.
LONG_DATES = {"en_GB": "EEEE d MMMM y"}


@dataclass(frozen=True)
class LocalTime:
    """A moment as people in one zone read it, ready to print: nothing is left for a template to convert."""

    moment: datetime
    city: str
    label: str
    offset: str
    weekday: str
    date: str

    @property
    def time(self):
        return f"{self.moment:%H:%M}"

    @property
    def long_date(self):
        """The day with its weekday, as the reader's language sets them: ``Dienstag, 8. Dezember 2026``."""
        return long_date(self.moment.date())

    @property
    def named(self):
        """What the zone is called then, and its distance to UTC: one word where both are the same."""
        return ", ".join(dict.fromkeys((self.label, self.offset)))

    @property
    def iso(self):
        return self.moment.isoformat(timespec="minutes")

    @property
    def minute(self):
        """Minutes since midnight on the wall clock, 0 to 1439: where on the day band the moment falls."""
        return self.moment.hour * 60 + self.moment.minute


def local_time(instant, zone):
    """An aware ``instant`` as people in ``zone`` (an IANA name) read it, in the reader's language."""
    return _local_time(instant, zone, zones.babel_locale())


@lru_cache(REMEMBERED)
def _local_time(instant, zone, language):
    moment = zones.local_time(instant, zone)
    return LocalTime(
        moment=moment,
        city=zones.city(zone),
        label=zones.zone_label(moment),
        offset=zones.offset(moment),
        weekday=_day_as(moment.date(), "EEEE", language),
        date=_day_as(moment.date(), "long", language),
    )


@lru_cache(REMEMBERED)
def _day_as(day, shape, language):
    return format_date(day, shape, locale=zones.unicode_data(language))


@dataclass(frozen=True)
class Span:
    """From one moment to another, half-open, as people in one zone read both."""

    start: LocalTime
    end: LocalTime

    @cached_property
    def day(self):
        return self.start.moment.date()

    @property
    def ends_another_day(self):
        """Whether it is still going on when the day is over; an end at midnight is not."""
        last = self.end.moment - timedelta(microseconds=1)
        return last.date() != self.day


def span(start, end, zone):
    """Two aware instants as people in ``zone`` read them."""
    return Span(local_time(start, zone), local_time(end, zone))


def day_shift(yours, own):
    """What to say where the reader's day is not the day of where it takes place: “Sunday for you”, else ``""``."""
    if yours is None or yours.day == own.day:
        return ""
    return _("%(weekday)s for you") % {"weekday": yours.start.weekday}


def long_date(day: date):
    """``Tuesday 8 December 2026`` in the reader's language."""
    language = zones.babel_locale()
    return _day_as(day, LONG_DATES.get(language, "full"), language)


def days_in_words(first: date, last: date):
    """``Tuesday 8 December 2026``, or that and the last of several days with a dash between."""
    return long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"


def month_name(day: date):
    """``December 2026`` in the reader's language."""
    return format_skeleton("yMMMM", day, locale=zones.babel_locale())


def weekday_names():
    """The days of a week from Monday on, in the reader's language: ``[("Mon", "Monday"), …]``."""
    return _weekday_names(zones.babel_locale())


@lru_cache
def _weekday_names(language):
    short, wide = (get_day_names(width, "stand-alone", language) for width in ("abbreviated", "wide"))
    return [(short[number], wide[number]) for number in range(7)]


def local_now(zone):
    """Now in ``zone``. As a template tag: ``{% local_now branch.time_zone as now %}{{ now.time }}``."""
    return local_time(datetime.now(UTC), zone)


def in_words(instant, zone):
    """``Sunday 22 November 2026, 19:30 in London (Greenwich Mean Time, UTC)``, and UTC's time where that differs.

    For who reads UTC itself: ``Sunday 22 November 2026, 19:30 UTC``.
    """
    there = local_time(instant, zone)
    if there.city == there.named:
        return _("%(words)s, %(time)s UTC") % {"words": there.long_date, "time": there.time}
    words = _("%(date)s, %(time)s in %(city)s (%(zone)s)") % {
        "date": there.long_date,
        "time": there.time,
        "city": there.city,
        "zone": there.named,
    }
    if not there.moment.utcoffset():
        return words
    return _("%(words)s, %(time)s UTC") % {"words": words, "time": f"{instant.astimezone(UTC):%H:%M}"}
