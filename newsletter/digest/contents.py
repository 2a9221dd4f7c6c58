"""What the digest of a branch says: its next meetings that everybody may come to know of, and new articles."""

from datetime import UTC, datetime, time
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Site

from branches.models import BranchPage, RegionPage
from common import meetings
from common.models import OrganisationSettings
from common.zones import HOME_ZONE, instant
from newsletter.choices import MailingKind
from newsletter.editions.contents import byline
from newsletter.editions.translations import approved_texts
from newsletter.mails.content import Content, Item
from newsletter.models import ArticlePage

MOST_MEETINGS = 12
MOST_ARTICLES = 8


class Told(NamedTuple):
    """A digest in one language, and what ``Mailing.revisions`` keeps of the articles in it."""

    content: Content
    revisions: dict[str, int]


def told(issue, variant, language):
    """The digest for members of a branch (``variant``, its page's id; "" for who has none); None if there is nothing.

    Only public meetings and articles: a mail is forwarded, and a list of subscribers is no list of members.
    """
    branch = _branch(variant)
    with translation.override(language):
        coming, articles = _meetings(issue, branch), _articles(issue, branch, language)
        if not coming and not articles:
            return None
        name, url = _place(branch, language)
        content = Content(
            kind=MailingKind.DIGEST,
            language=language,
            subject=_subject(name, coming),
            title=_("%(place)s: what is coming") % {"place": name},
            greeting=_introduction(issue, coming),
            items=tuple(_item(page, language) for page in articles),
            meetings=tuple(coming),
            web_url=url,
            variant=variant,
        )
        return Told(content, {str(page.pk): page.live_revision_id for page in articles})


def _branch(variant):
    """The branch in the source language; None where there is none, or none that is shown."""
    return BranchPage.objects.filter(pk=int(variant), live=True).first() if variant else None


def _place(branch, language):
    """What the digest is about, in its language, and where that stands on the web."""
    site = Site.objects.get(is_default_site=True)
    if branch is None:
        return OrganisationSettings.for_site(site).organisation_name, site.root_page.localized.get_url()
    pages = BranchPage.objects.filter(translation_key=branch.translation_key, live=True, alias_of=None)
    page = pages.filter(locale__language_code=language).first() or branch
    return page.title, page.get_url()


def _meetings(issue, branch):
    starts = issue.starts(branch.time_zone if branch else HOME_ZONE)
    ends = instant(datetime.combine(issue.until, time()), branch.time_zone if branch else HOME_ZONE)
    return meetings.coming(branches=[branch.pk] if branch else (), start=starts, end=ends, limit=MOST_MEETINGS)


def _articles(issue, branch, language):
    """New articles about the branch, its region, or nobody in particular; where there is no branch, all."""
    new = {
        "first_published_at__gte": datetime.combine(issue.since, time(), UTC),
        "first_published_at__lt": datetime.combine(issue.day, time(), UTC),
    }
    articles = ArticlePage.objects.published().in_language(settings.LANGUAGE_CODE).filter(**new)
    if branch is not None:
        about = Q(branches=branch) | Q(regions__in=_regions(branch)) | Q(branches=None, regions=None)
        articles = articles.filter(about).distinct()
    sources = list(articles.order_by("-first_published_at", "-pk")[:MOST_ARTICLES])
    found = approved_texts(sources, language)
    return [found[source.translation_key] for source in sources]


def _regions(branch):
    return RegionPage.objects.ancestor_of(branch)


def _item(page, language):
    own = page.locale.language_code
    url, foreign = page.get_url() or "", "" if own == language else own
    return Item(title=page.title, summary=page.summary, url=url, byline=byline(page), language=foreign)


def _subject(name, coming):
    if not coming:
        return _("%(place)s: new articles") % {"place": name}
    count = len(coming)
    return ngettext("%(place)s: one meeting", "%(place)s: %(count)s meetings", count) % {
        "place": name,
        "count": count,
    }


def _introduction(issue, coming):
    if not coming:
        return format_html("<p>{}</p>", _("No meeting is fixed yet. New on the website:"))
    weeks = (issue.until - issue.day).days // 7
    said = ngettext("What comes in the next week.", "What comes in the next %(weeks)s weeks.", weeks)
    return format_html("<p>{}</p>", said % {"weeks": weeks})
