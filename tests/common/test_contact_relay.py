"""A stored message reaches the mailbox once, or is tried again; its content does not stay."""

import smtplib
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from common.jobs import run_due
from common.models import ContactMessage, Job
from common.services import purge_messages, send_message
from tests import builders

pytestmark = pytest.mark.django_db

RELAY = "common.relay_contact_message"


def stored(title="Berlin", **kw):
    page = builders.branch(title=title, mailbox="box@example.org")
    defaults = {"name": "Robin Sample", "email": "robin@example.org", "body": "When do you meet?\nI am new."}
    return send_message(page=page, **defaults | kw)


def relayed(**kw):
    """The one mail that relaying such a message makes, as a mail server reads it."""
    stored(**kw)
    run_due()
    assert len(mail.outbox) == 1
    return message_from_bytes(mail.outbox[0].message().as_bytes(), policy=policy.default)


def broken_mail(monkeypatch):
    def fail(self, fail_silently=False):
        raise smtplib.SMTPRecipientsRefused({"box@example.org": (550, b"robin@example.org is not welcome")})

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)


def test_the_mail_goes_to_the_mailbox_and_answers_go_to_the_visitor(settings):
    letter = relayed()
    assert letter["To"] == "box@example.org"
    assert letter["From"] == settings.DEFAULT_FROM_EMAIL
    assert letter["Reply-To"] == "Robin Sample <robin@example.org>"
    assert letter["Subject"] == "Message through the website: Berlin"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_the_message_stands_in_both_parts_of_the_mail():
    letter = relayed(body="Who & <b>when</b>?")
    plain, html = (letter.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert "Who & <b>when</b>?" in plain
    assert "Who &amp; &lt;b&gt;when&lt;/b&gt;?" in html
    assert "Robin Sample" in plain
    assert "Robin Sample" in html


def test_a_message_relayed_twice_has_one_message_id():
    message = stored()
    run_due()
    ContactMessage.objects.update(sent_at=None)
    send_again = Job(name=RELAY, key=str(message.uuid))
    send_again.save()
    run_due()
    assert len({copy.extra_headers["Message-ID"] for copy in mail.outbox}) == 1
    assert str(message.uuid) in mail.outbox[0].extra_headers["Message-ID"]


def test_a_sent_message_is_not_sent_again_when_its_job_runs_twice():
    message = stored()
    run_due()
    Job.objects.create(name=RELAY, key=str(message.uuid))
    run_due()
    assert len(mail.outbox) == 1
    assert ContactMessage.objects.get().sent_at


@pytest.mark.parametrize("title", ["Berlin\nBcc: many@example.org", "Berlin\r\n\r\nBody", "Berlin\u2028Bcc: x"])
def test_a_page_title_cannot_add_headers(title):
    letter = relayed(title=title)
    assert letter["Bcc"] is None
    assert letter["Subject"].startswith("Message through the website: Berlin ")


@pytest.mark.parametrize(
    ("name", "email", "on_the_wire"),
    [
        ("Zoë Ünal", "zoe@example.org", "zoe@example.org"),
        ("Robin, the second", "robin@example.org", "robin@example.org"),
        ('Robin "R" Sample', "robin@example.org", "robin@example.org"),
        ("محمد", "m@example.org", "m@example.org"),
        ("Robin", "robin@bücher.example", "robin@xn--bcher-kva.example"),
    ],
)
def test_any_name_and_address_can_be_answered(name, email, on_the_wire):
    reply_to = relayed(name=name, email=email)["Reply-To"].addresses
    assert [(one.display_name, one.addr_spec) for one in reply_to] == [(name, on_the_wire)]


def test_a_mail_server_that_is_down_is_tried_again(monkeypatch):
    with monkeypatch.context() as patch:
        broken_mail(patch)
        stored()
        run_due()
    assert not mail.outbox
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        run_due()
    assert len(mail.outbox) == 1
    assert not Job.objects.filter(name=RELAY).exists()


def test_a_failure_is_noted_without_anybodys_address(monkeypatch, caplog):
    broken_mail(monkeypatch)
    stored()
    run_due()
    noted = Job.objects.get(name=RELAY).last_error
    assert "SMTPRecipientsRefused" in noted
    assert "example.org" not in noted + caplog.text
    assert "Robin" not in noted + caplog.text


def test_a_mailbox_that_was_taken_away_keeps_the_message_waiting():
    message = stored()
    page = message.page.specific
    page.mailbox = ""
    page.save()
    run_due()
    assert Job.objects.get(name=RELAY).last_error.startswith("MailboxMissing")
    page.mailbox = "new-box@example.org"
    page.save()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        run_due()
    assert mail.outbox[0].to == ["new-box@example.org"]


def test_a_page_deleted_meanwhile_takes_its_messages_along():
    message = stored()
    message.page.delete()
    run_due()
    assert not mail.outbox
    assert not Job.objects.filter(name=RELAY).exists()


@pytest.mark.parametrize(
    ("age", "kept"),
    [
        (timedelta(days=90) - timedelta(seconds=1), True),
        (timedelta(days=90), False),
        (timedelta(days=90, seconds=1), False),
    ],
)
@pytest.mark.parametrize("sent", [True, False])
def test_content_is_gone_when_its_days_are_over(age, kept, sent):
    now = timezone.now()
    stored()
    ContactMessage.objects.update(created_at=now - age, sent_at=now if sent else None)
    with time_machine.travel(now, tick=False):
        purge_messages()
    assert ContactMessage.objects.exists() == kept


def test_messages_deleted_unsent_are_counted_in_the_log(caplog):
    stored()
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(days=91))
    assert purge_messages() == 1
    assert "1 contact messages" in caplog.text


def test_the_purge_runs_by_itself_every_day():
    stored()
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(days=91), sent_at=timezone.now())
    run_due()
    assert not ContactMessage.objects.exists()
    assert Job.objects.filter(name="common.purge_contact_messages", due_at__gt=timezone.now()).exists()


def test_the_mail_is_written_in_the_language_of_the_page():
    from wagtail.models import Locale

    message = stored()
    Locale.objects.get_or_create(language_code="ar")
    message.page.locale = Locale.objects.get(language_code="ar")
    message.page.save()
    run_due()
    html = mail.outbox[0].alternatives[0].content
    assert '<html lang="ar" dir="rtl">' in html
