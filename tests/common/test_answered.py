"""Whoever answers a relayed message says so by a link in its mail; what nobody answers is counted after a week."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from common import answered
from common.jobs import run_due
from common.models import ContactMessage
from common.services import send_message
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    """The path of the link in the mail of one message."""
    page = builders.branch(title="Berlin", mailbox="box@example.org")
    send_message(page=page, name="Robin Sample", email="robin@example.org", body="When do you meet?")
    run_due()
    return re.search(r"http://localhost(/contact/answered/\S+)", mail.outbox[0].body)[1]


def test_both_parts_of_the_mail_have_the_link(link):
    assert f"http://localhost{link}" in mail.outbox[0].alternatives[0].content


def test_looking_at_the_link_marks_nothing(client, link):
    for method in (client.get, client.head):
        assert method(link).status_code == 200
    assert ContactMessage.objects.get().answered_at is None


def test_pressing_the_button_marks_the_message_once(client, link):
    with time_machine.travel(timezone.now(), tick=False):
        client.post(link)
        first = ContactMessage.objects.get().answered_at
    assert first
    assert client.post(link).status_code == 200
    assert ContactMessage.objects.get().answered_at == first


def test_the_page_says_neither_who_wrote_nor_what_nor_to_whom(client, link):
    for answer in (client.get(link), client.post(link)):
        text = answer.content.decode()
        assert not [word for word in ("Robin", "robin@", "When do you meet", "box@example.org") if word in text]
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("change", [lambda path: path[:-3] + "xx/", lambda path: "/contact/answered/1/"])
def test_a_forged_link_leads_nowhere(client, link, change):
    assert client.get(change(link)).status_code == 404
    assert client.post(change(link)).status_code == 404


def test_the_link_of_a_message_that_is_deleted_by_now_says_the_same(client, link):
    before = client.post(link).content
    ContactMessage.objects.all().delete()
    assert client.post(link).content == before


@pytest.mark.parametrize(
    ("age", "counted"),
    [
        (timedelta(days=7) - timedelta(seconds=1), 0),
        (timedelta(days=7), 1),
        (timedelta(days=7, seconds=1), 1),
    ],
)
def test_a_message_counts_as_unanswered_after_a_week(link, age, counted):
    now = timezone.now()
    ContactMessage.objects.update(created_at=now - age)
    assert answered.unanswered(now).count() == counted
    ContactMessage.objects.update(answered_at=now)
    assert answered.unanswered(now).count() == 0
