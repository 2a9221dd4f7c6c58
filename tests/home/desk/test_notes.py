"""Coordinators' notes: who reads and writes them, how long they stay, what closing an account does to them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ReferenceIndex

from branches.choices import Share
from home.desk import account, services
from home.models import CoordinatorNote
from tests import cast
from tests.home.desk import world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
SECRET = "The chair means to resign in spring"


@pytest.fixture
def note(europe):
    region, ireland, _italy = europe
    return services.write_note(actor=world.coordinator(region), branch=ireland, text=SECRET)


def everybody(europe):
    region, ireland, italy = europe
    asia, _branches = world.region_with("Tokyo", name="Asia")
    return {
        "coordinator": world.afresh(cast.member("coordinator@example.org")),
        "partner": world.coordinator(region, "partner", share=Share.SECOND),
        "returning": world.of_executive(),
        "admin": cast.admin(),
        "officer": world.officer(ireland),
        "neighbour": world.officer(italy, "neighbour"),
        "other coordinator": world.coordinator(asia, "other"),
        "former coordinator": world.coordinator(region, "former", seat=2, end=world.TODAY),
        "member": cast.member(),
        "anonymous": cast.visitor(),
    }


READERS = {"coordinator", "partner", "returning", "admin"}
WRITERS_OF_THIS = {"coordinator", "partner", "admin"}


def test_who_coordinates_and_the_executive_read_a_note_and_nobody_else(europe, note):
    url = reverse("desk_branch", args=[note.branch_id])
    seen = {who for who, user in everybody(europe).items() if SECRET in cast.client_of(user).get(url).text}
    assert seen == READERS


def test_a_note_is_opened_for_change_by_its_author_the_partner_and_administrators(europe, note):
    url = reverse("desk_note", args=[note.branch_id, note.pk])
    people = everybody(europe).items()
    opened = {who for who, user in people if cast.client_of(user).get(url).status_code == 200}
    assert opened == WRITERS_OF_THIS


def test_nobody_else_changes_or_deletes_it_whatever_they_post(europe, note):
    url = reverse("desk_note", args=[note.branch_id, note.pk])
    for who, user in everybody(europe).items():
        if who not in WRITERS_OF_THIS:
            for data in ({"text": "Other"}, {"delete": "1"}):
                assert cast.client_of(user).post(url, data).status_code in (302, 403, 404), who
    assert CoordinatorNote.objects.get().text == SECRET


def test_who_is_an_officer_of_the_branch_too_neither_reads_nor_writes_about_it(europe, note):
    region, ireland, italy = europe
    both = world.coordinator(region, "both", share=Share.SECOND)
    world.term(world.post(ireland, "Chair"), both)
    both = world.afresh(both)
    assert not CoordinatorNote.objects.visible_to(both).exists()
    with pytest.raises(PermissionDenied):
        services.write_note(actor=both, branch=ireland, text="About us")
    services.write_note(actor=both, branch=italy, text="About others")


def test_the_screen_says_who_reads_notes_and_for_how_long(europe):
    page = cast.client_of(world.coordinator(europe[0])).get(reverse("desk_branch", args=[europe[1].pk])).text
    assert "Its officers do not see them." in page
    assert "Kept for 24 months" in page


def test_a_note_is_written_changed_and_deleted_on_the_screen(europe):
    region, ireland, _italy = europe
    client = cast.client_of(world.coordinator(region))
    client.post(reverse("desk_branch", args=[ireland.pk]), {"text": "Call them"})
    note = CoordinatorNote.objects.get()
    url = reverse("desk_note", args=[ireland.pk, note.pk])
    client.post(url, {"text": "Called them"})
    assert CoordinatorNote.objects.get().text == "Called them"
    client.post(url, {"delete": "1"})
    assert not CoordinatorNote.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_a_note_that_cannot_be_kept_is_shown_again_with_what_is_wrong(europe, text):
    region, ireland, _italy = europe
    answer = cast.client_of(world.coordinator(region)).post(reverse("desk_branch", args=[ireland.pk]), {"text": text})
    assert answer.status_code == 200
    assert "errorlist" in answer.text
    assert text in answer.text
    assert not CoordinatorNote.objects.exists()


def test_what_is_written_is_shown_as_text(europe, note):
    CoordinatorNote.objects.update(text="<script>alert(1)</script>")
    page = cast.client_of(cast.admin()).get(reverse("desk_branch", args=[note.branch_id])).text
    assert "<script>alert" not in page


@pytest.mark.parametrize(("moment", "gone"), [(-1, False), (0, True), (1, True)])
def test_a_note_goes_when_its_24_months_are_over(note, moment, gone):
    over = datetime(2028, 11, 22, 12, tzinfo=UTC) + timedelta(seconds=moment)
    with time_machine.travel(over, tick=False):
        assert services.purge_notes() == int(gone)
    assert CoordinatorNote.objects.exists() is not gone


def test_changing_a_note_does_not_lengthen_its_life(note):
    services.change_note(actor=cast.admin(), note=note, text="Later")
    assert CoordinatorNote.objects.get().created_at == world.NOW


def test_closing_an_account_leaves_the_note_without_a_name(europe, note):
    account.forget_author(note.author)
    note.refresh_from_db()
    assert note.author is None
    page = cast.client_of(cast.admin()).get(reverse("desk_branch", args=[note.branch_id])).text
    assert "Somebody whose account is closed" in page


def test_an_author_exports_the_own_notes_only(europe, note):
    services.write_note(actor=cast.admin(), branch=note.branch, text="Mine")
    assert [row["text"] for row in account.notes(note.author)] == [SECRET]


def test_a_note_is_named_by_its_number_and_in_no_index(note):
    assert str(note) == f"note {note.pk}"
    assert not ReferenceIndex.model_is_indexable(CoordinatorNote)
