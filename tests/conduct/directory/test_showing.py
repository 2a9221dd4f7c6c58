"""What somebody who needs help is shown: the lines of their country, the danger first, the fallback last."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import translation
from wagtail.models import Locale

from conduct.directory.provision import ensure_help
from conduct.directory.reader import country_of, help_on
from conduct.directory.showing import help_for, help_in
from conduct.models import HelpService
from tests.conduct.directory.lines import NUMBER, helpline, office, verify

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(MONDAY, tick=False):
        yield


def names(*args, **kw):
    return [line.name for line in help_for(*args, **kw)]


def fallback(**kw):
    ensure_help()
    line = HelpService.objects.get(is_fallback=True)
    for name, value in kw.items():
        setattr(line, name, value)
    return line


def test_the_danger_stands_first_then_what_the_kinds_order_is_then_the_fallback():
    fallback()
    helpline(name="Rights", kind="rights")
    helpline(name="Talk", kind="talk")
    helpline(name="Emergency", kind="danger", phone="112", countries=["DE"])
    assert names("DE") == ["Emergency", "Talk", "Rights", "Independent advice line about sexual harassment"]


def test_lines_of_a_country_come_before_those_for_everybody():
    helpline(name="A for all")
    helpline(name="Z of Germany", countries=["DE", "AT"])
    assert names("DE")[:2] == ["Z of Germany", "A for all"]
    assert names("AT")[:2] == ["Z of Germany", "A for all"]


@pytest.mark.parametrize("country", ["", "FR", "XX", "de", "D", " "])
def test_somebody_elsewhere_gets_what_can_be_reached_from_everywhere(country):
    helpline(name="For all")
    helpline(name="Of Germany", countries=["DE"])
    assert names(country)[0] == "For all"
    assert "Of Germany" not in names(country)


def test_what_is_hidden_is_hidden_in_every_country():
    helpline(name="Unverified", verified=False, countries=["DE"])
    helpline(name="Example", verified=False, is_example=True, countries=["DE"])
    helpline(name="Old", countries=["DE"])
    with time_machine.travel(MONDAY + timedelta(days=181)):
        assert names("DE") == ["Independent advice line about sexual harassment"]
        assert help_in("DE").countries == []


def test_examples_carry_their_mark(settings):
    settings.DEBUG = True
    helpline(verified=False, is_example=True)
    line, _fallback = help_for()
    assert line.is_example
    assert line.verified == ""


# ------------------------------------------------------------------------------------------------ the fallback
def test_without_a_verified_fallback_its_name_and_page_are_shown_and_no_number():
    for _state in ("no row", "not verified"):
        (line,) = help_for()
        assert (line.phone, line.abroad) == ("", "")
        assert "verified" in line.caution
        assert line.web == "https://labour.org.uk/complaints/sexual-harassment/"
        fallback()


def test_what_somebody_wrote_into_the_fallback_unseen_by_another_is_not_shown():
    HelpService.objects.filter(pk=fallback().pk).update(web="https://evil.example.org/", name="Call us", phone="666")
    (line,) = help_for()
    assert "evil" not in line.web
    assert (line.name, line.phone) == ("Independent advice line about sexual harassment", "")


def test_a_verified_fallback_has_its_number_and_day():
    verify(fallback())
    (line,) = help_for("JP")
    assert (line.phone, line.dial) == ("+44 20 8683 3311", "+442086833311")
    assert line.verified == "Monday 23 November 2026"
    assert line.caution == ""
    assert line.is_fallback


@pytest.mark.parametrize(("days", "is_old"), [(180, False), (181, True), (1000, True)])
def test_a_fallback_that_grew_old_is_shown_with_its_age_in_words(days, is_old):
    verify(fallback())
    with time_machine.travel(MONDAY + timedelta(days=days)):
        (line,) = help_for()
    assert line.phone == "+44 20 8683 3311"
    assert bool(line.caution) is is_old
    assert line.verified == "Monday 23 November 2026"


def test_the_fallback_is_made_once():
    assert [ensure_help(), ensure_help()] == [1, 0]


# ------------------------------------------------------------------------------------------------ hours
def shown(zone="", now=MONDAY, **kw):
    helpline(**kw)
    return help_for(zone=zone, now=now)[0]


def test_hours_are_told_on_the_clocks_there_and_on_the_readers():
    line = shown("Asia/Tokyo", **office())
    assert line.hours == "Monday to Friday, 09:00 to 17:00"
    assert line.zone == "London (Greenwich Mean Time, UTC)"
    assert (line.yours.start.time, line.yours.end.time, line.yours.start.city) == ("18:00", "02:00", "Tokyo")
    assert line.yours.ends_another_day


@pytest.mark.parametrize("zone", ["Europe/London", "Europe/Lisbon", "Africa/Accra", ""])
def test_they_are_told_once_where_both_clocks_show_the_same(zone):
    assert shown(zone, **office()).yours is None


@pytest.mark.parametrize(
    ("hour", "on_holidays", "state"),
    [
        (8, True, "closed"),
        (9, True, "open"),
        (16, True, "open"),
        (17, True, "closed"),
        (10, False, ""),
        (18, False, "closed"),
    ],
)
def test_open_now_is_said_only_where_it_is_certain(hour, on_holidays, state):
    """It may be a public holiday there, which nobody here knows; outside its hours a line is closed for certain."""
    now = MONDAY.replace(hour=hour)
    assert shown(now=now, on_holidays=on_holidays, **office()).state == state


def test_day_and_night_needs_no_clock():
    line = shown("Asia/Tokyo", always_open=True)
    assert (line.hours, line.zone, line.yours, line.state) == ("Day and night", "", None, "")


def test_without_hours_nothing_is_said_of_them():
    line = shown("Asia/Tokyo")
    assert (line.hours, line.zone, line.yours, line.state) == ("", "", None, "")


# ------------------------------------------------------------------------------------------------ languages
def in_french(line, **kw):
    copy = line.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0])
    for name, value in kw.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def test_words_are_in_the_readers_language_and_facts_of_the_verified_row():
    in_french(helpline(name="Talk", serves="All"), name="Parler", serves="Tous", languages=["fr"])
    with translation.override("fr"):
        line = help_for()[0]
    assert (line.name, line.serves, line.language) == ("Parler", "Tous", "")
    assert line.languages == ""
    assert line.phone == NUMBER


def test_without_a_translation_words_say_which_language_they_are_in():
    helpline(name="Talk")
    with translation.override("de"):
        line = help_for()[0]
    assert (line.name, line.language) == ("Talk", "en")
    assert help_for(language="en")[0].language == ""


def test_a_translation_of_an_older_number_lends_no_words():
    french = in_french(helpline(name="Talk"), name="Parler")
    HelpService.objects.filter(pk=french.pk).update(phone="+44 20 7946 0999")
    assert help_for(language="fr")[0].name == "Talk"


def test_a_translation_alone_is_never_shown():
    french = in_french(helpline(name="Talk"), name="Parler")
    HelpService.objects.exclude(pk=french.pk).delete()
    assert "Parler" not in names(language="fr")


# ------------------------------------------------------------------------------------------------ cost, countries
@pytest.mark.parametrize("number", [1, 40])
def test_however_many_lines_it_is_two_questions(django_assert_num_queries, number):
    for index in range(number):
        helpline(name=f"Line {index}", **office())
    with django_assert_num_queries(2), translation.override("fr"):
        assert len(help_for("DE", zone="Asia/Tokyo")) == number + 1


def test_the_countries_to_choose_from_are_those_that_have_lines_of_their_own():
    helpline(countries=["JP", "DE"])
    helpline(countries=["DE"])
    helpline(countries=["FR"], verified=False)
    found = help_in("JP")
    assert found.countries == [("DE", "Germany"), ("JP", "Japan")]
    assert (found.country, found.country_name) == ("JP", "Japan")
    assert help_in("FR").country == ""


@pytest.mark.parametrize(
    ("query", "cookie", "country"),
    [
        ("?country=DE", "", "DE"),
        ("?country=de", "Asia/Tokyo", "DE"),
        ("?country=uk", "", "GB"),
        ("?country=", "Asia/Tokyo", ""),
        ("?country=<script>", "Asia/Tokyo", ""),
        ("", "Asia/Tokyo", "JP"),
        ("", "Europe/London", "GB"),
        ("", "UTC", ""),
        ("", "nowhere", ""),
        ("", "", ""),
        ("?tz=Europe/Berlin", "", "DE"),
    ],
)
def test_the_country_is_the_chosen_one_else_that_of_the_readers_clock(rf, query, cookie, country):
    request = rf.get(f"/conduct/{query}")
    request.COOKIES["timezone"] = cookie
    assert country_of(request) == country
    helpline(countries=["DE"], name="Of Germany")
    assert ("Of Germany" in [line.name for line in help_on(request).lines]) is (country == "DE")
