"""Articles as lists show them: by-line, day and minutes, in the reader's language or marked as being in another."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from babel.lists import format_list
from django.db.models import Case, F, Value, When
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_info, gettext, ngettext

from common import pictures
from common.addresses import addresses
from common.privacy import public
from common.zones import babel_locale
from newsletter.articles.querysets import for_readers_of
from newsletter.models import ArticlePage, Byline

# What a card prints of an article; an article has three times as many columns.
PRINTED = ["title", "url_path", "summary", "date", "reading_minutes", "locale"]


@dataclass(frozen=True)
class Card:
    title: str
    url: str
    summary: str
    day: date | None
    minutes: int
    language: str
    authors: str = ""
    picture: object = None
    tags: list[dict] = field(default_factory=list)

    @property
    def drawn_as(self):
        """All that it looks like ({% remembered %}): at the edge of other pages it has less to it."""
        return get_language(), self.url, self.authors, len(self.tags), bool(self.picture)

    @property
    def is_foreign(self):
        """Whether it is in another language than the page it stands on."""
        return self.language != get_language()

    @property
    def direction(self):
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"

    @property
    def language_name(self):
        return get_language_info(self.language)["name_local"]

    @property
    def meta(self):
        """``15 November 2026 · 4 minutes``."""
        return " · ".join(part for part in (self.day and date_format(self.day), reading_time(self.minutes)) if part)


def reading_time(minutes):
    return ngettext("%(n)d minute to read", "%(n)d minutes to read", minutes) % {"n": minutes}


def with_pictures(articles):
    """What cards are made of, but for what :func:`cards` asks for itself."""
    shown = Case(When(public(), then=Value(True)), default=Value(False))
    return articles.select_related("locale", "picture").only(*PRINTED, "picture").annotate(is_public=shown)


def with_little(articles):
    """For a few cards at the edge of another page."""
    return articles.select_related("locale").only(*PRINTED)


def cards(articles, request, topics):
    """Cards of articles fetched by :func:`with_pictures`; ``topics`` are names in the reader's language, by slug."""
    address, said = addresses(request), _said_of(articles)
    pictures.find([article.picture for article in articles])
    return [
        Card(
            **_columns(article, address),
            authors=format_list(said[article.pk, "by"], locale=babel_locale()),
            picture=article.picture,
            tags=[*_topics(said[article.pk, "about"], topics), *_privacy(article)],
        )
        for article in articles
    ]


def _said_of(articles):
    """``{(article's id, "by" or "about"): [names of authors, or slugs of topics]}``; one query."""
    ids = [article.pk for article in articles]
    authors = Byline.objects.filter(article__in=ids).order_by().annotate(sort=Value("by"), text=F("name"))
    topics = ArticlePage.topics.through.objects.filter(articlepage__in=ids).order_by()
    topics = topics.annotate(sort=Value("about"), text=F("topic__slug"), place=F("topic__sort_order"))
    rows = authors.values_list("article_id", "sort", "sort_order", "text").union(
        topics.values_list("articlepage_id", "sort", "place", "text"), all=True
    )
    said = defaultdict(list)
    for article, sort, _place, text in sorted(rows, key=lambda row: (row[2] or 0, row[3])):
        said[article, sort].append(text)
    return said


def plain_cards(articles, request):
    """Cards of articles fetched by :func:`with_little`: title, summary, day."""
    address = addresses(request)
    return [Card(**_columns(article, address)) for article in articles]


def _columns(article, address):
    return {
        "title": article.title,
        "url": address(article.url_path),
        "summary": article.summary,
        "day": article.date,
        "minutes": article.reading_minutes,
        "language": article.locale.language_code,
    }


def _topics(slugs, names):
    return [{"text": names[slug], "tone": "teal"} for slug in slugs if slug in names]


def _privacy(article):
    return [] if article.is_public else [{"text": gettext("For members"), "tone": "red"}]


def latest(articles, count):
    """The newest of some published articles in the reader's language, for a few cards."""
    return with_little(for_readers_of(articles, get_language()).newest_first())[:count]


def published():
    return ArticlePage.objects.published()
