"""What officers write: sealed to whom it should be, in order, and nothing lost when two write at once."""

import pytest

from conduct.cases import services
from conduct.cases.keys import seal_to, seal_to_trustees, store_keys
from conduct.cases.manifest import manifest
from conduct.cases.parts import NumberTakenError
from conduct.choices import Act, PartKind
from conduct.models import CaseKey, LogEntry, Part
from conduct.sealing import age
from conduct.sealing.tags import tag
from tests.conduct import world
from tests.conduct.cases.sealing import recipients, sealed_text, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return world.officer("ann")


@pytest.fixture
def case(ann):
    return world.case([ann, world.officer("ben")])


def test_whoever_reported_reads_messages_and_never_notes(ann, case):
    write(ann, case, PartKind.NOTE, text="Among us.")
    write(ann, case, PartKind.TO_REPORTER, text="To you.")
    thread = [payload for _header, payload in world.open_thread(case)]
    assert b"To you." in thread
    assert b"Among us." not in thread
    note = Part.objects.get(kind=PartKind.NOTE)
    with pytest.raises(age.CannotOpenError):
        age.open_sealed(note.sealed, world.derive(case.words).identity)
    assert len(world.open_case(case, world.secrets[ann.pk])) == 3


@pytest.mark.parametrize(
    ("kind", "to", "right"),
    [
        (PartKind.NOTE, 1, True),
        (PartKind.NOTE, 2, False),  # somebody besides its officers could read it
        (PartKind.TO_REPORTER, 2, True),
        (PartKind.TO_REPORTER, 1, False),  # whoever reported could not
        (PartKind.TO_REPORTER, 3, False),
        (PartKind.REPORT, 2, False),
        (PartKind.FILE, 2, False),
        (PartKind.FROM_REPORTER, 2, False),  # nobody writes in the name of whoever reported
        ("", 1, False),
    ],
)
def test_each_kind_is_sealed_to_so_many_keys_and_officers_write_two_kinds(ann, case, kind, to, right):
    keys = [*recipients(case, PartKind.TO_REPORTER), age.new_identity()[1]][:to]
    sealed = sealed_text(case, kind or PartKind.NOTE, 2, to=keys)
    if right:
        services.write(actor=ann, case=case, kind=kind, number=2, sealed=sealed)
        return
    with pytest.raises(services.NotSealedError):
        services.write(actor=ann, case=case, kind=kind, number=2, sealed=sealed)
    assert Part.objects.count() == 1


@pytest.mark.parametrize("thing", [b"", b"in clear", b"age-encryption.org/v1\n", b"\x00" * 400_000])
def test_what_is_not_sealed_is_not_kept(ann, case, thing):
    with pytest.raises(services.NotSealedError):
        services.write(actor=ann, case=case, kind=PartKind.NOTE, number=2, sealed=thing)


def test_a_text_that_is_far_too_long_is_refused(ann, case):
    sealed = age.seal(b"x" * (services.LONGEST_TEXT + 1), [case.recipient])
    with pytest.raises(services.NotSealedError):
        services.write(actor=ann, case=case, kind=PartKind.NOTE, number=2, sealed=sealed)


def test_of_two_who_write_at_once_the_second_seals_anew_and_nothing_is_lost(ann, case):
    ben = type(ann).objects.get(email="ben@example.org")
    write(ben, case, PartKind.NOTE, number=2, text="Ben's.")
    with pytest.raises(NumberTakenError):
        write(ann, case, PartKind.NOTE, number=2, text="Ann's.")
    write(ann, case, PartKind.NOTE, number=3, text="Ann's.")
    texts = [payload for _header, payload in world.open_case(case, case.secret)]
    assert texts[1:] == [b"Ben's.", b"Ann's."]


@pytest.mark.parametrize("number", [0, 1, 3, 99])
def test_no_number_is_skipped_or_used_twice(ann, case, number):
    with pytest.raises(NumberTakenError):
        services.write(
            actor=ann, case=case, kind=PartKind.NOTE, number=number, sealed=sealed_text(case, PartKind.NOTE, number)
        )


def test_what_one_wrote_oneself_is_not_new_and_what_one_has_not_read_stays_so(ann, case):
    row = CaseKey.objects.get(reader=tag(age.recipient_of(world.secrets[ann.pk])))
    write(ann, case, PartKind.NOTE)
    row.refresh_from_db()
    assert row.read_through == 0, "the report is still unread"
    services.mark_read(actor=ann, case=case, through=2)
    write(ann, case, PartKind.NOTE)
    row.refresh_from_db()
    assert row.read_through == 3


@pytest.mark.parametrize(("through", "kept"), [(0, 1), (1, 1), (2, 2), (99, 2)])
def test_reading_goes_forward_and_not_beyond_what_is_there(ann, case, through, kept):
    write(ann, case, PartKind.NOTE)
    services.mark_read(actor=ann, case=case, through=1)
    services.mark_read(actor=ann, case=case, through=through)
    assert CaseKey.objects.get(reader=tag(age.recipient_of(world.secrets[ann.pk]))).read_through == kept


def test_the_list_of_parts_says_what_was_taken_away_and_what_was_put_there(ann, case):
    write(ann, case, PartKind.NOTE)
    write(ann, case, PartKind.NOTE)
    Part.objects.filter(number=2).delete()
    Part.objects.create(
        case=case, number=9, kind=PartKind.NOTE, sealed=b"x", digest="0" * 64, added_on=case.received_on
    )
    assert [(part.number, part.problem) for part in manifest(case)] == [
        (1, ""),
        (2, "missing"),
        (3, ""),
        (9, "unlogged"),
    ]
    Part.objects.filter(number=3).update(kind=PartKind.TO_REPORTER)
    assert [part.problem for part in manifest(case)] == ["", "missing", "unlogged", "unlogged"]


def test_a_part_found_altered_is_in_the_log_and_told_to_whoever_runs_the_site(ann, case, caplog):
    services.report_altered(actor=ann, case=case, numbers=[3, 1, 3])
    entry = LogEntry.objects.get(act=Act.PARTS_FAILED)
    assert (entry.actor, entry.case, entry.detail) == (ann.pk, case.pk, "1 3")
    assert "altered" in caplog.text
    assert case.code_name not in caplog.text
    assert str(case.pk) not in caplog.text


def test_a_case_is_sealed_to_its_readers_and_both_trustees(case):
    first, second = world.trustees()
    secret, _public = age.new_identity()
    reader_secret, reader = age.new_identity()
    [(name, sealed)] = seal_to(secret, [reader])
    assert (name, age.open_sealed(sealed, reader_secret).decode()) == (tag(reader), secret)
    name, nested = seal_to_trustees(secret, first.public_key, second.public_key)
    assert name == tag("recovery")
    outer = age.open_sealed(nested, world.secrets[first.seat])
    assert age.open_sealed(outer, world.secrets[second.seat]).decode() == secret
    CaseKey.objects.filter(case=case).delete()
    store_keys(case, secret, [reader], (first.public_key, second.public_key))
    assert set(case.keys.values_list("reader", flat=True)) == {tag(reader), tag("recovery")}
