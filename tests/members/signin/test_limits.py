"""Too often is a 429 that says so, for one address, one sender and the whole site; no internet address is kept."""

import pytest
from django.core.cache import cache
from django.test import Client

from common.models import OutgoingMail
from members.signin import limits
from tests import cast

pytestmark = pytest.mark.django_db

EMAIL = "member@example.org"
SENDER = "203.0.113.77"


def ask(email=EMAIL, sender=SENDER, **headers):
    return Client(REMOTE_ADDR=sender).post("/account/login/", {"login": email}, headers=headers)


def test_a_fourth_code_within_a_minute_is_refused_and_what_was_typed_stays():
    cast.member()
    assert [ask(sender=f"203.0.113.{n}").status_code for n in range(4)] == [302, 302, 302, 429]
    answer = ask(sender="203.0.113.9")
    assert f'value="{EMAIL}"' in answer.text
    assert "That was too often" in answer.text
    assert OutgoingMail.objects.count() == 3


def test_one_sender_may_ask_for_thirty_addresses_a_minute():
    answers = [ask(f"a{n}@example.org").status_code for n in range(31)]
    assert answers[-1] == 429
    assert answers.count(302) in {20, 30}


def test_the_whole_site_takes_so_many_from_all_senders_together(monkeypatch):
    monkeypatch.setattr(limits, "MAILS", 3)
    assert [limits.limited("test", 2)(lambda request: "in")(post()) for _n in range(2)] == ["in", "in"]
    refused = limits.limited("test", 2)(lambda request: "in")(post())
    assert refused.status_code == 429
    assert "Too often in a short time" in refused.text


def post():
    from django.test import RequestFactory

    request = RequestFactory().post("/account/login/")
    request.session = {}
    return request


def test_looking_is_never_refused():
    assert {Client(REMOTE_ADDR=SENDER).get("/account/login/").status_code for _n in range(40)} == {200}


def test_wrong_passwords_of_one_account_are_refused_from_the_sixth_on():
    cast.member()
    sent = {"login": EMAIL, "password": "wrong"}
    answers = [Client(REMOTE_ADDR=f"203.0.113.{n}").post("/account/login/password/", sent) for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]


def test_the_outermost_of_our_own_proxies_says_who_is_asking(settings):
    settings.TRUSTED_PROXY_COUNT = 1
    codes = [ask(f"b{n}@example.org", x_forwarded_for=f"198.51.100.{n}, 192.0.2.{n}").status_code for n in range(31)]
    assert set(codes) == {302}
    assert ask("c@example.org", x_forwarded_for="").status_code in {302, 429}


def test_the_cache_holds_no_internet_address():
    cast.member()
    ask()
    Client(REMOTE_ADDR=SENDER).post("/account/login/password/", {"login": EMAIL, "password": "wrong"})
    kept = repr(cache._cache)
    assert "allauth" in kept
    assert SENDER not in kept


def test_one_sender_alone_shuts_the_door_for_nobody_else():
    door = limits.limited("test-each", 6, each=2)(lambda request: "in")

    def knock(sender):
        request = post()
        request.META["REMOTE_ADDR"] = sender
        return door(request)

    assert [knock(SENDER) == "in" for _n in range(20)] == [True, True] + [False] * 18
    assert knock("203.0.113.78") == "in"
    assert [knock(f"198.51.100.{n}") == "in" for n in range(4)] == [True] * 3 + [False]
