"""The demo's translations: real ones that editors go on with, made of the translators' files, and made once."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from common.models import OrganisationSettings
from events.models import EventKind, EventPage, Occurrence
from home.demo import in_languages
from home.demo.in_languages import copies, files, making
from home.demo.in_languages.sources import Source

# So many at least: what the launch promises is there, without the articles that nobody has translated.
AT_LEAST = {"fr": 85, "ar": 35}
PROMISED = {
    "fr": [
        "/fr/",
        "/fr/branches/",
        "/fr/branches/americas/canada/",
        "/fr/events/",
        "/fr/conduct/",
        "/fr/conduct/report/",
    ],
    "ar": ["/ar/", "/ar/branches/", "/ar/events/", "/ar/conduct/", "/ar/conduct/code/", "/ar/conduct/report/"],
}


def pages_in(language):
    return Page.objects.filter(locale__language_code=language, depth__gt=1)


@pytest.mark.parametrize("language", AT_LEAST)
def test_what_was_promised_is_there_and_published(demo, client, language):
    pages = pages_in(language)
    assert pages.live().count() == pages.count() >= AT_LEAST[language]
    answers = {address: client.get(address).status_code for address in PROMISED[language]}
    assert answers == dict.fromkeys(PROMISED[language], 200)


def test_a_second_run_makes_nothing(demo):
    assert in_languages.ensure(("fr", "ar")) == 0
    assert in_languages.ensure(()) == 0


def test_the_tree_is_sound_and_every_page_stands_under_the_translation_of_its_parent(demo):
    assert not any(Page.find_problems())
    keys = {page.path: page for page in Page.objects.filter(depth__gt=1)}
    source = {page.translation_key: page for page in keys.values() if page.locale.language_code == "en"}
    looked_at = 0
    for page in pages_in("fr").filter(depth__gt=2).select_related("locale"):
        above, original = keys[page.path[: -page.steplen]], source[page.translation_key]
        assert above.translation_key == keys[original.path[: -page.steplen]].translation_key
        assert page.slug == original.slug
        looked_at += 1
    assert looked_at > AT_LEAST["fr"] - 5


@pytest.mark.parametrize("language", AT_LEAST)
def test_translators_find_every_string_translated(demo, language):
    translations = Translation.objects.filter(target_locale__language_code=language)
    keys = set(pages_in(language).values_list("translation_key", flat=True))
    looked_at = 0
    for translation in translations.select_related("source", "target_locale"):
        if translation.source.object_id in keys:
            total, done = translation.get_progress()
            assert total == done > 0, translation.source.object_repr
            looked_at += 1
    assert looked_at == len(keys)


def test_a_source_is_kept_as_wagtail_localize_keeps_it(demo):
    """Asked anew it finds nothing to change: same content, same segments, same translations."""
    looked_at = 0
    for page in pages_in("en").filter(translation_key__in=pages_in("fr").values("translation_key"))[::9]:
        before = _segments(page)
        source = TranslationSource.objects.get_for_instance(page.specific)
        source.update_from_db()
        assert _segments(page) == before, page.title
        looked_at += 1
    assert looked_at >= 9
    assert not StringTranslation.objects.filter(has_error=True).exists()


def _segments(page):
    source = TranslationSource.objects.get_for_instance(page)
    kinds = ("stringsegment_set", "templatesegment_set", "relatedobjectsegment_set", "overridablesegment_set")
    return {
        name: set(getattr(source, name).values_list("context__path", "context__field_path", "order"))
        for name in kinds
    }


def test_each_has_one_revision_which_is_what_readers_see(demo):
    looked_at = 0
    for page in pages_in("fr").specific():
        assert page.revisions.count() == 1
        assert page.live_revision_id == page.latest_revision_id
        assert page.latest_revision.as_object().title == page.title == page.draft_title
        looked_at += 1
    assert looked_at >= AT_LEAST["fr"]


def test_translated_events_share_the_dates_of_their_source(demo):
    french = EventPage.objects.filter(locale__language_code="fr")
    dates = Occurrence.objects.filter(series__in=french.values("translation_key"))
    assert french.count() > 25
    assert dates.filter(live=True).count() > 300
    assert not dates.exclude(series__event__locale__language_code="en").exists()


def test_kinds_are_called_what_they_are_in_every_language(demo):
    slugs = {
        code: set(EventKind.objects.filter(locale__language_code=code).values_list("slug", flat=True))
        for code in ("en", "fr", "ar")
    }
    assert slugs["en"] == slugs["fr"] == slugs["ar"]


def test_the_texts_of_the_organisation_are_translated(demo):
    organisation = OrganisationSettings.objects.get()
    assert len(organisation.texts()) > 15
    for language in AT_LEAST:
        assert set(organisation.translations[language]) == set(organisation.texts())


def test_a_page_whose_words_an_editor_changed_is_not_translated(demo):
    page = pages_in("en").filter(slug="canada").first().specific
    words = files.read("fr")
    assert Source(page).is_covered(words)
    page.introduction = "Nobody has translated this."
    assert not Source(page).is_covered(words)


def test_a_page_waits_for_the_one_above_it(demo):
    region = pages_in("en").get(slug="americas").specific
    source = Source(region, parent_key=region.get_parent().translation_key)
    tree = copies.Tree(Page.get_first_root_node(), Locale.objects.get(language_code="fr"))
    del tree.pages[region.translation_key]
    assert [*making._missing([source], files.read("fr"), tree)] == [source]
    del tree.pages[source.parent_key]
    assert [*making._missing([source], files.read("fr"), tree)] == []
