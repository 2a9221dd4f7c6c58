"""Rich text, as the database keeps it, for a mail: HTML of the few elements that all clients know, and plain text."""

import re
from html.parser import HTMLParser

import nh3
from django.conf import settings
from django.utils.safestring import mark_safe
from wagtail.rich_text import expand_db_html

TAGS = {"a", "b", "strong", "i", "em", "p", "br", "hr", "h2", "ol", "ul", "li"}
SCHEMES = {"https", "http", "mailto", "tel"}
# The mail has one title above and its sections below: whatever stands between is one step under it.
HEADING = re.compile(r"(</?)h[3-6]\b")


def as_html(stored):
    """Safe to print in a mail: links to pages followed and made absolute, nothing that runs, loads or restyles."""
    html = HEADING.sub(r"\1h2", expand_db_html(stored or ""))
    html = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel=None,
        url_relative=("rewrite_with_base", f"{settings.SITE_URL}/"),
    )
    return mark_safe(html)  # cleaned above


def as_text(html):
    """What ``as_html`` gave, as plain text that says the same: links with their addresses, lists with their signs."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    text = "".join(writer.pieces).replace("\xa0", " ")
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", text)).strip()


class _Writer(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self.lists, self.link, self.linked = [], [], "", ""

    def handle_starttag(self, tag, attributes):
        if tag in {"p", "h2"}:
            self.pieces.append("\n\n")
        elif tag in {"ul", "ol"}:
            self.pieces.append("\n" if self.lists else "\n\n")
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self.pieces.append("\n" + "  " * len(self.lists) + self._sign())
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "hr":
            self.pieces.append("\n\n* * *\n\n")
        elif tag == "a":
            self.link, self.linked = dict(attributes).get("href") or "", ""

    def handle_endtag(self, tag):
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.pieces.append("\n")
        elif tag in {"p", "h2"}:
            self.pieces.append("\n\n")
        elif tag == "a" and self.link:
            address = self.link.removeprefix("mailto:").removeprefix("tel:")
            if address != self.linked.strip():
                self.pieces.append(f" ({address})")
            self.link = ""

    def handle_data(self, data):
        text = re.sub(r"\s+", " ", data)
        self.linked += text
        self.pieces.append(text)

    def _sign(self):
        if not self.lists or self.lists[-1] is None:
            return "- "
        self.lists[-1] += 1
        return f"{self.lists[-1]}. "
