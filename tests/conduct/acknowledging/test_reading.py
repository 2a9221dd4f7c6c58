"""The page on which a member reads the code: what it shows, what it keeps, and that one can always go on."""

import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from conduct.acknowledging.services import OutdatedVersionError, acknowledge
from conduct.models import Acknowledgement
from members.account.export import gathered
from members.account.services import delete_account
from tests import cast
from tests.conduct.acknowledging.codes import code, read
from tests.members.signin.doing import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/conduct/acknowledge/"


@pytest.fixture
def member():
    return cast.registered()


@pytest.fixture
def client(member):
    return cast.client_of(member)


def page(client, **query):
    return client.get(ADDRESS, query).content.decode()


def test_whoever_has_not_read_it_gets_all_of_it(client):
    code("Listen")
    html = page(client)
    assert "Listen to each other." in html
    assert "What has changed" not in html
    assert html.count("<h1") == 1


def test_whoever_read_an_older_version_gets_what_is_new_first(client, member):
    read(member, code("Listen"))
    code("Speak", "We have added that everybody may speak.")
    code("Laugh", "And that we may laugh.")
    html = page(client)
    assert "What has changed since version 1" in html
    assert html.index("everybody may speak") < html.index("we may laugh") < html.index("Laugh to each other.")


def test_reading_it_is_kept_with_version_and_time_once(client, member):
    version = code()
    for _click in range(2):
        answer = client.post(ADDRESS, {"read": version.pk, "next": "/events/?a=1"})
        assert (answer.status_code, answer["Location"]) == (302, "/events/?a=1")
    row = Acknowledgement.objects.get()
    assert (row.user, row.version) == (member, version)
    assert "You have read this version" in page(client)


def test_what_was_shown_is_what_is_kept(client, member):
    """The code changes while somebody reads it: they are shown the new one."""
    old = code("Listen")
    code("Speak", "Everybody may speak.")
    answer = client.post(ADDRESS, {"read": old.pk, "next": "/events/"})
    assert answer.status_code == 200
    assert "The code has changed while you read it" in answer.content.decode()
    assert not Acknowledgement.objects.exists()
    with pytest.raises(OutdatedVersionError):
        acknowledge(user=member, version=old.pk)


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "9" * 40, "\u0661", "1 OR 1=1"])
def test_what_is_no_version_is_not_kept(client, version):
    code()
    assert client.post(ADDRESS, {"read": version}).status_code == 200
    assert not Acknowledgement.objects.exists()


def test_not_now_goes_on_and_keeps_nothing(client):
    code()
    answer = client.post(ADDRESS, {"not_now": "1", "next": "/events/"})
    assert (answer.status_code, answer["Location"]) == (302, "/events/")
    assert not Acknowledgement.objects.exists()


HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\t/evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "https:evil.example",
    "evil.example",
    " //evil.example",
]


@pytest.mark.parametrize("way", HOSTILE)
@pytest.mark.parametrize("button", [{"not_now": "1"}, {"read": "current"}])
def test_no_way_on_leads_off_this_site(client, way, button):
    version = code()
    button = {"read": version.pk} if "read" in button else button
    answer = client.post(ADDRESS, {**button, "next": way})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("account_home")
    ways = set(re.findall(r'name="next" value="([^"]*)"', page(client, next=way)))
    assert ways in ({reverse("account_home")}, set())


def test_without_a_code_one_simply_goes_on(client):
    answer = client.get(ADDRESS, {"next": "/events/"})
    assert (answer.status_code, answer["Location"]) == (302, "/events/")


def test_a_visitor_is_sent_to_sign_in():
    code()
    answer = cast.client_of(cast.visitor()).get(ADDRESS)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    code()
    assert getattr(client, method)(ADDRESS).status_code == 405


def test_nobody_else_keeps_it_for_me(client, member):
    """Whose it is follows from the session alone."""
    version = code()
    other = cast.registered(email="other@example.org")
    client.post(ADDRESS, {"read": version.pk, "user": other.pk})
    assert Acknowledgement.objects.get().user == member


def test_a_forged_form_keeps_nothing(member):
    from django.test import Client

    version = code()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(member)
    assert strict.post(ADDRESS, {"read": version.pk}).status_code == 403
    assert not Acknowledgement.objects.exists()


def test_the_page_is_nobodys_to_cache(client):
    code()
    assert "no-store" in client.get(ADDRESS)["Cache-Control"]


# ------------------------------------------------------------------------------------------------ signing in
def test_whoever_signs_in_is_asked_and_goes_on_where_they_were_going(member):
    code()
    _client, answer = sign_in("member@example.org", next="/events/?month=1")
    assert answer["Location"] == f"{ADDRESS}?next={quote('/events/?month=1', safe='')}"


def test_whoever_has_read_it_is_not_asked(member):
    read(member, code())
    _client, answer = sign_in("member@example.org", next="/events/")
    assert answer["Location"] == "/events/"


def test_whoever_read_an_older_version_is_asked_again(member):
    read(member, code())
    code("Speak", "New.")
    _client, answer = sign_in("member@example.org", next="/events/")
    assert answer["Location"].startswith(ADDRESS)


def test_without_a_code_signing_in_leads_straight_on(member):
    _client, answer = sign_in("member@example.org", next="/events/")
    assert answer["Location"] == "/events/"


# ------------------------------------------------------------------------------------------------ the account
def summary(client):
    return client.get(reverse("account_home")).content.decode()


def test_the_account_says_what_was_read_and_when(client, member):
    assert "Code of conduct" not in summary(client)
    version = code()
    assert "You have not told us yet" in summary(client)
    read(member, version)
    assert "Version 1, read on Tuesday 3 November 2026" in summary(client)
    code("Speak", "New.")
    assert "It has changed since." in summary(client)


def test_it_is_exported_and_gone_with_the_account(member):
    read(member, code())
    assert gathered(member)["code_of_conduct"] == [{"version": 1, "acknowledged": "2026-11-03T12:00:00+00:00"}]
    delete_account(user=member)
    assert not Acknowledgement.objects.exists()
