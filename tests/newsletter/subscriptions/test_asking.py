"""The public form: what it writes, that it tells nobody who is known, how often it may be sent."""

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from common.models import OutgoingMail
from newsletter.choices import SuppressionReason
from newsletter.models import Subscriber, SubscriptionRequest
from newsletter.recipients.suppression import suppress
from tests import builders
from tests.newsletter import people
from tests.newsletter.subscriptions.doing import ask, link_in, mails, run_jobs, subscribe_url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    builders.home()


def test_an_address_is_written_down_and_its_owner_is_asked(client):
    branch = builders.branch()
    response = ask(
        client, email="New@Example.org", language="fr", branch=branch.pk, time_zone="Asia/Kolkata", wants_digest="on"
    )
    assert (response.status_code, response["Location"]) == (302, f"{subscribe_url()}?sent=1")
    request = SubscriptionRequest.objects.get()
    assert (request.email, request.language, request.branch, request.wants_digest) == (
        "new@example.org",
        "fr",
        branch,
        True,
    )
    assert not Subscriber.objects.exists()
    ((to, text),) = mails()
    assert to == "new@example.org"
    assert link_in(text).startswith("/fr/newsletter/confirm/")


def test_the_background_writes_one_mail_and_sends_it(client):
    ask(client)
    run_jobs()
    run_jobs()
    assert [message.to for message in mail.outbox] == [["new@example.org"]]
    assert "Confirm your subscription" in mail.outbox[0].subject


PEOPLE = {
    "nobody": lambda: None,
    "an account": lambda: people.reader("new@example.org", wants_newsletter=False),
    "an account that has not shown its address": lambda: people.reader("new@example.org", verified=False),
    "a subscriber": lambda: people.subscriber("new@example.org"),
    "a member of the register": lambda: people.membership("new@example.org"),
    "somebody kept off": lambda: suppress(email="new@example.org", reason=SuppressionReason.COMPLAINED),
}


def test_page_and_cost_are_the_same_whoever_has_the_address():
    seen = {}
    for name, make in PEOPLE.items():
        for model in (SubscriptionRequest, Subscriber):
            model.objects.all().delete()
        make()
        client = Client(REMOTE_ADDR=f"192.0.2.{len(seen)}")
        with time_machine.travel("2026-11-22T12:00:00Z", tick=False), CaptureQueriesContext(connection) as queries:
            response = ask(client, email=f"{'New' if len(seen) % 2 else 'new'}@example.org")
            page = client.get(response["Location"])
        answer = response.status_code, response["Location"], sorted(response.headers.items()), page.content
        seen[name] = answer, len(queries)
        from django.core.cache import cache

        cache.clear()
        type(people.reader()).objects.all().delete()
    assert len({str(answer) for answer, _count in seen.values()}) == 1
    assert len({count for _answer, count in list(seen.values())[1:]}) == 1
    assert len(seen) == len(PEOPLE)


@pytest.mark.parametrize("name", PEOPLE)
def test_one_mail_goes_to_the_address_and_none_to_who_complained(client, name):
    PEOPLE[name]()
    ask(client)
    sent = mails()
    assert len(sent) == (name != "somebody kept off")
    assert {to for to, _text in sent} <= {"new@example.org"}


def test_who_has_an_account_is_shown_the_way_there_in_their_language(client):
    people.reader("new@example.org", language="de", wants_newsletter=False)
    ask(client)
    ((_to, text),) = mails()
    assert link_in(text) == "/de/account/settings/mail/"
    assert not SubscriptionRequest.objects.exists()


def test_a_stranger_changes_nothing_of_a_subscriber_by_asking(client):
    branch = builders.branch()
    known = people.subscriber("new@example.org", language="fr", branch=branch)
    ask(client, language="es", wants_digest="on")
    mails()
    known.refresh_from_db()
    assert (known.language, known.branch, known.wants_digest) == ("fr", branch, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"email": ""},
        {"email": "nobody"},
        {"email": "new@exämple..org"},
        {"email": f"{'a' * 250}@example.org"},
        {"email": "new@example.org\r\nBcc: all@example.org"},
        {"language": "xx"},
        {"time_zone": "Mars/Olympus"},
        {"branch": "999999"},
        {"branch": "1 OR 1=1"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(client, changes):
    response = ask(client, **changes)
    assert response.status_code == 200
    assert "Not sent yet" in response.content.decode()
    assert not SubscriptionRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "seconds"), [({"subject_line": "x"}, 30), ({}, 1), ({"started": "forged"}, 30), ({"started": ""}, 30)]
)
def test_programs_are_thanked_and_nothing_is_written(client, changes, seconds):
    response = ask(client, seconds=seconds, **changes)
    assert response["Location"] == f"{subscribe_url()}?sent=1"
    assert not SubscriptionRequest.objects.exists()


def test_an_address_is_asked_three_times_a_day_from_wherever():
    for number in range(5):
        email = "New@example.org" if number % 2 else "new@example.org"
        response = ask(Client(REMOTE_ADDR=f"192.0.2.{number}"), email=email)
        assert response.status_code == 302
    assert SubscriptionRequest.objects.count() == 3


def test_one_connection_asks_five_times_an_hour_and_shuts_the_door_for_nobody_else(client):
    for number in range(7):
        ask(client, email=f"new-{number}@example.org")
    assert SubscriptionRequest.objects.count() == 5
    ask(Client(REMOTE_ADDR="192.0.2.9"), email="another@example.org")
    assert SubscriptionRequest.objects.count() == 6


def test_the_form_offers_the_readers_language_and_zone(client):
    builders.branch(title="Tokyo")
    page = client.get(f"/fr{subscribe_url()}?tz=Asia/Tokyo").content.decode()
    assert '<option value="fr" selected>' in page
    assert '<option value="Asia/Tokyo" selected>' in page
    assert ">Tokyo</option>" in page


def test_pages_are_kept_nowhere_and_set_no_session(client):
    response = client.get(subscribe_url())
    assert "no-store" in response["Cache-Control"]
    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert client.delete(subscribe_url()).status_code == 405
    assert not OutgoingMail.objects.exists()
