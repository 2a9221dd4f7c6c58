"""Feeds: complete, stable, for everybody, without complaint from a reader of feeds."""

from datetime import date

import feedparser
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from newsletter.models import ArticlePage
from tests import builders

pytestmark = pytest.mark.django_db
ALL = "/newsletter/feed/"
FORMS = [ALL, f"{ALL}rss/"]


def fed(client, address=ALL):
    answer = client.get(address)
    assert answer.status_code == 200, address
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def titles(client, address=ALL):
    return [entry.title for entry in fed(client, address).entries]


@pytest.mark.parametrize("address", FORMS)
def test_a_feed_has_the_whole_text_with_addresses_that_work_anywhere(client, settings, address):
    page = builders.standard_page()
    body = [
        ("rich_text", f'<p>See <a linktype="page" id="{page.pk}">this</a> and <a href="/about/">that</a>.</p>'),
        ("quote", {"quote": "I stayed.", "attribution": "A member"}),
        ("image", {"image": {"image": builders.image(), "decorative": False, "alt_text": "A hall"}, "caption": ""}),
        ("accordion", {"heading": "", "items": [{"question": "Why?", "answer": "<p>Because.</p>"}]}),
    ]
    builders.article(title="Two sittings", body=body, picture=builders.image(), picture_alt="A street")
    [entry] = fed(client, address).entries
    text = entry.content[0].value
    assert f'href="{settings.SITE_URL}{page.url}"' in text
    assert f'href="{settings.SITE_URL}/about/"' in text
    assert "I stayed." in text
    assert "Because." in text
    assert 'alt="A hall"' in text
    assert 'alt="A street"' in text
    assert text.count(f'src="{settings.SITE_URL}/') == 2
    assert not [mark for mark in ("class=", "<svg", "<source", "srcset", 'href="/', 'src="/') if mark in text]
    assert entry.link == f"{settings.SITE_URL}{ArticlePage.objects.get().url}"


@pytest.mark.parametrize("address", FORMS)
def test_a_feed_says_who_wrote_what_when_in_which_language(client, address):
    with time_machine.travel("2026-11-15T09:30Z", tick=False):
        builders.article(
            authors=[("Ann Author", "Coordinator"), "Bo Writer"],
            topics=[builders.topic("training")],
            summary="In short.",
        )
    parsed = fed(client, address)
    [entry] = parsed.entries
    assert [author.name for author in entry.authors] == ["Ann Author", "Bo Writer"]
    assert entry.summary == "In short."
    assert entry.published_parsed[:5] == (2026, 11, 15, 9, 30)
    assert [tag.term for tag in entry.tags] == ["Training"]
    assert parsed.feed.language == "en"
    assert parsed.feed.title.startswith("Labour International")


def test_an_article_says_when_it_was_changed(client):
    with time_machine.travel("2026-11-15T09:30Z", tick=False):
        article = builders.article()
    with time_machine.travel("2026-11-17T10:00Z", tick=False):
        article.save_revision().publish()
    [entry] = fed(client).entries
    assert entry.published_parsed[:5] == (2026, 11, 15, 9, 30)
    assert entry.updated_parsed[:5] == (2026, 11, 17, 10, 0)


def test_ids_stay_when_titles_addresses_and_sites_change(client, settings):
    article = builders.article()
    before = fed(client)
    article = ArticlePage.objects.get(pk=article.pk)
    article.title, article.slug = "Another", "another"
    article.save_revision().publish()
    settings.SITE_URL = "https://elsewhere.example.org"
    after = fed(client)
    assert after.entries[0].link.endswith("/newsletter/another/")
    assert after.entries[0].id == before.entries[0].id
    assert after.feed.id == before.feed.id
    assert before.entries[0].id.startswith("urn:uuid:")


def test_ids_are_those_that_readers_know(client):
    """Made of the key by a rule that never changes: else every reader would see every article anew."""
    builders.article(translation_key="0d9b5c0e-5b0b-4c52-9d7c-7b7fd7f6a001")
    assert fed(client).entries[0].id == "urn:uuid:a29fb070-8d62-533e-ab03-1b2ea2af8a95"


def test_only_what_everybody_may_read_is_fed(client):
    builders.article(title="Open")
    builders.article(title="Draft", live=False)
    builders.article(title="Gone").unpublish()
    for kind in (PageViewRestriction.LOGIN, PageViewRestriction.GROUPS):
        closed = builders.article(title=f"For {kind}")
        PageViewRestriction.objects.create(page=closed, restriction_type=kind)
    changed = builders.article(title="As approved")
    changed.title = "Changed since"
    changed.save_revision()
    for address in FORMS:
        assert set(titles(client, address)) == {"Open", "As approved"}


