"""Every shape of rule as a sentence, and two of them side by side."""

from datetime import date, datetime

import pytest
from django.conf import settings
from django.utils import translation

from events.recurrence import Rule, difference, sentence
from tests.events.shapes import SHAPES, START

WITHOUT_A_START = {
    "": "Does not repeat",
    "FREQ=WEEKLY": "Every week",
    "FREQ=WEEKLY;INTERVAL=2": "Every 2 weeks",
    "FREQ=MONTHLY": "Every month on the same day",
    "FREQ=MONTHLY;INTERVAL=6": "Every 6 months on the same day",
    "FREQ=YEARLY": "Every year on the same day",
    "FREQ=YEARLY;BYMONTH=3,9": "Every year on the same day in March and September",
}


@pytest.mark.parametrize("text", SHAPES)
def test_every_shape_is_a_sentence(text):
    assert sentence(Rule.parse(text), START) == SHAPES[text]


@pytest.mark.parametrize("text", WITHOUT_A_START)
def test_what_the_first_date_decides_is_said_in_general_without_one(text):
    assert sentence(text) == WITHOUT_A_START[text]


def test_an_event_of_whole_days_has_no_time():
    assert sentence("FREQ=MONTHLY;BYDAY=2TU", date(2026, 12, 8)) == "Every second Tuesday of the month"


def test_no_two_shapes_read_the_same_but_those_that_are_the_same():
    several = [text for text in SHAPES if list(SHAPES.values()).count(SHAPES[text]) > 1]
    assert several == [
        "FREQ=DAILY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "FREQ=MONTHLY;BYDAY=TU",
    ]


def test_weekdays_months_and_dates_are_the_readers():
    words = sentence("FREQ=MONTHLY;BYMONTH=3;BYDAY=2TU;UNTIL=20271208", START, language="de")
    assert "Dienstag" in words
    assert "März" in words
    assert words.endswith("8. Dezember 2027")


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_shape_is_a_sentence_in_every_language(language):
    sentences = [sentence(text, START, language) for text in SHAPES]
    assert all(sentences)
    assert not any("%" in words for words in sentences)
    assert translation.get_language() == "en"
    assert len(sentences) >= 35


def test_days_of_the_month_are_called_by_their_number():
    for day in range(1, 32):
        words = sentence(f"FREQ=MONTHLY;BYMONTHDAY={day}")
        ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
        assert words == f"Every month on the {day}{ending}"


def test_a_comparison_says_what_was_and_what_is():
    assert difference("FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY", START) == (
        "was: every second Tuesday of the month at 19:30; is: every Tuesday at 19:30"
    )
    assert difference("", "FREQ=DAILY") == "was: does not repeat; is: every day"
    assert difference("FREQ=DAILY", "") == "was: every day; is: does not repeat"


def test_rules_that_mean_the_same_have_no_difference():
    assert difference("RRULE:FREQ=MONTHLY;BYDAY=3TU,1TU", "FREQ=MONTHLY;BYDAY=1TU,3TU") == ""
    assert difference("", "") == ""


def test_morning_and_evening_are_told_apart():
    assert sentence("FREQ=DAILY", datetime(2026, 12, 8, 9, 5)) == "Every day at 09:05"
