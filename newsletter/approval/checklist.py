"""What an article should have before it is published, as a table: each rule with what to do about it.

None keeps anybody from saving. Those that ``block`` keep it from being handed in; the others are for its authors to
mend or to mean, and for whoever approves it to see. Nothing is fetched: of an outside address only its form is looked
at.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.documents import get_document_model
from wagtail.models import Page

from newsletter.approval.people import approval_settings
from newsletter.approval.reading import Text, text_of

JARGON = Path(__file__).with_name("jargon.txt")
# Texts of links that say nothing where they are read alone, as screen readers list them.
EMPTY_WORDS = {
    "click here",
    "here",
    "link",
    "this link",
    "more",
    "read more",
    "see here",
    "this page",
    "this",
    "website",
}
OUTSIDE = ("http", "https")
DIRECT = ("mailto", "tel")
FIRST_LEVEL = 2
SHOWN = 5


@dataclass(frozen=True)
class Rule:
    """``problems(text, settings)`` says what is wrong, each in a few words; nothing where all is well."""

    key: str
    name: str
    todo: str
    problems: Callable
    blocks: bool = False


@dataclass(frozen=True)
class Result:
    rule: Rule
    problems: list[str]

    @property
    def passed(self):
        return not self.problems

    @property
    def shown(self):
        """The first few: who mends these sees the rest."""
        return self.problems[:SHOWN]

    @property
    def more(self):
        return max(0, len(self.problems) - SHOWN)


def check(article):
    """The results of all rules for a page as it is, in the order of the table."""
    settings, text = approval_settings(), text_of(article)
    return [Result(rule, rule.problems(text, settings)) for rule in RULES]


def blocking(text: Text):
    """The results of those rules that keep a text from being handed in, where they fail."""
    results = (Result(rule, rule.problems(text, None)) for rule in RULES if rule.blocks)
    return [result for result in results if not result.passed]


# ------------------------------------------------------------------------------------------------ the rules
def summary(text, settings):
    return [] if text.summary.strip() else [_("There is no summary.")]


def authors(text, settings):
    return [] if text.people else [_("No author is named.")]


def alt_texts(text, settings):
    bare = [p for p in text.pictures if not (p["decorative"] or (p["alt_text"] or "").strip())]
    if not bare:
        return []
    message = ngettext("%(n)d picture has neither.", "%(n)d pictures have neither.", len(bare))
    return [message % {"n": len(bare)}]


def links(text, settings):
    """Two queries, however many links there are."""
    pages = _live(Page.objects.live(), text, "page")
    documents = _live(get_document_model().objects.all(), text, "document")
    found = []
    for link in text.links:
        known = {"page": pages, "document": documents}.get(link.kind)
        if known is None and not is_address(link.target):
            found.append(_("“%(text)s”: “%(target)s” is no address.") % vars(link))
        elif known is not None and link.target not in known:
            found.append(_("“%(text)s” leads to what nobody can open.") % vars(link))
    return found


def _live(objects, text, kind):
    ids = [link.target for link in text.links if link.kind == kind and link.target.isdecimal()]
    return {str(pk) for pk in objects.filter(pk__in=ids).values_list("pk", flat=True)} if ids else set()


def is_address(target):
    """Whether an address has the form of one: on this site, on another by http, or of a mailbox or telephone."""
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme in DIRECT:
        return bool(parts.path.strip())
    if parts.scheme in OUTSIDE:
        return "." in host.strip(".") and not re.search(r"\s", target)
    return not parts.scheme and not parts.netloc and target.startswith(("/", "#")) and len(target) > 1


def length(text, settings):
    bounds = {"n": text.words, "shortest": settings.shortest, "longest": settings.longest}
    if text.words < settings.shortest:
        return [_("It has %(n)d words; readers expect at least %(shortest)d.") % bounds]
    if text.words > settings.longest:
        return [_("It has %(n)d words; more than %(longest)d are rarely read to the end.") % bounds]
    return []


def plain_words(text, settings):
    found = []
    average = round(text.words_a_sentence)
    if average > settings.sentence:
        found.append(_("A sentence has %(n)d words on average: make two of the long ones.") % {"n": average})
    everything = "\n".join([text.title, text.summary, *text.passages])
    for word, pattern, instead in jargon():
        if pattern.search(everything):
            found.append(_("“%(word)s”: say “%(instead)s”.") % {"word": word, "instead": instead})
    return found


@cache
def jargon():
    """Words in capitals are abbreviations, and found only so."""
    lines = (line for line in JARGON.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    pairs = (line.split("\t") for line in lines)
    return [
        (word, re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", 0 if word.isupper() else re.IGNORECASE), instead)
        for word, instead in pairs
    ]


def accessible(text, settings):
    return [*_headings(text), *_link_texts(text)]


def _headings(text):
    level, found = FIRST_LEVEL - 1, []
    for number, words in text.headings:
        if number > level + 1:
            found.append(_("“%(heading)s” skips a level of headings.") % {"heading": words})
        level = number
    return found


def _link_texts(text):
    for link in text.links:
        words = link.text.strip(" .…:→>»").casefold()
        if not words:
            yield _("A link has no text.")
        elif words in EMPTY_WORDS:
            yield _("The link “%(text)s” does not say where it leads.") % {"text": link.text}
        elif words.startswith(("http://", "https://", "www.")):
            yield _("The link “%(text)s” is an address: say in words where it leads.") % {"text": link.text}


RULES = (
    Rule(
        "summary",
        gettext_lazy("Summary"),
        gettext_lazy("Say in two sentences what the article says: lists, mails and feeds show it."),
        summary,
        blocks=True,
    ),
    Rule("authors", gettext_lazy("Authors"), gettext_lazy("Name who wrote it, with the post they hold."), authors),
    Rule(
        "alt_texts",
        gettext_lazy("Texts of pictures"),
        gettext_lazy("Say what each picture shows, or mark it as decoration."),
        alt_texts,
        blocks=True,
    ),
    Rule(
        "links",
        gettext_lazy("Links"),
        gettext_lazy("Lead each link to a published page, a document that is there, or a complete address."),
        links,
    ),
    Rule(
        "length", gettext_lazy("Length"), gettext_lazy("Shorten it, tell more, or make two articles of it."), length
    ),
    Rule(
        "plain_words",
        gettext_lazy("Plain words"),
        gettext_lazy("Write for somebody who came to no meeting yet."),
        plain_words,
    ),
    Rule(
        "accessible",
        gettext_lazy("Readable by everybody"),
        gettext_lazy("Headings in order, and links that say where they lead."),
        accessible,
    ),
)
