"""What the newsletter's page shows: articles by month, those of one month, the archive of editions."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.addresses import addresses as addresses_of_pages
from common.privacy import public, readable_by
from common.times import month_name
from newsletter.articles import addresses
from newsletter.articles.cards import cards, with_pictures
from newsletter.articles.feed_addresses import feed_url
from newsletter.articles.filters import ArticleFilter
from newsletter.articles.offers import offers
from newsletter.articles.querysets import for_readers_of
from newsletter.models import ArticlePage, EditionPage

PAGE_SIZE = 18
EDITIONS_ON_A_PAGE = 24


@dataclass(frozen=True)
class Month:
    """A month that has articles, how many, and where they are listed."""

    first: date
    number: int
    url: str
    current: bool = False

    @property
    def name(self):
        return month_name(self.first)


class _Counted(Paginator):
    """Pages of what has been counted already."""

    def __init__(self, objects, size, total):
        super().__init__(objects, size)
        self.total = total

    @cached_property
    def count(self):
        return self.total


def every_month(page, request):
    return _listing(page, request)


def one_month(page, request, first):
    return _listing(page, request, first)


def _listing(page, request, month=None):
    offered = offers(get_language())
    chosen = ArticleFilter(request.GET, offered)
    articles = chosen.narrow(for_readers_of(_readable(ArticlePage, page, request), get_language()))
    below = addresses.of_month(month) if month else ""
    page.address_below, page.title_below = below, month_name(month) if month else ""
    base = page.get_url(request)
    months = _months(articles, base, chosen.query, month)
    if month:
        articles = articles.filter(date__year=month.year, date__month=month.month)
    total = sum(one.number for one in months if month in (None, one.first))
    found = _Counted(with_pictures(articles.newest_first()), PAGE_SIZE, total).get_page(request.GET.get("page"))
    shown = cards(list(found.object_list), request, dict(offered.choices("topic")))
    return {
        "base_url": base,
        "here_url": f"{base}{below}",
        "heading": page.title_below,
        "filter": chosen,
        "groups": _by_month(shown),
        "page_obj": found,
        "total": total,
        "months": months,
        "is_indexed": not chosen.chosen and not request.GET,
        **_around(months, month),
        "feed_url": feed_url(chosen.feed_of),
        "feed_words": chosen.feed_of and offered.get(*chosen.feed_of).title,
        "editions_url": f"{base}{addresses.EDITIONS}",
    }


def _readable(model, page, request):
    """Who it is is asked only where the site keeps anything from anybody: other answers stay cacheable."""
    shown = public() if page.site_restricts is False else readable_by(request.user)
    return model.objects.live().filter(shown, alias_of=None)


def _months(articles, base, query, current):
    """The months that have articles, the latest first."""
    counted = articles.order_by().annotate(month=TruncMonth("date")).values_list("month").annotate(n=Count("pk"))
    tail = f"?{query}" if query else ""
    return [
        Month(first, number, f"{base}{addresses.of_month(first)}{tail}", first == current)
        for first, number in sorted(counted, reverse=True)
        if first
    ]


def _around(months, current):
    """The neighbours of a month among those that have articles."""
    if current is None:
        return {"before": None, "after": None}
    before = next((month for month in months if month.first < current), None)
    after = next((month for month in reversed(months) if month.first > current), None)
    links = {"before": before, "after": after}
    return {name: month and {"url": month.url, "title": month.name} for name, month in links.items()}


def _by_month(shown):
    """``[(first day, name, cards)]``, in the order they come in."""
    grouped = groupby(shown, key=lambda card: card.day.replace(day=1))
    return [{"key": f"{first:%Y-%m}", "name": month_name(first), "cards": list(found)} for first, found in grouped]


def archive(page, request):
    """Editions that were published, the latest first, by year."""
    page.address_below, page.title_below = addresses.EDITIONS, _("All editions")
    base = page.get_url(request)
    editions = for_readers_of(_readable(EditionPage, page, request), get_language()).order_by("-date", "-pk")
    editions = editions.select_related("locale").annotate(article_count=Count("articles", distinct=True))
    found = Paginator(editions, EDITIONS_ON_A_PAGE).get_page(request.GET.get("page"))
    address = addresses_of_pages(request)
    shown = [
        {
            "title": edition.title,
            "url": address(edition.url_path),
            "day": edition.date,
            "count": edition.article_count,
            "language": edition.locale.language_code,
        }
        for edition in found.object_list
    ]
    years = [(str(year), list(of_year)) for year, of_year in groupby(shown, key=lambda edition: edition["day"].year)]
    return {
        "base_url": base,
        "heading": page.title_below,
        "years": years,
        "page_obj": found,
        "is_indexed": not request.GET,
        "feed_url": feed_url(),
    }
