"""Copies, aliases and translations of an event: its rule goes with it, and its dates stay with the source."""

from datetime import date

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventPage, Occurrence
from events.services import cancel_date
from tests import builders, cast
from tests.branches.translations import translated

pytestmark = pytest.mark.django_db
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"


def meeting():
    return builders.meeting({"action": "cancelled", "date": date(2027, 1, 12)}, rule=SECOND_TUESDAY)


def french_by_localize(event):
    if not Locale.objects.filter(language_code="fr").exists():
        translated(builders.event_index())
    source, _made = TranslationSource.update_or_create_from_instance(event)
    translation, _made = Translation.objects.get_or_create(
        source=source, target_locale=Locale.objects.get(language_code="fr")
    )
    translation.save_target(publish=True)
    return EventPage.objects.get(locale__language_code="fr")


def test_a_copy_has_the_rule_and_single_dates():
    event = meeting()
    copy = event.copy(update_attrs={"slug": "copy"})
    assert str(copy.rule) == f"RRULE:{SECOND_TUESDAY}"
    assert copy.exceptions.count() == 1


def test_an_alias_follows_its_source():
    event = meeting()
    alias = event.create_alias(update_slug="alias")
    event.rule = "FREQ=WEEKLY"
    event.save_revision().publish()
    assert str(EventPage.objects.get(pk=alias.pk).rule) == "RRULE:FREQ=WEEKLY"


def test_a_translation_has_the_rule_and_no_dates_of_its_own():
    event = meeting()
    french = french_by_localize(event)
    assert str(french.rule) == f"RRULE:{SECOND_TUESDAY}"
    assert french.exceptions.count() == 1
    assert set(Occurrence.objects.values_list("series", flat=True)) == {event.translation_key}


def test_the_rule_of_a_translation_follows_the_source():
    event = meeting()
    french_by_localize(event)
    event.rule = "FREQ=WEEKLY"
    event.save_revision().publish()
    assert str(french_by_localize(EventPage.objects.get(pk=event.pk)).rule) == "RRULE:FREQ=WEEKLY"


def test_a_date_cancelled_in_the_source_is_cancelled_for_every_language():
    event = builders.meeting(rule=SECOND_TUESDAY)
    french = french_by_localize(event)
    key = Occurrence.objects.order_by("start").first().recurrence_id
    cancel_date(actor=cast.editor(), event=french, recurrence_id=key, reason="Snow.")
    assert Occurrence.objects.get(recurrence_id=key).reason == "Snow."
