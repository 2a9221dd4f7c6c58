"""After sending: the same six words lead to the receipt, to where it stands, and to what is written on both sides."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.models import OutgoingMail
from conduct.choices import PartKind, State
from conduct.models import Case
from conduct.reporting import state
from conduct.reporting.conversation import STATES
from conduct.reporting.fields import TEXT as LONGEST
from tests.conduct import world
from tests.conduct.reporting.form import TEXT, Reporter

pytestmark = pytest.mark.django_db
ANSWER = "Thank you for telling us. What would you like to happen?"


@pytest.fixture
def case(reporter):
    reporter.report()
    return Case.objects.get()


def file(text=b"what he wrote afterwards", name="proof.txt"):
    return SimpleUploadedFile(name, text)


def texts(case, reporter):
    return [(header.kind, payload.decode()) for header, payload in world.open_thread(case, reporter.words)[1:]]


def test_what_an_officer_writes_is_read_by_the_six_words(case, reporter):
    world.add(case, PartKind.TO_REPORTER, ANSWER)
    later = Reporter()
    later.post("return", words=reporter.words)
    assert ANSWER in later.page
    assert "Conduct officers" in later.page


def test_notes_among_officers_are_not_shown(case, reporter):
    world.add(case, PartKind.NOTE, "She is probably right.")
    reporter.get()
    assert reporter.heading == "It has arrived"
    assert "probably right" not in reporter.page


def test_a_message_reaches_the_officers_who_hear_of_it_without_content(case, reporter, officers):
    OutgoingMail.objects.all().delete()
    reporter.post("thread", message="One more thing.", number="2", do="message")
    assert "One more thing." in reporter.page
    opened = world.open_case(case, world.secrets[officers[0].pk])
    assert (opened[-1][0].kind, opened[-1][1]) == (PartKind.FROM_REPORTER, b"One more thing.")


def test_the_same_message_sent_twice_from_one_page_is_one(case, reporter):
    for _time in range(3):
        reporter.post("thread", message="One more thing.", number="2", do="message")
    reporter.post("thread", message="One more thing.", number="3", do="message")
    assert texts(case, reporter) == [(PartKind.FROM_REPORTER, "One more thing.")] * 2


def test_the_same_words_on_another_day_are_another_message(case, reporter):
    reporter.post("thread", message="Any news?", number="2", do="message")
    world.add(case, PartKind.TO_REPORTER, ANSWER)
    reporter.post("thread", message="Any news?", number="4", do="message")
    assert [kind for kind, _text in texts(case, reporter)].count(PartKind.FROM_REPORTER) == 2


def test_an_empty_message_and_one_that_is_too_long_are_given_back(case, reporter):
    reporter.post("thread", message=" ", do="message")
    assert "Write your message." in reporter.page
    reporter.post("thread", message="x" * (LONGEST + 1), do="message")
    assert "x" * (LONGEST + 1) in reporter.page
    assert case.parts.count() == 1


def test_evidence_can_be_added_later(case, reporter, officers):
    reporter.post("thread", file=file(), do="add")
    assert reporter.heading == "It has arrived"
    header, payload = world.open_case(case, world.secrets[officers[0].pk])[-1]
    assert (header.kind, payload) == (PartKind.FILE, b"what he wrote afterwards")
    assert "19 more files fit" in reporter.page


def test_a_file_beside_a_message_comes_along_and_one_that_is_refused_keeps_the_message(case, reporter):
    reporter.post("thread", message="See this.", file=file(), number="2", do="message")
    reporter.post(
        "thread", message="And this.", file=file(b"MZ\x90\x00" + b"\0" * 200, "a.exe"), number="4", do="message"
    )
    assert [kind for kind, _text in texts(case, reporter)] == [
        PartKind.FILE,
        PartKind.FROM_REPORTER,
        PartKind.FROM_REPORTER,
    ]
    assert "a.exe" in reporter.page


def test_no_more_files_than_twice_as_many(case, reporter, settings):
    settings.CONDUCT_FILES = 1
    for _time in range(3):
        reporter.post("thread", file=file(), do="add")
    assert case.parts.filter(kind=PartKind.FILE).count() == 2
    assert "was not kept" in reporter.page


def test_the_report_can_be_read_again(case, reporter):
    reporter.get()
    assert TEXT not in reporter.page
    reporter.post("thread", do="read")
    assert TEXT in reporter.page


def test_every_state_is_said_in_plain_words(case, reporter):
    assert set(STATES) == set(State)
    for value in State.values:
        Case.objects.update(state=value, closed_on=date(2026, 11, 22), delete_on=date(2027, 11, 22))
        reporter.get()
        assert reporter.heading == STATES[State(value)][0]


def test_a_closed_case_says_when_it_goes_and_can_be_read_until_then(case, reporter):
    world.add(case, PartKind.TO_REPORTER, ANSWER)
    Case.objects.update(state=State.CLOSED, closed_on=date(2026, 11, 22), delete_on=date(2027, 11, 22))
    reporter.get()
    assert "On 22 November 2027 all of it is deleted" in reporter.page
    assert ANSWER in reporter.page


def test_a_deleted_case_is_found_by_nothing_and_that_is_explained(case, reporter):
    case.form_revision = None
    Case.objects.all().delete()
    reporter.get()
    assert "There is nothing any more under these words" in reporter.page
    stranger = Reporter()
    stranger.post("return", words=reporter.words)
    assert "365 days after it was closed: then there is nothing any more" in stranger.page.replace("\n", " ").replace(
        "      ", ""
    )


def test_a_message_whose_seal_is_broken_does_not_hide_the_others(case, reporter):
    part = world.add(case, PartKind.TO_REPORTER, "first")
    world.add(case, PartKind.TO_REPORTER, ANSWER)
    case.parts.filter(pk=part.pk).update(sealed=b"age-encryption.org/v1\nbroken")
    reporter.get()
    assert "This message cannot be opened any more." in reporter.page
    assert ANSWER in reporter.page


def test_a_message_that_was_moved_from_another_case_is_not_shown(case, reporter):
    other = Reporter()
    other.report()
    theirs = Case.objects.exclude(pk=case.pk).get()
    world.add(case, PartKind.TO_REPORTER, ANSWER)
    stranger = world.add(theirs, PartKind.TO_REPORTER, "for somebody else")
    case.parts.filter(kind=PartKind.TO_REPORTER).update(sealed=stranger.sealed)
    reporter.get()
    assert "for somebody else" not in reporter.page


def test_two_hours_later_a_message_that_was_typed_is_not_lost(case, reporter):
    del reporter.client.cookies[state.NAME]
    reporter.post("thread", message="One more thing.", number="2", do="message")
    assert "One more thing." in reporter.page
    reporter.post("again", words=reporter.words, carried="thread", message="One more thing.", number="2")
    assert "One more thing." in reporter.page
    assert texts(case, reporter) == [(PartKind.FROM_REPORTER, "One more thing.")]


def test_messages_are_shown_as_text(case, reporter):
    world.add(case, PartKind.TO_REPORTER, "<script>alert(1)</script>")
    reporter.get()
    assert "<script" not in reporter.page
