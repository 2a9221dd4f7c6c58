"""The calendar's filter: what narrows the list, and what an address may ask for without harm."""

import re

import pytest
from wagtail.models import PageViewRestriction

from tests import builders, cast
from tests.events.calendar import LONDON, page, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def calendar():
    """Five meetings that differ in what filters ask for."""
    region = builders.region(slug="europe", title="Europe")
    german = builders.branch(region=region, slug="germany", title="Labour Germany")
    zurich = builders.branch(region=region, slug="alpine", title="Zürich and the Alps")
    online = {"mode": "online", "audience": "everyone"}
    builders.meeting(title="Executive", kind=builders.kind("liec"), **online)
    builders.meeting(title="Stammtisch", parent=german, languages=["de"], mode="hybrid", venue_name="Café Einstein")
    builders.meeting(title="Welcome", parent=german, languages=["en", "de"], introduction="Tea and CANVASSING.")
    builders.meeting(title="Coordinator", parent=region, kind=builders.kind("surgery"), **online)
    builders.meeting(title="Fondue", parent=zurich, mode="in_person", venue_name="Zunfthaus")


CASES = [
    ({"branch": "germany"}, {"Stammtisch", "Welcome"}),
    ({"region": "europe"}, {"Stammtisch", "Welcome", "Coordinator", "Fondue"}),
    ({"kind": "surgery"}, {"Coordinator"}),
    ({"mode": "in_person"}, {"Fondue"}),
    ({"language": "de"}, {"Stammtisch", "Welcome"}),
    ({"language": "en"}, {"Welcome"}),
    ({"open": "1"}, {"Executive", "Coordinator"}),
    ({"q": "stammtisch"}, {"Stammtisch"}),
    ({"q": "einstein café"}, {"Stammtisch"}),
    ({"q": "canvassing tea"}, {"Welcome"}),
    ({"q": "zurich"}, {"Fondue"}),
    ({"q": "germany tea"}, {"Welcome"}),
    ({"branch": "germany", "language": "de", "mode": "hybrid"}, {"Stammtisch"}),
    ({"branch": "alpine", "kind": "surgery"}, set()),
    ({"q": "xyzzy"}, set()),
    ({"q": "%"}, set()),
    ({"q": "_"}, set()),
]


@pytest.mark.parametrize(("asked", "expected"), CASES)
def test_a_filter_leaves_what_was_asked_for(client, calendar, asked, expected):
    assert set(titles(page(client, **asked))) == expected
    assert set(titles(page(client, "2026/12/08/", **asked))) == expected


def test_members_meetings_are_open_to_members(calendar):
    html = page(cast.client_of(cast.registered()), open="1")
    assert set(titles(html)) == {"Executive", "Stammtisch", "Welcome", "Coordinator", "Fondue"}


def test_what_matches_nothing_says_so_and_leads_back(client, calendar):
    html = page(client, q="xyzzy")
    assert "No meetings match" in html
    assert 'href="/events/"' in html.partition("No meetings match")[2]


# What an address asks for and nobody has: left out, with a plain word about it.
UNKNOWN = ["branch", "region", "kind", "mode", "language"]
GARBAGE = ["nowhere", "'; DROP TABLE events_occurrence; --", "<script>alert(1)</script>", "é" * 3000, "../..", "%00"]


@pytest.mark.parametrize("name", UNKNOWN)
@pytest.mark.parametrize("value", GARBAGE)
def test_an_unknown_value_is_left_out_and_said(client, calendar, name, value):
    html = page(client, **{name: value})
    assert len(titles(html)) == 5
    assert "not understood and left out" in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("value", [*GARBAGE, "", "0", "-1", "1e9", "99999999999999999999", "٣"])
def test_any_page_number_and_any_words_are_answered(client, calendar, value):
    assert len(titles(page(client, page=value))) == 5
    assert client.get("/events/", {"q": value}).status_code == 200
    assert client.get("/events/", {"open": value, "tz": value}).status_code == 200


def test_a_value_given_twice_or_as_a_list_does_no_harm(client, calendar):
    assert client.get("/events/?branch=germany&branch=alpine&kind[]=x&q[a]=b").status_code == 200


def test_links_keep_the_filters_and_nothing_else(client, calendar):
    html = page(client, branch="germany", kind="", utm_source="x", tz=LONDON)
    assert "utm_source" not in html.partition("<main")[2].partition("timezone/?next")[0]
    for address in ("2026/11/", "2026/w47/", "2026/11/22/", "past/"):
        assert f'href="/events/{address}?branch=germany"' in html


def test_a_filtered_list_is_not_for_search_engines_but_the_list_is(client, calendar):
    assert "noindex" not in page(client)
    assert '<meta name="robots" content="noindex, follow">' in page(client, branch="germany")
    assert re.search(r'<link rel="canonical" href="[^"?]*/events/">', page(client, branch="germany"))


def test_a_filter_shows_what_is_chosen_and_can_be_cleared(client, calendar):
    html = page(client, branch="germany", q="<tea>", open="1")
    assert '<option value="germany" selected>' in html
    chosen = html.partition("event-filter__chosen")[2].partition("</p>")[0]
    for words in ("Labour Germany", "“&lt;tea&gt;”", "Only what is open to me", 'href="/events/"'):
        assert words in chosen
    assert "Clear filters" not in page(client)


@pytest.mark.parametrize("address", ["/events/", "/events/2026/12/", "/events/?branch=veiled", "/events/subscribe/"])
def test_a_branch_that_is_hidden_is_not_offered(client, address):
    builders.event_index()
    hidden = builders.branch(slug="veiled", title="Behind the veil")
    assert "Behind the veil" in client.get(address).content.decode()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert "Behind the veil" not in client.get(address).content.decode()
