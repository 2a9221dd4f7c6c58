"""Who hears by mail that a mailing stopped by itself, or ended with open questions."""

import pytest

from common.models import OutgoingMail
from members.rights import Capability
from newsletter.choices import DeliveryState, MailingKind
from newsletter.delivery import engine, filling, recording, services
from newsletter.models import Delivery
from tests import builders, cast
from tests.newsletter.approval import team as t
from tests.newsletter.delivery import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    builders.site()
    return t.person("ed", None, [Capability.EDITOR], "Newsletter editor")


def told():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def test_who_froze_a_mailing_hears_once_that_it_paused_why_and_where_to_look(editor):
    mailing = world.running(1, created_by=editor)
    recording.pause(mailing, "mail_server")
    recording.pause(world.fresh(mailing), "mail_server")
    mail = OutgoingMail.objects.get()
    assert mail.to == editor.email
    assert mail.subject == "“November” waits for you"
    assert "The mail server could not be reached" in mail.text
    assert f"/admin/newsletter/mailings/{mailing.pk}/" in mail.text


def test_a_mailing_that_asks_tells_too(editor):
    filling.ask(world.running(1, created_by=editor), "withdrawn")
    assert "An article in it has been withdrawn" in OutgoingMail.objects.get().text


def test_where_the_site_itself_sends_all_who_may_decide_are_told(editor):
    other = t.person("second", None, [Capability.EDITOR], "Second editor")
    recording.pause(world.running(1), "errors")
    assert told() == sorted([editor.email, other.email])


def test_an_author_who_may_not_decide_any_more_is_not_told(editor):
    recording.pause(world.running(1, created_by=cast.member()), "errors")
    assert told() == [editor.email]


def test_of_a_notice_whoever_runs_elections_is_told(editor):
    returning = t.person("returning", None, [Capability.ELECTIONS], "Returning officer")
    recording.pause(world.running(1, kind=MailingKind.NOTICE), "errors")
    assert told() == sorted([editor.email, returning.email])


def test_somebody_who_pauses_by_hand_needs_no_mail(editor):
    services.pause(actor=editor, mailing=world.running(1, created_by=editor))
    assert told() == []


@pytest.mark.parametrize(("state", "mails"), [(DeliveryState.UNKNOWN, 1), (DeliveryState.SENT, 0)])
def test_a_mailing_that_ends_tells_only_where_something_is_to_be_decided(editor, state, mails):
    mailing = world.running(1, created_by=editor)
    Delivery.objects.filter(mailing=mailing).update(state=state)
    engine.finish(mailing)
    assert len(told()) == mails
    assert world.fresh(mailing).state == "done"
