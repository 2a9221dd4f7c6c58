"""Signing in by a code: the address is typed, the code is mailed, and works once, here, for a quarter of an hour."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from common.models import OutgoingMail
from members.models import User
from members.signin.services import forget_unconfirmed
from tests import cast
from tests.members.signin.doing import ask_for_code, code_in, is_signed_in, newest_mail, sign_in

pytestmark = pytest.mark.django_db

EMAIL = "member@example.org"
WRONG = "0000-0000"


@pytest.fixture
def asked():
    """Somebody who has asked for a code: the browser, where it is to be entered, and the code."""
    cast.member()
    client, answer = ask_for_code(EMAIL)
    return client, answer["Location"], code_in(newest_mail())


def test_a_code_signs_in(asked):
    client, where, code = asked
    assert client.post(where, {"code": code}).status_code == 302
    assert is_signed_in(client)


def test_a_code_is_read_however_it_is_typed(asked):
    client, where, code = asked
    client.post(where, {"code": f" {code.replace('-', ' ')} "})
    assert is_signed_in(client)


def test_the_first_sign_in_confirms_the_address(asked):
    client, where, code = asked
    client.post(where, {"code": code})
    assert list(User.objects.get().emailaddress_set.values_list("email", "verified", "primary")) == [
        (EMAIL, True, True)
    ]


def test_a_code_works_once(asked):
    client, where, code = asked
    client.post(where, {"code": code})
    client.post("/account/logout/")
    client.post(where, {"code": code})
    assert not is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(asked, client):
    _browser, where, code = asked
    client.post(where, {"code": code})
    assert not is_signed_in(client)


@pytest.mark.parametrize(("seconds", "in_time"), [(899, True), (901, False)])
def test_a_code_works_for_a_quarter_of_an_hour(asked, seconds, in_time):
    client, where, code = asked
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        client.post(where, {"code": code})
    assert is_signed_in(client) == in_time


@pytest.mark.parametrize(("wrong", "works"), [(0, True), (1, True), (2, True), (3, False)])
def test_three_wrong_tries_end_the_attempt(asked, wrong, works):
    client, where, code = asked
    for _try in range(wrong):
        client.post(where, {"code": WRONG})
    client.post(where, {"code": code})
    assert is_signed_in(client) == works


def test_a_wrong_code_says_what_is_wrong(asked):
    client, where, _code = asked
    answer = client.post(where, {"code": WRONG})
    assert answer.status_code == 200
    assert "That is not the code" in answer.text


def test_one_can_begin_again_with_another_address(asked):
    client, where, _code = asked
    assert 'name="next" value="/account/login/"' in client.get(where).text
    answer = client.post("/account/logout/", {"next": "/account/login/"})
    assert answer["Location"] == "/account/login/"
    assert client.get("/account/login/").status_code == 200


@pytest.mark.parametrize("email", ["", "no address", "söm@example.org", "a@b", "sam@example.org\nBcc: x@example.org"])
def test_what_is_no_address_is_said_so_and_kept(email, client):
    answer = client.post("/account/login/", {"login": email})
    assert answer.status_code == 200
    assert "field__error" in answer.text
    assert not OutgoingMail.objects.exists()


def test_one_goes_on_to_where_one_was_going():
    cast.member()
    _client, answer = sign_in(EMAIL, next="/events/")
    assert answer["Location"] == "/events/"


def test_somebody_made_in_the_admin_without_a_password_signs_in_by_code():
    User.objects.create_user(EMAIL)
    client, _answer = sign_in(EMAIL)
    assert is_signed_in(client)


def test_an_address_that_an_administrator_changed_no_longer_signs_in():
    user = cast.member()
    sign_in(EMAIL)
    user.refresh_from_db()
    user.email = "new@example.org"
    user.save()
    ask_for_code(EMAIL)
    assert newest_mail(EMAIL).subject == "There is no account with this address"
    client, _answer = sign_in("new@example.org")
    assert is_signed_in(client)


def test_an_account_nobody_confirmed_is_forgotten_and_others_stay(client):
    cast.member("made-by-hand@example.org")
    client.post("/account/signup/", {"email": "asked@example.org"})
    assert User.objects.count() == 2
    for days, left in ((1, 2), (3, 1)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            forget_unconfirmed()
        assert User.objects.count() == left


def test_registering_takes_a_code_and_no_password(client):
    answer = client.post("/account/signup/", {"email": "New@Example.org"})
    client.post(answer["Location"], {"code": code_in(newest_mail("new@example.org"))})
    assert is_signed_in(client)
    assert not User.objects.get().has_usable_password()
