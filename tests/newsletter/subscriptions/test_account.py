"""A subscriber who opens an account; what the account shows, exports and deletes."""

import json

import pytest
from allauth.account.models import EmailAddress

from members.account.services import delete_account
from members.models import User
from members.signin.services import mark_verified
from newsletter.choices import DeliveryState, PersonKind, SuppressionReason
from newsletter.delivery import services as delivery
from newsletter.delivery.filling import fill
from newsletter.models import Delivery, Subscriber, SubscriptionRequest
from newsletter.recipients.suppression import is_suppressed, suppress
from newsletter.subscriptions import services
from tests import builders, cast
from tests.members.signin.doing import code_in, newest_mail
from tests.newsletter import people
from tests.newsletter.delivery import world

pytestmark = pytest.mark.django_db
SECTION = "/account/settings/newsletter-address/"


@pytest.fixture(autouse=True)
def site():
    builders.home()


def test_a_subscription_moves_to_the_account_as_soon_as_its_address_is_shown():
    subscriber = people.subscriber("new@example.org", wants_digest=True, time_zone="Asia/Tokyo")
    waiting = people.delivery(subscriber)
    account = User.objects.create_user("new@example.org")
    mark_verified(account)
    account.refresh_from_db()
    assert (account.wants_newsletter, account.digest, account.time_zone) == (True, "weekly", "Asia/Tokyo")
    waiting.refresh_from_db()
    assert (waiting.person_kind, waiting.person_id) == (PersonKind.USER, account.pk)
    assert waiting.state == DeliveryState.QUEUED
    assert not Subscriber.objects.exists()


def test_nothing_moves_to_an_account_that_has_not_shown_the_address():
    people.subscriber("new@example.org")
    account = people.reader("new@example.org", verified=False, wants_newsletter=False)
    assert services.move_all_to_accounts() == 0
    assert not User.objects.get(pk=account.pk).wants_newsletter
    assert Subscriber.objects.exists()


def test_what_was_missed_moves_at_night_and_only_once():
    people.subscriber("new@example.org")
    people.subscriber("other@example.org")
    account = people.reader("new@example.org", wants_newsletter=False)
    assert [services.move_all_to_accounts(), services.move_all_to_accounts()] == [1, 0]
    User.objects.filter(pk=account.pk).update(wants_newsletter=False)
    services.move_all_to_accounts()
    assert not User.objects.get(pk=account.pk).wants_newsletter


def test_nobody_gets_an_edition_twice_because_a_subscription_moves():
    account = people.reader("new@example.org")
    subscriber = people.subscriber("new@example.org")
    mailing = people.mailing()
    theirs = [people.delivery(account, of=mailing), people.delivery(subscriber, of=mailing)]
    assert services.move_to_account(account)
    for row in theirs:
        row.refresh_from_db()
    assert theirs[0].person_id == account.pk
    assert theirs[1].person_id < 0


def test_who_had_an_edition_as_a_subscriber_does_not_get_it_again_in_the_account():
    edition = builders.edition()
    subscriber = people.subscriber("new@example.org")
    people.delivery(subscriber, of=people.mailing(edition=edition), edition=edition, state=DeliveryState.SENT)
    services.move_to_account(people.reader("new@example.org"))
    second = world.frozen(edition=edition)
    delivery.confirm(actor=None, mailing=second, expected=0)
    fill(second.pk)
    assert world.states(second) == {}


def test_a_mail_is_told_of_once_in_the_export():
    person = people.reader("all@example.org")
    people.delivery(person, of=people.mailing(title="Only once"))
    assert cast.client_of(person).get("/account/data.json").text.count("Only once") == 1


def test_a_subscription_that_wants_less_takes_nothing_from_the_account():
    people.subscriber("new@example.org", wants_newsletter=False, wants_digest=True)
    account = people.reader("new@example.org", digest="monthly", time_zone="Europe/Paris")
    services.move_to_account(account)
    account.refresh_from_db()
    assert (account.wants_newsletter, account.digest, account.time_zone) == (True, "monthly", "Europe/Paris")


