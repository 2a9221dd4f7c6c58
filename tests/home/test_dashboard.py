from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from tests import builders, cast
from tests.home.translating.words import translate_all

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def dashboard(user):
    response = cast.client_of(user).get("/admin/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("reviewed", "listed"),
    [(days_ago(99), False), (days_ago(100), False), (days_ago(101), True), (None, False)],
)
def test_a_page_is_listed_the_day_after_its_review_falls_due(reviewed, listed):
    builders.organisation(review_after_days=100)
    builders.standard_page(title="Stale bread", last_reviewed=reviewed)
    assert ("Stale bread" in dashboard(cast.admin())) is listed


def test_a_translation_is_not_listed_beside_its_original():
    page = builders.standard_page(title="Stale bread", last_reviewed=days_ago(9999))
    copy = page.copy_for_translation(Locale.objects.create(language_code="fr"), copy_parents=True)
    copy.title = "Pain rassis"
    copy.save_revision().publish()
    seen = dashboard(cast.admin())
    assert ("Stale bread" in seen, "Pain rassis" in seen) == (True, False)


def test_translators_see_how_many_texts_each_language_lacks():
    page = builders.standard_page(title="How to join")
    translate_object(page, [Locale.objects.create(language_code=code) for code in ("de", "fr")])
    for translation in Translation.objects.filter(target_locale__language_code="de"):
        translate_all(translation)
    seen = dashboard(cast.translator())
    assert "French, texts without translation: 3" in seen
    assert "German, texts" not in seen
    officer = cast.member("officer@example.org")
    officer.user_permissions.add(cast.Permission.objects.get(codename="access_admin"))
    assert "texts without translation" not in dashboard(officer)


def test_translators_find_the_pages_that_nobody_has_begun(client):
    begun, waits = builders.standard_page(title="Begun"), builders.standard_page(title="Waits")
    draft = builders.standard_page(title="Draft", live=False)
    french, _german = [Locale.objects.create(language_code=code) for code in ("fr", "de")]
    translate_object(begun, [french])
    listed = {}
    for language in ("fr", "de"):
        answer = cast.client_of(cast.translator()).get(reverse("translations_not_begun"), {"language": language})
        listed[language] = {page.pk for page in answer.context["page_obj"]} & {begun.pk, waits.pk, draft.pk}
        assert reverse("wagtail_localize:submit_page_translation", args=[waits.pk]) in answer.text
    assert listed == {"fr": {waits.pk}, "de": {begun.pk, waits.pk}}
    assert reverse("translations_not_begun") in dashboard(cast.translator())


def test_drafts_are_not_due():
    builders.standard_page(title="Stale draft", last_reviewed=days_ago(9999), live=False)
    assert "Stale draft" not in dashboard(cast.admin())


def test_only_pages_one_may_edit_are_listed():
    builders.standard_page(title="Stale bread", last_reviewed=days_ago(9999))
    assert "Stale bread" in dashboard(cast.editor())
    powerless = cast.member("powerless@example.org")
    powerless.user_permissions.add(cast.Permission.objects.get(codename="access_admin"))
    assert "Stale bread" not in dashboard(powerless)


def test_the_eight_oldest_are_listed_and_the_rest_is_counted():
    builders.home()
    for age in range(1000, 1010):
        builders.standard_page(title=f"Aged {age}", last_reviewed=days_ago(age))
    page = dashboard(cast.admin())
    assert [age for age in range(1000, 1010) if f"Aged {age}" in page] == list(range(1002, 1010))
    assert "And 2 more." in page


def test_who_may_change_catchments_sees_the_gaps():
    builders.catchment(builders.branch(), "US", "US-CA")
    page = dashboard(cast.admin())
    assert "countries have no branch" in page
    assert "1 country is split" in page
    assert "no branch" not in dashboard(cast.editor())


def test_the_admin_carries_the_name_of_the_organisation():
    page = dashboard(cast.admin())
    assert "Welcome to Labour International" in page
    assert "css/admin.css" in page


def test_the_help_menu_counts_no_releases_of_the_software():
    page = dashboard(cast.admin())
    assert "keyboard-shortcuts" in page
    assert [name for name in ("whats-new-in-wagtail", "editor-guide") if name in page] == []
