"""Before an event's link a member is asked to read the code; nobody misses a meeting for it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from events.pages.joining import SOON
from tests import builders, cast
from tests.conduct.acknowledging.codes import code, read

pytestmark = [pytest.mark.django_db]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
START = datetime(2026, 12, 8, 18, 30, tzinfo=UTC)
LINK = "https://meet.example.org/room"
ADDRESS = "/conduct/acknowledge/"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def event():
    return builders.meeting(join_link=LINK, dial_in="+44 20 7946 0000", audience="everyone")


def shown(client, event):
    return client.get(event.url).content.decode()


def test_who_has_not_read_it_is_asked_in_the_place_of_the_link(event):
    code()
    html = shown(cast.client_of(cast.registered()), event)
    assert LINK not in html
    assert "7946 0000" not in html
    assert f"{ADDRESS}?next=" in html
    assert "The link stands here afterwards." in html


def test_who_has_read_it_sees_the_link_at_once(event):
    member = cast.registered()
    read(member, code())
    html = shown(cast.client_of(member), event)
    assert LINK in html
    assert ADDRESS not in html


def test_not_now_shows_the_link_all_the_same_for_this_session(event):
    code()
    client = cast.client_of(cast.registered())
    answer = client.post(ADDRESS, {"not_now": "1", "next": event.url})
    assert answer["Location"] == event.url
    html = shown(client, event)
    assert LINK in html
    assert ADDRESS not in html


def test_reading_it_leads_back_to_the_link(event):
    version = code()
    client = cast.client_of(cast.registered())
    answer = client.post(ADDRESS, {"read": version.pk, "next": event.url})
    assert LINK in client.get(answer["Location"]).content.decode()


def test_a_newer_version_is_asked_about_again_in_the_same_session(event):
    code()
    client = cast.client_of(cast.registered())
    client.post(ADDRESS, {"not_now": "1", "next": event.url})
    code("Speak", "New.")
    html = shown(client, event)
    assert LINK not in html
    assert f"{ADDRESS}?next=" in html


@pytest.mark.parametrize(
    ("before", "is_let_in"),
    [
        (SOON + timedelta(seconds=1), False),
        (SOON, True),
        (timedelta(seconds=1), True),
        (timedelta(0), True),
        (timedelta(minutes=-30), True),
    ],
)
def test_whoever_comes_at_the_last_minute_is_let_in_and_asked_beside_the_link(event, before, is_let_in):
    code()
    with time_machine.travel(START - before, tick=False):
        html = shown(cast.client_of(cast.registered()), event)
    assert (LINK in html) is is_let_in
    assert f"{ADDRESS}?next=" in html
    assert ("The link stands here afterwards." in html) is not is_let_in


def test_who_may_not_come_is_not_asked(event):
    code()
    closed = builders.meeting(join_link=LINK, audience="body", body_name="Executive", title="Closed")
    assert ADDRESS not in shown(cast.client_of(cast.registered()), closed)
    assert ADDRESS not in shown(cast.client_of(cast.visitor()), event)


def test_without_a_code_nobody_is_asked(event):
    assert LINK in shown(cast.client_of(cast.registered()), event)


def test_the_way_on_comes_back_to_the_very_page_that_was_asked_for(event):
    code()
    client = cast.client_of(cast.registered())
    html = client.get(event.url, {"tz": "Asia/Tokyo"}).content.decode()
    assert "next=" in html
    assert "tz%3DAsia" in html
