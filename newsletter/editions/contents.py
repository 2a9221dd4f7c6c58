"""What an edition says in one language, as the mails have it (newsletter.mails.content)."""

from django.utils import timezone, translation

from common import meetings
from common.privacy import public
from newsletter.choices import MailingKind
from newsletter.editions.translations import approved_texts, in_language
from newsletter.mails.content import Content, Item, Notice
from newsletter.models import ArticlePage


def content_of(edition, language):
    """The edition as it is now, also unsaved: what is withdrawn, closed, over or cancelled is left out."""
    words = in_language(edition, language)
    return Content(
        kind=MailingKind.EDITION,
        language=language,
        subject=words.subject or words.title,
        title=words.title,
        greeting=words.greeting,
        items=tuple(_item(page, language) for page in articles_of(edition, language)),
        meetings=tuple(meetings_of(edition, language)),
        notices=tuple(_notice(row) for row in words.notices.all()),
        web_url=words.get_full_url() or "",
    )


def articles_of(edition, language):
    """The articles that its mails tell of, in their order, each in the language or in English."""
    sources = mailed(edition)
    found = approved_texts(sources, language)
    return [found[source.translation_key] for source in sources if source.translation_key in found]


def mailed(edition):
    """The live articles that everybody may read: subscribers are no members, and mails get passed on.

    Of an edition that is itself kept from some all of them: whom it goes to is whoever sends it to say.
    """
    shown = ArticlePage.objects.live()
    if not edition.get_view_restrictions():
        shown = shown.filter(public())
    order = [row.article_id for row in edition.articles.all()]
    found = shown.in_bulk(order)
    return [found[pk] for pk in order if pk in found]


def meetings_of(edition, language):
    """The meetings it tells of that still take place, in the order of time."""
    now = timezone.now()
    with translation.override(language):
        found = meetings.by_keys(edition.meetings)
    return sorted(
        (row for row in found.values() if not (row.cancelled or row.is_over(now))),
        key=lambda row: (row.start, row.key),
    )


def byline(article):
    """``Sam Green, Coordinator for Europe; Kim Lee``."""
    return "; ".join(", ".join(filter(None, (row.name, row.post))) for row in article.bylines.all())


def _item(page, language):
    own = page.locale.language_code
    return Item(
        title=page.title,
        summary=page.summary,
        url=page.get_full_url() or "",
        byline=byline(page),
        language="" if own == language else own,
    )


def _notice(row):
    return Notice(heading=row.heading, text=row.text, url=row.link, link_text=row.link_text)
