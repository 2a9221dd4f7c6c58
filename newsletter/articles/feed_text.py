"""An article's text as feeds carry it: whole, readable without our styles, with addresses that work from anywhere."""

import re
from urllib.parse import urljoin

import nh3
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.cache import cache
from django.utils.html import format_html

from common import pictures

TAGS = {
    *("a", "b", "strong", "i", "em", "p", "br", "hr", "h2", "h3", "h4", "ol", "ul", "li", "blockquote", "cite"),
    *("figure", "figcaption", "img", "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary"),
}
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}, "th": {"scope"}}
SCHEMES = {"http", "https", "mailto", "tel"}
# What no XML may contain, whatever was typed or pasted.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
KEPT = 60 * 60


def clean(text):
    """``text`` without the characters that XML has no way to write."""
    return FORBIDDEN.sub("", text)


def content(article):
    """The picture and the text of an article. Kept for an hour: drawing one costs some queries."""
    key = f"newsletter.feed.{article.pk}.{article.last_published_at:%Y%m%d%H%M%S%f}"
    return cache.get_or_set(key, lambda: _content(article), KEPT)


def _content(article):
    return clean(_picture(article) + absolute(str(article.body.render_as_block())))


def _picture(article):
    if not article.picture:
        return ""
    size = pictures.size(article.picture, pictures.IN_FEEDS)
    return format_html('<p><img src="{}" alt="{}"></p>', urljoin(settings.SITE_URL, size.url), article.picture_alt)


def absolute(html):
    """HTML of a page for readers elsewhere: whole addresses, and nothing that needs our styles, icons or scripts."""
    soup = BeautifulSoup(html, "html.parser")
    for name, attribute in (("a", "href"), ("img", "src")):
        for element in soup.find_all(name, {attribute: True}):
            element[attribute] = urljoin(settings.SITE_URL, element[attribute])
    return nh3.clean(
        str(soup),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        clean_content_tags={"script", "style", "svg"},
    )
