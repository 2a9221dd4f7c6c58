"""Six words: shown, typed back, and the only way in again."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conduct.models import Draft
from conduct.reporting import drafts, state
from conduct.sealing import derivation
from conduct.sealing.words import new_words
from tests.conduct.reporting.form import TEXT, Reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def derivations(monkeypatch):
    """The words of each derivation."""
    made = []
    real = derivation.derive
    for module in ("words", "returning"):
        monkeypatch.setattr(
            f"conduct.reporting.screens.{module}.derive", lambda words: (made.append(words), real(words))[1]
        )
    return made


def test_starting_costs_no_derivation_and_typing_the_words_back_one(reporter, derivations):
    reporter.post("start")
    reporter.post("words", do="next")
    assert derivations == []
    reporter.post("check", words=reporter.words)
    assert derivations == [reporter.words]
    reporter.name()
    reporter.write()
    assert len(derivations) == 1


def test_nothing_is_stored_before_the_words_are_typed_back(reporter):
    reporter.post("start")
    reporter.post("words", do="next")
    assert Draft.objects.count() == 0
    reporter.post("check", words=reporter.words)
    assert Draft.objects.count() == 1


def test_the_words_are_hidden_while_they_are_typed_and_can_be_seen_again(reporter):
    reporter.post("start")
    words = reporter.words
    reporter.post("words", do="next")
    assert words.split()[0] not in reporter.page
    reporter.post("words", do="show")
    assert words == reporter.words
    assert words.split()[0] in reporter.page


def test_starting_twice_keeps_the_words_of_the_first_time(reporter):
    reporter.post("start")
    words = reporter.words
    reporter.post("start")
    assert reporter.words == words


@pytest.mark.parametrize("written", [str.upper, lambda words: words.replace(" ", "-"), lambda words: f"  {words}\n"])
def test_words_are_taken_however_they_are_written(reporter, written):
    reporter.post("start")
    reporter.post("check", words=written(reporter.words))
    assert reporter.step == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type your six words."),
        ("one two", "are none of ours"),
        ("x" * 10_000, "These are not six words"),
        ("abacus abdomen abdominal abide abiding ability", "not the ones you were given"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}\N{PILE OF POO}", "not six words"),
    ],
)
def test_wrong_words_are_answered_plainly_and_cost_nothing(reporter, derivations, typed, said):
    reporter.post("start")
    reporter.post("check", words=typed)
    assert said in reporter.page
    assert derivations == []
    assert Draft.objects.count() == 0


def test_whoever_comes_back_goes_on_where_they_were(reporter):
    reporter.start()
    reporter.name()
    reporter.post("s1", kind="bullying", do="next")
    reporter.post("s2", account=TEXT, do="next")
    later = Reporter()
    later.post("return", words=reporter.words)
    assert later.step == 5
    later.post("s3", do="back")
    assert TEXT in later.page


def test_wrong_words_find_nothing_and_cost_the_same(reporter, derivations):
    reporter.start()
    stranger = Reporter()
    answer = stranger.post("return", words=new_words())
    assert "Nothing was found with these words" in stranger.page
    assert stranger.cookie is None
    assert answer.status_code == 200
    assert len(derivations) == 2


def test_what_was_typed_stays_where_words_find_nothing(reporter):
    typed = new_words()
    Reporter().post("return", words=typed)
    reporter.post("return", words=typed)
    assert f'value="{typed}"' in reporter.page


def test_words_that_are_found_ask_the_database_for_no_more_than_others(reporter):
    reporter.start()
    asked = []
    for words in (reporter.words, new_words()):
        with CaptureQueriesContext(connection) as queries:
            Reporter().post("return", follow=False, words=words)
        tables = [table for query in queries for table in re.findall(r'FROM "conduct_(case|draft)"', query["sql"])]
        asked.append(tables)
    assert asked == [["case", "draft"], ["case", "draft"]]


@pytest.mark.parametrize(
    "limits", [{"CONDUCT_DERIVATIONS_AT_ONCE": 0}, {"CONDUCT_DERIVATIONS_A_MINUTE": 0}], ids=["busy", "too often"]
)
@pytest.mark.parametrize("screen", ["check", "return", "again"])
def test_a_busy_site_says_so_and_keeps_what_was_typed(reporter, settings, limits, screen):
    reporter.post("start")
    words = reporter.words
    for name, value in limits.items():
        setattr(settings, name, value)
    answer = reporter.post(screen, words=words, carried="s2", account=TEXT)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert words in reporter.page
    assert "Nothing was lost" in reporter.page
    assert (TEXT in reporter.page) == (screen == "again")


def test_a_cookie_counts_two_hours_from_its_last_use(reporter):
    with time_machine.travel("2026-11-22 10:00:00+00:00", tick=False) as clock:
        reporter.start()
        for minutes in (119, 119, 119):
            clock.shift(minutes * 60)
            reporter.get()
            assert reporter.step == 2
        clock.shift(2 * 60 * 60 + 1)
        reporter.get()
        assert reporter.step == 0


def test_a_draft_is_kept_seven_days_from_its_last_change_and_not_an_eighth(reporter):
    with time_machine.travel("2026-11-22 10:00:00+00:00", tick=False) as clock:
        reporter.start()
        clock.move_to("2026-11-28 23:59:59+00:00")
        assert drafts.find(derivation.derive(reporter.words))
        clock.move_to("2026-11-29 00:00:00+00:00")
        assert drafts.find(derivation.derive(reporter.words)) is None
        assert drafts.delete_expired() == 1
        assert Draft.objects.count() == 0


def test_two_hours_later_what_was_just_typed_is_not_lost(reporter):
    reporter.start()
    reporter.name()
    reporter.post("s1", kind="bullying", do="next")
    del reporter.client.cookies[state.NAME]
    reporter.post("s2", account=TEXT, do="next")
    assert reporter.heading == "Type your six words"
    assert TEXT in reporter.page
    reporter.post("again", words="one two", carried="s2", account=TEXT)
    assert TEXT in reporter.page
    reporter.post("again", words=reporter.words, carried="s2", account=TEXT)
    assert reporter.step == 5
    reporter.post("s3", do="back")
    assert TEXT in reporter.page


def test_words_that_were_not_typed_back_in_time_count_no_more(reporter):
    reporter.post("start")
    words = reporter.words
    del reporter.client.cookies[state.NAME]
    reporter.post("check", words=words)
    assert "these words count no more" in reporter.page


def test_a_draft_that_is_gone_gives_back_what_was_typed(reporter):
    reporter.start()
    reporter.name()
    Draft.objects.all().delete()
    reporter.post("s2", account=TEXT, do="next")
    assert TEXT in reporter.page
    assert "There is nothing any more under these words" in reporter.page
    assert reporter.cookie.value == ""
