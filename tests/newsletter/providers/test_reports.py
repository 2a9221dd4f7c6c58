"""What a provider reports, sent to the real address with and without its secret."""

import base64
import json
from datetime import timedelta

import pytest
from anymail.signals import AnymailTrackingEvent
from django.test import Client, override_settings
from django.utils import timezone

from newsletter.choices import DeliveryState, MailingKind, SuppressionReason
from newsletter.models import Delivery, ProviderEvent, SoftBounce, Subscriber, Suppression
from newsletter.providers import reports, services
from newsletter.providers.checks import provider_is_known_and_its_reports_are_secret
from newsletter.providers.urls import webhooks
from newsletter.recipients.suppression import is_suppressed, suppression_of
from tests.newsletter import people

pytestmark = pytest.mark.django_db
SECRET = "reports:a-password-of-many-signs"
URL = "/newsletter/reports/postmark/"
BOUNCE = {
    "RecordType": "Bounce",
    "ID": 42,
    "Type": "HardBounce",
    "MessageID": "883953f4-6105-42a2-a16a-77a8eac79483",
    "Details": "smtp;550 5.1.1 reader@example.org does not exist",
    "Description": "The server was unable to deliver your message.",
    "Email": "reader@example.org",
    "BouncedAt": "2026-11-22T12:00:00Z",
}


@pytest.fixture(autouse=True)
def provider():
    own = {"EMAIL_PROVIDER": "postmark", "ANYMAIL": {"WEBHOOK_SECRET": SECRET}}
    with override_settings(**own, ROOT_URLCONF="tests.newsletter.providers.urls"):
        yield


@pytest.fixture
def mail():
    return people.delivery(people.reader("reader@example.org"), state=DeliveryState.SENT)


def ident(mail):
    return f"{mail.mailing.uuid.hex}.{mail.pk}"


def report(body, secret=SECRET, url=URL, method="post"):
    headers = {"authorization": f"Basic {base64.b64encode(secret.encode()).decode()}"} if secret else {}
    body = body if isinstance(body, str) else json.dumps(body)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    return getattr(client, method)(url, body, content_type="application/json", headers=headers)


def bounce(mail, **changes):
    return BOUNCE | {"Metadata": {"delivery": ident(mail)}} | changes


def test_a_bounce_for_good_is_noted_and_no_more_mail_goes_to_the_address(mail):
    assert report(bounce(mail)).status_code == 200
    mail.refresh_from_db()
    assert (mail.state, mail.reason) == (DeliveryState.BOUNCED, "550 5.1.1")
    kept = suppression_of("reader@example.org")
    assert (kept.reason, "550 5.1.1" in kept.detail) == (SuppressionReason.BOUNCED, True)


def test_the_same_report_twice_does_nothing_more(mail):
    report(bounce(mail))
    Suppression.objects.all().delete()
    assert report(bounce(mail)).status_code == 200
    assert not Suppression.objects.exists()
    assert ProviderEvent.objects.count() == 1


@pytest.mark.parametrize("secret", ["", "reports:wrong", "wrong:a-password-of-many-signs", "reports:", ":"])
def test_without_the_secret_nothing_is_taken(mail, secret):
    assert report(bounce(mail), secret=secret).status_code == 400
    mail.refresh_from_db()
    assert mail.state == DeliveryState.SENT
    assert not ProviderEvent.objects.exists()


def test_a_complaint_keeps_everything_from_the_address(mail):
    report(bounce(mail, RecordType="SpamComplaint", Type="SpamComplaint"))
    mail.refresh_from_db()
    assert mail.state == DeliveryState.COMPLAINED
    assert suppression_of("reader@example.org").reason == SuppressionReason.COMPLAINED


def test_a_complaint_after_a_bounce_weighs_more_and_not_the_other_way_round(mail):
    report(bounce(mail, RecordType="SpamComplaint", Type="SpamComplaint", ID=1))
    report(bounce(mail, ID=2))
    mail.refresh_from_db()
    assert mail.state == DeliveryState.COMPLAINED
    assert suppression_of("reader@example.org").reason == SuppressionReason.COMPLAINED


def test_a_full_mailbox_is_counted_and_the_fifth_time_is_for_good():
    person = people.reader("reader@example.org")
    for number in range(1, services.OFTEN + 1):
        mail = people.delivery(person, state=DeliveryState.SENT)
        report(bounce(mail, Type="SoftBounce", ID=number))
        mail.refresh_from_db()
        assert mail.state == DeliveryState.BOUNCED
        assert is_suppressed("reader@example.org") is (number >= services.OFTEN)
    assert not SoftBounce.objects.exists()


def test_mail_that_arrives_begins_the_count_anew(mail):
    report(bounce(mail, Type="SoftBounce"))
    assert SoftBounce.objects.get().count == 1
    report({"RecordType": "Delivery", "Recipient": "reader@example.org", "Metadata": {"delivery": ident(mail)}})
    assert not SoftBounce.objects.exists()


def test_who_unsubscribes_at_the_provider_is_unsubscribed_here():
    subscriber = people.subscriber()
    mail = people.delivery(subscriber, state=DeliveryState.SENT)
    change = {"RecordType": "SubscriptionChange", "SuppressSending": True, "SuppressionReason": "ManualSuppression"}
    report(change | {"Recipient": subscriber.email, "Metadata": {"delivery": ident(mail)}})
    assert not Subscriber.objects.exists()
    mail.refresh_from_db()
    assert mail.unsubscribed


