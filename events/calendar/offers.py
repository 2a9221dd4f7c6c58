"""What the calendar's filter can choose from: regions, branches and kinds, in the reader's language; one query."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, LPad
from django.utils.translation import get_language
from wagtail.models import Page

from common.privacy import public
from common.remembered import remembered
from events.models import EventKind

COLUMNS = ["translation_key", "slug", "title", "type", "language", "place"]


class Row(NamedTuple):
    key: UUID
    slug: str
    title: str
    type: str
    language: str
    place: str


@dataclass(frozen=True)
class Offer:
    """A region, branch or kind: its slug in the source language, its own slug and name in the reader's."""

    key: UUID
    slug: str
    type: str
    own_slug: str
    title: str


class Offers:
    def __init__(self, found):
        self._found = found
        named = {(offer.type, offer.own_slug): offer for offer in found}
        self._by_slug = named | {(offer.type, offer.slug): offer for offer in found}

    def choices(self, type_):
        return [(offer.slug, offer.title) for offer in self._found if offer.type == type_]

    def titles(self):
        """Of regions and branches: ``[(key, title)]``."""
        return [(offer.key, offer.title) for offer in self._found if offer.type != "kind"]

    def slug(self, type_, slug):
        """The slug in the source language by that or the reader's; ``""`` where nothing has it."""
        offer = self._by_slug.get((type_, slug))
        return offer.slug if offer else ""

    def key(self, type_, slug):
        return self._by_slug[type_, slug].key


def offers():
    """Every region and branch that everybody may see, in the order of the tree, every kind in its own."""
    return _offers(get_language())


@remembered
def _offers(language):
    source = settings.LANGUAGE_CODE
    rows = _organisers(language, source).union(_kinds(language, source), all=True)
    rows = sorted(map(Row._make, rows), key=lambda row: row.place)
    own = {row.key: row for row in rows if row.language == language}
    named = ((row, own.get(row.key, row)) for row in rows if row.language == source)
    return Offers([Offer(row.key, row.slug, row.type, shown.slug, shown.title) for row, shown in named])


def _organisers(language, source):
    is_organiser = Q(regionpage__isnull=False) | Q(branchpage__isnull=False)
    pages = Page.objects.live().filter(public(), is_organiser)
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
        type=Value("kind"),
        language=F("locale__language_code"),
        place=LPad(Cast("sort_order", CharField()), 6, Value("0")),
    )
    return named.filter(language__in=[language, source]).order_by().values_list(*COLUMNS)
