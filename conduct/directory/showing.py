"""Help as readers see it: the lines for a country, ready to print, the danger first and the fallback last."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from babel import Locale
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from branches.places import country_name
from common import zones
from common.remembered import remembered
from common.times import Span, local_time, long_date
from conduct.directory.hours import Hours
from conduct.directory.kinds import HelpKind, Standing, Weekday
from conduct.directory.numbers import dialled
from conduct.directory.provision import NAME, SERVES, WEB
from conduct.directory.verifying import is_shown, standing_of, today
from conduct.models import HelpService

STALE = gettext_lazy("Nobody has checked this number since the day below. It may have changed.")


@dataclass(frozen=True)
class HelpLine:
    """One line of the directory. A number that is not to be relied on is not in it: ``caution`` says so."""

    name: str
    kind: str
    what_for: str
    serves: str = ""
    # Of name and serves, where nobody has translated them; else empty.
    language: str = ""
    phone: str = ""
    abroad: str = ""
    web: str = ""
    languages: str = ""
    hours: str = ""
    # Whose clocks the hours are read on: city, what the zone is called now, its distance to UTC.
    zone: str = ""
    # When it is open, or opens next, on the reader's clocks; None where these show the same, or nobody knows.
    yours: Span | None = None
    # "open", "closed" where that is certain; else empty.
    state: str = ""
    verified: str = ""
    caution: str = ""
    is_example: bool = False
    is_fallback: bool = False

    @property
    def dial(self):
        return dialled(self.phone)

    @property
    def dial_abroad(self):
        return dialled(self.abroad)

    @property
    def web_name(self):
        return urlsplit(self.web).hostname or ""

    @property
    def drawn_as(self):
        """All that a line looks like ({% remembered %})."""
        return get_language(), self


@dataclass(frozen=True)
class Help:
    """Everything the component ``conduct_help`` shows. ``countries`` are those that have lines of their own."""

    lines: list[HelpLine]
    country: str
    country_name: str
    countries: list[tuple[str, str]]


def help_for(country="", language="", zone="", now=None):
    """The :class:`HelpLine` for somebody in ``country`` (ISO 3166-1; empty: unknown), the fallback at the end.

    ``language`` is the reader's (the active one), ``zone`` their clock's (none). Two queries, however many lines.
    """
    return help_in(country, language, zone, now).lines


def help_in(country="", language="", zone="", now=None):
    """The same with the countries to choose from."""
    now, language = now or timezone.now(), language or get_language()
    rows = _services()
    day = today()
    shown = [row for row in rows if not row.is_fallback and is_shown(row, day)]
    fallback = [row for row in rows if row.is_fallback and (is_shown(row, day) or _is_stale(row, day))]
    codes = {code for row in shown for code in row.countries}
    country = country if country in codes else ""
    order = list(HelpKind.values)
    here = [row for row in shown if not row.countries or country in row.countries]
    # Of one kind those of the country come before those for everybody.
    here.sort(key=lambda row: (order.index(row.kind), not row.countries, row.sort_order, row.name))
    words = _words([*here, *fallback], language)
    return Help(
        lines=[
            *(_line(row, words.get(row.translation_key), zone, now, day) for row in (*here, *fallback)),
            *([] if fallback else [_released()]),
        ],
        country=country,
        country_name=country_name(country) if country else "",
        countries=sorted(((code, country_name(code)) for code in codes), key=lambda choice: choice[1]),
    )


@remembered
def _services():
    return list(HelpService.objects.in_source_language())


def _is_stale(row, day):
    return standing_of(row, day) == Standing.STALE


def _released():
    """The fallback as the site was released with it, where nobody has verified what the directory says of it.

    Without its number: one that nobody here has checked is not for somebody in need to try.
    """
    return HelpLine(
        name=_(NAME),
        kind=HelpKind.PARTY,
        what_for=HelpKind.PARTY.label,
        serves=_(SERVES),
        web=WEB,
        caution=_("Its number is still to be verified by us. The Party’s own page has it."),
        is_fallback=True,
    )


def _words(rows, language):
    """``{translation key: (name, whom it serves)}`` in a language, the source's too.

    A translation that has another number or address than its source was made of what that once said.
    """
    by_key = {row.translation_key: row for row in rows}
    foreign = "" if language == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
    words = {key: (row.name, row.serves, foreign) for key, row in by_key.items()}
    if not foreign:
        return words
    for other in HelpService.objects.filter(translation_key__in=by_key, locale__language_code=language):
        source = by_key[other.translation_key]
        if (other.phone, other.web) == (source.phone, source.web):
            words[other.translation_key] = other.name, other.serves, ""
    return words


def _line(row, words, zone, now, day):
    name, serves, language = words
    hours = hours_of(row)
    return HelpLine(
        name=name,
        language=language,
        kind=row.kind,
        what_for=row.get_kind_display(),
        serves=serves,
        phone=row.phone,
        abroad=row.phone_abroad,
        web=row.web,
        languages=_languages(row.languages),
        hours=_("Day and night") if row.always_open else hours.in_words() if hours else "",
        zone=_clock(hours, now) if hours else "",
        yours=_yours(hours, zone, now),
        state=_state(row, hours, now),
        verified="" if row.is_example else long_date(row.verified_on),
        caution=STALE if _is_stale(row, day) else "",
        is_example=row.is_example,
        is_fallback=row.is_fallback,
    )


def hours_of(row):
    """The :class:`Hours` of a row; None where it has none, or never closes."""
    if row.always_open or not (row.weekdays and row.opens and row.closes and row.time_zone):
        return None
    days = tuple(Weekday.values.index(day) for day in row.weekdays)
    return Hours(days, row.opens, row.closes, row.time_zone)


def _clock(hours, now: datetime):
    there = local_time(now, hours.zone)
    return _("%(city)s (%(zone)s)") % {"city": there.city, "zone": there.named}


def _yours(hours, zone, now):
    found = hours and zone and hours.now_or_next(now)
    if not found:
        return None
    start = found[0]
    if zones.local_time(start, zone).utcoffset() == zones.local_time(start, hours.zone).utcoffset():
        return None
    return hours.read_in(zone, now)


def _state(row, hours, now):
    """Outside its hours a line is closed. Inside them it may be a public holiday there, which nobody here knows."""
    if not hours:
        return ""
    if not hours.is_open(now):
        return "closed"
    return "open" if row.on_holidays else ""


def _languages(codes):
    names = Locale.parse(zones.babel_locale()).languages
    return ", ".join(names.get(code, code) for code in codes)
