"""Somebody can write to the database: they move, alter, exchange and take away what is sealed. It shows."""

import hashlib

import pytest
from django.test import Client

from conduct.choices import PartKind
from conduct.log.checking import problems
from conduct.log.faults import Fault
from conduct.models import CaseKey, Part
from conduct.sealing import age
from conduct.sealing.derivation import derive
from conduct.sealing.parts import AlteredError, Header, pack
from conduct.sealing.tags import tag
from tests.conduct import world
from tests.conduct.reporting.form import Reporter

pytestmark = pytest.mark.django_db
NOTHING = (age.CannotOpenError, AlteredError)


@pytest.fixture
def cases(people):
    """Two of the same officers, of three parts each."""
    _out, readers = people
    found = [
        world.case(readers, text=text, files=[("a.txt", text.encode())]) for text in ("The first.", "The second.")
    ]
    for case in found:
        world.add(case, PartKind.TO_REPORTER, "We have read it.")
    assert problems() == []
    return found


def opened(case, people):
    return world.open_case(case, world.secrets[people[1][0].pk])


def flipped(case, other):
    sealed = bytes(case.parts.first().sealed)
    change(case.parts.first(), sealed=sealed[:-20] + bytes([sealed[-20] ^ 1]) + sealed[-19:])


def cut_short(case, other):
    change(case.parts.first(), sealed=bytes(case.parts.first().sealed)[:-1000])


def of_another_case(case, other):
    change(case.parts.first(), sealed=other.parts.first().sealed)


def two_exchanged(case, other):
    first, second, _third = case.parts.all()
    change(first, sealed=second.sealed)
    change(second, sealed=first.sealed)


def another_kind(case, other):
    change(case.parts.last(), kind=PartKind.FROM_REPORTER)


def another_number(case, other):
    change(case.parts.last(), number=9)


def written_anew(case, other):
    """Everybody can seal to a public key: a report in the officers' name, with a digest that fits."""
    part = case.parts.first()
    header = Header(other.pk, 1, PartKind.REPORT, part.added_on)
    sealed = age.seal(pack(header, b"{}"), [case.recipient, case.reporter_recipient])
    change(part, sealed=sealed, digest=digest(sealed))


def moved_with_its_row(case, other):
    change(case.parts.last(), case=other, number=4)


HARM = (flipped, cut_short, of_another_case, two_exchanged, another_kind, another_number, written_anew)


def change(part, **fields):
    Part.objects.filter(pk=part.pk).update(**fields)


def digest(sealed):
    return hashlib.sha256(sealed).hexdigest()


@pytest.mark.parametrize("harm", [*HARM, moved_with_its_row])
def test_what_was_done_to_a_part_is_seen_by_whoever_opens_it_and_by_the_daily_check(cases, people, harm):
    case, other = cases
    harm(case, other)
    damaged = other if harm is moved_with_its_row else case
    with pytest.raises(NOTHING):
        opened(damaged, people)
    assert {problem.fault for problem in problems()} & {Fault.PART_ALTERED, Fault.PART_MISSING, Fault.PART_UNKNOWN}


def test_a_report_that_fits_in_every_way_but_was_never_received_is_seen_by_the_log(cases, people):
    """Sealed to the right keys, with the right header and digest: opening cannot tell, the chain does."""
    case, _other = cases
    part = case.parts.first()
    header = Header(case.pk, 1, PartKind.REPORT, part.added_on)
    sealed = age.seal(pack(header, b'{"text":"She made it up."}'), [case.recipient, case.reporter_recipient])
    change(part, sealed=sealed, digest=digest(sealed))
    assert opened(case, people)[0][1] == b'{"text":"She made it up."}'
    assert [(problem.fault, problem.case, problem.number) for problem in problems()] == [
        (Fault.PART_ALTERED, case.pk, 1)
    ]


def test_a_part_that_was_taken_away_is_missed(cases, people):
    case, _other = cases
    case.parts.last().delete()
    assert [problem.fault for problem in problems()] == [Fault.PART_MISSING]


def test_a_case_key_of_another_case_opens_no_part_of_this_one(cases, people):
    case, other = cases
    reader = tag(world.public_key(people[1][0]))
    CaseKey.objects.filter(case=case, reader=reader).update(sealed=other.keys.get(reader=reader).sealed)
    with pytest.raises(NOTHING):
        opened(case, people)


def test_a_row_that_was_written_for_somebody_gives_them_a_list_entry_and_no_word(cases, people):
    """Who writes to the database *and* has CONDUCT_KEY can make a case appear for another officer: it stays shut."""
    out, _readers = people
    case, _other = cases
    sealed = case.keys.first().sealed
    CaseKey.objects.create(case=case, reader=tag(world.public_key(out)), sealed=sealed)
    with pytest.raises(NOTHING):
        world.open_case(case, world.secrets[out.pk])


def test_whoever_reported_is_told_that_a_message_is_damaged_and_reads_the_others(cases):
    case, other = cases
    world.add(case, PartKind.TO_REPORTER, "Another one, which is whole.")
    change(case.parts.get(number=3), sealed=other.parts.get(number=3).sealed)
    reporter = Reporter(Client())
    reporter.get()
    reporter.post("return", words=case.words)
    assert "Another one, which is whole." in reporter.page
    assert "We have read it." not in reporter.page


def test_a_locator_that_was_turned_to_another_case_opens_nothing_of_it(cases):
    """The words find the row they are told, and cannot open it."""
    case, other = cases
    locators = case.locator, other.locator
    type(case).objects.filter(pk=other.pk).update(locator="0" * 64)
    type(case).objects.filter(pk=case.pk).update(locator=locators[1])
    reporter = Reporter(Client())
    reporter.get()
    reporter.post("return", words=other.words)
    assert "We have read it." not in reporter.page
    assert "The first." not in reporter.page
    with pytest.raises(NOTHING):
        age.open_sealed(case.parts.first().sealed, derive(other.words).identity)
