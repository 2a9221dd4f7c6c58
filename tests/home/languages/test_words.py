"""Dates, zones, countries, languages and numbers as each of the five languages writes them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from branches.choices import spoken_languages
from branches.places import by_name, country_choices, country_name
from common.models import OrganisationSettings
from common.templatetags.numbers import number
from common.times import local_time, long_date, month_name, weekday_names
from home.search import highlight

DAY = date(2026, 12, 8)
EVENING = datetime(2026, 12, 8, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "month", "monday"),
    [
        ("en", "Tuesday 8 December 2026", "December 2026", "Monday"),
        ("fr", "mardi 8 décembre 2026", "décembre 2026", "lundi"),
        ("de", "Dienstag, 8. Dezember 2026", "Dezember 2026", "Montag"),
        ("es", "martes, 8 de diciembre de 2026", "diciembre de 2026", "lunes"),
        ("ar", "الثلاثاء، 8 ديسمبر 2026", "ديسمبر 2026", "الاثنين"),
    ],
)
def test_days(language, day, month, monday):
    with translation.override(language):
        assert long_date(DAY) == day
        assert month_name(DAY) == month
        assert weekday_names()[0][1] == monday


@pytest.mark.parametrize(
    ("language", "city", "zone", "weekday"),
    [
        ("en", "Berlin", "Central European Standard Time", "Tuesday"),
        ("fr", "Berlin", "heure normale d’Europe centrale", "mardi"),
        ("de", "Berlin", "Mitteleuropäische Normalzeit", "Dienstag"),
        ("es", "Berlín", "hora estándar de Europa central", "martes"),
        ("ar", "برلين", "توقيت وسط أوروبا الرسمي", "الثلاثاء"),
    ],
)
def test_zones(language, city, zone, weekday):
    with translation.override(language):
        there = local_time(EVENING, "Europe/Berlin")
        assert (there.city, there.label, there.weekday) == (city, zone, weekday)
        assert (there.time, there.offset) == ("19:30", "UTC+1")


@pytest.mark.parametrize(
    ("language", "germany", "first"),
    [
        ("en", "Germany", "Afghanistan"),
        ("fr", "Allemagne", "Afghanistan"),
        ("de", "Deutschland", "Afghanistan"),
        ("es", "Alemania", "Afganistán"),
        ("ar", "ألمانيا", None),
    ],
)
def test_countries_by_name(language, germany, first):
    with translation.override(language):
        names = [name for _code, name in country_choices()]
        assert country_name("DE") == germany
        assert germany in names
        assert len(names) == 249
        assert first is None or names[0] == first
        assert list(country_choices()) == by_name(country_choices())


def test_accents_do_not_send_a_country_to_the_end_of_the_list():
    with translation.override("fr"):
        names = [name for _code, name in country_choices()]
        assert names.index("Égypte") < names.index("Fidji")
    with translation.override("de"):
        names = [name for _code, name in country_choices()]
        assert names.index("Österreich") < names.index("Polen")


@pytest.mark.parametrize(
    ("language", "arabic"),
    [("en", "Arabic"), ("fr", "Arabe"), ("de", "Arabisch"), ("es", "Árabe"), ("ar", "العربية")],
)
def test_languages(language, arabic):
    with translation.override(language):
        assert dict(spoken_languages())["ar"] == arabic


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "3,490"), ("fr", "3\u202f490"), ("de", "3.490"), ("es", "3.490"), ("ar", "3,490")],
)
def test_numbers(language, shown):
    organisation = OrganisationSettings(
        facts=[("fact", {"figure": "3,490", "what": "members", "as_of": DAY, "source": "Count"})],
        translations={"fr": {"members": "membres", "Count": "Comptage"}},
    )
    with translation.override(language):
        assert number(3490) == shown
        assert organisation.facts_shown()[0]["figure"] == shown


def test_what_nobody_has_translated_is_said_in_english_and_marked():
    organisation = OrganisationSettings(translations={"fr": {"Help": "Aide"}})
    with translation.override("fr"):
        assert organisation.said("Help") == {"text": "Aide", "lang": ""}
        assert organisation.said("Contact") == {"text": "Contact", "lang": "en"}
    with translation.override("en"):
        assert organisation.said("Contact") == {"text": "Contact", "lang": ""}


@pytest.mark.parametrize(
    ("language", "text", "words", "marked"),
    [
        ("en", "The meetings of Madrid", "meeting", "meetings"),
        ("fr", "Les réunions de Paris", "reunion", "réunions"),
        ("de", "Zwei Landesgruppen", "Landesgruppe", "Landesgruppen"),
        ("es", "Las agrupaciones", "agrupaciones", "agrupaciones"),
        ("ar", "مدونة السلوك", "سلوك", "السلوك"),
        ("ar", "سلوك الأعضاء", "السلوك", "سلوك"),
    ],
)
def test_found_words_are_marked_whatever_their_ending(language, text, words, marked):
    with translation.override(language):
        assert f"<mark>{marked}</mark>" in highlight(text, words)