class TestKeptOff:
    def test_who_is_not_kept_off_sees_nothing_of_it(self):
        client = cast.client_of(people.reader())
        assert SECTION not in client.get("/account/").content.decode()
        assert client.get(SECTION).status_code == 404

    def test_the_owner_reads_why_and_lets_mail_come_again(self):
        person = people.reader("full@example.org")
        suppress(email=person.email, reason=SuppressionReason.BOUNCED, detail="550 no such <b>user</b>")
        client = cast.client_of(person)
        assert SECTION in client.get("/account/").content.decode()
        page = client.get(SECTION).content.decode()
        assert "550 no such &lt;b&gt;user" in page
        assert is_suppressed(person.email)
        assert client.post(SECTION).status_code == 302
        assert not is_suppressed(person.email)

    def test_who_has_not_shown_the_address_lifts_nothing(self):
        person = people.reader("full@example.org", verified=False)
        suppress(email=person.email, reason=SuppressionReason.ASKED)
        cast.client_of(person).post(SECTION)
        assert is_suppressed(person.email)


def test_the_export_says_everything_about_the_newsletter():
    person = people.reader("all@example.org")
    people.subscriber("all@example.org", language="de")
    people.delivery(person, state=DeliveryState.SENT)
    suppress(email="all@example.org", reason=SuppressionReason.COMPLAINED, detail="spam")
    parts = json.loads(cast.client_of(person).get("/account/data.json").content)["parts"]
    assert [row["language"] for row in parts["newsletter_subscriptions"]] == ["de"]
    assert [(row["title"], row["state"]) for row in parts["newsletter_mails"]] == [("November", "Handed over")]
    assert parts["newsletter_kept_off"][0]["server_said"] == "spam"
    assert cast.client_of(person).get("/account/data/").status_code == 200


def test_a_notice_to_the_membership_is_in_the_export_of_its_account():
    branch = builders.branch()
    person = people.reader(branch=branch)
    from members.models import Membership

    people.delivery(Membership.objects.get(), of=people.mailing("notice", title="Ballot"))
    parts = json.loads(cast.client_of(person).get("/account/data.json").content)["parts"]
    assert [row["title"] for row in parts["newsletter_mails"]] == ["Ballot"]


def test_deleting_an_account_forgets_the_subscriptions_and_whom_mails_went_to():
    person, other = people.reader("all@example.org"), people.reader()
    EmailAddress.objects.create(user=person, email="second@example.org", verified=True)
    people.subscriber("all@example.org")
    people.subscriber("second@example.org")
    people.subscriber("stays@example.org")
    SubscriptionRequest.objects.create(email="all@example.org")
    mailing = people.mailing()
    mine, theirs = people.delivery(person, of=mailing), people.delivery(other, of=mailing)
    suppress(email="all@example.org", reason=SuppressionReason.ASKED)
    delete_account(user=person)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.person_id, theirs.person_id) == (-mine.pk, other.pk)
    assert [row.email for row in Subscriber.objects.all()] == ["stays@example.org"]
    assert not SubscriptionRequest.objects.exists()
    assert is_suppressed("all@example.org")
    assert Delivery.objects.count() == 2


def test_whoever_registers_with_the_address_they_subscribed_with_finds_it_in_the_account(client):
    people.subscriber("new@example.org", wants_digest=True)
    answer = client.post("/account/signup/", {"email": "new@example.org"})
    assert not User.objects.filter(email="new@example.org", wants_newsletter=True).exists()
    client.post(answer["Location"], {"code": code_in(newest_mail("new@example.org"))})
    account = User.objects.get(email="new@example.org")
    assert (account.wants_newsletter, account.digest) == (True, "weekly")
    assert not Subscriber.objects.exists()
