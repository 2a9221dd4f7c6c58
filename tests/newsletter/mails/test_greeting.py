"""Rich text of an editor in a mail: the same in HTML and in words, and nothing that could run or load."""

import pytest

from newsletter.mails.greeting import as_html, as_text
from tests import builders


@pytest.fixture(autouse=True)
def site_url(settings):
    settings.SITE_URL = "https://labour.example.org"


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("", ""),
        ("<p>One.</p><p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("<h3>Head</h3><p>Text</p>", "Head\n\nText"),
        ("<p>One<br/>Two</p>", "One\nTwo"),
        ("<ul><li>A</li><li>B</li></ul><p>After</p>", "- A\n  - B\n\nAfter"),
        ("<ol><li>A</li><li>B</li></ol>", "1. A\n  2. B"),
        ("<p>A</p><hr/><p>B</p>", "A\n\n* * *\n\nB"),
        ('<p>See <a href="https://example.org/x">our plan</a>.</p>', "See our plan (https://example.org/x)."),
        ('<p><a href="https://example.org/">https://example.org/</a></p>', "https://example.org/"),
        ('<p>Write to <a href="mailto:a@example.org">us</a>.</p>', "Write to us (a@example.org)."),
        ('<p>Write to <a href="mailto:a@example.org">a@example.org</a>.</p>', "Write to a@example.org."),
        ('<p><a href="/posts/">Posts</a></p>', "Posts (https://labour.example.org/posts/)"),
    ],
)
def test_it_is_told_in_words(stored, text):
    assert as_text(as_html(stored)) == text


@pytest.mark.parametrize(
    "stored",
    [
        "<p>x<script>alert(1)</script></p>",
        '<p onclick="x">x</p>',
        '<p style="background:url(https://evil.example.org)">x</p>',
        '<p>x<img src="https://evil.example.org/pixel.gif"></p>',
        '<p><a href="javascript:alert(1)">x</a></p>',
        '<p>x<iframe src="https://evil.example.org"></iframe></p>',
        '<link rel="stylesheet" href="https://evil.example.org"><p>x</p>',
    ],
)
def test_nothing_in_it_runs_loads_or_restyles(stored):
    html = as_html(stored)
    assert not [word for word in ("script", "onclick", "style", "img", "iframe", "link", "evil") if word in html]
    assert "x" in html


def test_its_headings_stand_one_step_under_the_mails_title():
    assert as_html("<h2>A</h2><h3>B</h3><h4>C</h4>") == "<h2>A</h2><h2>B</h2><h2>C</h2>"


@pytest.mark.django_db
def test_links_to_pages_lead_to_their_address():
    page = builders.standard_page(title="Rules", slug="rules")
    html = as_html(f'<p><a linktype="page" id="{page.pk}">Rules</a></p>')
    assert html == '<p><a href="https://labour.example.org/rules/">Rules</a></p>'
