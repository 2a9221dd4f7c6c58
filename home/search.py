"""Site search: what the asker may see, in the asker's language, by kind, with the found words marked.

A page that is not there in their language is found in English, and said to be.
"""

import re
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.text import Truncator
from wagtail.models import Page

from common.addresses import addresses
from common.languages import for_reader, marked, readers_language
from common.privacy import public, readable_by
from common.text import folded

MAX_LENGTH = 100
MAX_WORDS = 8
EXCERPT = 220
SHORTEST = 3
# What a result prints of a page; a page has five times as many columns.
PRINTED = ["title", "url_path", "search_description", "content_type", "locale__language_code"]
# Folded, the longest first.
ENDINGS = {
    "en": ("ings", "ing", "es", "s"),
    "fr": ("es", "s", "x", "e"),
    "de": ("en", "er", "es", "e", "n", "s"),
    "es": ("es", "as", "os", "s", "a", "o"),
    "ar": ("ات", "ون", "ين", "ة"),
}
ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True)
class Result:
    kind: str
    title: str
    excerpt: str
    url: str
    # Of title and excerpt, where that is another one than the reader's: {code, dir, name}.
    language: dict | None = None


def normalise(text):
    """What was typed, as words to look for: at most eight, of at most a hundred characters in all."""
    return " ".join(WORD.findall(text[:MAX_LENGTH])[:MAX_WORDS])


def visible_pages(user):
    # As a list of ids: the search reads conditions itself and understands no more than this.
    # What everybody may read is known already.
    may_read = readable_by(user) if user and user.is_authenticated else public()
    readable = Page.objects.filter(may_read, for_reader()).order_by().values("pk")
    return Page.objects.live().filter(pk__in=readable, depth__gt=1).select_related("locale").only(*PRINTED)


def find(words, user):
    """Pages that have all the words and that ``user`` may read; where none has, that have some. Best first."""
    pages = visible_pages(user)
    results = pages.search(words, operator="and")
    is_one_word = " " not in words
    return results if is_one_word or results.count() else pages.search(words, operator="or")


def results(pages, words, request):
    """``pages`` (in order) as they are shown in the list."""
    descriptions, address = descriptions_of(pages), addresses(request)
    return [
        Result(
            kind=str(page.specific_class._meta.verbose_name),
            title=highlight(page.title, words),
            excerpt=highlight(Truncator(descriptions[page.pk]).chars(EXCERPT), words),
            url=address(page.url_path),
            language=marked(page.locale.language_code),
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
    language = readers_language()
    stems = tuple(_stem(folded(word), language) for word in words.split())
    if not stems:
        return conditional_escape(text)
    pieces = enumerate(re.split(r"(\w+)", text))
    runs = groupby(pieces, lambda piece: bool(piece[0] % 2) and _bare(folded(piece[1]), language).startswith(stems))
    texts = ((is_found, "".join(text for _index, text in run)) for is_found, run in runs)
    marked_texts = ((format_html("<mark>{}</mark>", text) if is_found else text,) for is_found, text in texts)
    return format_html_join("", "{}", marked_texts)


def _stem(word, language):
    """A word without its commonest endings in the language: enough to mark what the database found."""
    word = _bare(word, language)
    for ending in ENDINGS.get(language, ()):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word


def _bare(word, language):
    """Without the article that Arabic writes as part of the word."""
    if language == "ar":
        for article in ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= SHORTEST:
                return word[len(article) :]
    return word
