"""One-click unsubscribe (RFC 8058), preferences, no mail at all."""

import pytest
from django.test import Client, override_settings

from members.models import User
from newsletter.choices import MailingKind, PersonKind, SuppressionReason
from newsletter.models import Delivery, Subscriber, Suppression
from newsletter.recipients.suppression import is_suppressed
from newsletter.subscriptions import tokens
from newsletter.subscriptions.services import move_to_account
from tests import builders, cast
from tests.newsletter import people

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}
EDITION, DIGEST = MailingKind.EDITION, MailingKind.DIGEST


@pytest.fixture(autouse=True)
def site():
    builders.home()


@pytest.fixture
def program():
    """A mail program: no cookies, and it would be refused where a CSRF token is asked for."""
    return Client(enforce_csrf_checks=True)


def path(url):
    return url.removeprefix("http://localhost")


def stopping(person, kind=EDITION, language="en"):
    """The address in a mail of that kind to an account or a subscriber, and the mail."""
    mail = people.delivery(person, of=people.mailing(kind))
    return path(tokens.unsubscribe_url(mail.person_kind, person.pk, kind, mail.pk, language)), mail


@pytest.mark.parametrize("make", [people.reader, people.subscriber])
def test_looking_stops_nothing(program, make):
    person = make()
    url, _mail = stopping(person)
    response = program.get(url)
    assert response.status_code == 200
    assert 'type="submit"' in response.content.decode()
    assert program.head(url).status_code == 200
    person.refresh_from_db()
    assert person.wants_newsletter


@pytest.mark.parametrize("make", [people.reader, people.subscriber])
def test_one_post_stops_it_without_cookie_or_redirect_and_a_second_changes_nothing(program, make):
    person = make()
    url, _mail = stopping(person)
    answers = {program.post(url, ONE_CLICK).status_code for _time in range(2)}
    assert answers == {200}
    assert not program.cookies
    assert not type(person).objects.filter(pk=person.pk, wants_newsletter=True).exists()
    assert Delivery.objects.get().unsubscribed
    again, other = stopping(person)
    program.post(again, ONE_CLICK)
    assert not Delivery.objects.get(pk=other.pk).unsubscribed


def test_a_person_without_a_mail_program_uses_the_button(client):
    person = people.reader()
    url, _mail = stopping(person, language="fr")
    assert url.startswith("/fr/")
    assert client.post(url).status_code == 200
    person.refresh_from_db()
    assert not person.wants_newsletter


@pytest.mark.parametrize(("kind", "left"), [(EDITION, (False, "weekly")), (DIGEST, (True, "never"))])
def test_of_an_account_only_that_kind_of_mail_stops(program, kind, left):
    person = people.reader(digest="weekly")
    url, _mail = stopping(person, kind)
    program.post(url, ONE_CLICK)
    person.refresh_from_db()
    assert (person.wants_newsletter, person.digest) == left


def test_a_subscriber_with_nothing_left_is_forgotten_with_whom_mails_went_to(program):
    person = people.subscriber(wants_digest=True)
    urls = [stopping(person, kind)[0] for kind in (EDITION, DIGEST)]
    program.post(urls[0], ONE_CLICK)
    assert Subscriber.objects.get().wants_digest
    program.post(urls[1], ONE_CLICK)
    assert not Subscriber.objects.exists()
    assert all(mail.person_id < 0 and mail.unsubscribed for mail in Delivery.objects.all())
    assert {program.post(url, ONE_CLICK).status_code for url in urls} == {200}


def test_nobody_else_is_stopped(program):
    others = [people.reader(), people.subscriber()]
    url, _mail = stopping(people.reader())
    program.post(url, ONE_CLICK)
    for other in others:
        other.refresh_from_db()
        assert other.wants_newsletter


@pytest.mark.parametrize(
    "change",
    [
        lambda token: token[:-1],
        lambda token: token.replace("-", "-9", 1),
        lambda token: f"2{token[1:]}",
        lambda token: token.partition(":")[0],
        lambda token: "x" * 5000,
        lambda token: "%00",
        lambda token: f"{token}/{token}",
    ],
)
def test_a_forged_token_is_refused(program, change):
    person = people.reader()
    head, _slash, token = stopping(person)[0].rstrip("/").rpartition("/")
    for answer in (program.get(f"{head}/{change(token)}/"), program.post(f"{head}/{change(token)}/", ONE_CLICK)):
        assert answer.status_code in {400, 404, 414}
    person.refresh_from_db()
    assert person.wants_newsletter


