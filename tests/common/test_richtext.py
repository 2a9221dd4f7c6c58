"""Rich text is safe when it is stored, whichever way it came in, and keeps what Wagtail needs."""

import json

import pytest
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

from common.blocks import BodyBlock
from common.fields import RichTextField
from common.richtext import sanitise
from home.models import StandardPage
from tests import builders

HARMFUL = [
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVa\tScRiPt:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:alert(1)">x</a>',
    '<p style="position:fixed">x</p>',
    "<style>*{display:none}</style>",
    '<iframe src="https://example.org"></iframe>',
    "<svg/onload=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    '<embed embedtype="media" url="https://example.org/x">',
    "<form action='https://example.org'><input name=password></form>",
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
    '<base href="https://example.org">',
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<p class="alert" id="main">x</p>',
]
MARKS = ["<script", "onclick", "onerror", "onload", "<img", "javascript:", "data:", "vbscript:", "style", "<iframe"]
MARKS += ["<svg", "<math", "<embed", "<form", "<input", "<meta", "<base", "class=", 'id="main"', "&#106;"]

KEPT = [
    '<p data-block-key="a1b2c">Text <b>bold</b> <i>italic</i></p>',
    '<a linktype="page" id="7">a page</a>',
    '<a linktype="document" id="3">a paper</a>',
    '<a href="https://example.org/?a=1&amp;b=2">outside</a>',
    '<a href="mailto:role@example.org">mail</a>',
    '<a href="tel:+3212345678">call</a>',
    '<a href="/about/">here</a>',
    '<a href="#part">there</a>',
    '<h2 data-block-key="x">One</h2><h3>Two</h3>',
    '<ul><li data-block-key="y">one</li></ul><ol><li>two</li></ol><hr>',
    "<p>5 &lt; 6 &amp; 7 “quoted” é 🌍</p>",
]


def is_harmless(html):
    return not [mark for mark in MARKS if mark in html.lower().replace("\t", "")]


@pytest.mark.parametrize("html", HARMFUL)
def test_what_could_run_load_or_restyle_is_gone(html):
    assert is_harmless(sanitise(html))


def test_every_mark_would_be_noticed():
    everything = "".join(HARMFUL).lower().replace("\t", "")
    assert len(MARKS) == 20
    assert all(mark in everything for mark in MARKS)


@pytest.mark.parametrize("html", KEPT)
def test_what_the_editor_writes_is_kept_to_the_letter(html):
    assert sanitise(html) == html


@pytest.mark.parametrize("html", [*HARMFUL, *KEPT])
def test_sanitising_again_changes_nothing(html):
    assert sanitise(sanitise(html)) == sanitise(html)


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_stays_nothing(nothing):
    assert sanitise(nothing) == ""


@pytest.mark.parametrize("html", HARMFUL)
def test_a_rich_text_field_stores_no_harm(html):
    assert is_harmless(RichTextField().get_prep_value(html))


def body(html):
    """One of each place rich text can stand in, as raw JSON."""
    table = {
        "columns": [{"type": "rich_text", "heading": "Body"}, {"type": "text", "heading": "When"}],
        "rows": [{"values": [html, "monthly"]}],
        "caption": "Who meets",
    }
    return [
        {"type": "rich_text", "value": html, "id": "1"},
        {"type": "accordion", "value": {"heading": "", "items": [{"question": "Q", "answer": html}]}, "id": "2"},
        {"type": "table", "value": {"table": table}, "id": "3"},
        {"type": "notice", "value": {"tone": "info", "heading": "", "text": html}, "id": "4"},
    ]


def in_database(page):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM home_standardpage WHERE page_ptr_id = %s", [page.pk])
        value = cursor.fetchone()[0]
    return json.loads(value) if isinstance(value, str) else value


def rich_texts(blocks):
    """The four rich texts of ``body`` out of what the column holds."""
    by_kind = {block["type"]: block["value"] for block in blocks}
    answers = [item.get("value", item)["answer"] for item in by_kind["accordion"]["items"]]
    cells = [row["values"][0] for row in by_kind["table"]["table"]["rows"]]
    return [by_kind["rich_text"], *answers, *cells, by_kind["notice"]["text"]]


def as_raw_list(html):
    return body(html)


def as_json(html):
    return json.dumps(body(html))


def as_lazy_stream(html):
    return StreamValue(BodyBlock(), body(html), is_lazy=True)


def as_python_values(html):
    return BodyBlock().to_python(body(html))


WAYS = [as_raw_list, as_json, as_lazy_stream, as_python_values]


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_a_body_written_by_code_is_stored_harmless(way):
    page = builders.standard_page()
    for html in HARMFUL:
        page.body = way(html)
        page.save()
        found = rich_texts(in_database(page))
        assert len(found) == 4
        assert all(is_harmless(text) for text in found), (html, found)


@pytest.mark.django_db
@pytest.mark.parametrize("way", WAYS)
def test_a_body_written_by_code_keeps_its_links_and_keys(way):
    page = builders.standard_page()
    html = "".join(KEPT)
    page.body = way(html)
    page.save()
    assert rich_texts(in_database(page)) == [html] * 4


@pytest.mark.django_db
def test_a_block_appended_to_a_stored_body_is_harmless_too():
    page = builders.standard_page(body=as_json("<p>Fine</p>"))
    page = StandardPage.objects.get(pk=page.pk)
    page.body.append(("rich_text", RichText("<p onclick='x'>More</p>")))
    page.save()
    assert in_database(page)[-1]["value"] == "<p>More</p>"


@pytest.mark.django_db
def test_a_draft_is_as_harmless_as_the_page():
    page = builders.standard_page()
    page.body = as_raw_list(HARMFUL[0] + "<p>x</p>")
    revision = page.save_revision()
    found = rich_texts(json.loads(revision.content["body"]))
    assert found == ["<p>x</p>"] * 4
