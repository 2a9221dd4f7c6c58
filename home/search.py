"""Site search: what the asker may see, in the asker's language, by kind, with the found words marked."""

import re
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.text import Truncator
from wagtail.models import Locale, Page

from common.privacy import readable_by
from common.text import folded

MAX_LENGTH = 100
MAX_WORDS = 8
EXCERPT = 220
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True)
class Result:
    kind: str
    title: str
    excerpt: str
    url: str


def normalise(text):
    """What was typed, as words to look for: at most eight, of at most a hundred characters in all."""
    return " ".join(WORD.findall(text[:MAX_LENGTH])[:MAX_WORDS])


def visible_pages(user):
    # As a list of ids: the search reads conditions itself and understands no more than this.
    readable = Page.objects.filter(readable_by(user)).values("pk")
    return Page.objects.live().filter(pk__in=readable, depth__gt=1, locale=Locale.get_active())


def find(words, user):
    """Pages that have all the words and that ``user`` may read; where none has, that have some. Best first."""
    pages = visible_pages(user)
    results = pages.search(words, operator="and")
    return results if results.count() else pages.search(words, operator="or")


def results(pages, words, request):
    """``pages`` (in order) as they are shown in the list."""
    descriptions = descriptions_of(pages)
    return [
        Result(
            kind=str(page.specific_class._meta.verbose_name),
            title=highlight(page.title, words),
            excerpt=highlight(Truncator(descriptions[page.pk]).chars(EXCERPT), words),
            url=page.get_url(request),
        )
        for page in pages
        if page.pk in descriptions
    ]


def descriptions_of(pages):
    """What each page says of itself, by its id: only where its own row does not are pages fetched whole, by type."""
    described = {page.pk: page.search_description for page in pages if page.search_description}
    others = [page.pk for page in pages if page.pk not in described]
    if others:
        described |= {page.pk: page.description for page in Page.objects.filter(pk__in=others).specific()}
    return described


def highlight(text, words):
    """``text`` as safe HTML with <mark> around the words that begin as one of ``words`` does."""
    stems = tuple(_stem(folded(word)) for word in words.split())
    if not stems:
        return conditional_escape(text)
    pieces = re.split(r"(\w+)", text)
    marked = (
        (format_html("<mark>{}</mark>", piece) if index % 2 and folded(piece).startswith(stems) else piece,)
        for index, piece in enumerate(pieces)
    )
    return format_html_join("", "{}", marked)


def _stem(word):
    """A word without its English plural or -ing: enough to mark what the database's stemmer found."""
    for ending in ("ings", "ing", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
