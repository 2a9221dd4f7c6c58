"""The steps: few questions each, kept at every press of a button, and nothing lost over a mistake."""

import json
import re

import pytest

from conduct.models import Case, Draft, ReportFormPage
from conduct.reporting import drafts
from conduct.reporting.fields import ACCOUNT as LONGEST
from conduct.sealing.derivation import derive
from tests.conduct import world
from tests.conduct.reporting.form import (
    ACCOUNT,
    EVIDENCE,
    KIND,
    TEXT,
    WHERE,
    WISH,
    Reporter,
    form_page,
    readers,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing(reporter):
    """Somebody at the first question."""
    reporter.start()
    reporter.name()
    return reporter


def written(reporter):
    return drafts.find(derive(reporter.words))


def test_the_way_is_said_in_steps(writing):
    assert "Step 3 of 8" in writing.page
    writing.write()
    assert "Step 8 of 8" in writing.page


def test_only_the_kind_and_the_account_are_required(writing):
    for screen, answers in (
        (KIND, {"kind": "other"}),
        (ACCOUNT, {"account": "It hurt."}),
        (WHERE, {}),
        (EVIDENCE, {}),
    ):
        writing.post(screen, do="next", **answers)
    writing.post(WISH, do="next")
    writing.send()
    assert Case.objects.count() == 1


def test_what_is_missing_is_said_beside_the_question_and_above_the_form(writing):
    writing.post(KIND, do="next", relation="saw")
    assert writing.page.count("Choose what comes closest.") == 2
    assert "Something is not right yet" in writing.page
    assert 'value="saw" id="f_relation_2" checked' in writing.page or 'id="f_relation_2"' in writing.page
    assert written(writing).answers["relation"] == "saw"


def test_back_keeps_what_is_not_right_yet(writing):
    writing.post(KIND, kind="other", do="next")
    writing.post(ACCOUNT, account="x" * (LONGEST + 1), do="back")
    assert writing.step == 3
    assert len(written(writing).answers["account"]) == LONGEST + 1


@pytest.mark.parametrize(("length", "step"), [(LONGEST, 5), (LONGEST + 1, 4)])
def test_an_account_has_its_length_and_one_that_is_longer_is_given_back_whole(writing, length, step):
    writing.post(KIND, kind="other", do="next")
    writing.post(ACCOUNT, account="ä" * length, do="next")
    assert writing.step == step
    if step == 4:
        assert "This is 20001 characters long, and 20000 fit. Nothing is lost" in writing.page
        assert "ä" * length in writing.page


def test_a_megabyte_of_text_comes_back_and_is_not_kept(writing):
    writing.post(KIND, kind="other", do="next")
    text = "word " * 200_000
    answer = writing.post(ACCOUNT, account=text, do="next")
    assert answer.status_code == 200
    assert text.strip() in writing.page
    assert "account" not in written(writing).answers


@pytest.mark.parametrize(
    ("screen", "answers", "said"),
    [
        (KIND, {"kind": "murder"}, "Choose one of these answers."),
        (KIND, {"kind": "other", "relation": "<script>"}, "Choose one of these answers."),
        (WISH, {"wish": ["refer", "revenge"]}, "Choose one of these answers."),
        (WISH, {"contact": "telepathy"}, "Choose one of these answers."),
        (WHERE, {"where_place": "999999"}, "Choose a branch or region from the list, or none."),
        (WHERE, {"when_day": "the day after"}, "We could not read this day."),
        (WHERE, {"when": "x" * 301}, "This is 301 characters long, and 300 fit."),
    ],
)
def test_answers_that_do_not_exist_are_refused_in_words(writing, screen, answers, said):
    writing.post(screen, do="next", **answers)
    assert said in writing.page
    assert "<script>" not in writing.page


def test_steps_that_do_not_exist_change_nothing(writing):
    before = written(writing)
    for screen in ("s99", "", "s", "../..", "s1 ", "people'--"):
        writing.post(screen, kind="other", account="x", do="next")
        assert writing.step == 3
    assert written(writing) == before


def test_fields_of_other_steps_are_not_taken(writing):
    writing.post(KIND, kind="other", account="smuggled", named="1", do="next")
    assert "account" not in written(writing).answers


def test_review_shows_all_with_a_way_back_to_each_part(writing):
    writing.write(when="last spring", evidence="a letter", wish=["support", "refer"], contact_name="Kim")
    for said in (TEXT, "Bullying or abuse", "last spring", "a letter", "Support", "with my consent", "Kim"):
        assert said in writing.page
    assert Case.objects.count() == 0
    writing.post("review", do="s2")
    assert writing.step == 4
    writing.post(ACCOUNT, account="Something else happened.", do="next")
    assert writing.step == 8
    assert "Something else happened." in writing.page
    assert TEXT not in writing.page


def test_nothing_is_sent_while_an_answer_is_missing(writing):
    for screen in (WHERE, EVIDENCE, WISH):
        writing.post(screen, do="next")
    assert writing.step == 8
    writing.send()
    assert Case.objects.count() == 0
    assert writing.step == 3
    assert "Choose what comes closest." in writing.page


def test_all_of_it_can_be_deleted_before_it_is_sent(writing):
    writing.write()
    writing.post("review", do="delete")
    assert Draft.objects.count() == 0
    assert "What you had written is deleted" in writing.page
    assert writing.cookie.value == ""


def test_the_questions_are_those_that_the_draft_began_with(writing):
    page = ReportFormPage.objects.get()
    page.steps = [
        ("step", {"heading": "New", "questions": [("kind", {"label": "New?"}), ("account", {"label": "A"})]})
    ]
    page.save_revision().publish()
    writing.get()
    assert "About kind?" in writing.page
    fresh = Reporter()
    fresh.start()
    fresh.name()
    assert "New?" in fresh.page
    fresh.post(KIND, kind="other", account="b", do="next")
    fresh.send()
    writing.write()
    writing.send()
    first, second = Case.objects.order_by("form_revision")
    assert first.form_revision_id != second.form_revision_id


def test_questions_of_the_editors_own_are_asked_and_sent(db):
    readers(2)
    often = ("extra_choice", {"label": "How often?", "options": ["Once", "Every time"]})
    form_page([("All", ("kind", "account", often, ("extra_text", {"label": "Anything else?"})))])
    reporter = Reporter()
    reporter.start()
    reporter.name()
    choice = re.search(r'type="radio" name="(extra_\w+)" value="Once"', reporter.page)[1]
    text = re.search(r'<textarea name="(extra_\w+)"', reporter.page)[1]
    own = {choice: "Every time", text: "It has to stop."}
    reporter.post(KIND, kind="other", account=TEXT, do="next", **own)
    reporter.send()
    told = json.loads(world.open_thread(Case.objects.get(), reporter.words)[0][1])
    answers = {row["question"]: row["answer"] for row in told["steps"][0]["answers"]}
    assert answers["How often?"] == ["Every time"]
    assert answers["Anything else?"] == ["It has to stop."]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"kind": "sexual_harassment"}, "The Party investigates this, we may not"),
        ({"kind": "discrimination"}, "independent boards decide about this"),
        ({"kind": "safeguarding"}, "do not wait for us"),
        ({"kind": "other", "risk": "yes"}, "do not wait for us"),
    ],
)
def test_what_is_urgent_is_said_before_the_next_question_and_again_before_sending(writing, answers, said):
    writing.post(KIND, do="next", **answers)
    assert said in writing.page
    writing.post(ACCOUNT, account=TEXT, do="next")
    assert said not in writing.page
    for screen in (WHERE, EVIDENCE, WISH):
        writing.post(screen, do="next")
    assert said in writing.page


def test_two_tabs_change_different_steps_of_one_draft(writing):
    other = Reporter()
    other.post("return", words=writing.words)
    writing.post(KIND, kind="other", do="next")
    other.post(ACCOUNT, account=TEXT, do="next")
    assert written(writing).answers["kind"] == "other"
    assert written(writing).answers["account"] == TEXT


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x0c", "\x1f", "\x7f"])
def test_what_no_keyboard_types_goes_and_the_text_around_it_stays(writing, character):
    writing.post(KIND, kind="other", do="next")
    writing.post(ACCOUNT, account=f"before{character}after", do="next")
    assert writing.step == 5
    assert written(writing).answers["account"] == "beforeafter"


def test_halves_of_characters_and_other_scripts_are_text(writing):
    writing.post(KIND, kind="other", do="next")
    body = b"screen=s2&do=next&account=%ED%A0%80 %D9%87%D8%B0%D8%A7 %F0%9F%98%A2"
    writing.client.post(writing.address, body, content_type="application/x-www-form-urlencoded")
    assert "هذا 😢" in written(writing).answers["account"]
