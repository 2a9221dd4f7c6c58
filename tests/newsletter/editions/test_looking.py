"""Looking at the mail as a reader, and a test to one's own address: nothing is stored or goes to anybody else."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from common import meetings
from members.rights import Capability
from newsletter.editions import looking
from newsletter.models import Delivery, EditionPage, Mailing
from tests import builders, cast
from tests.events.calendar import at
from tests.newsletter.editions import desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def shown(edition, **query):
    return desk.client().get(reverse("newsletter_edition_mail", args=[edition.pk]), query)


def confirmed(person):
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_a_preview_shows_the_mail_in_a_frame_without_rights():
    edition = builders.edition(builders.article(title="One"), subject="A subject")
    response = desk.client().get(reverse("newsletter_edition_preview", args=[edition.pk]))
    html = response.content.decode()
    assert 'sandbox=""' in html
    assert "A subject" in html
    mail_itself = shown(edition)
    assert "One" in mail_itself.content.decode()
    assert mail_itself["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script" not in mail_itself.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({}, "Tuesday 8 December 2026, 17:00"),
        ({"time_zone": "Asia/Tokyo"}, "Wednesday 9 December 2026, 02:00"),
        ({"time_zone": "Moon/Sea"}, "Tuesday 8 December 2026, 17:00"),
        ({"part": "text"}, "Tuesday 8 December 2026, 17:00"),
        ({"part": "nothing", "language": "tlh", "branch": "x"}, "Tuesday 8 December 2026, 17:00"),
    ],
)
def test_it_is_read_on_the_chosen_clock_and_what_is_wrong_is_passed_over(query, words):
    at("2026-12-08T18:00", title="Meeting", tz="Europe/Berlin")
    (meeting,) = meetings.coming()
    assert words in desk.said(shown(builders.edition(builders.article(), meetings=[meeting.key]), **query))


def test_the_branch_gives_its_clock_and_its_name():
    at("2026-12-08T18:00", title="Meeting", tz="Europe/Berlin")
    (meeting,) = meetings.coming()
    branch = builders.branch(title="Tokyo", time_zone="Asia/Tokyo")
    said = desk.said(shown(builders.edition(builders.article(), meetings=[meeting.key]), branch=branch.pk))
    assert "Wednesday 9 December 2026, 02:00" in said


def test_in_another_language_what_nobody_translated_is_english():
    edition = builders.edition(builders.article(title="Only English"), languages=["en", "ar"])
    html = shown(edition, language="ar").content.decode()
    assert 'lang="ar"' in html
    assert 'dir="rtl"' in html
    assert "Only English" in html


def test_on_a_dark_screen_it_is_dark():
    html = shown(builders.edition(builders.article()), part="dark").content.decode()
    assert "prefers-color-scheme: dark)" not in html.replace("@media all", "")


@pytest.mark.parametrize("mode", ["", "html", "dark", "text"])
def test_the_editors_own_preview_has_the_mail_too(mode):
    edition = builders.edition(builders.article(title="One"))
    request = edition._get_dummy_headers()
    assert request
    response = edition.make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    response.render() if hasattr(response, "render") else None
    assert "One" in response.content.decode()


def test_a_test_goes_to_ones_own_confirmed_address_and_is_marked():
    edition = builders.edition(builders.article(), subject="A subject")
    client = cast.client_of(confirmed(desk.editor()))
    client.post(reverse("newsletter_edition_test", args=[edition.pk]), {"to": "somebody@example.org"})
    (sent,) = mail.outbox
    assert sent.to == ["newsletter.editor@example.org"]
    assert sent.subject == "[Test] A subject"
    assert sent.alternatives
    assert not Mailing.objects.exists()
    assert not Delivery.objects.exists()


def test_without_a_confirmed_address_nothing_is_sent():
    edition = builders.edition(builders.article())
    desk.client().post(reverse("newsletter_edition_test", args=[edition.pk]))
    assert mail.outbox == []


def test_tests_are_limited(monkeypatch):
    monkeypatch.setattr(looking, "TESTS_AN_HOUR", 2)
    edition = builders.edition(builders.article())
    client = cast.client_of(confirmed(desk.editor()))
    for _number in range(3):
        client.post(reverse("newsletter_edition_test", args=[edition.pk]))
    assert len(mail.outbox) == 2


def test_a_mail_server_that_is_down_is_told(monkeypatch):
    def refuse(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)
    edition = builders.edition(builders.article())
    client = cast.client_of(confirmed(desk.editor()))
    response = client.post(reverse("newsletter_edition_test", args=[edition.pk]), follow=True)
    assert "did not take the test" in desk.said(response)


SCREENS = ["preview", "mail", "test", "send", "publish"]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("capability", [Capability.ARTICLES, Capability.ELECTIONS, Capability.TRANSLATOR])
def test_who_does_not_edit_is_refused(screen, capability):
    edition = builders.edition(builders.article())
    client = cast.client_of(desk.officer(capability, "other.officer@example.org"))
    address = reverse(f"newsletter_edition_{screen}", args=[edition.pk])
    assert client.get(address).status_code in {302, 403}
    assert client.post(address, {"freeze": "", "when": "now"}).status_code in {302, 403}
    assert mail.outbox == []
    assert not Mailing.objects.exists()
    assert not EditionPage.objects.get().live


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("pk", [0, 987_654, 10**30])
def test_of_an_edition_that_is_not_there_there_is_nothing(screen, pk):
    method = "post" if screen in {"test", "publish"} else "get"
    assert getattr(desk.client(), method)(f"/admin/newsletter/editions/{pk}/{screen}/").status_code == 404


def test_an_editor_mends_the_page_on_the_web():
    edition = builders.edition(builders.article(), live=True)
    edition.greeting = "<p>Mended</p>"
    edition.save_revision()
    client = desk.client()
    assert "Update the page" in desk.said(client.get(reverse("newsletter_editions")))
    client.post(reverse("newsletter_edition_publish", args=[edition.pk]))
    assert EditionPage.objects.get().greeting == "<p>Mended</p>"
