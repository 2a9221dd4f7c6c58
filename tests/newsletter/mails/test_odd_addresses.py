"""One address that no mail server can take holds up nobody else's mail."""

import pytest

from newsletter.choices import MailingKind, PersonKind
from newsletter.models import Delivery, Mailing, Subscriber
from newsletter.recipients.person import Refusal, recipient_of
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "goes"),
    [
        ("sam@example.org", True),
        ("sam@bücher.example.org", True),
        ("säm@example.org", False),
        ("sam", False),
        ("sam@" + "a" * 70 + "ü.example.org", False),
        ("sam@example.org\nbcc: all@example.org", False),
    ],
)
def test_an_address_is_asked_about_before_the_mail_is_written(address, goes):
    builders.home()
    row = Subscriber.objects.create(email=address, confirmed_at="2026-11-01T00:00Z")
    mailing = Mailing.objects.create(kind=MailingKind.EDITION, title="December")
    delivery = Delivery.objects.create(
        mailing=mailing, person_kind=PersonKind.SUBSCRIBER, person_id=row.pk, language="en"
    )
    answer = recipient_of(delivery)
    assert (answer != Refusal("address")) is goes
