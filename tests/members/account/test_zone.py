"""Whose clock times are shown on: the address, then the account, then the cookie. Who brings no session is nobody."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common.reader import reader_zone
from tests import builders, cast

pytestmark = pytest.mark.django_db

PICKER, SETTING = "/timezone/", "/account/settings/time-zone/"


@pytest.fixture(autouse=True)
def site():
    return builders.home()


# ?tz=, the account's, the cookie's: which of them counts.
PRECEDENCE = [
    ("Asia/Tokyo", "Europe/Berlin", "America/Lima", "Tokyo"),
    ("", "Europe/Berlin", "America/Lima", "Berlin"),
    ("", "", "America/Lima", "Lima"),
    ("Europe/Nowhere", "Europe/Berlin", "America/Lima", "Berlin"),
    ("Europe/Nowhere", "", "America/Lima", "Lima"),
    ("", "Europe/Nowhere", "America/Lima", "Lima"),
    ("", "Europe/Berlin", "none", "Berlin"),
    ("Asia/Tokyo", "", "", "Tokyo"),
    ("", "Asia/Calcutta", "", "Kolkata"),
    ("", "", "none", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("asked", "account", "cookie", "city"), PRECEDENCE)
def test_the_address_comes_before_the_account_and_that_before_the_cookie(asked, account, cookie, city):
    user = cast.member()
    type(user).objects.filter(pk=user.pk).update(time_zone=account)
    client = cast.client_of(user)
    client.cookies["timezone"] = cookie
    page = client.get("/search/", {"tz": asked} if asked else {}).text
    assert ("Times in" in page) == bool(city)
    assert f"Times in {city}" in page or not city


@pytest.mark.parametrize("cookie", ["", "America/Lima"])
def test_a_setting_is_nobody_elses(cookie):
    cast.member(time_zone="Asia/Tokyo")
    for client in (Client(), cast.client_of(cast.member("other@example.org"))):
        client.cookies["timezone"] = cookie
        assert "Times in Tokyo" not in client.get("/search/").text


def test_whoever_brings_no_session_is_not_looked_up(rf):
    class Lookup:
        def __get__(self, request, kind):
            raise AssertionError("Somebody asked who it is.")

    request = rf.get("/")
    request.__class__ = type("Request", (type(request),), {"user": Lookup()})
    assert reader_zone(request) == ""


def test_public_pages_cost_a_visitor_nothing_more_and_stay_the_same_for_all():
    branch = builders.branch()
    visitor = Client()
    visitor.get(branch.url)
    with CaptureQueriesContext(connection) as captured:
        plain = visitor.get(branch.url)
    tables = "".join(query["sql"] for query in captured)
    assert "django_session" not in tables
    # A page of a branch joins the names of its officers; it looks for nobody.
    assert 'FROM "members_user"' not in tables
    assert "sessionid" not in plain.cookies
    assert "no-store" not in plain.get("Cache-Control", "")


def test_a_setting_costs_a_member_no_query_on_a_page():
    branch = builders.branch()
    counts = []
    for zone in ("", "Asia/Tokyo"):
        user = cast.member(f"in-{zone or 'no'}@example.org".replace("/", "-"), time_zone=zone)
        client = cast.client_of(user)
        client.get(branch.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(branch.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_picker_says_where_the_setting_is_and_offers_nothing_without_effect():
    client = cast.client_of(cast.member(time_zone="Asia/Tokyo"))
    page = client.get(PICKER, {"q": "nepal", "next": "/search/"}).text
    assert f'href="{SETTING}"' in page
    assert 'name="zone"' not in page
    response = client.post(PICKER, {"zone": "Asia/Kathmandu", "next": "/search/"})
    assert response["Location"] == PICKER
    assert "timezone" not in response.cookies


def test_whoever_has_set_none_uses_the_picker_as_everybody_does():
    client = cast.client_of(cast.member())
    assert 'name="zone" value="Asia/Kathmandu"' in client.get(PICKER, {"q": "nepal"}).text
    assert client.post(PICKER, {"zone": "Asia/Kathmandu"}).cookies["timezone"].value == "Asia/Kathmandu"
