"""The code: clauses keep their numbers, every approved version is kept, and what changed is said in words."""

from contextlib import nullcontext
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import Locale
from wagtail.rich_text import RichText

from conduct.models import CodeVersion
from conduct.pages.clauses import number_clauses
from conduct.pages.differences import CHANGED, DELETED, GONE, INSERTED, NEW, SAME, Piece, compared, differences
from conduct.pages.versions import current_version, keep
from tests.conduct.pages import team as t


def clause(heading, number="", text="Be kind."):
    return "clause", {"number": number, "heading": heading, "text": RichText(f"<p>{text}</p>")}


def numbers(page):
    return [child.value["number"] for child in page.clauses]


# ------------------------------------------------------------------------------------------------ numbers
def test_a_clause_without_a_number_gets_the_next_one(site):
    site.code.clauses.append(clause("New"))
    number_clauses(site.code)
    assert numbers(site.code)[-2:] == ["10", "11"]


def test_a_clause_keeps_the_number_it_was_approved_with(site):
    site.code.clauses[3].value["number"] = ""
    number_clauses(site.code)
    assert site.code.clauses[3].value["number"] == "4"
    site.code.clauses[3].value["number"] = "4b"
    with pytest.raises(ValidationError, match="keeps that number"):
        number_clauses(site.code)


def test_the_number_of_a_clause_that_is_gone_is_not_given_again(site):
    last = site.code.clauses.pop()
    assert last.value["number"] == "10"
    site.code.clauses.append(clause("Another"))
    number_clauses(site.code)
    assert numbers(site.code)[-1] == "11"
    site.code.clauses[-1].value["number"] = "10"
    with pytest.raises(ValidationError, match="was another one"):
        number_clauses(site.code)


@pytest.mark.parametrize(
    ("place", "number", "fine"),
    [
        (4, "4a", True),
        (4, "4z", True),
        (4, "4", False),
        (4, "5", False),
        (4, "5a", False),
        (10, "11", True),
        (0, "0", False),
    ],
)
def test_clauses_stand_in_the_order_of_their_numbers(site, place, number, fine):
    site.code.clauses.insert(place, clause("Between", number))
    with nullcontext() if fine else pytest.raises(ValidationError):
        number_clauses(site.code)


def test_a_clause_is_found_under_its_number_in_every_version(site):
    site.code.clauses.insert(4, clause("Between", "4a"))
    t.approved(site, site.code, clauses=site.code.clauses, what_changed="One more.")
    for address in (site.code.url, f"{site.code.url}versions/1/", f"{site.code.url}versions/2/"):
        assert 'id="clause-10"' in Client().get(address).content.decode(), address
    assert 'id="clause-4a"' in Client().get(site.code.url).content.decode()


# ------------------------------------------------------------------------------------------------ versions
def test_the_version_in_force_is_that_of_the_source_language(site):
    assert current_version().number == 1
    t.approved(site, site.code, what_changed="Plainer.")
    assert (current_version().number, current_version().what_changed) == (2, "Plainer.")
    french = Locale.objects.get(language_code="fr")
    assert current_version(french) is None
    t.again(site.code).unpublish()
    assert current_version() is None


def test_a_draft_is_no_version(site):
    t.start(site.editor, site.code, what_changed="Plainer.")
    t.answer(site.ada, site.code)
    assert CodeVersion.objects.count() == 1


@time_machine.travel("2026-12-31 23:30Z", tick=False)
def test_a_version_is_dated_by_the_organisations_own_clock(db):
    t.site()
    assert CodeVersion.objects.get().approved_on == date(2026, 12, 31)


def test_a_version_is_kept_once_however_often_it_is_told(site):
    revision = t.again(site.code).live_revision
    assert keep(page=t.again(site.code), revision=revision) is None
    assert CodeVersion.objects.count() == 1


def test_nobody_asks_members_again_because_a_link_was_looked_at(site):
    site.code.party_texts[0].value["checked_on"] = date(2026, 11, 20)
    t.approved(site, site.code, introduction=site.code.introduction, party_texts=site.code.party_texts)
    assert CodeVersion.objects.count() == 1
    site.code.party_texts[0].value["summary"] = "Something else."
    t.approved(site, site.code, introduction=site.code.introduction, party_texts=site.code.party_texts)
    assert CodeVersion.objects.count() == 2


def test_a_version_and_its_text_are_deleted_by_nobody(site):
    version = CodeVersion.objects.get()
    for kept in (version.revision, version.page):
        with pytest.raises(ProtectedError), transaction.atomic():
            kept.delete()


def test_what_changed_is_asked_for_at_hand_in_and_said_anew_each_time(site):
    assert t.send(site.editor, site.code, "action-submit", what_changed="").status_code == 200
    same = CodeVersion.objects.get().what_changed
    answer = t.send(site.editor, site.code, "action-submit", introduction="Other.", what_changed=same)
    assert "say in plain words what is new" in answer.content.decode()
    assert t.send(site.editor, site.code, "", introduction="Other.", what_changed="").status_code == 302
    t.hand_in(site.editor, site.code, introduction="Other.", what_changed="Another beginning.")
    assert t.waits(site.code)


# ------------------------------------------------------------------------------------------------ what changed
def test_words_are_compared_as_wholes():
    assert list(compared("It is what was meant.", "It is what it did.")) == [
        Piece(SAME, "It is what"),
        Piece(DELETED, "was meant."),
        Piece(INSERTED, "it did."),
    ]


def test_clauses_that_are_new_gone_or_changed_are_each_named(site):
    before = t.again(site.code)
    site.code.clauses[3].value["text"] = RichText("<p>What counts is what it did.</p>")
    site.code.clauses.pop(1)
    site.code.clauses.append(clause("Guests"))
    number_clauses(site.code)
    found = {part.name: part.state for part in differences(before, site.code) if part.state != "unchanged"}
    assert found == {"Clause 2": GONE, "Clause 4": CHANGED, "Clause 11": NEW}


def test_screen_readers_say_what_was_inserted_and_deleted(site):
    site.code.clauses[1].value["heading"] = "Listen carefully, and give reasons"
    t.approved(site, site.code, introduction=site.code.introduction, clauses=site.code.clauses, what_changed="Care.")
    html = Client().get(f"{site.code.url}versions/2/").content.decode()
    assert "<ins>" in html
    for words in (
        "inserted:",
        "end of the insertion",
        "deleted:",
        "end of the deletion",
        "Care.",
        "Beside version 1",
    ):
        assert words in html
    listed = Client().get(f"{site.code.url}versions/").content.decode()
    assert listed.index("Version 2") < listed.index("Version 1")


def test_a_version_that_never_was_leads_to_the_list(site):
    for number in (0, 2, 99):
        answer = Client().get(f"{site.code.url}versions/{number}/")
        assert (answer.status_code, answer.url) == (302, f"{site.code.url}versions/")


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-11-01", "Checked on"), ("2026-04-30", "It may say something else by now"), (None, "Nobody has checked")],
)
def test_a_text_of_the_party_says_since_when_it_is_known_to_be_right(site, day, words):
    """A hundred and eighty days are fresh, one more is not."""
    site.code.party_texts[0].value["checked_on"] = date.fromisoformat(day) if day else None
    with time_machine.travel("2026-10-28", tick=False):
        html = site.code.party_texts[0].render()
    assert words in html
