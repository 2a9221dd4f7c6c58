"""Addresses that get nothing: how they are kept, who sees and lifts them, and what a change of keys does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from li_site.settings.environment import key_from
from members.models import RegisterLook
from members.rights import Capability
from newsletter.choices import SuppressionReason
from newsletter.models import Suppression
from newsletter.recipients.suppression import (
    address_of,
    is_suppressed,
    lift,
    reasons_of,
    suppress,
    suppressed_addresses,
    suppression_of,
)
from tests import builders, cast
from tests.newsletter import people

pytestmark = pytest.mark.django_db
OLD, NEW = key_from("old"), key_from("new")


@pytest.fixture
def secretary():
    builders.home()
    person = cast.member("secretary@example.org")
    builders.term(person, post=builders.post(capabilities=[Capability.MEMBERSHIP]))
    return person


def columns():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Suppression._meta.db_table}")
        return str(cursor.fetchall())


def test_an_address_is_found_in_any_case_and_stands_nowhere_in_clear():
    suppress(email=" Some.One@Example.org ", reason="bounced", detail="550 5.1.1")
    assert is_suppressed("some.one@example.org")
    assert not is_suppressed("someone@example.org")
    assert "some.one" not in columns().lower()
    assert suppressed_addresses() == ["some.one@example.org"]
    assert reasons_of(["SOME.ONE@example.org", "x@example.org"]) == {"some.one@example.org": "bounced"}


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        ("bounced", "complained", "complained"),
        ("complained", "bounced", "complained"),
        ("asked", "bounced", "asked"),
        ("bounced", "asked", "asked"),
        ("bounced", "bounced", "bounced"),
    ],
)
def test_of_two_reasons_the_weightier_stays(first, second, stays):
    for reason in (first, second):
        suppress(email="x@example.org", reason=reason)
    assert [row.reason for row in Suppression.objects.all()] == [stays]


def test_a_new_key_finds_and_opens_what_the_old_one_wrote():
    with override_settings(ENCRYPTION_KEYS=[OLD]):
        suppress(email="x@example.org", reason="asked")
        before = columns()
    with override_settings(ENCRYPTION_KEYS=[NEW, OLD]):
        assert is_suppressed("x@example.org")
        suppress(email="x@example.org", reason="complained")
        assert Suppression.objects.count() == 1
        call_command("rotate_encryption_keys")
        assert columns() != before
    with override_settings(ENCRYPTION_KEYS=[NEW]):
        assert is_suppressed("x@example.org")
        assert suppressed_addresses() == ["x@example.org"]
    with override_settings(ENCRYPTION_KEYS=[OLD]):
        assert not is_suppressed("x@example.org")
        assert address_of(Suppression.objects.get()) == ""


def test_the_secretary_sees_why_since_when_and_who(secretary):
    member = people.membership("came-back@example.org", name="Robin Sample")
    people.reader("angry@example.org")
    suppress(email="came-back@example.org", reason="bounced", detail="550 <b>no</b> such user")
    suppress(email="angry@example.org", reason="complained")
    client = cast.client_of(secretary)
    page = client.get(reverse("newsletter_suppressions")).content.decode()
    assert "came-back@example.org" in page
    assert "550 &lt;b&gt;no&lt;/b&gt; such user" in page
    assert reverse("register_entry", args=[member.pk]) in page
    assert "not in the register" in page
    only = client.get(reverse("newsletter_suppressions"), {"reason": "complained"}).content.decode()
    assert "angry@example.org" in only
    assert "came-back@example.org" not in only
    assert client.get(reverse("newsletter_suppressions"), {"reason": "'", "p": "x"}).status_code == 200
    assert RegisterLook.objects.filter(actor=secretary).count() == 3


def test_lifting_needs_a_reason_which_the_history_keeps(secretary):
    row = suppress(email="came-back@example.org", reason="bounced")
    client, url = cast.client_of(secretary), reverse("newsletter_suppression", args=[row.pk])
    assert client.post(url, {"reason": " "}).status_code == 200
    assert is_suppressed("came-back@example.org")
    assert client.post(url, {"reason": "Works\nagain"}).status_code == 302
    assert not is_suppressed("came-back@example.org")
    entry = ModelLogEntry.objects.get(action="newsletter.lift_suppression")
    assert (entry.user, entry.data["reason"], entry.deleted) == (secretary, "Works again", True)
    assert "came-back" not in entry.label
    assert client.get(url).status_code == 404
    assert client.post(url, {"reason": "x"}).status_code == 404


def test_nobody_else_sees_or_lifts_anything():
    builders.home()
    row = suppress(email="came-back@example.org", reason="bounced")
    for person in (cast.member(), cast.editor(), cast.translator(), cast.moderator()):
        client = cast.client_of(person)
        for url in (reverse("newsletter_suppressions"), reverse("newsletter_suppression", args=[row.pk])):
            assert client.get(url).status_code in {302, 403}
            assert client.post(url, {"reason": "x"}).status_code in {302, 403}
        with pytest.raises(PermissionDenied):
            lift(actor=person, suppression=row, reason="x")
    assert suppression_of("came-back@example.org").reason == SuppressionReason.BOUNCED


def test_the_list_asks_the_same_however_long_it_is(secretary):
    client = cast.client_of(secretary)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("newsletter_suppressions"))
        return len(queries)

    cost()
    people.membership("first@example.org")
    suppress(email="first@example.org", reason="bounced")
    before = cost()
    for number in range(10):
        people.membership(f"more-{number}@example.org")
        suppress(email=f"more-{number}@example.org", reason="bounced")
    assert cost() == before
