"""Those who keep the directory hear before a line is hidden, and when it is: once each."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from common.models import OutgoingMail
from conduct.directory.provision import ensure_help
from conduct.directory.reminders import remind
from conduct.models import HelpService
from tests import cast
from tests.conduct.directory.lines import helpline, qualified, verify

pytestmark = pytest.mark.django_db
START = "2026-11-22T12:00:00Z"


@pytest.fixture(autouse=True)
def start():
    with time_machine.travel(START, tick=False):
        yield


def later(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


@pytest.mark.parametrize(("age", "mails"), [(0, 0), (149, 0), (150, 2), (180, 2), (181, 2), (400, 2)])
def test_a_mail_goes_out_thirty_days_before_and_when_it_is_hidden(age, mails):
    helpline()
    with later(age):
        assert remind() == mails
        assert OutgoingMail.objects.count() == mails


def test_each_is_mailed_once_before_and_once_afterwards():
    helpline()
    sent = []
    for age in range(140, 200):
        with later(age):
            if remind():
                sent.append(age)
    assert sent == [150, 181]


def test_a_line_that_is_verified_again_begins_anew():
    line = helpline()
    with later(160):
        remind()
        verify(HelpService.objects.get(pk=line.pk))
        assert remind() == 0
    with later(160 + 150):
        assert remind() == 2


def test_one_mail_tells_of_all_lines_and_says_which_are_hidden():
    helpline(name="Old line")
    with later(60):
        helpline(name="Younger line")
    with later(220):
        remind()
    first, _second = OutgoingMail.objects.order_by("to")
    assert "Old line" in first.text
    assert "Younger line: shown until" in first.text
    assert first.subject == "Helplines are hidden until somebody verifies them"
    assert "/admin/" in first.text
    assert "Old line" in first.html


def test_nobody_else_is_mailed():
    cast.admin()
    helpline()
    with later(150):
        remind()
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {"anna@example.org", "bela@example.org"}


def test_what_was_never_verified_or_is_an_example_or_was_changed_is_nobodys_reminder():
    ensure_help()
    helpline(verified=False)
    helpline(verified=False, is_example=True)
    changed = helpline()
    HelpService.objects.filter(pk=changed.pk).update(phone="+44 20 7946 0999")
    with later(300):
        assert remind() == 0


def test_the_job_does_it():
    helpline()
    qualified("carl")
    with later(150):
        call_command("run_jobs")
    assert HelpService.objects.get().reminded == "soon"
