"""Legal and ballot notices: one officer writes, a second confirms, every current member gets it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry

from common.jobs import run_due
from members.choices import MembershipStatus
from members.rights import Capability
from newsletter.choices import MailingKind, MailingState
from newsletter.delivery import services as delivery
from newsletter.editions import official
from newsletter.models import Delivery, Mailing, OfficialNotice
from tests import builders, cast
from tests.newsletter import people
from tests.newsletter.editions import desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
TEXTS = {"en": ("Ballot of members", "The ballot opens.\n\nVote at https://example.org/vote <b>soon</b>.")}
SENT = {"subject_en": "Ballot of members", "text_en": "The ballot opens.", "when": "now"}


def returning(email="returning.officer@example.org"):
    return desk.officer(Capability.ELECTIONS, email)


def frozen(actor=None):
    actor = actor or returning()
    return official.freeze_notice(actor=actor, notice=official.write_notice(actor=actor, texts=TEXTS))


def confirm(mailing, person, shown=0):
    address = reverse("newsletter_mailing_confirm", args=[mailing.pk])
    cast.client_of(person).post(address, {"shown": shown, "confirm": ""})
    mailing.refresh_from_db()
    return mailing.state


def test_a_notice_is_written_kept_and_frozen():
    client = cast.client_of(returning())
    new = reverse("newsletter_notice_new")
    response = client.post(new, SENT | {"keep": ""})
    notice = OfficialNotice.objects.get()
    assert response.url == reverse("newsletter_notice", args=[notice.pk])
    assert not Mailing.objects.exists()
    response = client.post(response.url, SENT | {"text_en": "It opens on Monday.", "freeze": ""})
    mailing = Mailing.objects.get()
    assert response.url == reverse("newsletter_mailing_confirm", args=[mailing.pk])
    assert (mailing.kind, mailing.title) == (MailingKind.NOTICE, "Ballot of members")
    assert "It opens on Monday." in mailing.shells.get().text
    assert client.get(reverse("newsletter_notice", args=[notice.pk])).url == response.url


def test_what_was_typed_is_text_and_its_addresses_are_links():
    html = frozen().shells.get().html
    assert 'href="https://example.org/vote"' in html
    assert "&lt;b&gt;soon" in html


def test_its_text_changes_no_more_once_it_is_frozen():
    mailing = frozen()
    with pytest.raises(official.AlreadyFrozen):
        official.write_notice(actor=returning(), texts=TEXTS, notice=mailing.official_notice)
    with pytest.raises(official.AlreadyFrozen):
        official.freeze_notice(actor=returning(), notice=mailing.official_notice)


def test_without_english_nothing_is_frozen():
    notice = official.write_notice(actor=returning(), texts={"fr": ("Scrutin", "Ouvert.")})
    with pytest.raises(official.NoEnglishText):
        official.freeze_notice(actor=returning(), notice=notice)


@pytest.mark.parametrize(
    "wrong", [{"subject_en": ""}, {"text_en": ""}, {"subject_fr": "Scrutin"}, {"text_en": "x" * 8001}, {"when": "at"}]
)
def test_half_a_notice_is_refused(wrong):
    response = cast.client_of(returning()).post(reverse("newsletter_notice_new"), SENT | {"freeze": ""} | wrong)
    assert response.context["form"].errors
    assert not OfficialNotice.objects.exists()


def test_whoever_wrote_it_does_not_confirm_it_a_second_does():
    writer = returning()
    mailing = frozen(writer)
    page = cast.client_of(writer).get(reverse("newsletter_mailing_confirm", args=[mailing.pk]))
    assert "Ask a second officer" in desk.said(page)
    assert confirm(mailing, writer) == MailingState.FROZEN
    assert confirm(mailing, desk.editor()) == MailingState.FILLING


def test_an_administrator_who_wrote_it_does_not_either():
    mailing = frozen(cast.admin())
    assert confirm(mailing, cast.admin()) == MailingState.FROZEN
    assert confirm(mailing, returning()) == MailingState.FILLING


def test_who_was_the_second_stands_in_the_log():
    mailing, second = frozen(), desk.editor()
    confirm(mailing, second)
    entries = ModelLogEntry.objects.filter(object_id=str(mailing.pk)).order_by("pk")
    assert [(row.action, row.user) for row in entries] == [
        ("newsletter.freeze", returning()),
        ("newsletter.confirm", second),
    ]


def test_every_current_member_gets_it_whatever_they_chose():
    people.reader(wants_newsletter=False, branch=builders.branch())
    people.membership()
    people.subscriber()
    people.membership(status=MembershipStatus.LEFT, until=date(2026, 1, 1))
    mailing = frozen()
    assert confirm(mailing, desk.editor(), shown=2) == MailingState.FILLING
    run_due()
    assert Delivery.objects.filter(mailing=mailing).count() == 2


def test_it_cannot_be_unsubscribed():
    shell = frozen().shells.get()
    assert "/unsubscribe/" not in shell.text + shell.html


@pytest.mark.parametrize("capability", [Capability.EDITOR, Capability.ARTICLES, Capability.MEMBERSHIP])
def test_others_write_none(capability):
    person = desk.officer(capability, "other.officer@example.org")
    with pytest.raises(PermissionDenied):
        official.write_notice(actor=person, texts=TEXTS)
    notice = official.write_notice(actor=returning(), texts=TEXTS)
    for address in (reverse("newsletter_notice_new"), reverse("newsletter_notice", args=[notice.pk])):
        assert cast.client_of(person).get(address).status_code in {302, 403}
        assert cast.client_of(person).post(address, SENT).status_code in {302, 403}
    assert OfficialNotice.objects.count() == 1


def test_thrown_away_it_is_cancelled_and_the_list_says_so():
    writer = returning()
    mailing = frozen(writer)
    delivery.cancel(actor=writer, mailing=mailing)
    assert "Ballot of members : Cancelled" in desk.said(cast.client_of(writer).get(reverse("newsletter_editions")))
