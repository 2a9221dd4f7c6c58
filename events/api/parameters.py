"""What may be asked of the JSON API, and a sentence for everything that cannot be (docs/api.md)."""

import re
from dataclasses import dataclass
from datetime import MINYEAR, UTC, date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from branches.models import BranchPage, RegionPage
from common import zones
from common.middleware import CONTROL_CHARACTERS
from common.privacy import public
from events.models import EventKind

NAMES = ("from", "to", "branch", "region", "kind", "series", "q", "tz", "page")
LONGEST_QUERY = 100
MOST_WORDS = 8
# Beyond, clocks and databases have no answers.
YEARS = range(1900, 2200)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A plus sign that nobody escaped arrives as a space.
INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+\- ]\d{2}:?\d{2})", re.ASCII)
SLUG = re.compile(r"[-\w]{1,255}")
PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)


class BadParameter(Exception):
    """A parameter cannot be understood; ``message`` says what to write instead."""

    def __init__(self, parameter, message):
        super().__init__(message)
        self.parameter, self.message = parameter, message


@dataclass(frozen=True)
class Question:
    """What is asked, understood: instants, translation keys, words."""

    begin: datetime | None = None
    end: datetime | None = None
    branches: tuple[UUID, ...] = ()
    regions: tuple[UUID, ...] = ()
    kind: str = ""
    series: UUID | None = None
    words: tuple[str, ...] = ()
    page: int = 1


def question(query):
    """The :class:`Question` that a ``QueryDict`` asks; an empty parameter is one that is not there."""
    values = _values(query)
    zone = _zone(values.get("tz", ""))
    begin, end = (_instant(name, values.get(name, ""), zone) for name in ("from", "to"))
    if begin and end and end < begin:
        raise BadParameter("to", _("“to” lies before “from”: exchange them."))
    return Question(
        begin=begin,
        end=end,
        branches=_pages("branch", values.get("branch", ""), BranchPage),
        regions=_pages("region", values.get("region", ""), RegionPage),
        kind=_kind(values.get("kind", "")),
        series=_key(values.get("series", "")),
        words=_words(values.get("q", "")),
        page=_page(values.get("page", "")),
    )


def _values(query):
    """A misspelt name must not pass for a filter that is not wanted: it would answer with everything."""
    for name, values in query.lists():
        if name not in NAMES:
            raise BadParameter(
                name[:40],
                _("There is no parameter “%(name)s”. There are: %(names)s.")
                % {"name": name[:40], "names": ", ".join(NAMES)},
            )
        if len(values) > 1:
            raise BadParameter(name, _("Give “%(name)s” once.") % {"name": name})
    return {name: value.strip() for name, value in query.items() if value.strip()}


def _zone(text):
    zone = zones.canonical(text) if text else "UTC"
    if not zone:
        raise BadParameter("tz", _("Write “tz” as the name of a time zone, such as Europe/Berlin."))
    return zone


def _instant(name, text, zone):
    if not text:
        return None
    try:
        moment = _moment(text, zone)
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        raise BadParameter(
            name,
            _("Write “%(name)s” as a date, 2026-12-08, or an instant with its offset, 2026-12-08T18:30:00Z.")
            % {"name": name},
        )
    return moment


def _moment(text, zone):
    """A date is where that day begins in ``zone``; an instant says its own distance to UTC."""
    if DATE.fullmatch(text):
        day = date.fromisoformat(text)
        return zones.instant(datetime.combine(day, time.min), zone) if day.year in YEARS else None
    found = INSTANT.fullmatch(text)
    if not found:
        return None
    moment = datetime.fromisoformat(found[1] + found[2].replace(" ", "+"))
    return moment.astimezone(UTC) if moment.year in YEARS and moment.year > MINYEAR else None


def _pages(name, slug, model):
    """The translation keys of published pages with this slug in any language."""
    if not slug:
        return ()
    known = SLUG.fullmatch(slug) and model.objects.live().filter(public(), slug=slug)
    keys = tuple(known.order_by().values_list("translation_key", flat=True).distinct()) if known else ()
    if not keys:
        raise BadParameter(
            name,
            _("Nothing published has the “%(name)s” you gave. Write it as in the address of its page.")
            % {"name": name},
        )
    return keys


def _kind(slug):
    if slug and not (SLUG.fullmatch(slug) and EventKind.objects.filter(slug=slug).exists()):
        slugs = sorted(set(EventKind.objects.values_list("slug", flat=True)))
        raise BadParameter("kind", _("Write “kind” as one of: %(slugs)s.") % {"slugs": ", ".join(slugs[:50])})
    return slug


def _key(text):
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise BadParameter("series", _("Write “series” as the id that an answer gives.")) from None


def _words(text):
    if len(text) > LONGEST_QUERY:
        raise BadParameter("q", _("Write at most %(n)s characters in “q”.") % {"n": LONGEST_QUERY})
    if CONTROL_CHARACTERS.search(text):
        raise BadParameter("q", _("Write “q” without control characters."))
    return tuple(text.split()[:MOST_WORDS])


def _page(text):
    if not text:
        return 1
    if not PAGE.fullmatch(text):
        raise BadParameter("page", _("Write “page” as a whole number from 1 on."))
    return int(text)
