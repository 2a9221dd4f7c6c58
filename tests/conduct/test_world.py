"""The builders of these tests make what sending makes: readers open it, nobody else does."""

import pytest

from conduct.choices import PartKind, Seat
from conduct.keys.readers import active_key_of, readers, trustees
from conduct.models import Case
from conduct.sealing.age import CannotOpenError
from tests.conduct import world

pytestmark = pytest.mark.django_db


def test_each_reader_opens_a_case_and_sees_it():
    first, second = world.officer("first"), world.officer("second")
    case = world.case([first, second], text="What happened.", files=[("photo.jpg", b"\xff\xd8")])
    for reader in (first, second):
        (report, told), (file, data) = world.open_case(case, world.secrets[reader.pk])
        assert b"What happened." in told
        assert (report.kind, file.kind, file.name, data) == (PartKind.REPORT, PartKind.FILE, "photo.jpg", b"\xff\xd8")
        assert list(Case.objects.visible_to(reader)) == [case]
    assert active_key_of(first).public_key != active_key_of(second).public_key


def test_officers_with_keys_are_the_readers_of_new_reports_and_trustees_are_found():
    officers = [world.officer("anna"), world.officer("bela")]
    world.officer("carl", with_key=False)
    assert trustees() is None
    world.trustees()
    assert [reader.user for reader in readers()] == officers
    assert [key.seat for key in trustees()] == [Seat.FIRST_TRUSTEE, Seat.SECOND_TRUSTEE]


def test_an_officer_who_is_kept_out_opens_nothing_and_sees_nothing():
    out = world.officer("out")
    case = world.case(kept_out=[out])
    with pytest.raises(CannotOpenError):
        world.open_case(case, world.secrets[out.pk])
    assert not Case.objects.visible_to(out).exists()


def test_the_six_words_open_all_but_the_notes():
    case = world.case(text="What happened.")
    world.add(case, PartKind.NOTE, "Among us.")
    world.add(case, PartKind.TO_REPORTER, "Thank you.")
    assert [payload for _header, payload in world.open_thread(case)][1:] == [b"Thank you."]
    assert len(world.open_case(case, case.secret)) == 3


def test_both_trustees_together_open_a_case_and_neither_does_alone():
    world.trustees()
    case = world.case()
    assert world.open_recovery(case) == case.secret
    for seat in (Seat.FIRST_TRUSTEE, Seat.SECOND_TRUSTEE):
        with pytest.raises(CannotOpenError):
            world.open_case(case, world.secrets[seat])
