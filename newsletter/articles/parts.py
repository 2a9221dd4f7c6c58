"""The newest articles, as pages that are not the newsletter's show them: home and regions."""

from django.conf import settings
from django.db.models import Q

from common.languages import for_reader, readers_language
from common.remembered import once
from newsletter.articles.cards import latest, plain_cards, published
from newsletter.articles.feed_addresses import feed_url
from newsletter.models import ArticlePage, NewsletterIndexPage

COUNT = 3


def of_region(region, request):
    """About the region or one of its branches."""
    return region.once("articles", lambda: _of_region(region, request))


def _of_region(region, request):
    branches = _about("branches", branchpage__translation_key__in=_keys_below(region))
    regions = _about("regions", regionpage__translation_key=region.translation_key)
    found = plain_cards(latest(published().filter(regions | branches), COUNT), request)
    return {
        "articles": found,
        "articles_url": f"{_list()}?region={region.slug}" if found else "",
        "articles_feed": feed_url(("region", region.slug)) if found else "",
    }


def of_everybody(request):
    """For the home page."""
    key = ("articles of everybody", readers_language())
    return once(key, lambda: {"articles": plain_cards(latest(published(), COUNT), request), "articles_url": _list()})


def _about(field, **condition):
    return Q(pk__in=getattr(ArticlePage, field).through.objects.filter(**condition).values("articlepage"))


def _keys_below(region):
    return region.get_children().values("translation_key")


def _list():
    """The list of articles in the reader's language, or in English where there is none in theirs."""
    if readers_language() == settings.LANGUAGE_CODE:
        return feed_url().removesuffix("feed/")
    index = NewsletterIndexPage.objects.live().filter(for_reader()).first()
    return index.get_url() if index else ""
