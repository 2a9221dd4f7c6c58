"""A published article leaves the site by one guarded act, with a reason that stands in its history."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import Locale, PageLogEntry

from common.models import OutgoingMail
from newsletter.approval import services
from newsletter.models import ArticlePage
from tests import builders, cast
from tests.newsletter.approval import team as t

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return t.team()


@pytest.fixture
def live(team):
    return builders.article(owner=team.author, authors=[team.author], title="A hall in Lyon")


@pytest.fixture
def french(live):
    locale, _made = Locale.objects.get_or_create(language_code="fr")
    copy = live.copy_for_translation(locale, copy_parents=True)
    copy.get_latest_revision().publish()
    return ArticlePage.objects.get(pk=copy.pk)


def url(article):
    return reverse("newsletter_withdraw", args=[article.pk])


def test_an_editor_withdraws_it_in_all_languages_and_its_authors_read_why(team, live, french):
    sent = {"reason": "It names somebody who did not agree.", "languages": ["en", "fr"]}
    assert cast.client_of(team.editor).post(url(live), sent).status_code == 302
    assert not t.is_live(live)
    assert not t.is_live(french)
    for user in (team.author, team.partner):
        assert "did not agree" in OutgoingMail.objects.get(to=user.email).text
    entries = PageLogEntry.objects.filter(action="newsletter.withdraw")
    assert {entry.page_id for entry in entries} == {live.pk, french.pk}
    assert "did not agree" in registry.get_formatter(entries[0]).format_message(entries[0])
    for page in (live, french):
        history = cast.client_of(team.editor).get(reverse("wagtailadmin_pages:history", args=[page.pk]))
        assert "Withdrawn: nobody reads it any more." in history.content.decode()
    assert cast.client_of(team.author).get(reverse("newsletter_mine")).content.decode().count("did not agree") == 1


def test_it_is_withdrawn_in_the_languages_that_are_named(team, live, french):
    cast.client_of(team.editor).post(url(live), {"reason": "Wrong French.", "languages": ["fr"]})
    assert t.is_live(live)
    assert not t.is_live(french)


def test_its_author_alone_may_not_but_asks(team, live):
    for user in (team.author, team.partner):
        with pytest.raises(PermissionDenied):
            services.withdraw(actor=user, article=live, reason="I am ashamed of it.")
    cast.client_of(team.author).post(url(live), {"reason": "The hall is gone.", "languages": ["en"]})
    assert t.is_live(live)
    assert {mail.to for mail in OutgoingMail.objects.all()} == {team.editor.email, team.colleague.email}
    assert url(live) in OutgoingMail.objects.first().text
    assert PageLogEntry.objects.filter(page=live.pk, action="newsletter.ask_withdrawal").count() == 1


def test_an_editor_does_not_withdraw_their_own_text_but_a_colleague_does(team):
    own = builders.article(owner=team.editor, authors=[team.editor])
    with pytest.raises(PermissionDenied):
        services.withdraw(actor=team.editor, article=own, reason="Mine.")
    services.withdraw(actor=team.colleague, article=own, reason="Asked by its author.")
    assert not t.is_live(own)


@pytest.mark.parametrize("who", ["stranger", "member", "translator"])
def test_nobody_else_withdraws_or_asks(team, live, who):
    user = getattr(team, who, None) or cast.member(f"{who}@example.org")
    cast.client_of(user).post(url(live), {"reason": "Because.", "languages": ["en"]})
    for verb in (services.withdraw, services.ask_withdrawal):
        with pytest.raises(PermissionDenied):
            verb(actor=user, article=live, reason="Because.")
    assert t.is_live(live)
    assert not OutgoingMail.objects.exists()


def test_without_a_reason_nothing_happens(team, live):
    answer = cast.client_of(team.editor).post(url(live), {"reason": " ", "languages": ["en"]})
    assert answer.status_code == 200
    with pytest.raises(ValidationError):
        services.withdraw(actor=team.editor, article=live, reason="\n")
    assert t.is_live(live)


def test_what_is_not_published_is_not_withdrawn(team):
    with pytest.raises(services.NotLiveError):
        services.withdraw(actor=team.editor, article=t.draft(team.author), reason="Because.")


def test_what_was_withdrawn_is_written_again_and_approved_again_and_never_deleted(team, live):
    services.withdraw(actor=team.editor, article=live, reason="Wrong hall.")
    cast.client_of(team.author).post(reverse("wagtailadmin_pages:delete", args=[live.pk]))
    t.hand_in(team.author, t.again(live), summary="The right hall.")
    t.answer(team.editor, live)
    assert t.again(live).summary == "The right hall."
    assert t.is_live(live)