def test_there_is_a_feed_of_each_region_branch_and_topic(client):
    region = builders.region(title="Europe", slug="europe")
    berlin = builders.branch(region=region, title="Berlin", slug="berlin")
    training = builders.topic("training")
    builders.article(title="R", regions=[region])
    builders.article(title="B", branches=[berlin])
    builders.article(title="T", topics=[training])
    found = {
        address: set(titles(client, f"{ALL}{address}"))
        for address in ("region/europe/", "branch/berlin/", "topic/training/", "topic/training/rss/")
    }
    assert found == {
        "region/europe/": {"R", "B"},
        "branch/berlin/": {"B"},
        "topic/training/": {"T"},
        "topic/training/rss/": {"T"},
    }
    parsed = fed(client, f"{ALL}branch/berlin/")
    assert parsed.feed.title.endswith(": Berlin")
    assert parsed.feed.id != fed(client).feed.id


@pytest.mark.parametrize(
    "address", ["region/atlantis/", "branch/x/rss/", "topic/%3Cx%3E/", "language/xx/", "author/ann/"]
)
def test_there_is_no_feed_of_what_there_is_not(client, address):
    builders.article()
    assert client.get(f"{ALL}{address}").status_code == 404


def test_there_is_no_feed_of_a_region_that_is_kept_from_somebody(client):
    region = builders.region(slug="closed")
    PageViewRestriction.objects.create(page=region, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"{ALL}region/closed/").status_code == 404


def test_each_language_has_its_feed(client):
    french, _made = Locale.objects.get_or_create(language_code="fr")
    article, other = builders.article(title="Two sittings"), builders.article(title="Only English")
    copy = article.copy_for_translation(french, copy_parents=True)
    copy.title = "Deux séances"
    copy.save_revision().publish()
    other.copy_for_translation(french, alias=True)
    parsed = fed(client, f"/fr{ALL}")
    assert [entry.title for entry in parsed.entries] == ["Deux séances"]
    assert parsed.feed.language == "fr"
    assert parsed.entries[0].id not in {entry.id for entry in fed(client).entries}
    answer = client.get(f"{ALL}language/fr/")
    assert (answer.status_code, answer["Location"]) == (301, f"/fr{ALL}")


HOSTILE = [
    "<script>alert(1)</script>",
    "]]> & <b>bold</b> \"'",
    "Bell\x07, form\x0cfeed and \ufffe",
    "&lt;already&gt; &amp;amp;",
    "\u202eright to left",
]


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("address", FORMS)
def test_a_hostile_title_is_text(client, title, address):
    article = builders.article(authors=[title[:80]], topics=[builders.topic("t", name=title[:60])])
    ArticlePage.objects.filter(pk=article.pk).update(title=title, summary=title)
    answer = client.get(address)
    parsed = feedparser.parse(answer.content, sanitize_html=False)
    assert not parsed.bozo
    assert len(parsed.entries) == 1
    assert b"<script" not in answer.content
    assert b"\x07" not in answer.content


@pytest.mark.parametrize("address", FORMS)
def test_a_feed_answers_not_modified_until_something_changes(client, address):
    article = builders.article()
    first = client.get(address)
    assert first["Content-Type"].startswith(("application/atom+xml", "application/rss+xml"))
    assert "public" in first["Cache-Control"]
    assert "max-age=900" in first["Cache-Control"]
    assert "Cookie" not in first.get("Vary", "")
    again = {"If-None-Match": first["ETag"]}
    assert client.get(address, headers=again).status_code == 304
    assert client.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    article.title = "Changed"
    article.save_revision().publish()
    changed = client.get(address, headers=again)
    assert (changed.status_code, b"Changed" in changed.content) == (200, True)
    ArticlePage.objects.get().unpublish()
    assert client.get(address, headers={"If-None-Match": changed["ETag"]}).status_code == 200


def test_a_feed_is_only_read(client):
    assert client.post(ALL).status_code == 405
    assert client.head(ALL).status_code == 200


def test_an_empty_feed_is_one_too(client):
    builders.newsletter_index()
    for address in FORMS:
        assert titles(client, address) == []


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_ten_times_the_articles_take_no_query_more(client):
    def write(number):
        for day in range(number):
            builders.article(
                picture=builders.image(), date=date(2026, 10, 1 + day), topics=[builders.topic(f"t{day}")]
            )

    write(2)
    for address in FORMS:
        client.get(address)
    few = [queries(client, address) for address in FORMS]
    write(18)
    for address in FORMS:
        client.get(address)
    more = [queries(client, address) for address in FORMS]
    assert more == few
    assert max(more) <= 10


def test_pages_name_the_feed_of_what_they_show(client):
    region = builders.region(slug="europe")
    article = builders.article(regions=[region])
    assert 'type="application/atom+xml" href="/newsletter/feed/"' in client.get("/newsletter/").text
    assert 'href="/newsletter/feed/region/europe/"' in client.get("/newsletter/?region=europe").text
    assert 'href="/newsletter/feed/region/europe/"' in client.get(region.url).text
    assert 'type="application/atom+xml"' in client.get(article.url).text
