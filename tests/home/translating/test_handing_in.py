"""A translation goes live by approval alone: complete, handed in, agreed to by somebody who did not write it."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.provision import ensure_approval
from home.translating.handing_in import IncompleteError, hand_in
from tests import builders, cast

from .words import translate_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def translation():
    ensure_approval()
    page = builders.standard_page(title="How to join", introduction="Begin here.")
    french = Locale.objects.get_or_create(language_code="fr")[0]
    translate_object(page, [french])
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=french)


def target(translation):
    return Page.objects.get(pk=translation.get_target_instance().pk).specific


def publish(user, translation):
    address = reverse("wagtailadmin_pages:edit", args=[target(translation).pk])
    return cast.client_of(user).post(address, {"action": "publish"})


def answer(user, translation):
    page = target(translation)
    state = page.current_workflow_task_state
    cast.client_of(user).post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    return target(translation)


@pytest.mark.parametrize("missing", [1, 2])
def test_what_is_not_translated_to_its_end_is_not_handed_in(translation, missing):
    translate_all(translation, but=missing)
    with pytest.raises(IncompleteError) as refused:
        hand_in(actor=cast.moderator(), page=target(translation))
    assert refused.value.count == missing
    address = reverse("hand_in", args=[target(translation).pk])
    said = cast.client_of(cast.moderator()).post(address).content.decode()
    assert ("One text is not translated yet" if missing == 1 else "2 texts are not translated yet") in said
    assert not target(translation).workflow_in_progress


def test_the_publish_button_of_the_translation_editor_leads_to_handing_in(translation):
    translate_all(translation)
    target(translation).unpublish()
    answered = publish(cast.moderator(), translation)
    assert answered.url == reverse("hand_in", args=[target(translation).pk])
    assert not target(translation).live


def test_an_administrator_may_publish_a_translation_to_mend_it(translation, django_capture_on_commit_callbacks):
    translate_all(translation)
    target(translation).unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        publish(cast.admin(), translation)
    assert target(translation).live


def test_who_has_translated_a_text_does_not_agree_to_it(translation):
    author, reader = cast.moderator("author@example.org"), cast.moderator("reader@example.org")
    target(translation).unpublish()
    translate_all(translation, by=author)
    hand_in(actor=author, page=target(translation))
    assert not answer(author, translation).live
    assert answer(reader, translation).live


def test_what_an_agreed_translation_says_is_what_its_translator_typed(translation):
    author, reader = cast.moderator("author@example.org"), cast.moderator("reader@example.org")
    translate_all(translation, by=author)
    hand_in(actor=author, page=target(translation))
    assert answer(reader, translation).introduction == "Begin here. (French)"


def words_by(user, translation):
    segment = StringSegment.objects.filter(source=translation.source).first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    cast.client_of(user).put(address, "value=Typed", content_type="application/x-www-form-urlencoded")
    found = StringTranslation.objects.filter(translation_of=segment.string, locale=translation.target_locale)
    return found.filter(data="Typed").exists()


def test_a_page_that_is_locked_by_somebody_gets_no_new_words(translation):
    person, page = cast.editor(), target(translation)
    assert words_by(person, translation)
    StringTranslation.objects.all().delete()
    page.locked, page.locked_by = True, cast.moderator()
    page.save()
    assert not words_by(person, translation)


def test_what_is_under_review_gets_no_new_words_from_who_handed_it_in(translation):
    person = cast.translator()
    translate_all(translation, by=person)
    hand_in(actor=person, page=target(translation))
    assert not words_by(person, translation)
    page = cast.client_of(person).get(reverse("wagtailadmin_pages:edit", args=[target(translation).pk]))
    assert "is not kept" in page.content.decode()
