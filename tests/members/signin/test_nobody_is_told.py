"""No status, redirect, text, number of mails or amount of work tells whether an address is known.

An account reveals a political opinion (docs/security.md), hence a table: each way of asking, each kind of address.
"""

import re
from unittest import mock

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.test import Client

from common.models import Job, OutgoingMail
from members.models import User
from tests import cast
from tests.members.signin.doing import ask_for_code, is_signed_in

pytestmark = pytest.mark.django_db

# All of one length, so that nothing but being known makes a difference.
KINDS = ["known", "unknown", "inactive", "unverified", "no password"]
ADDRESSES = {kind: f"{letter}@example.org" for kind, letter in zip(KINDS, "abcde", strict=True)}
MASKED = [
    (re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"'), "token"),
    (re.compile(r"[a-e]@example\.org|[a-e]%40example\.org"), "address"),
]


@pytest.fixture(autouse=True)
def people():
    for kind, email in ADDRESSES.items():
        if kind != "unknown":
            user = User.objects.create_user(email, None if kind == "no password" else cast.PASSWORD)
            EmailAddress.objects.create(user=user, email=email, primary=True, verified=kind != "unverified")
    User.objects.filter(email=ADDRESSES["inactive"]).update(is_active=False)


def by_code(client, email):
    return client.post("/account/login/", {"login": email})


def by_code_with_wrong_tries(client, email):
    _client, answer = ask_for_code(email, client)
    for _try in range(3):
        answer = client.post("/account/login/code/", {"code": "0000-0000"})
    return answer


def by_code_twice(client, email):
    by_code(client, email)
    client.post("/account/logout/")
    return by_code(client, email)


def by_wrong_password(client, email):
    return client.post("/account/login/password/", {"login": email, "password": "not the password"})


def by_reset(client, email):
    return client.post("/account/password/reset/", {"email": email})


def by_reset_with_wrong_tries(client, email):
    by_reset(client, email)
    answers = [client.post("/account/password/reset/code/", {"code": "0000-0000"}) for _try in range(3)]
    return answers[-1]


def by_registering(client, email):
    return client.post("/account/signup/", {"email": email})


def by_registering_with_a_wrong_code(client, email):
    by_registering(client, email)
    return client.post("/account/confirm/", {"code": "0000-0000"})


def by_changing_to_it(client, email):
    other, _made = User.objects.get_or_create(email="changing@example.org", password="!")
    EmailAddress.objects.get_or_create(user=other, email=other.email, verified=True, primary=True)
    client.force_login(other)
    return client.post("/account/email/", {"email": email, "action_add": "1"})


WAYS = {
    by_code: 1,
    by_code_with_wrong_tries: 1,
    by_code_twice: 2,
    by_wrong_password: 0,
    by_reset: 1,
    by_reset_with_wrong_tries: 1,
    by_registering: 1,
    by_registering_with_a_wrong_code: 1,
    by_changing_to_it: 1,
}


def what_is_seen(way, email):
    """All that somebody who asks can see, and how many mails wait; a redirect is followed by the page it leads to."""
    OutgoingMail.objects.all().delete()
    client = Client()
    answer = way(client, email)
    pages = [answer]
    if answer.status_code == 302:
        pages.append(client.get(answer["Location"]))
    seen = [(page.status_code, page.get("Location", ""), sorted(page.cookies), page.text) for page in pages]
    text = repr(seen)
    for pattern, word in MASKED:
        text = pattern.sub(word, text)
    return text, OutgoingMail.objects.count()


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_address_is_answered_alike(way):
    answers = {kind: what_is_seen(way, email) for kind, email in ADDRESSES.items()}
    assert {kind: answer for kind, answer in answers.items() if answer != answers["unknown"]} == {}
    assert answers["unknown"][1] == WAYS[way]
    assert len(answers) == 5


@pytest.mark.parametrize("way", [way for way, mails in WAYS.items() if mails == 1], ids=lambda way: way.__name__)
def test_the_mail_goes_to_the_address_that_was_asked_about_and_none_is_sent_within_the_request(way, mailoutbox):
    for email in ADDRESSES.values():
        OutgoingMail.objects.all().delete()
        Job.objects.all().delete()
        way(Client(), email)
        assert OutgoingMail.objects.get().to == email
        assert Job.objects.filter(name="common.send_mail").count() == 1
    assert mailoutbox == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_as_many_passwords_are_hashed_for_an_unknown_address(way):
    """Hashing is by far the slowest thing there is: it is done for all or for none."""
    counts, encode = {}, hashers.MD5PasswordHasher.encode
    for kind, email in ADDRESSES.items():
        with mock.patch.object(hashers.MD5PasswordHasher, "encode", autospec=True, side_effect=encode) as hashing:
            way(Client(), email)
        counts[kind] = hashing.call_count
    assert len(set(counts.values())) == 1, counts


def test_the_right_password_of_a_closed_account_is_answered_like_a_wrong_one(client):
    def answer(password):
        sent = {"login": ADDRESSES["inactive"], "password": password}
        return MASKED[0][0].sub("", client.post("/account/login/password/", sent).text)

    assert answer(cast.PASSWORD) == answer("not the password")
    assert not is_signed_in(client)


def test_only_the_mail_tells_and_only_its_reader():
    subjects = {}
    for kind, email in ADDRESSES.items():
        OutgoingMail.objects.all().delete()
        by_code(Client(), email)
        subjects[kind] = OutgoingMail.objects.get().subject
    assert subjects["unknown"] == subjects["inactive"] == "There is no account with this address"
    assert all(subjects[kind].startswith("Your code to sign in") for kind in ("known", "unverified", "no password"))
