"""A mail is written in its reader's language and time, sent once, and forgotten."""

import smtplib
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
import time_machine
from django.core import mail as outbox
from django.utils import timezone

from common.jobs import run_due
from common.mail import purge_mails, queue_mail, send_mail
from common.models import Job, OutgoingMail

pytestmark = pytest.mark.django_db

WHEN = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
SAYS = "{% load times %}{% block content %}{{ name }}: {% mail_time when %}{% endblock %}"
PARTS = {
    "subject.txt": "{% load i18n %}{% autoescape off %}{% translate 'Sign in' %} {{ name }}\n{% endautoescape %}",
    "txt": "{% extends 'emails/layout.txt' %}" + SAYS,
    "html": "{% extends 'emails/layout.html' %}" + SAYS,
}


@pytest.fixture(autouse=True)
def template(settings, tmp_path):
    folder = tmp_path / "emails"
    folder.mkdir()
    for part, text in PARTS.items():
        (folder / f"sample.{part}").write_text(text)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]


def queued(**kw):
    defaults = {"to": "sam@example.org", "context": {"name": "Sam & Co", "when": WHEN}, "language": "en"}
    return queue_mail(template="sample", **defaults | kw)


def sent(**kw):
    queued(**kw)
    run_due()
    return message_from_bytes(outbox.outbox[-1].message().as_bytes(), policy=policy.default)


def parts_of(letter):
    return [letter.get_body([kind]).get_content() for kind in ("plain", "html")]


def test_a_mail_has_two_parts_and_is_escaped_only_where_it_is_html():
    letter = sent()
    plain, html = parts_of(letter)
    assert "Sam & Co" in plain
    assert "Sam &amp; Co" in html
    assert letter["To"] == "sam@example.org"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_it_is_in_the_readers_language_whatever_the_request_spoke():
    _plain, html = parts_of(sent(language="ar"))
    assert '<html lang="ar" dir="rtl">' in html


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("", "Sunday 22 November 2026, 19:30 in London (Greenwich Mean Time, UTC)"),
        ("no zone", "19:30 in London"),
        ("Europe/Berlin", "20:30 in Berlin (Central European Standard Time, UTC+1), 19:30 UTC"),
        ("Asia/Kathmandu", "Monday 23 November 2026, 01:15 in Kathmandu"),
    ],
)
def test_a_time_has_the_readers_zone_and_utc(zone, words):
    assert all(words in part for part in parts_of(sent(time_zone=zone)))


def test_a_subject_is_one_line_and_not_too_long():
    letter = sent(context={"name": "x\ny " + "z" * 400, "when": WHEN})
    assert "\n" not in letter["Subject"]
    assert len(OutgoingMail.objects.get().subject) == 0
    assert len(letter["Subject"]) <= 250


def test_nothing_of_it_is_left_once_it_is_sent():
    sent()
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject, mail.text, mail.html) == ("", "", "", "")
    assert mail.sent_at


def test_it_is_sent_once_even_where_the_job_runs_twice():
    mail = queued()
    send_mail(uuid=mail.uuid)
    send_mail(uuid=mail.uuid)
    assert len(outbox.outbox) == 1
    assert outbox.outbox[0].extra_headers["Message-ID"] == f"<{mail.uuid}@localhost>"


def test_what_the_mail_server_refuses_is_tried_again(monkeypatch):
    def fail(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMessage.send", fail)
        queued()
        run_due()
    assert Job.objects.get(name="common.send_mail").attempts == 1
    run_due(now=timezone.now() + timedelta(minutes=2))
    assert len(outbox.outbox) == 1


@pytest.mark.parametrize(("after", "count"), [(599, 1), (600, 0), (601, 0)])
def test_a_mail_that_helps_nobody_any_more_is_not_sent(after, count):
    with time_machine.travel(WHEN, tick=False):
        queued(useful_for=timedelta(minutes=10))
    with time_machine.travel(WHEN + timedelta(seconds=after), tick=False):
        run_due()
    assert len(outbox.outbox) == count


def test_rows_go_when_their_time_is_over_and_the_log_counts_what_was_never_sent(caplog):
    with time_machine.travel(WHEN, tick=False):
        queued(useful_for=timedelta(minutes=10))
        later = queued(useful_for=timedelta(days=1))
    with time_machine.travel(WHEN + timedelta(minutes=10), tick=False):
        assert purge_mails() == 1
    assert list(OutgoingMail.objects.all()) == [later]
    assert "1 mails" in caplog.text
    assert "example.org" not in caplog.text


def test_nothing_is_stored_where_the_mail_cannot_be_written():
    with pytest.raises(UnicodeError):
        queued(to="söm@example.org")
    assert not OutgoingMail.objects.exists()
    assert not Job.objects.filter(name="common.send_mail").exists()
