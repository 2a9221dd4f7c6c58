"""One gate moves a case on: by the table, never around it, and never where it would not be true."""

import pytest
import time_machine

from conduct.cases import states
from conduct.cases.gate import NotTheirsError
from conduct.choices import FOR_THE_PARTY, MOVES, OUTCOMES, Act, Kind, PartKind, ReferralGround, State
from conduct.models import Case, LogEntry
from tests import cast
from tests.conduct import world
from tests.conduct.cases.sealing import write

pytestmark = pytest.mark.django_db

EVERY_PAIR = [(old, new) for old in State for new in State]


@pytest.fixture
def officer():
    return world.officer("officer")


@pytest.fixture
def case(officer):
    return world.case([officer, world.officer("other")])


def stand_at(case, state, **fields):
    """Where a test needs it to stand, told or not."""
    Case.objects.filter(pk=case.pk).update(state=state, **fields)
    return Case.objects.get(pk=case.pk)


def move(actor, case, to, **kw):
    return states.move_to(actor=actor, case=case, to=to, **kw)


def last(act):
    return LogEntry.objects.filter(act=act).order_by("number").last()


@pytest.mark.parametrize(("old", "new"), EVERY_PAIR)
def test_a_case_goes_where_the_table_says_and_nowhere_else(officer, case, old, new):
    world.add(case, PartKind.TO_REPORTER, "Thank you.")
    case = stand_at(case, old, told_on="2026-11-22")
    kw = {"ground": ReferralGround.SAFEGUARDING}
    if new in MOVES[old]:
        assert move(officer, case, new, **kw).state == new
        assert last(Act.CASE_MOVED).detail == f"{old} {new}"
    else:
        with pytest.raises(states.NotAllowedError):
            move(officer, case, new, **kw)
        assert Case.objects.get(pk=case.pk).state == old


def test_the_table_of_pairs_is_the_whole_table():
    assert len(EVERY_PAIR) == len(State) ** 2 == 100
    assert set(MOVES) == set(State)


@pytest.mark.parametrize("kind", Kind)
def test_what_the_party_decides_is_never_resolved_locally(officer, kind):
    case = stand_at(world.case([officer], kind=kind), State.OPTIONS_EXPLAINED)
    assert (State.RESOLVED_LOCALLY in states.moves_of(case)) == (kind not in FOR_THE_PARTY)
    if kind in FOR_THE_PARTY:
        with pytest.raises(states.NotAllowedError):
            move(officer, case, State.RESOLVED_LOCALLY)


@pytest.mark.parametrize("kind", sorted(FOR_THE_PARTY))
@pytest.mark.parametrize("outcome", [state for state in OUTCOMES if state != State.RESOLVED_LOCALLY])
def test_not_even_by_way_of_another_outcome(officer, kind, outcome):
    case = stand_at(world.case([officer], kind=kind), outcome)
    assert State.RESOLVED_LOCALLY not in states.moves_of(case)


def test_no_state_is_a_word_of_investigation():
    """Labour International investigates nothing: no state can be read as though it did."""
    words = " ".join(f"{state} {state.label}" for state in State).lower()
    assert not any(word in words for word in ("investigat", "verdict", "upheld", "guilt", "hearing", "sanction"))


@pytest.mark.parametrize(
    ("ground", "agreed_in", "allowed"),
    [
        ("", None, False),
        (ReferralGround.CONSENT, None, False),
        (ReferralGround.CONSENT, 99, False),
        (ReferralGround.CONSENT, "1", False),
        (ReferralGround.CONSENT, 2, False),  # an officer's message
        (ReferralGround.CONSENT, 3, False),  # a note
        (ReferralGround.CONSENT, 1, True),
        (ReferralGround.CONSENT, 4, True),
        (ReferralGround.SAFEGUARDING, None, True),
        ("because", 1, False),
    ],
)
def test_a_referral_needs_consent_that_can_be_pointed_at_or_danger(officer, case, ground, agreed_in, allowed):
    world.add(case, PartKind.TO_REPORTER, "May we pass it on?")
    world.add(case, PartKind.NOTE, "They will say yes.")
    world.add(case, PartKind.FROM_REPORTER, "Yes.")
    case = stand_at(case, State.OPTIONS_EXPLAINED)
    if not allowed:
        with pytest.raises(states.NoGroundError):
            move(officer, case, State.REFERRED, ground=ground, agreed_in=agreed_in)
        assert states.ground_of(case) == ""
        return
    move(officer, case, State.REFERRED, ground=ground, agreed_in=agreed_in)
    assert last(Act.CASE_REFERRED).detail == (f"consent {agreed_in}" if agreed_in else "safeguarding")
    assert states.ground_of(case) == ground


