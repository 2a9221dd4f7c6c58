"""Translators write in other languages and hand in; what is published is published by somebody else."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation

from home.provision import ensure_approval
from tests.home.translating.words import translate_all


@pytest.fixture
def german(world):
    """The translation of a published page that is in work, not published yet."""
    ensure_approval()
    translation = Translation.objects.get(pk=world.corners["berlin"].keys["translation_id"])
    translate_all(translation)
    return translation.get_target_instance()


def test_a_translator_hands_in_and_an_editor_publishes_exactly_that(world, people, german):
    translator = people.client("translator")
    assert translator.get(reverse("hand_in", args=[german.pk])).status_code == 200
    translator.post(reverse("hand_in", args=[german.pk]))
    waiting = Page.objects.get(pk=german.pk)
    assert (waiting.live, waiting.workflow_in_progress) == (german.live, True)
    state = waiting.current_workflow_task_state
    act = reverse("wagtailadmin_pages:workflow_action", args=[german.pk, "approve", state.pk])
    for role in ("translator", "foreign_officer", "membership"):
        people.client(role).post(act)
        assert Page.objects.get(pk=german.pk).workflow_in_progress
    assert state in state.task.specific.get_task_states_user_can_moderate(people.editor)
    assert state not in state.task.specific.get_task_states_user_can_moderate(people.foreign_officer)
    people.client("editor").post(act)
    assert Page.objects.get(pk=german.pk).live
    assert not Page.objects.get(pk=german.pk).workflow_in_progress


def test_what_waits_is_not_handed_in_twice(world, people, german):
    for _ in range(2):
        answer = people.client("translator").post(reverse("hand_in", args=[german.pk]), follow=True)
    assert "waits for an answer already" in answer.content.decode()


def test_a_translator_publishes_through_no_door_of_the_translation_views(world, people, german):
    keys, page = world.corners["berlin"].keys, Page.objects.get(pk=german.pk)
    page.unpublish()
    # Pages above a new translation become aliases of what is published already: those are no new words.
    live = Page.objects.filter(live=True, alias_of=None)
    client, before = people.client("translator"), live.count()
    client.post(
        reverse("wagtail_localize:update_translations", args=[keys["translation_source_id"]]),
        {"publish_translations": "on"},
    )
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    client.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))
    spanish = {"locales": [locale("es").pk]}
    client.post(reverse("wagtail_localize:submit_page_translation", args=[world.page("berlin", "text").pk]), spanish)
    assert live.count() == before


@pytest.mark.parametrize(
    ("role", "name", "made"),
    [
        ("translator", "text", True),
        ("editor", "text", True),
        ("translator", "draft", False),
        ("translator", "private", False),
        ("officer", "text", False),
        ("coordinator", "text", False),
    ],
)
def test_what_is_not_published_is_translated_by_nobody_who_may_not_edit_it(world, people, role, name, made):
    source = world.page("berlin", name)
    address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
    people.client(role).post(address, {"locales": [locale("es").pk]})
    assert Page.objects.filter(translation_key=source.translation_key, locale__language_code="es").exists() == made


def locale(code):
    return Locale.objects.get_or_create(language_code=code)[0]


def test_wagtail_localizes_own_policy_finds_the_translators_pages(world, people, german):
    """It builds Wagtail's stock policy for its breadcrumbs: ours has left its permissions with the user by then."""
    answer = people.client("translator").get(reverse("wagtailadmin_pages:edit", args=[german.pk]))
    assert answer.status_code == 200
    assert f"/admin/pages/{german.get_parent().pk}/" in answer.content.decode()


def test_handing_in_a_translation_of_what_is_live_changes_nothing_that_readers_see(people, german):
    """wagtail-localize would write the draft over the live page (branches.doors.live_translations)."""
    german.get_latest_revision().publish()
    before = Page.objects.get(pk=german.pk).specific
    source = Translation.objects.get(source__object_id=german.translation_key, target_locale=german.locale).source
    segment = source.stringsegment_set.get(context__path="title")
    title = StringTranslation.objects.filter(locale=german.locale, context=segment.context)
    assert title.update(data="Neuer Titel", updated_at=timezone.now()) == 1
    people.client("translator").post(reverse("hand_in", args=[german.pk]))
    after = Page.objects.get(pk=german.pk)
    assert (after.live, after.title, after.specific.body) == (True, before.title, before.body)
    assert after.has_unpublished_changes
    assert after.workflow_in_progress
    assert after.get_latest_revision_as_object().title == "Neuer Titel"
    state = after.current_workflow_task_state
    people.client("editor").post(reverse("wagtailadmin_pages:workflow_action", args=[german.pk, "approve", state.pk]))
    assert Page.objects.get(pk=german.pk).title == "Neuer Titel"
