"""Translations that lag behind: counted, reported, said in the editor; nothing of them changes by itself."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from common.jobs import run_due
from events.models import EventKind
from home.translating.lag import catch_up, lag_of, lagging, with_lag
from tests import builders, cast

from .words import translate_all

pytestmark = pytest.mark.django_db
REPORT = "wagtail_localize:translations_report"


@pytest.fixture
def page():
    body = [{"type": "rich_text", "value": "<p>One.</p><p>Two.</p>"}]
    return builders.standard_page(title="How to join", introduction="Begin here.", body=body)


def translated(page, language="fr", but=0):
    """The translation of a page, published, in which the last ``but`` strings have no words."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    translate_object(page, [locale])
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    translate_all(translation, but=but)
    translation.save_target()
    if isinstance(page, Page):
        target(translation).get_latest_revision().publish()
    return translation


def target(translation):
    return Page.objects.get(pk=translation.get_target_instance().pk).specific


def rewritten(page, **changes):
    page = Page.objects.get(pk=page.pk).specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


@pytest.mark.parametrize("missing", [0, 1, 3])
def test_a_translation_is_behind_by_as_many_strings_as_have_no_words(page, missing):
    translation = translated(page, but=missing)
    assert lag_of(target(translation)).behind == missing
    assert [each.behind for each in lagging(page)] == [missing] * bool(missing)


def test_each_language_is_counted_by_itself(page):
    translated(page, "fr", but=1)
    translated(page, "de", but=2)
    translated(page, "es")
    assert [(each.target_locale.language_code, each.behind) for each in lagging(page)] == [("de", 2), ("fr", 1)]


def test_words_that_were_refused_count_as_missing(page):
    translation = translated(page)
    assert StringTranslation.objects.filter(locale=translation.target_locale).first()
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    assert lag_of(target(translation)).behind == 1


def test_an_original_that_is_published_anew_leaves_its_translations_behind(page):
    translation = translated(page)
    before = target(translation)
    rewritten(page, introduction="Begin over there.")
    assert lag_of(before).behind == 0
    run_due()
    assert lag_of(before).behind == 1
    after = target(translation)
    assert (after.introduction, after.live, after.latest_revision_id) == (
        before.introduction,
        True,
        before.latest_revision_id,
    )


def test_a_draft_of_the_original_is_nothing_to_translate_yet(page):
    translation = translated(page)
    page = Page.objects.get(pk=page.pk).specific
    page.introduction = "Not for anybody yet."
    page.save_revision()
    run_due()
    catch_up(page.translation_key)
    assert lag_of(target(translation)).behind == 0


def test_what_says_the_same_again_is_not_behind(page):
    translation = translated(page)
    rewritten(page, show_in_menus=True)
    run_due()
    assert lag_of(target(translation)).behind == 0


def test_a_changed_list_leaves_its_translations_behind():
    kind = EventKind.objects.filter(locale__language_code="en").first() or builders.kind()
    translation = translated(kind)
    kind.name = "Another word"
    kind.save()
    run_due()
    assert with_lag(Translation.objects.filter(pk=translation.pk)).get().behind == 1


def report(user, **query):
    answer = cast.client_of(user).get(reverse(REPORT), query)
    assert answer.status_code == 200
    return answer


def test_the_report_names_what_lags_most_first_and_what_readers_see(page):
    complete = translated(page, "fr")
    draft = translated(page, "de", but=2)
    target(draft).unpublish()
    rows = report(cast.admin()).context["rows"]
    assert [(row.pk, row.behind, str(row.state)) for row in rows if row.page and row.page.depth > 2] == [
        (draft.pk, 2, "Not published yet"),
        (complete.pk, 0, "Published"),
    ]


def test_the_report_costs_no_query_more_for_each_translation(page):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(REPORT))
        return len(captured)

    client = cast.client_of(cast.admin())
    translated(page, "fr")
    cost()
    few = cost()
    for number in range(8):
        translated(builders.standard_page(title=f"More {number}"), "fr")
    assert cost() == few


def messages(user, page):
    answer = cast.client_of(user).get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert answer.status_code == 200
    return " ".join(str(message) for message in answer.context["messages"])


def test_who_opens_the_original_is_told_which_translations_lag_behind_it(page):
    translated(page, "fr", but=2)
    assert "French (2)" in messages(cast.admin(), page)


def test_who_opens_a_translation_is_told_how_many_of_its_texts_lag(page):
    translation = translated(page, but=2)
    assert "2 texts of this page have no translation" in messages(cast.admin(), target(translation))


def test_a_complete_translation_offers_to_submit_it(page):
    opened = target(translated(page))
    said = messages(cast.admin(), opened)
    assert "All texts are translated." in said
    assert reverse("hand_in", args=[opened.pk]) in said


def test_of_an_original_nothing_is_said_where_nothing_lags(page):
    translated(page)
    assert "translation" not in messages(cast.admin(), page)
