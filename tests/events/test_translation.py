"""Copies, aliases and translations of an event: its rule goes with it, and its dates stay with the source."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from events.models import EventException, EventHost, EventPage, Occurrence
from events.recurrence import sentence
from events.services import cancel_date
from events.validation import first_start
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


def test_what_is_shared_is_read_at_the_source_whenever_the_translation_was_synchronised(client):
    event = builders.meeting(rule=SECOND_TUESDAY, join_link="https://video.example.org/old", audience="everyone")
    french = translated(event)
    organiser = builders.branch(title="Labour Nairobi")
    event.rule, event.audience, event.join_link = "FREQ=WEEKLY", "members", "https://video.example.org/new"
    event.hosts = [EventHost(host_id=organiser.pk)]
    event.exceptions = [
        EventException(
            locale_id=event.locale_id,
            action="moved",
            date=event.start_date,
            new_join_link="https://video.example.org/x",
        )
    ]
    event.save_revision().publish()
    client.force_login(cast.admin())
    page = client.get(french.get_url()).text
    assert "https://video.example.org/x" in page
    assert "https://video.example.org/old" not in page
    with translation.override("fr"):
        assert escape(sentence("FREQ=WEEKLY", first_start(event))) in page
    assert "Labour Nairobi" in page
    other = Occurrence.objects.order_by("start")[1]
    assert "https://video.example.org/new" in client.get(f"{french.get_url()}{other.slug}/").text


def test_a_stranger_sees_no_link_on_a_translation_that_is_older_than_the_rule_who_may_come(client):
    event = builders.meeting(join_link="https://video.example.org/room", audience="everyone")
    french = translated(event)
    event.audience = "branch"
    event.save_revision().publish()
    assert "video.example.org" not in client.get(french.get_url()).text


@pytest.mark.parametrize(
    ("action", "words"),
    [("cancelled", "Le hall est inondé."), ("note", "Apportez votre tasse.")],
    ids=["off", "note"],
)
def test_lists_say_of_a_date_what_its_translation_says(client, action, words):
    event = builders.meeting(
        {"action": action, "date": date(2027, 1, 12), "reason": "In English."}, rule=SECOND_TUESDAY
    )
    french = french_by_localize(event)
    french.get_latest_revision().publish()
    assert EventException.objects.filter(event=french).update(reason=words) == 1
    with time_machine.travel("2027-01-01T12:00Z", tick=False):
        read = {language: client.get(f"{language}/events/").text for language in ("", "/fr")}
    assert words in unescape(read["/fr"])
    assert "In English." not in read["/fr"]
    assert "In English." in read[""]
