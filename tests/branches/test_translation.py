"""What wagtail-localize makes of a branch: its facts follow the source, its words are translated."""

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from branches.choices import Status
from branches.models import BranchPage, Catchment
from tests.branches.translations import translated
from tests.builders import branch, catchment

pytestmark = pytest.mark.django_db


def localised(page, language="fr"):
    """The page's translation as a translator publishes it, with the regions above it there already."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    if not page.region.has_translation(locale):
        translated(page.region, language)
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale)
    translation.save_target(publish=True)
    return BranchPage.objects.get(translation_key=page.translation_key, locale=locale)


@pytest.fixture
def spain():
    page = branch(title="Madrid", time_zone="Europe/Madrid", languages=["en", "es"], member_count=200)
    page.further_zones.create(time_zone="Atlantic/Canary")
    page.save()
    catchment(page, "ES")
    return page


def test_a_translation_has_the_facts_of_its_source(spain):
    french = localised(spain)
    assert (french.zones, french.languages) == (["Europe/Madrid", "Atlantic/Canary"], ["en", "es"])
    assert (french.latitude, french.mailbox, french.status) == (spain.latitude, spain.mailbox, spain.status)
    assert Catchment.objects.get().branch == spain


def test_what_changes_at_the_source_changes_in_the_translation(spain):
    localised(spain)
    spain.further_zones.all().delete()
    spain.further_zones.create(time_zone="Africa/Ceuta")
    spain.status, spain.status_reason, spain.merged_into = Status.MERGED, "Stronger together.", branch()
    spain.save()
    french = localised(BranchPage.objects.get(pk=spain.pk))
    assert french.zones == ["Europe/Madrid", "Africa/Ceuta"]
    assert (french.status, french.status_date) == (Status.MERGED, spain.status_date)
    assert french.merged_into.translation_key == spain.merged_into.translation_key
