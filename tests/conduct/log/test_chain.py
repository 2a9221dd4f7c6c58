"""What the log says, and that nothing can be done to it which a check does not notice."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conduct.choices import Act, PartKind
from conduct.log import note
from conduct.log.chain import BEGINNING, record
from conduct.log.checking import check, problems
from conduct.log.faults import Fault, Problem, problem_of
from conduct.models import Case, LogEntry, Part
from tests import cast
from tests.conduct import world
from tests.conduct.log import damage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 14, 3, 5, tzinfo=UTC)


@pytest.fixture
def ten(settings):
    """Entries 1 to 10 of an officer, and the note of a check that saw them."""
    settings.CONDUCT_KEY = "a key that only the server has, and no database"
    robin = cast.member("robin@example.org")
    entries = [record(Act.LOG_READ, actor=robin, detail=str(number)) for number in range(10)]
    note.write(note.Note(10, entries[-1].digest, NOW.isoformat()))
    return entries


def found():
    return {(problem.fault, problem.number) for problem in problems()}


def test_an_entry_says_who_what_and_when_and_seals_the_one_before(ten):
    with time_machine.travel(NOW, tick=False):
        entry = record(Act.CASE_MOVED, actor=cast.member("robin@example.org"), detail="received risk_checked")
    entry.refresh_from_db()
    assert (entry.number, entry.previous, entry.at) == (11, ten[-1].digest, NOW)
    assert (str(entry.said), entry.actor) == ("Moved a case on", cast.member("robin@example.org").pk)
    assert ten[0].previous == BEGINNING
    assert problems() == []


def test_what_nobody_with_an_account_did_stands_with_its_day_alone():
    with time_machine.travel(NOW, tick=False):
        entry = record(Act.PART_ADDED, detail=f"from_reporter 2 {'0' * 64}")
    assert entry.at == datetime(2026, 11, 22, tzinfo=UTC)


def test_an_act_that_this_version_does_not_know_is_shown_by_its_code(ten):
    assert record("case.turned").said == "case.turned"
    assert problems() == []


ATTACKS = {
    "words altered": (lambda: damage.alter(4, detail="3x"), {(Fault.ALTERED, 4)}),
    "somebody else put in": (lambda: damage.alter(4, actor=99), {(Fault.ALTERED, 4)}),
    "nobody put in": (lambda: damage.alter(1, actor=None), {(Fault.ALTERED, 1)}),
    "a microsecond earlier": (
        lambda: damage.alter(4, at=LogEntry.objects.get(number=4).at - timedelta(microseconds=1)),
        {(Fault.ALTERED, 4)},
    ),
    "another act": (lambda: damage.alter(10, act="key.agreed"), {(Fault.ALTERED, 10)}),
    "one taken out": (lambda: damage.remove(4), {(Fault.MISSING, 4)}),
    "three taken out": (lambda: damage.remove(3, 4, 5), {(Fault.MISSING, 3)}),
    "the first taken out": (lambda: damage.remove(1), {(Fault.MISSING, 1)}),
    "one taken out and the rest moved up": (
        lambda: (damage.remove(9), damage.alter(10, number=9)),
        {(Fault.EXCHANGED, 9), (Fault.ALTERED, 9), (Fault.CUT_OFF, 10)},
    ),
    "two exchanged": (
        lambda: damage.exchange(4, 5),
        {(Fault.ALTERED, 4), (Fault.ALTERED, 5), (Fault.EXCHANGED, 4), (Fault.EXCHANGED, 5), (Fault.EXCHANGED, 6)},
    ),
    "the last cut off": (lambda: damage.remove(10), {(Fault.CUT_OFF, 10)}),
    "half cut off": (lambda: damage.remove(6, 7, 8, 9, 10), {(Fault.CUT_OFF, 10)}),
    "all cut off": (lambda: damage.remove(*range(1, 11)), {(Fault.CUT_OFF, 10)}),
    "the last cut off and another written": (
        lambda: (damage.remove(10), record(Act.LOG_READ)),
        {(Fault.CUT_OFF, 10)},
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_check_notices(attack, ten):
    do, expected = ATTACKS[attack]
    assert found() == set()
    do()
    assert found() == expected


def test_an_entry_forged_without_the_servers_key_is_noticed(ten, settings):
    key, settings.CONDUCT_KEY = settings.CONDUCT_KEY, "a key that somebody guessed"
    record(Act.KEY_AGREED, actor=cast.member("robin@example.org"), detail="9 AAAA")
    settings.CONDUCT_KEY = key
    assert found() == {(Fault.ALTERED, 11)}


def test_a_log_written_anew_by_somebody_who_has_the_key_does_not_fit_what_was_noted(ten):
    damage.remove(*range(1, 11))
    for number in range(12):
        record(Act.LOG_READ, detail=str(number))
    assert found() == {(Fault.CUT_OFF, 10)}


def test_a_damaged_log_is_not_listed_without_end(ten, settings, monkeypatch):
    monkeypatch.setattr("conduct.log.checking.MOST", 4)
    settings.CONDUCT_KEY = "another"
    assert len([problem for problem in problems() if problem.fault == Fault.ALTERED]) == 4


AGES = [(timedelta(days=2) - timedelta(seconds=1), False), (timedelta(days=2), False)]
AGES += [(timedelta(days=2, seconds=1), True)]


@pytest.mark.parametrize(("age", "is_missed"), AGES)
def test_a_note_that_is_gone_is_missed_once_there_must_have_been_one(age, is_missed):
    with time_machine.travel(NOW, tick=False):
        record(Act.LOG_READ, actor=cast.member("robin@example.org"))
    with time_machine.travel(NOW + age, tick=False):
        assert (Problem(Fault.NOTE_GONE) in problems()) is is_missed


def test_a_note_that_cannot_be_read_is_none(ten):
    note.folder().joinpath("log.json").write_text("{")
    assert note.read() is None


class TestCases:
    @pytest.fixture
    def case(self):
        case = world.case(files=[("a.txt", b"first"), ("b.txt", b"second")])
        world.add(case, PartKind.NOTE, "a note")
        assert problems() == []
        return case

    def found(self):
        return {(problem.fault, problem.case, problem.number) for problem in problems()}

    def test_bytes_that_were_altered(self, case):
        part = case.parts.get(number=2)
        Part.objects.filter(pk=part.pk).update(sealed=bytes(part.sealed)[:-1] + b"\0")
        assert self.found() == {(Fault.PART_ALTERED, case.pk, 2)}

    def test_bytes_that_were_altered_and_their_digest_with_them(self, case):
        forged = b"forged"
        case.parts.filter(number=2).update(sealed=forged, digest=hashlib.sha256(forged).hexdigest())
        assert self.found() == {(Fault.PART_ALTERED, case.pk, 2)}

    def test_a_digest_that_was_altered(self, case):
        case.parts.filter(number=2).update(digest="0" * 64)
        assert self.found() == {(Fault.PART_ALTERED, case.pk, 2)}

    def test_another_kind(self, case):
        case.parts.filter(number=4).update(kind=PartKind.TO_REPORTER)
        assert self.found() == {(Fault.PART_ALTERED, case.pk, 4)}

    def test_two_that_were_exchanged(self, case):
        for number, other in ((2, 99), (3, 2), (99, 3)):
            case.parts.filter(number=number).update(number=other)
        assert self.found() == {(Fault.PART_ALTERED, case.pk, 2), (Fault.PART_ALTERED, case.pk, 3)}

    def test_one_that_is_gone(self, case):
        case.parts.filter(number=3).delete()
        assert self.found() == {(Fault.PART_MISSING, case.pk, 3)}

    def test_one_that_the_log_has_never_heard_of(self, case):
        part = case.parts.get(number=2)
        part.pk, part.number = None, 5
        part.save()
        assert self.found() == {(Fault.PART_UNKNOWN, case.pk, 5)}

    def test_one_that_was_moved_to_another_case(self, case):
        other = world.case()
        case.parts.filter(number=4).update(case=other, number=2)
        assert self.found() == {(Fault.PART_MISSING, case.pk, 4), (Fault.PART_UNKNOWN, other.pk, 2)}

    def test_a_case_that_is_gone_and_nobody_deleted(self, case):
        number = case.parts.count()
        Case.objects.filter(pk=case.pk).delete()
        # What is gone with its whole case is not told part by part.
        assert (self.found(), number) == ({(Fault.CASE_MISSING, case.pk, None)}, 4)

    def test_a_case_that_was_put_in_past_the_log(self, case):
        case.parts.all().delete()
        fields = {field.attname: getattr(case, field.attname) for field in Case._meta.fields}
        copy = Case(**fields | {"id": "00000000-0000-4000-8000-000000000001", "code_name": "x", "locator": "y"})
        copy.save(force_insert=True)
        assert (Fault.CASE_UNKNOWN, copy.pk) in {(fault, str(about)) for fault, about, _n in self.found()}

    def test_a_case_that_was_deleted_is_not_missed_and_noticed_when_it_is_back(self, case):
        record(Act.CASE_DELETED, case=case)
        assert self.found() == {(Fault.CASE_BACK, case.pk, None)}
        Case.objects.filter(pk=case.pk).delete()
        assert self.found() == set()


def test_a_part_that_comes_while_the_log_is_read_is_no_problem(monkeypatch):
    from conduct.log import checking

    case, read = world.case(), checking.read_log

    def read_late(noted):
        world.add(case, PartKind.NOTE, "just now")
        world.case()
        return read(noted)

    monkeypatch.setattr(checking, "read_log", read_late)
    assert problems() == []


def test_a_problem_is_told_by_a_key_and_read_from_it():
    case = world.case()
    told = [Problem(fault, number, about) for fault in Fault for number in (None, 7) for about in (None, case.pk)]
    assert [problem_of(problem.key) for problem in told] == told
    assert len(told) == 4 * len(Fault) >= 40


def test_an_entry_costs_the_same_however_long_the_log_is(ten):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            record(Act.LOG_READ)
        return len(queries)

    few = asked()
    for _number in range(50):
        record(Act.LOG_READ)
    assert asked() == few <= 5
    assert check()[1].number == 62
