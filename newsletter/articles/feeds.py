"""Feeds of the newsletter: all, of a region, a branch, a topic, each in the language of its address.

Whoever asks, the answer is the same: published articles that everybody may read. Its ETag is made of what the feed
would be made of, without making it.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from common import pictures
from common.addresses import addresses
from common.models import OrganisationSettings
from newsletter.articles import offers
from newsletter.articles.feed_addresses import feed_url
from newsletter.articles.feed_formats import FORMS
from newsletter.articles.feed_text import clean, content
from newsletter.articles.filters import about
from newsletter.models import ArticlePage

MAX_AGE = timedelta(minutes=15)
ENTRIES = 30
# Raised when feeds are written otherwise than before, so that readers fetch them anew.
FORMAT = 1
# Ids of articles and feeds follow from keys that no renaming changes; never to be changed itself.
NAMESPACE = UUID("6c1c1f0e-2f65-5d0e-9a50-6d2ab3c0f1a7")


@dataclass(frozen=True)
class Channel:
    """One feed: what it is of, in which language and which form."""

    of: offers.Offer | None
    language: str
    form: str
    organisation: str

    @property
    def title(self):
        name = _("%(organisation)s: newsletter") % {"organisation": self.organisation}
        return f"{name}: {self.of.title}" if self.of else name

    @property
    def address(self):
        return f"{settings.SITE_URL}{feed_url(self.of and (self.of.sort, self.of.slug), self.form)}"

    @property
    def id(self):
        return _id("feed", self.language, *((self.of.sort, self.of.key) if self.of else ()))

    def articles(self):
        found = ArticlePage.objects.published().in_language(self.language).newest_first()
        return found.filter(about(self.of)) if self.of else found


@require_safe
def feed(request, sort="", slug="", form=""):
    """``/newsletter/feed/``, ``/newsletter/feed/topic/training/``, each with ``rss/`` behind it for RSS."""
    of = _of(sort, slug) if sort else None
    organisation = OrganisationSettings.for_request(request).organisation_name
    channel = Channel(of, get_language(), form, organisation)
    etag, changed = _stamp(channel)
    response = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None:
        response = HttpResponse(_written(channel, request), content_type=FORMS[form].content_type)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    patch_cache_control(response, public=True, max_age=int(MAX_AGE.total_seconds()))
    return response


@require_safe
def in_language(request, code):
    """``/newsletter/feed/language/fr/`` leads to the feed at the address that French pages have."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    return HttpResponsePermanentRedirect(translate_url(reverse("newsletter:feed"), code))


def _of(sort, slug):
    found = offers.topic(slug) if sort == "topic" else offers.place(sort, slug)
    if found is None:
        raise Http404
    return found


def _stamp(channel):
    """ETag and time of the last change in seconds, by one query that reads no text.

    Today's midnight at least, so that who asks only by time learns of what was withdrawn.
    """
    rows = list(channel.articles().values_list("pk", "last_published_at", "picture_id", "url_path")[:ENTRIES])
    said = [FORMAT, settings.SITE_URL, channel.title, channel.address, rows]
    midnight = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [row[1] for row in rows if row[1]]
    etag = f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'
    return etag, int(max([midnight, *moments]).timestamp())


def _written(channel, request):
    address = addresses(request)
    articles = channel.articles().select_related("picture").prefetch_related("bylines", "topics")[:ENTRIES]
    pictures.find([article.picture for article in articles])
    written = FORMS[channel.form](
        title=clean(channel.title),
        link=f"{settings.SITE_URL}{_list_address(channel)}",
        description=_("Articles by members and coordinators around the world."),
        language=channel.language,
        feed_url=channel.address,
        feed_guid=channel.id,
    )
    for article in articles:
        published = _published(article)
        written.add_item(
            title=clean(article.title),
            link=f"{settings.SITE_URL}{address(article.url_path)}",
            description=clean(article.summary),
            unique_id=_id("article", article.translation_key, channel.language),
            unique_id_is_permalink=False,
            pubdate=published,
            updateddate=max(published, article.last_published_at),
            categories=[clean(topic.name) for topic in article.topics.all()],
            authors=[clean(byline.name) for byline in article.bylines.all()] or [clean(channel.organisation)],
            content=content(article),
        )
    return written.writeString("utf-8")


def _list_address(channel):
    """The page whose articles it has, for people."""
    base = reverse("newsletter:feed").removesuffix("feed/")
    return f"{base}?{channel.of.sort}={channel.of.slug}" if channel.of else base


def _published(article):
    """The moment it was first published; at noon of its date, where an editor set another."""
    first = article.first_published_at
    if first.date() == article.date:
        return first
    return datetime.combine(article.date, time(12), UTC)


def _id(*parts):
    """RFC 4122, as RFC 4287 §4.2.6 wants ids: the same for ever, whatever the title, address or site is called."""
    return f"urn:uuid:{uuid5(NAMESPACE, '/'.join(map(str, parts)))}"