def test_nobody_unsubscribes_from_notices_at_a_provider():
    mail = people.delivery(people.membership(), of=people.mailing(MailingKind.NOTICE), state=DeliveryState.SENT)
    change = {"RecordType": "SubscriptionChange", "SuppressSending": True, "SuppressionReason": "ManualSuppression"}
    assert report(change | {"Metadata": {"delivery": ident(mail)}}).status_code == 200


@pytest.mark.parametrize(
    "state", [DeliveryState.QUEUED, DeliveryState.DEFERRED, DeliveryState.FAILED, DeliveryState.SUPPRESSED]
)
def test_a_bounce_moves_only_what_may_move_but_the_address_is_kept_off(mail, state):
    Delivery.objects.filter(pk=mail.pk).update(state=state)
    report(bounce(mail))
    mail.refresh_from_db()
    assert mail.state == state
    assert is_suppressed("reader@example.org")


def test_a_report_that_overtakes_our_own_note_is_asked_for_again(mail):
    Delivery.objects.filter(pk=mail.pk).update(state=DeliveryState.SENDING)
    assert report(bounce(mail)).status_code == 503
    Delivery.objects.filter(pk=mail.pk).update(state=DeliveryState.SENT)
    assert report(bounce(mail)).status_code == 200
    mail.refresh_from_db()
    assert mail.state == DeliveryState.BOUNCED


@pytest.mark.parametrize(
    "changes",
    [
        {"Metadata": {}},
        {"Metadata": {"delivery": "0" * 32 + ".1"}},
        {"Metadata": {"delivery": "f" * 32 + ".99999999999999999999"}},
        {"Metadata": {"delivery": ["x"]}},
        {"Metadata": "x"},
        {"Metadata": None, "MessageID": None},
        {"Type": "Transient"},
        {"Type": "Nonsense"},
        {"RecordType": "Nonsense"},
        {"RecordType": "Open"},
    ],
)
def test_reports_of_other_mails_and_of_nothing_do_nothing(mail, changes):
    assert report(bounce(mail) | changes).status_code in {200, 400}
    mail.refresh_from_db()
    assert (mail.state == DeliveryState.SENT) is (changes != {"Type": "Nonsense"})
    assert not Suppression.objects.exists()


UNREADABLE = [
    "",
    "null",
    "[]",
    "{",
    '"x"',
    "1",
    "{}",
    '{"RecordType": []}',
    '{"RecordType": "Bounce", "BouncedAt": 5}',
]


@pytest.mark.parametrize("body", UNREADABLE)
def test_what_nobody_can_read_is_refused_or_passed_over(body):
    assert report(body).status_code in {200, 400}
    assert not ProviderEvent.objects.exists()


def test_a_report_about_another_address_keeps_nobody_off(mail):
    """The reader has changed their address since, or somebody forwards their mail: neither is theirs to bear."""
    report(bounce(mail, Email="former@example.org"))
    mail.refresh_from_db()
    assert mail.state == DeliveryState.BOUNCED
    assert not Suppression.objects.exists()


def test_what_a_mail_server_says_is_one_line_of_text(mail):
    report(bounce(mail, Details="550 <script>\r\nBcc: x\x00\u202e" + "x" * 5000))
    kept = suppression_of("reader@example.org")
    assert len(kept.detail) <= 200
    assert kept.detail.isprintable()


@pytest.mark.parametrize(("method", "status"), [("get", 405), ("put", 405), ("delete", 405), ("head", 200)])
def test_only_a_post_reports(method, status):
    assert report("", method=method).status_code == status


def test_without_a_provider_there_is_no_address():
    with override_settings(EMAIL_PROVIDER=""):
        assert webhooks() == []
    with override_settings(ROOT_URLCONF="li_site.urls"):
        assert Client().post(URL).status_code == 404


@pytest.mark.parametrize(
    ("provider", "anymail", "problem"),
    [
        ("", {}, ""),
        ("postmark", {"WEBHOOK_SECRET": SECRET}, ""),
        ("postmark", {}, "newsletter.E002"),
        ("postmark", {"WEBHOOK_SECRET": "reports:short"}, "newsletter.E002"),
        ("postmark", {"WEBHOOK_SECRET": "a-password-of-many-signs"}, "newsletter.E002"),
        ("pigeon", {"WEBHOOK_SECRET": SECRET}, "newsletter.E001"),
    ],
)
def test_a_site_without_a_secret_does_not_start(provider, anymail, problem):
    with override_settings(EMAIL_PROVIDER=provider, ANYMAIL=anymail):
        assert [error.id for error in provider_is_known_and_its_reports_are_secret(None)] == [problem] * bool(problem)


@pytest.mark.parametrize(
    "where",
    [
        {"message_id": "<{}@example.org>"},
        {"message_id": "{}"},
        {"esp_event": {"smtp-id": "<{}@example.org>"}},
        {"metadata": {"delivery": "{}"}},
    ],
)
def test_a_mail_is_recognised_wherever_a_provider_puts_its_id(where):
    name = f"{'a' * 32}.17"
    filled = json.loads(json.dumps(where).replace("{}", name)) if "{}" in json.dumps(where) else where
    event = AnymailTrackingEvent(event_type="bounced", reject_reason="bounced", **filled)
    found = reports.read(event, "x")
    assert (found.mailing, found.delivery) == ("a" * 32, 17)


def test_reports_without_an_id_of_the_provider_are_told_apart_by_what_they_say():
    now = timezone.now()
    events = [
        AnymailTrackingEvent(event_type=kind, message_id="x", recipient="a@example.org", timestamp=moment)
        for kind in ("bounced", "delivered")
        for moment in (now, now + timedelta(seconds=1))
    ]
    assert len({reports.read(event, "x").key for event in [*events, *events]}) == 4
