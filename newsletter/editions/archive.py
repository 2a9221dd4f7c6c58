"""The page of an edition on the web: its articles that the reader may read, its meetings on the reader's clock."""

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common import meetings, pictures
from common.addresses import addresses
from common.page_cache import true_until
from common.privacy import public, readable_by
from common.reader import reader_zone
from common.times import day_shift, days_in_words, span
from newsletter.editions.contents import byline
from newsletter.models import ArticlePage


def contents(edition, request):
    """Context of the page: a number of queries that does not grow with the articles."""
    return {
        "articles": articles(edition, request),
        "meetings": meetings_shown(edition, request),
        "notices": list(edition.notices.all()),
        "all_url": parent_url(edition, request),
    }


def articles(edition, request):
    """What is live, and open to this reader, in the edition's order: in the page's language, else in English.

    Who it is is asked only where the page itself is not for everybody: others stay cacheable.
    """
    shown = readable_by(request.user) if edition.get_view_restrictions() else public()
    rows = list(source_rows(edition))
    language = edition.locale.language_code
    wanted = ArticlePage.objects.live().filter(shown, alias_of=None, translation_key__in=[key for key, _live in rows])
    pages = {}
    for page in wanted.select_related("locale", "picture").prefetch_related("bylines"):
        code = page.locale.language_code
        if code in {language, "en"} and (page.translation_key not in pages or code == language):
            pages[page.translation_key] = page
    address = addresses(request)
    pictures.find([shown.picture for shown in pages.values()])
    return [
        {
            "page": pages[key],
            "url": address(pages[key].url_path),
            "byline": byline(pages[key]),
            "language": "" if pages[key].locale.language_code == get_language() else pages[key].locale.language_code,
        }
        for key, live in rows
        if live and key in pages
    ]


def source_rows(edition):
    """Translation key of each article in its order, and whether it is still published in the source language."""
    return [(row.article.translation_key, row.article.live) for row in edition.articles.select_related("article")]


def meetings_shown(edition, request):
    """Also those that are over by now: it is an archive. Times are on the reader's clock where that is known."""
    found = meetings.by_keys(edition.meetings)
    now, zone = timezone.now(), reader_zone(request)
    return [_meeting(row, zone, now) for row in sorted(found.values(), key=lambda row: (row.start, row.key))]


def _meeting(row, zone, now):
    own = span(row.start, row.end, row.time_zone)
    yours = span(row.start, row.end, zone) if zone and not row.all_day else None
    same = yours and yours.start.moment.utcoffset() == own.start.moment.utcoffset()
    leads = own if row.in_person or yours is None or same else yours
    other = None if yours is None or same else (yours if leads is own else own)
    return {
        "meeting": row,
        "days": days_in_words(row.first_day, row.last_day) if row.all_day else "",
        "main": leads,
        "other": other,
        "day_shift": day_shift(yours, own),
        "word": _word(row, now),
        "language": "" if row.language == get_language() else row.language,
    }


def _word(row, now):
    true_until(row.end)
    if row.cancelled:
        return _("Cancelled")
    return _("Over") if row.is_over(now) else ""


def parent_url(edition, request):
    """Where all editions stand: found by the path, which is the beginning of its own."""
    above = edition.url_path.rstrip("/").rpartition("/")[0]
    return f"{addresses(request)(f'{above}/')}editions/" if edition.path else ""
