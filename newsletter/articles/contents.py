"""What an article's page shows beside its text: who it is by, what it is about, what stands next to it."""

from urllib.parse import quote

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import get_language

from common.addresses import addresses
from common.privacy import public, readable_by
from newsletter.articles.cards import plain_cards, reading_time, with_little
from newsletter.articles.feed_addresses import feed_url
from newsletter.articles.filters import about
from newsletter.articles.offers import offered
from newsletter.articles.querysets import for_readers_of
from newsletter.models import ArticlePage, EditionPage

# Two columns beside the text.
MORE = 2
ORDER = ["topic", "region", "branch"]


def contents(article, request):
    """A constant number of queries: by-lines, subjects, neighbours, more of the region, editions."""
    if article.site_restricts is False or not request.user.is_authenticated:
        return article.once("contents", lambda: _contents(article, request))
    # What is kept from others may be shown to this reader.
    return _contents(article, request)


def _contents(article, request):
    bylines = list(article.bylines.all())
    subjects = _subjects(article, is_draft=getattr(request, "is_preview", False))
    list_url = addresses(request)(article.url_path[: article.url_path.rstrip("/").rindex("/") + 1])
    shown = public() if article.site_restricts is False else readable_by(request.user)
    readable = (
        ArticlePage.objects.live().filter(shown, alias_of=None).exclude(translation_key=article.translation_key)
    )
    readable = for_readers_of(readable, get_language())
    regions = [subject for subject in subjects if subject.sort == "region"]
    return {
        "bylines": bylines,
        "meta": " · ".join(
            part
            for part in (article.date and date_format(article.date), reading_time(article.reading_minutes))
            if part
        ),
        "subjects": [
            {"title": subject.title, "url": f"{list_url}?{subject.sort}={quote(subject.slug)}"}
            for subject in subjects
        ],
        "list_url": list_url,
        "more": _more(readable, regions, request),
        "more_of": regions[0].title if regions else "",
        **_neighbours(article, readable, request),
        "editions": _editions(article, shown, request),
        "address": article.original.full_url,
        "mail_url": _mail(article),
        "feed_url": feed_url(),
    }


def _subjects(article, is_draft):
    """The topics, regions and branches it is about, in the reader's language: one query of what is published."""
    if is_draft:
        pages = [page.pk for name in ("regions", "branches") for page in getattr(article, name).all()]
        of_pages, topics = Q(pk__in=pages), [topic.pk for topic in article.topics.all()]
    else:
        of_pages = Q(pk__in=_ids(article, "regions", "regionpage")) | Q(
            pk__in=_ids(article, "branches", "branchpage")
        )
        topics = _ids(article, "topics", "topic")
    found = offered(get_language(), of_pages, Q(pk__in=topics))
    return sorted(found, key=lambda offer: ORDER.index(offer.sort))


def _ids(article, field, column):
    return getattr(ArticlePage, field).through.objects.filter(articlepage=article.pk).values(column)


def _more(readable, regions, request):
    """The newest others of the first region it is about, or of a branch there."""
    if not regions:
        return []
    return plain_cards(with_little(readable.filter(about(regions[0])).newest_first())[:MORE], request)


def _neighbours(article, readable, request):
    """The article before it and the one after it, by date; one query."""
    if article.date is None or article.pk is None:
        return {"before": None, "after": None}
    same_day = Q(date=article.date)
    older = readable.filter(Q(date__lt=article.date) | same_day & Q(pk__lt=article.pk)).newest_first()
    newer = readable.filter(Q(date__gt=article.date) | same_day & Q(pk__gt=article.pk)).order_by("date", "pk")
    ends = Q(pk__in=older.values("pk")[:1]) | Q(pk__in=newer.values("pk")[:1])
    found = with_little(readable.filter(ends))
    before = next((one for one in found if (one.date, one.pk) < (article.date, article.pk)), None)
    after = next((one for one in found if (one.date, one.pk) > (article.date, article.pk)), None)
    links = {"before": before, "after": after}
    return {name: one and plain_cards([one], request)[0] for name, one in links.items()}


def _editions(article, shown, request):
    """The published editions it appeared in, in the reader's language."""
    editions = EditionPage.objects.live().filter(shown, alias_of=None)
    editions = editions.filter(
        translation_key__in=EditionPage.objects.filter(
            articles__article__translation_key=article.translation_key
        ).values("translation_key")
    )
    address = addresses(request)
    found = for_readers_of(editions, get_language()).order_by("-date").only("title", "url_path")
    return [{"title": edition.title, "url": address(edition.url_path)} for edition in found]


def _mail(article):
    """An empty mail of the reader's own program, with title, summary and address in it."""
    text = f"{article.summary}\n\n{article.original.full_url}"
    return f"mailto:?subject={quote(article.title)}&body={quote(text)}"
