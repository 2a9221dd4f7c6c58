"""The page that explains how to subscribe leads to calendars that are there."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from branches.models import BranchPage
from tests import builders

PAGE = "/events/subscribe/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(db):
    europe = builders.region(title="Europe", slug="europe")
    builders.branch(region=europe, title="Berlin", slug="berlin")
    builders.event_index()
    builders.kind("social", name="Social")


def page(client, query=""):
    response = client.get(PAGE + query)
    assert response.status_code == 200
    return unescape(response.content.decode())


CHOICES = {
    "": "/events/feed.ics",
    "?branch=berlin": "/events/branches/berlin/feed.ics",
    "?region=europe": "/events/regions/europe/feed.ics",
    "?kind=social": "/events/feed.ics?kind=social",
    "?region=europe&kind=social&mode=online": "/events/regions/europe/feed.ics?kind=social&mode=online",
    "?branch=atlantis": "/events/feed.ics",
}


@pytest.mark.parametrize("query", CHOICES)
def test_it_names_the_address_of_what_was_chosen(client, query):
    text, path = page(client, query), CHOICES[query]
    assert f'value="http://localhost{path}"' in text
    assert f'href="webcal://localhost{path}"' in text
    assert client.get(path).status_code == 200


def test_google_and_outlook_are_given_the_same_address(client):
    links = re.findall(r'href="(https://[^"]+)"', page(client, "?branch=berlin"))
    asked = [parse_qs(urlsplit(link).query) for link in links if "calendar" in link]
    assert asked[0]["cid"] == ["webcal://localhost/events/branches/berlin/feed.ics"]
    assert asked[1]["url"] == ["http://localhost/events/branches/berlin/feed.ics"]


def test_what_there_is_not_is_said(client):
    assert "branch" in re.search(r"alert--warning.*?</div>", page(client, "?branch=atlantis"), re.DOTALL)[0]


def test_every_common_program_is_explained(client):
    text = page(client)
    for name in ("iPhone", "Mac", "Google Calendar", "Outlook", "Thunderbird", "Android"):
        assert name in text


def test_nothing_is_loaded_from_elsewhere(client):
    assert not re.search(r'(?:src|action)="https?://', page(client))


def test_the_calendar_keeps_its_own_addresses(client):
    """Fixed addresses below /events/ leave the pages and the months alone."""
    page = builders.meeting(slug="a-meeting")
    for address in ("/events/", "/events/past/", "/events/2026/12/", page.url):
        assert client.get(address).status_code == 200, address


def test_lists_and_pages_lead_to_the_calendar_of_what_they_show(client):
    branch = BranchPage.objects.get(slug="berlin")
    builders.meeting(parent=branch, rule="FREQ=WEEKLY")
    links = {
        "/events/": "/events/subscribe/",
        "/events/?kind=branch": "/events/subscribe/?kind=branch",
        branch.url: "/events/subscribe/?branch=berlin",
        branch.get_parent().url: "/events/subscribe/?region=europe",
    }
    for address, link in links.items():
        assert f'href="{link}"' in client.get(address).content.decode(), address
