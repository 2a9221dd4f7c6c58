import pytest
from django.utils.translation import override

from branches.aliases import OTHER_NAMES
from branches.places import country_choices, country_code, is_country, subdivision_code
from common.text import folded

LANGUAGES = ["en", "fr", "de", "es", "ar"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_all_countries_once_and_in_order(language):
    with override(language):
        choices = country_choices()
    names = [folded(name) for _code, name in choices]
    assert len(choices) == len(set(choices)) == 249
    assert all(names)
    assert names == sorted(names)


def test_accents_do_not_send_a_country_to_the_end():
    names = [name for _code, name in country_choices()]
    assert names.index("Åland Islands") < names.index("Albania")
    with override("fr"):
        names = [name for _code, name in country_choices()]
    assert names.index("Égypte") < names.index("Espagne") < names.index("Zambie")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        (" de ", "DE"),
        ("UK", "GB"),
        ("el", "GR"),
        ("", ""),
        ("ß", ""),  # upper case: SS, South Sudan
        ("\uff24\uff25", ""),  # full-width letters
        ("XX", ""),
        ("DEU", ""),
        ("Germany", ""),
        ("D" * 100_000, ""),
    ],
)
def test_a_code_is_understood_as_people_type_it(typed, code):
    assert country_code(typed) == code


@pytest.mark.parametrize(
    ("country", "typed", "code"),
    [
        ("US", "US-CA", "US-CA"),
        ("US", "us-ca", "US-CA"),
        ("US", "ca", "US-CA"),
        ("US", "california", "US-CA"),
        ("ES", "castile and leon", "ES-CL"),
        ("US", "AU-NSW", ""),
        ("US", "", ""),
        ("US", "nowhere", ""),
        ("XX", "US-CA", ""),
    ],
)
def test_a_part_is_understood_by_code_and_by_name(country, typed, code):
    assert subdivision_code(country, typed) == code


def test_other_names_belong_to_countries_that_exist():
    assert len(OTHER_NAMES) > 25
    assert all(is_country(code) for code in OTHER_NAMES)
    assert "Holland" in str(OTHER_NAMES["NL"])
    assert {"UK", "England", "Scotland", "Wales"} <= set(str(OTHER_NAMES["GB"]).split(", "))
