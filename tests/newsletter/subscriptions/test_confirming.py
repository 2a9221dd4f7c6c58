"""The link of the mail that asks: its button, how long it holds, what it makes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from members.models import User
from newsletter.choices import SuppressionReason
from newsletter.models import ProviderEvent, SoftBounce, Subscriber, SubscriptionRequest
from newsletter.recipients.suppression import is_suppressed, suppress
from newsletter.subscriptions import retention
from tests import builders
from tests.newsletter import people
from tests.newsletter.subscriptions.doing import ask, link_in, mails

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    builders.home()


@pytest.fixture
def link(client):
    ask(client, language="es", time_zone="Asia/Tokyo", wants_digest="on")
    ((_to, text),) = mails()
    return link_in(text)


def test_looking_confirms_nothing(client, link):
    for _time in range(2):
        response = client.get(link)
        assert response.status_code == 200
        assert 'type="submit"' in response.content.decode()
    assert client.head(link).status_code == 200
    assert not Subscriber.objects.exists()


def test_the_button_subscribes_without_a_cookie_and_only_once(link):
    client = Client(enforce_csrf_checks=True)
    for _time in range(2):
        response = client.post(link)
        assert response.status_code == 200
        assert "alert--success" in response.content.decode()
    subscriber = Subscriber.objects.get()
    assert (subscriber.email, subscriber.language, subscriber.time_zone, subscriber.wants_digest) == (
        "new@example.org",
        "es",
        "Asia/Tokyo",
        True,
    )
    assert subscriber.confirmed_at
    assert subscriber.wants_newsletter
    assert SubscriptionRequest.objects.get().email == ""
    assert "alert--success" in client.get(link).content.decode()


@pytest.mark.parametrize(("second", "holds"), [(-1, True), (0, False), (1, False)])
def test_the_link_holds_for_three_days_and_not_a_second_longer(client, second, holds):
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        ask(client)
        ((_to, text),) = mails()
        asked = SubscriptionRequest.objects.get().asked_at
    moment = asked + retention.CONFIRM_WITHIN + timedelta(seconds=second)
    with time_machine.travel(moment, tick=False):
        assert ("too old" in client.get(link_in(text)).content.decode()) is not holds
        client.post(link_in(text))
        assert Subscriber.objects.exists() is holds
        retention.purge()
        assert SubscriptionRequest.objects.exists() is holds
    assert "too old" in client.get(link_in(text)).content.decode() or holds


def test_confirming_again_after_stopping_needs_a_new_link(client, link):
    client.post(link)
    Subscriber.objects.all().delete()
    client.post(link)
    assert not Subscriber.objects.exists()


def test_a_new_request_of_a_subscriber_writes_their_new_choices_once_confirmed(client):
    known = people.subscriber("new@example.org", language="fr", wants_digest=True)
    ask(client, language="de")
    ((_to, text),) = mails()
    client.post(link_in(text))
    known.refresh_from_db()
    assert (known.language, known.wants_digest) == ("de", False)


def test_confirming_one_of_two_requests_closes_the_other(client):
    ask(client, language="fr")
    ask(client, language="de")
    first, second = (link_in(text) for _to, text in mails())
    client.post(second)
    client.post(first)
    assert Subscriber.objects.get().language == "de"


def test_who_has_opened_an_account_meanwhile_gets_it_there(client, link):
    account = people.reader("new@example.org", wants_newsletter=False)
    client.post(link)
    account.refresh_from_db()
    assert (account.wants_newsletter, account.digest) == (True, "weekly")
    assert not Subscriber.objects.exists()


def test_an_owner_who_confirms_gets_mail_again(client):
    suppress(email="new@example.org", reason=SuppressionReason.ASKED)
    ask(client)
    ((_to, text),) = mails()
    client.post(link_in(text))
    assert not is_suppressed("new@example.org")


@pytest.mark.parametrize("change", [lambda token: token[:-2], lambda token: f"x{token}", lambda token: "0" * 500])
def test_a_link_that_we_did_not_make_is_unknown(client, link, change):
    head, _slash, token = link.rstrip("/").rpartition("/")
    assert client.get(f"{head}/{change(token)}/").status_code == 404
    assert client.post(f"{head}/{change(token)}/").status_code == 404


def test_another_of_our_signatures_opens_nothing(client, link):
    uuid = SubscriptionRequest.objects.get().uuid.hex
    assert client.get(f"/newsletter/confirm/{Signer(salt='another').sign(uuid)}/").status_code == 404


def test_what_providers_reported_is_forgotten_after_two_months():
    now = timezone.now()
    for days in (59, 61):
        moment = now - timedelta(days=days)
        ProviderEvent.objects.create(provider="x", event_id=str(days), received_at=moment)
        SoftBounce.objects.create(address_hash=str(days), since=moment)
    retention.purge(now=now)
    assert [ProviderEvent.objects.get().event_id, SoftBounce.objects.get().address_hash] == ["59", "59"]
    assert not User.objects.exists()
