"""What the filter of articles can choose from, in the reader's language: regions, branches, topics, authors.

One query: of regions, branches and topics those that some article is about, and the names that articles are by.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, CharField, F, Q, UUIDField, Value, When
from django.db.models.functions import Cast, LPad
from django.utils.text import slugify
from wagtail.models import Page

from common.privacy import public
from common.remembered import remembered
from newsletter.models import ArticlePage, Byline, Topic

COLUMNS = ["key", "own_slug", "name", "sort", "language", "place"]


@dataclass(frozen=True)
class Offer:
    """Something articles are narrowed to: its slug in the source language, its name in the reader's.

    ``key`` is its translation key; of an author, the names they are known by. ``place`` is a page's path.
    """

    sort: str
    slug: str
    title: str
    key: object
    place: str = ""


class Offers:
    def __init__(self, found):
        self._found = found
        self._by_slug = {(offer.sort, offer.slug): offer for offer in found}

    def choices(self, sort):
        return [(offer.slug, offer.title) for offer in self._found if offer.sort == sort]

    def get(self, sort, slug):
        return self._by_slug.get((sort, slug))


@remembered
def offers(language):
    """What published articles are about, and the names they are by."""
    live = ArticlePage.objects.published().values("pk")
    pages = Q(pk__in=_about(live, "branches", "branchpage")) | Q(pk__in=_about(live, "regions", "regionpage"))
    rows = list(_rows(language, pages, Q(pk__in=_about(live, "topics", "topic"))).union(_names(live), all=True))
    authors = _authors(row[2] for row in rows if row[3] == "author")
    return Offers([*_in_words(language, rows), *authors])


def offered(language, pages, topics):
    """The regions, branches and topics of two conditions, in the reader's language."""
    return _in_words(language, _rows(language, pages, topics))


def _about(live, field, column):
    return getattr(ArticlePage, field).through.objects.filter(articlepage__in=live).values(column)


def _rows(language, pages, topics):
    return _places(language, pages).union(_topics(language, topics), all=True)


def _in_words(language, rows):
    rows = sorted((row for row in rows if row[3] != "author"), key=lambda row: row[5])
    own = {row[0]: row[2] for row in rows if row[4] == language}
    return [
        Offer(sort, slug, own.get(key, name), key, place)
        for key, slug, name, sort, code, place in rows
        if code == settings.LANGUAGE_CODE
    ]


def place(sort, slug):
    """A region or branch of the source language that everybody may read, by its slug; None for what there is not."""
    rows = (
        _pages([settings.LANGUAGE_CODE]).filter(sort=sort, slug=slug).values_list("translation_key", "title", "path")
    )
    key, title, path = rows.first() or (None, "", "")
    return Offer(sort, slug, title, key, path) if key else None


def topic(slug):
    found = Topic.objects.filter(locale__language_code=settings.LANGUAGE_CODE, slug=slug).first()
    return Offer("topic", slug, found.name, found.translation_key) if found else None


def _pages(languages):
    is_place = Q(regionpage__isnull=False) | Q(branchpage__isnull=False)
    pages = Page.objects.live().filter(public(), is_place, alias_of=None)
    pages = pages.annotate(
        sort=Case(When(regionpage__isnull=False, then=Value("region")), default=Value("branch")),
        language=F("locale__language_code"),
    )
    return pages.filter(language__in=languages)


def _places(language, condition):
    keys = Page.objects.filter(condition).values("translation_key")
    pages = _pages([language, settings.LANGUAGE_CODE]).filter(translation_key__in=keys).order_by()
    pages = pages.annotate(key=F("translation_key"), own_slug=F("slug"), name=F("title"), place=F("path"))
    return pages.values_list(*COLUMNS)


def _topics(language, condition):
    keys = Topic.objects.filter(condition).values("translation_key")
    named = Topic.objects.filter(translation_key__in=keys).order_by()
    named = named.annotate(
        key=F("translation_key"),
        own_slug=F("slug"),
        sort=Value("topic"),
        language=F("locale__language_code"),
        place=LPad(Cast("sort_order", CharField()), 6, Value("0")),
    )
    return named.filter(language__in=[language, settings.LANGUAGE_CODE]).values_list(*COLUMNS)


def _names(live):
    names = Byline.objects.filter(article__in=live).order_by()
    names = names.annotate(
        key=Cast(Value(None), UUIDField()),
        own_slug=Value(""),
        sort=Value("author"),
        language=Value(""),
        place=F("name"),
    )
    return names.values_list(*COLUMNS).distinct()


def _authors(names):
    """A choice for each name; those that read the same in an address are one."""
    by_slug = {}
    for name in sorted(names, key=str.casefold):
        by_slug.setdefault(slugify(name, allow_unicode=True) or name, []).append(name)
    return [Offer("author", slug, same[0], tuple(same)) for slug, same in by_slug.items()]
