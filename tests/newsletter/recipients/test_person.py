"""Asked right before each mail: may it go to this person, now, and where to."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from members.membership import today
from members.models import Membership, User
from newsletter.choices import MailingKind, PersonKind, SuppressionReason
from newsletter.models import Delivery, Subscriber
from newsletter.recipients.person import REFUSALS, Recipient, Refusal, recipient_of, recipients_of
from newsletter.recipients.suppression import lift_by_owner, suppress
from tests import builders
from tests.newsletter import people

pytestmark = pytest.mark.django_db
EDITION, DIGEST, NOTICE = MailingKind.EDITION, MailingKind.DIGEST, MailingKind.NOTICE


def test_a_recipient_is_who_the_mail_is_for_with_their_words_and_links():
    tokyo = builders.branch(title="Tokyo", time_zone="Asia/Tokyo")
    person = people.reader("sam@example.org", branch=tokyo, first_name="Sam", last_name="Ple", language="fr")
    mail = people.delivery(person)
    found = recipient_of(mail)
    assert isinstance(found, Recipient)
    assert (found.kind, found.id, found.email, found.name) == (
        PersonKind.USER,
        person.pk,
        "sam@example.org",
        "Sam Ple",
    )
    assert (found.language, found.time_zone, found.branch_name) == ("fr", "Asia/Tokyo", "Tokyo")
    assert found.unsubscribe_url.startswith("http://localhost/fr/newsletter/unsubscribe/")
    assert f"-e-{mail.pk}:" in found.unsubscribe_url
    assert "/fr/newsletter/preferences/" in found.preferences_url
    assert found.reason_text


def test_a_name_that_is_shown_comes_first_and_a_subscriber_has_none():
    person = people.reader(first_name="Sam", display_name="Sammy")
    subscriber = people.subscriber()
    assert recipient_of(people.delivery(person)).name == "Sammy"
    assert recipient_of(people.delivery(subscriber)).name == ""


def test_a_branch_is_called_as_in_the_readers_language():
    branch = builders.branch(title="Tokyo")
    french, _made = Locale.objects.get_or_create(language_code="fr")
    copy = branch.copy_for_translation(french, copy_parents=True)
    copy.title = "Tokyo en français"
    copy.save_revision().publish()
    french_reader, german = (
        people.subscriber(branch=branch, language="fr"),
        people.subscriber(branch=branch, language="de"),
    )
    assert recipient_of(people.delivery(french_reader)).branch_name == "Tokyo en français"
    assert recipient_of(people.delivery(german)).branch_name == "Tokyo"


GONE = {
    "stopped": (people.reader, lambda person: User.objects.filter(pk=person.pk).update(wants_newsletter=False)),
    "closed": (people.reader, lambda person: User.objects.filter(pk=person.pk).update(is_active=False)),
    "deleted": (people.reader, lambda person: User.objects.filter(pk=person.pk).delete()),
    "not shown": (people.reader, lambda person: EmailAddress.objects.filter(user=person).update(verified=False)),
    "address taken": (people.reader, lambda person: User.objects.filter(pk=person.pk).update(email="x@example.org")),
    "subscriber stopped": (people.subscriber, lambda person: Subscriber.objects.update(wants_newsletter=False)),
    "subscriber deleted": (people.subscriber, lambda person: Subscriber.objects.all().delete()),
}


@pytest.mark.parametrize("how", GONE)
def test_whoever_stopped_or_left_between_queue_and_sending_gets_nothing(how):
    make, leave = GONE[how]
    mail = people.delivery(make())
    assert isinstance(recipient_of(mail), Recipient)
    leave(User.objects.first() or Subscriber.objects.first())
    assert recipient_of(mail) == Refusal("gone")


@pytest.mark.parametrize("reason", SuppressionReason.values)
@pytest.mark.parametrize("make", [people.reader, people.subscriber])
def test_nothing_goes_to_a_suppressed_address_until_it_is_lifted(make, reason):
    mail = people.delivery(make("Kept.Off@example.org".lower()))
    suppress(email="Kept.Off@Example.org", reason=reason)
    assert recipient_of(mail) == Refusal(reason)
    lift_by_owner(email="kept.off@example.org")
    assert isinstance(recipient_of(mail), Recipient)


@pytest.mark.parametrize(("reason", "goes"), [("bounced", False), ("complained", True), ("asked", True)])
def test_a_notice_is_kept_only_from_where_no_mail_arrives(reason, goes):
    member = people.membership("member@example.org")
    mail = people.delivery(member, of=people.mailing(NOTICE))
    suppress(email="member@example.org", reason=reason)
    assert isinstance(recipient_of(mail), Recipient) is goes
    assert reason in REFUSALS


def test_a_notice_has_no_way_out_and_goes_to_the_address_of_the_register():
    member = people.membership("office@example.org", linked_email="own@example.org", name="Mem Ber")
    other = people.membership(email="", linked_email="linked@example.org")
    found = recipient_of(people.delivery(member, of=people.mailing(NOTICE)))
    assert (found.email, found.name, found.unsubscribe_url, found.preferences_url) == (
        "office@example.org",
        "Mem Ber",
        "",
        "",
    )
    assert recipient_of(people.delivery(other, of=people.mailing(NOTICE))).email == "linked@example.org"


@pytest.mark.parametrize(("until", "goes"), [(-1, False), (0, False), (1, True)])
def test_who_has_left_the_register_gets_no_notice(until, goes):
    member = people.membership(until=today() + timedelta(days=until))
    found = recipient_of(people.delivery(member, of=people.mailing(NOTICE)))
    assert isinstance(found, Recipient) is goes


def test_an_edition_is_no_digest():
    person = people.reader(digest="weekly")
    User.objects.filter(pk=person.pk).update(wants_newsletter=False)
    assert isinstance(recipient_of(people.delivery(person, of=people.mailing(DIGEST))), Recipient)
    assert recipient_of(people.delivery(person)) == Refusal("gone")
    assert "-d-" in recipient_of(people.delivery(person, of=people.mailing(DIGEST))).unsubscribe_url


def cost(mails):
    with CaptureQueriesContext(connection) as queries:
        found = recipients_of(mails)
    return len(queries), found


def test_one_takes_two_questions_and_many_of_all_kinds_four():
    mailing = people.mailing()
    branch = builders.branch()
    one = people.delivery(people.reader(branch=branch), of=mailing)
    assert cost([one])[0] == 2
    mails = [one]
    for _number in range(10):
        mails.append(people.delivery(people.reader(branch=branch), of=mailing))
        mails.append(people.delivery(people.subscriber(branch=branch), of=mailing))
        mails.append(people.delivery(people.membership(), of=mailing))
    count, found = cost(mails)
    assert count == 4
    assert set(found) == {mail.pk for mail in mails}
    assert recipients_of([]) == {}


def test_a_delivery_read_from_the_database_costs_one_question_more_for_its_mailing():
    people.delivery(people.reader())
    mail = Delivery.objects.select_related("mailing").get()
    assert cost([mail])[0] == 2
    assert Membership.objects.count() == 0