def test_tokens_of_one_door_open_no_other_and_notices_have_none(program):
    person = people.subscriber()
    stop = tokens.unsubscribe_url(PersonKind.SUBSCRIBER, person.pk)
    choose = tokens.preferences_url(PersonKind.SUBSCRIBER, person.pk)
    assert program.post(path(stop).replace("unsubscribe", "preferences")).status_code == 404
    assert program.post(path(choose).replace("preferences", "unsubscribe")).status_code == 404
    member = people.membership()
    assert program.post(path(tokens.unsubscribe_url(PersonKind.MEMBER, member.pk))).status_code == 404
    with pytest.raises(KeyError):
        tokens.unsubscribe_url(PersonKind.USER, 1, MailingKind.NOTICE)


def test_no_address_stands_in_a_link():
    person = people.subscriber("secret.name@example.org")
    url, _mail = stopping(person)
    assert "secret" not in url
    assert tokens.unsubscribe_url(1, 1).startswith("http://localhost/newsletter/unsubscribe/1-1-e-0:")


def test_a_link_outlives_the_key_that_signed_it_as_long_as_that_is_a_fallback(program):
    person = people.reader()
    with override_settings(SECRET_KEY="former-key"):
        url, _mail = stopping(person)
    assert program.post(url, ONE_CLICK).status_code == 404
    with override_settings(SECRET_KEY_FALLBACKS=["former-key"]):
        assert program.post(url, ONE_CLICK).status_code == 200
    person.refresh_from_db()
    assert not person.wants_newsletter


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(program, method):
    url, _mail = stopping(people.reader())
    assert getattr(program, method)(url).status_code == 405


def test_a_link_of_a_subscription_stops_the_account_it_has_moved_to(program):
    subscriber = people.subscriber("both@example.org")
    url, mail = stopping(subscriber)
    account = people.reader("both@example.org", wants_newsletter=False)
    move_to_account(account)
    mail.refresh_from_db()
    assert (mail.person_kind, mail.person_id) == (PersonKind.USER, account.pk)
    assert User.objects.get(pk=account.pk).wants_newsletter
    program.post(url, ONE_CLICK)
    assert not User.objects.get(pk=account.pk).wants_newsletter


class TestPreferences:
    def test_show_what_is_chosen_but_never_the_address(self, program):
        person = people.subscriber("secret.name@example.org", wants_digest=True, language="de")
        page = program.get(path(tokens.preferences_url(PersonKind.SUBSCRIBER, person.pk))).content.decode()
        assert '<option value="de" selected>' in page
        assert "secret" not in page

    def test_are_saved_without_signing_in(self, program):
        branch = builders.branch()
        person = people.subscriber()
        url = path(tokens.preferences_url(PersonKind.SUBSCRIBER, person.pk, "fr"))
        chosen = {"wants_digest": "on", "language": "fr", "time_zone": "Asia/Tokyo", "branch": branch.pk}
        assert program.post(url, chosen).status_code == 200
        person.refresh_from_db()
        assert (person.wants_newsletter, person.wants_digest, person.language) == (False, True, "fr")
        assert (person.time_zone, person.branch) == ("Asia/Tokyo", branch)

    def test_with_nothing_chosen_the_subscription_ends(self, program):
        person = people.subscriber()
        url = path(tokens.preferences_url(PersonKind.SUBSCRIBER, person.pk))
        program.post(url, {"language": "en"})
        assert not Subscriber.objects.exists()
        assert not Suppression.objects.exists()
        assert "has ended" in program.get(url).content.decode()

    def test_nonsense_is_refused_and_nothing_is_written(self, program):
        person = people.subscriber()
        url = path(tokens.preferences_url(PersonKind.SUBSCRIBER, person.pk))
        page = program.post(url, {"language": "xx", "branch": "-1", "time_zone": "'"}).content.decode()
        assert "Not saved yet" in page
        person.refresh_from_db()
        assert person.wants_newsletter

    def test_no_mail_at_all_keeps_the_address_off_and_forgets_the_rest(self, program):
        person = people.subscriber("never@example.org")
        url = path(tokens.preferences_url(PersonKind.SUBSCRIBER, person.pk))
        assert program.get(f"{url}?nothing=1").status_code == 200
        assert Subscriber.objects.exists()
        assert "No mail at all" in program.post(url, {"nothing": "1"}).content.decode()
        assert not Subscriber.objects.exists()
        assert is_suppressed("Never@example.org")
        assert Suppression.objects.get().reason == SuppressionReason.ASKED

    def test_of_an_account_are_in_the_account(self, client):
        person = people.reader()
        response = client.get(path(tokens.preferences_url(PersonKind.USER, person.pk)))
        assert response["Location"] == "/account/settings/mail/"
        assert cast.client_of(person).get(response["Location"]).status_code == 200
