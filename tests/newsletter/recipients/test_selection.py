"""Who gets a mailing: the rows that SQL gives for a segment."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from members.membership import today
from members.rights import Capability
from newsletter.choices import MailingKind, PersonKind, SuppressionReason
from newsletter.models import Subscriber
from newsletter.recipients.segments import Role, Segment
from newsletter.recipients.selection import querysets
from newsletter.recipients.suppression import suppress
from tests import builders
from tests.newsletter import people

pytestmark = pytest.mark.django_db
USER, SUBSCRIBER, MEMBER = PersonKind.USER, PersonKind.SUBSCRIBER, PersonKind.MEMBER


def rows(**segment):
    return [tuple(row) for queryset in querysets(Segment(**segment)) for row in queryset]


def chosen(**segment):
    return {(kind, pk) for kind, pk, *_rest in rows(**segment)}


def test_an_edition_goes_to_accounts_that_chose_it_and_to_confirmed_subscribers():
    account, subscriber = people.reader(), people.subscriber()
    people.reader(wants_newsletter=False)
    people.subscriber(wants_newsletter=False, wants_digest=True)
    people.subscriber(confirmed_at=None)
    people.membership()
    assert chosen() == {(USER, account.pk), (SUBSCRIBER, subscriber.pk)}


def test_no_mail_goes_to_an_address_nobody_has_shown_to_be_theirs_nor_to_a_closed_account():
    people.reader(verified=False)
    people.reader(is_active=False)
    moved = people.reader("old@example.org")
    type(moved).objects.filter(pk=moved.pk).update(email="new@example.org")
    assert chosen() == set()


def test_whoever_has_an_account_gets_it_once_and_the_account_decides():
    both = people.reader("both@example.org")
    silent = people.reader("silent@example.org", wants_newsletter=False)
    for email in ("Both@Example.org", "silent@example.org"):
        people.subscriber(email)
    assert chosen() == {(USER, both.pk)}
    type(silent).objects.filter(pk=silent.pk).update(is_active=False)
    assert len(chosen()) == 2


def test_suppressed_addresses_are_not_counted():
    people.reader("gone@example.org")
    people.subscriber("stop@example.org")
    suppress(email="Gone@example.org", reason=SuppressionReason.BOUNCED)
    suppress(email="stop@example.org", reason=SuppressionReason.ASKED)
    assert Segment().count() == 0


def test_a_row_says_the_language_and_the_zone_of_the_person_else_of_the_branch():
    tokyo = builders.branch(time_zone="Asia/Tokyo")
    people.reader(branch=tokyo, language="fr", time_zone="Europe/Paris")
    people.reader(branch=tokyo)
    people.reader()
    people.subscriber(branch=tokyo, language="de")
    people.subscriber(time_zone="UTC", branch=tokyo)
    assert sorted((kind, language, zone) for kind, _pk, language, zone, _variant in rows()) == [
        (USER, "en", ""),
        (USER, "en", "Asia/Tokyo"),
        (USER, "fr", "Europe/Paris"),
        (SUBSCRIBER, "de", "Asia/Tokyo"),
        (SUBSCRIBER, "en", "UTC"),
    ]


@pytest.fixture
def world():
    asia, europe = builders.region(), builders.region()
    tokyo, paris = builders.branch(region=asia), builders.branch(region=europe)
    readers = {
        "tokyo": people.reader(branch=tokyo),
        "paris": people.reader(branch=paris, language="fr"),
        "nowhere": people.reader(),
    }
    subscribers = {
        "s-tokyo": people.subscriber(branch=tokyo),
        "s-paris": people.subscriber("s-paris@example.org", language="fr"),
    }
    people.membership("s-paris@example.org", branch=paris)
    names = {(USER, row.pk): name for name, row in readers.items()}
    names |= {(SUBSCRIBER, row.pk): name for name, row in subscribers.items()}

    def who(**segment):
        return {names[person] for person in chosen(**segment)}

    pages = {"asia": asia.pk, "europe": europe.pk, "tokyo": tokyo.pk, "paris": paris.pk}
    return who, pages, readers


def test_a_segment_narrows_by_region_branch_and_language(world):
    who, pages, _readers = world
    assert who(regions=[pages["asia"]]) == {"tokyo", "s-tokyo"}
    assert who(branches=[pages["paris"]]) == {"paris", "s-paris"}
    assert who(regions=[pages["asia"]], branches=[pages["paris"]]) == {"tokyo", "paris", "s-tokyo", "s-paris"}
    assert who(languages=["fr"]) == {"paris", "s-paris"}
    assert who(regions=[pages["asia"]], languages=["fr"]) == set()
    assert who(regions=[999_999]) == set()


def test_a_segment_narrows_by_role(world):
    who, _pages, readers = world
    committee = builders.body()
    leading = builders.post(body=committee, capabilities=[Capability.REGION])
    builders.term(readers["tokyo"], post=leading)
    builders.term(readers["nowhere"], post=builders.post(body=committee))
    builders.term(readers["paris"], post=builders.post(body=committee), end=today())
    assert who(roles=[Role.COORDINATOR]) == {"tokyo"}
    assert who(roles=[Role.OFFICER]) == {"tokyo", "nowhere"}
    assert who(roles=[Role.MEMBER]) == {"tokyo", "paris", "s-paris"}
    assert who(roles=[Role.SUBSCRIBER]) == {"s-tokyo", "s-paris"}
    assert who(roles=[Role.COORDINATOR, Role.SUBSCRIBER]) == {"tokyo", "s-tokyo", "s-paris"}


@pytest.mark.parametrize(("until", "belongs"), [(-1, False), (0, False), (1, True)])
def test_a_membership_counts_up_to_the_day_before_its_end(until, belongs):
    branch = builders.branch()
    person = people.reader()
    people.membership(person.email, branch=branch, until=today() + timedelta(days=until))
    assert bool(chosen(branches=[branch.pk])) is belongs


def test_a_digest_is_about_the_branch_and_goes_to_whose_turn_it_is():
    branch = builders.branch()
    weekly = people.reader(branch=branch, wants_newsletter=False, digest="weekly")
    monthly = people.reader(wants_newsletter=False, digest="monthly")
    subscribed = people.subscriber(branch=branch, wants_newsletter=False, wants_digest=True)
    people.reader()
    every = rows(kind=MailingKind.DIGEST)
    assert {(kind, pk, variant) for kind, pk, _language, _zone, variant in every} == {
        (USER, weekly.pk, str(branch.pk)),
        (USER, monthly.pk, ""),
        (SUBSCRIBER, subscribed.pk, str(branch.pk)),
    }
    assert chosen(kind="digest", digests=["weekly"]) == {(USER, weekly.pk), (SUBSCRIBER, subscribed.pk)}
    assert chosen(kind="digest", digests=["monthly"]) == {(USER, monthly.pk)}


def test_a_notice_goes_to_every_member_of_today_whatever_they_chose():
    branch = builders.branch(time_zone="Asia/Tokyo")
    silent = people.reader("silent@example.org", wants_newsletter=False, language="es", time_zone="Asia/Seoul")
    known = people.membership("silent@example.org", branch=branch)
    linked = people.membership(email="", linked_email="linked@example.org")
    complained = people.membership("angry@example.org", branch=branch)
    suppress(email="angry@example.org", reason=SuppressionReason.COMPLAINED)
    people.membership(until=today(), status="left")
    people.membership(since=today() + timedelta(days=1))
    people.membership(email="")
    people.subscriber()
    found = rows(kind=MailingKind.NOTICE, roles=[Role.OFFICER], languages=["fr"])
    assert {(kind, pk, language, zone) for kind, pk, language, zone, _variant in found} == {
        (MEMBER, known.pk, "es", "Asia/Seoul"),
        (MEMBER, linked.pk, "en", ""),
        (MEMBER, complained.pk, "en", "Asia/Tokyo"),
    }
    assert {pk for _kind, pk in chosen(kind=MailingKind.NOTICE, branches=[branch.pk])} == {known.pk, complained.pk}
    assert silent.pk


def test_selecting_asks_the_same_number_of_questions_however_many_people_there_are(world):
    _who, pages, _readers = world
    segment = Segment(regions=[pages["asia"]], roles=[Role.OFFICER, Role.SUBSCRIBER])

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            segment.count()
        return len(queries)

    before = cost()
    for _number in range(10):
        people.reader()
        people.subscriber(branch_id=pages["tokyo"])
    assert cost() == before


def test_rows_can_be_written_by_one_insert_with_the_columns_in_order():
    branch = builders.branch()
    person = people.reader(branch=branch, digest="weekly", time_zone="Asia/Tokyo")
    (accounts, _subscribers) = querysets(Segment(kind="digest"))
    sql, params = accounts.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({sql}) AS chosen", params)
        assert cursor.fetchall() == [(USER, person.pk, "en", "Asia/Tokyo", str(branch.pk))]


def test_a_subscribers_address_is_kept_in_lower_case():
    assert people.subscriber("Some.One@Example.ORG").email == "some.one@example.org"
    assert Subscriber.objects.get().asked_at.date() >= date(2020, 1, 1)
