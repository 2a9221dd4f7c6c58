"""The HTML of mails holds only what mail clients know, and asks nobody for anything.

What is allowed was read off caniemail.com's data (npm: caniemail 1.0.5) for Gmail, Outlook and Apple Mail
by ``tools/mail_clients.mjs``: each property and element below is known to all of them, or missed by nobody where it
is dropped (the reason stands in that tool). Whoever wants more runs the tool first.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from newsletter.choices import MailingKind
from newsletter.mails.content import Item, Notice
from newsletter.mails.preview import GMAIL_CLIPS_AT
from tests import builders
from tests.newsletter.mails.letters import fair, html_of, meeting, received

pytestmark = pytest.mark.django_db

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body"),
    *("table", "tbody", "tr", "td", "div", "span", "h1", "h2", "h3", "p", "a", "b", "br", "ul", "li"),
}
ATTRIBUTES = {
    "*": {"style", "class", "lang", "dir"},
    "meta": {"charset", "name", "content"},
    "table": {"role", "width", "cellpadding", "cellspacing", "border"},
    "td": {"align", "bgcolor", "width", "height"},
    "div": {"role"},
    "a": {"href"},
}
PROPERTIES = set(
    re.findall(
        r"[\w-]+",
        """
        background-color border-radius border-top color font-family font-size font-weight line-height margin max-width
        padding text-decoration width
        """,
    )
)
# Outlook on Windows: padding only in cells, widths only of tables.
ONLY_ON = {"padding": {"td", "body", "ul"}, "width": {"table"}, "max-width": {"table"}, "border-top": {"td"}}
LOADS = {"src", "srcset", "background", "poster", "data", "action", "ping"}
MAILS = {
    "edition": {},
    "in Arabic": {"language": "ar"},
    "digest": {
        "kind": MailingKind.DIGEST,
        "notices": (),
        "meetings": (meeting(in_person=True), fair(cancelled=True)),
    },
    "notice": {"kind": MailingKind.NOTICE, "items": (), "meetings": ()},
    "bare": {"items": (), "meetings": (), "notices": (), "greeting": "", "web_url": ""},
}


class Reading(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://labour.example.org"
    return builders.home()


@pytest.fixture(params=MAILS)
def html(request):
    return html_of(received(**MAILS[request.param]))


def declarations(style):
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def test_every_element_and_attribute_is_known_to_all(html):
    elements = Reading(html).elements
    assert {tag for tag, _attributes in elements} <= ELEMENTS
    found = {(tag, name) for tag, attributes in elements for name in attributes}
    assert {(tag, name) for tag, name in found if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())} == set()
    assert len(elements) >= 40


def test_every_property_is_known_to_all_where_it_stands(html):
    styled = [(tag, declarations(given["style"])) for tag, given in Reading(html).elements if "style" in given]
    assert {name for _tag, style in styled for name in style} <= PROPERTIES
    misplaced = {(tag, name) for tag, style in styled for name in style if tag not in ONLY_ON.get(name, {tag})}
    assert {(tag, name) for tag, name in misplaced} == set()
    assert len(styled) >= 20


def test_only_dark_colours_are_left_to_the_head(html):
    head = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert head[1].strip().startswith("@media (prefers-color-scheme: dark) {")
    assert html.count("<style") == head[1].count("@") == 1
    assert html.index("charset") < html.index("<style")


def test_colours_that_dark_screens_change_have_something_to_change(html):
    classes = {name for _tag, given in Reading(html).elements for name in given.get("class", "").split()}
    dark = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    assert {"outer", "part", "foot"} <= set(re.findall(r"\.([a-z]+)", dark)) & classes


def test_nothing_is_loaded_from_anywhere(html):
    elements = Reading(html).elements
    assert not [(tag, given) for tag, given in elements if LOADS & given.keys() or tag in {"img", "link", "script"}]
    assert not re.search(r"url\(|@import|@font-face|cid:|<!--\[if", html)
    addresses = re.findall(r"https?://[^\s\"'<]+", html)
    links = {given["href"] for tag, given in elements if tag == "a"}
    assert {address.replace("&amp;", "&") for address in addresses} == links
    assert links


def test_every_link_is_absolute_and_follows_nobody(html):
    links = [urlsplit(given["href"]) for tag, given in Reading(html).elements if tag == "a"]
    assert {link.scheme for link in links} == {"https"}
    assert {link.netloc for link in links} == {"labour.example.org"}
    assert not [link for link in links if "utm_" in link.query]


def test_language_and_direction_stand_where_clients_keep_them(html):
    elements = Reading(html).elements
    outer = next(given for tag, given in elements if tag == "td" and given.get("class") == "outer")
    page = elements[0][1]
    assert (outer["lang"], outer["dir"]) == (page["lang"], page["dir"])
    assert page["dir"] == ("rtl" if page["lang"] == "ar" else "ltr")


def test_layout_tables_are_said_to_be_none(html):
    tables = [given for tag, given in Reading(html).elements if tag == "table"]
    assert {given.get("role") for given in tables} == {"presentation"}


def test_a_full_edition_is_not_cut_by_gmail():
    items = tuple(Item("T" * 100, "é" * 300, f"/newsletter/{n}/", "B" * 200) for n in range(20))
    notices = tuple(Notice("H" * 100, "n" * 600, "/x/", "L" * 80) for _ in range(6))
    full = html_of(received(items=items, notices=notices, meetings=tuple(meeting() for _ in range(12))))
    assert len(full.encode()) < GMAIL_CLIPS_AT
