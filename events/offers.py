"""What the calendar's filter can choose from: regions, branches and kinds, in the reader's language; one query."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, LPad
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from events.models import EventKind

COLUMNS = ["translation_key", "slug", "title", "url_path", "type", "language", "place"]


@dataclass(frozen=True)
class Offer:
    """A region, branch or kind: its slug in the source language, its name in the reader's."""

    key: object
    slug: str
    type: str
    page: Page


class Offers:
    def __init__(self, found):
        self._found = found
        self._by_slug = {(offer.type, offer.slug): offer for offer in found}

    def choices(self, type_):
        return [(offer.slug, offer.page.title) for offer in self._found if offer.type == type_]

    def key(self, type_, slug):
        return self._by_slug[type_, slug].key

    @cached_property
    def pages(self):
        return [offer.page for offer in self._found if offer.type != "kind"]


def offers():
    """Every published region and branch in the order of the tree, every kind in its own."""
    language, source = get_language(), settings.LANGUAGE_CODE
    rows = sorted(_organisers(language, source).union(_kinds(language, source), all=True), key=lambda row: row[-1])
    names = {row[0]: row for row in rows if row[5] == source} | {row[0]: row for row in rows if row[5] == language}
    return Offers([Offer(row[0], row[1], row[4], _page(names[row[0]])) for row in rows if row[5] == source])


def _organisers(language, source):
    pages = Page.objects.live().filter(Q(regionpage__isnull=False) | Q(branchpage__isnull=False))
    return (
        pages.annotate(
            type=Case(When(regionpage__isnull=False, then=Value("region")), default=Value("branch")),
            language=F("locale__language_code"),
            place=F("path"),
        )
        .filter(language__in=[language, source])
        .order_by()
        .values_list(*COLUMNS)
    )


def _kinds(language, source):
    named = EventKind.objects.annotate(
        title=F("name"),
        url_path=Value(""),
        type=Value("kind"),
        language=F("locale__language_code"),
        place=LPad(Cast("sort_order", CharField()), 6, Value("0")),
    )
    return named.filter(language__in=[language, source]).order_by().values_list(*COLUMNS)


def _page(row):
    """As much of a page as lists print: its title and its address."""
    key, slug, title, url_path, _type, language, _place = row
    locale = Locale(language_code=language)
    return Page(translation_key=key, slug=slug, title=title, url_path=url_path, locale=locale)
