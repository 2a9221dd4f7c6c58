import pytest
from django.db import connection
from wagtail.models import PageViewRestriction
from wagtail.search.index import insert_or_update_object

from home import search
from tests import builders

pytestmark = pytest.mark.django_db

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's index has no stemmer; PostgreSQL's configuration does this"
)


def indexed(page):
    insert_or_update_object(page.specific)
    return page


def titles(client, query):
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    return [str(result.title).replace("<mark>", "").replace("</mark>", "") for result in response.context["results"]]


def test_a_page_is_found_by_its_title_and_the_word_is_marked(client):
    indexed(builders.standard_page(title="How a motion travels"))
    response = client.get("/search/", {"q": "motion"})
    assert "<mark>motion</mark>" in response.content.decode()


def test_a_branch_is_found_by_the_country_it_looks_after(client):
    branch = builders.branch(title="Alpine")
    builders.catchment(branch, "LI")
    indexed(branch)
    assert titles(client, "Liechtenstein") == ["Alpine"]


def test_a_branch_is_found_by_the_part_of_a_country_it_looks_after(client):
    branch = builders.branch(title="Western USA")
    builders.catchment(branch, "US", "US-CA")
    indexed(branch)
    assert titles(client, "California") == ["Western USA"]


@pytest.mark.parametrize("build", [builders.branch, builders.region])
def test_former_names_find_their_page(client, build):
    indexed(build(title="Today", former_names="Yesteryear\nBefore that"))
    assert titles(client, "Yesteryear") == ["Today"]


def test_a_word_without_its_accent_finds_it(client):
    indexed(builders.standard_page(title="Montréal"))
    assert titles(client, "Montreal") == ["Montréal"]


@on_postgresql
@pytest.mark.parametrize(
    ("typed", "written"), [("motion", "Motions"), ("motions", "Motion"), ("meetings", "Meeting")]
)
def test_singular_and_plural_find_each_other(client, typed, written):
    indexed(builders.standard_page(title=written))
    assert titles(client, typed) == [written]


def test_pages_with_all_words_are_preferred_to_pages_with_some(client):
    indexed(builders.standard_page(title="Branch plans"))
    indexed(builders.standard_page(title="Branch dinners"))
    assert titles(client, "branch dinners") == ["Branch dinners"]
    assert titles(client, "dinners zebra") == ["Branch dinners"]


def test_drafts_are_not_found(client):
    indexed(builders.standard_page(title="Secretplan", live=False))
    assert titles(client, "Secretplan") == []


def test_restricted_pages_are_not_found(client):
    page = indexed(builders.standard_page(title="Inner circle"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client, "circle") == []


def test_a_mailbox_finds_nothing(client):
    indexed(builders.branch(mailbox="treasurychest@example.org"))
    assert titles(client, "treasurychest") == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "?",
        '"',
        "'; DROP TABLE x; --",
        "AND OR NOT",
        "a AND (b",
        "*",
        "title:x",
        "💥",
        "%00",
        "x" * 5000,
        "word " * 500,
        "<script>alert(1)</script>",
        "\u202e reversed",
        "NEAR(a b)",
        "^a",
        "-a",
        "a:*",
        "\\",
    ],
)
def test_odd_queries_get_a_polite_page(client, query):
    builders.home()
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "x", "999", "1e9"])
def test_odd_page_numbers_show_a_page(client, page):
    indexed(builders.standard_page(title="Branch plans"))
    assert client.get("/search/", {"q": "plans", "page": page}).status_code == 200


def test_a_query_becomes_at_most_eight_words():
    assert search.normalise("one two three four five six seven eight nine ten") == (
        "one two three four five six seven eight"
    )


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Motions and meetings", "motion", "<mark>Motions</mark> and meetings"),
        ("Montréal & Québec", "montreal", "<mark>Montréal</mark> &amp; Québec"),
        ("<b>bold</b>", "bold", "&lt;b&gt;<mark>bold</mark>&lt;/b&gt;"),
        ("nothing here", "zebra", "nothing here"),
        ("a glass of water", "glasses", "a <mark>glass</mark> of water"),
    ],
)
def test_found_words_are_marked_and_all_else_is_escaped(text, words, marked):
    assert search.highlight(text, words) == marked