def test_the_consent_to_another_case_is_none(officer, case):
    other = world.case([officer])
    for _number in range(4):
        world.add(other, PartKind.FROM_REPORTER, "Yes.")
    case = stand_at(case, State.OPTIONS_EXPLAINED)
    with pytest.raises(states.NoGroundError):
        move(officer, case, State.REFERRED, ground=ReferralGround.CONSENT, agreed_in=4)


def test_nothing_is_acknowledged_that_nobody_has_answered(officer, case):
    case = stand_at(case, State.RISK_CHECKED)
    world.add(case, PartKind.NOTE, "Who writes?")
    with pytest.raises(states.NotToldError):
        move(officer, case, State.ACKNOWLEDGED)
    world.add(case, PartKind.TO_REPORTER, "Thank you.")
    assert move(officer, case, State.ACKNOWLEDGED).state == State.ACKNOWLEDGED


def test_a_case_is_closed_once_its_outcome_is_told_and_then_has_a_day_of_deletion(officer, case, settings):
    settings.CONDUCT_RETENTION_DAYS = 365
    case = stand_at(case, State.OPTIONS_EXPLAINED)
    move(officer, case, State.SUPPORTED)
    with pytest.raises(states.NotToldError):
        move(officer, case, State.CLOSED)
    write(officer, case)
    with time_machine.travel("2026-11-22T23:30:00Z", tick=False):
        closed = move(officer, case, State.CLOSED)
    assert (str(closed.closed_on), str(closed.delete_on)) == ("2026-11-22", "2027-11-22")
    assert closed.outcome == State.SUPPORTED


def test_another_outcome_has_to_be_told_again(officer, case):
    case = stand_at(case, State.OPTIONS_EXPLAINED)
    move(officer, case, State.SUPPORTED)
    write(officer, case)
    assert Case.objects.get(pk=case.pk).told_on
    assert move(officer, case, State.RECORDED_ONLY).told_on is None
    with pytest.raises(states.NotToldError):
        move(officer, case, State.CLOSED)


def test_a_note_tells_nobody_the_outcome(officer, case):
    case = stand_at(case, State.OPTIONS_EXPLAINED)
    move(officer, case, State.SUPPORTED)
    write(officer, case, PartKind.NOTE)
    assert Case.objects.get(pk=case.pk).told_on is None


def test_who_looked_at_an_older_state_moves_nothing(officer, case):
    stand_at(case, State.RISK_CHECKED)
    with pytest.raises(states.MovedError):
        move(officer, case, State.RISK_CHECKED, seen=State.RECEIVED)


def people_without_the_case():
    return {
        "kept_out": world.officer("kept-out"),
        "no key": world.officer("keyless", with_key=False),
        "superuser": cast.admin(),
        "member": cast.member(),
        "editor": cast.editor(),
        "data protection": world.data_protection_officer(),
    }


def test_nobody_moves_a_case_that_is_not_theirs(case):
    people = people_without_the_case()
    for who, person in people.items():
        with pytest.raises(NotTheirsError):
            move(person, case, State.RISK_CHECKED)
        assert Case.objects.get(pk=case.pk).state == State.RECEIVED, who
    assert len(people) == 6
    assert not LogEntry.objects.filter(act=Act.CASE_MOVED).exists()
