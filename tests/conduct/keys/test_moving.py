"""A new key takes over one case at a time; a colleague gets what they may; new trustees what the old ones had."""

import pytest

from conduct.cases.facts import Facts
from conduct.cases.gate import NotTheirsError
from conduct.cases.services import NotSealedError, share
from conduct.choices import Act, KeyState, Seat
from conduct.keys import moving, renewing, services
from conduct.keys.readers import active_key_of, trustees
from conduct.keys.sharing import to_share
from conduct.models import Case, CaseKey, LogEntry, ReaderKey
from conduct.sealing import age
from conduct.sealing.tags import RECOVERY, tag
from tests.conduct import world
from tests.conduct.keys.test_agreeing import agreed, fresh, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers():
    return world.officer("ada"), world.officer("ben")


@pytest.fixture
def rotated(officers):
    """Two cases that both read, and a new key of the first; ``(user, old, new, secret of the new, cases)``."""
    ada, ben = officers
    old = active_key_of(ada)
    ReaderKey.objects.filter(pk=old.pk).update(wrapped="wrapped")
    cases = [world.case([ada, ben], code_name=name) for name in ("Amber Anvil", "Blue Bell")]
    secret, public = age.new_identity()
    new = agreed(ben, proposed(ada, public_key=public))
    old.refresh_from_db()
    return fresh(ada), old, new, secret, cases


def sealed_to(case, *recipients):
    data = case.secret.encode()
    for recipient in recipients:
        data = age.seal(data, [recipient])
    return data


def test_until_they_are_moved_the_cases_wait_under_the_old_key(rotated):
    ada, old, _new, _secret, cases = rotated
    (left,) = moving.left_behind(ada)
    assert (left.key, [row.case for row in left.rows]) == (old, cases)
    assert not Case.objects.visible_to(ada).exists()


def test_each_case_is_moved_by_itself_and_the_old_key_forgotten_with_the_last(rotated):
    ada, old, new, secret, cases = rotated
    CaseKey.objects.filter(reader=tag(old.public_key)).update(read_through=1)
    Case.objects.filter(pk=cases[0].pk).update(assigned=tag(old.public_key))
    for number, case in enumerate(cases, 1):
        moving.move(actor=ada, case_id=case.pk, sealed=sealed_to(case, new.public_key))
        assert Case.objects.visible_to(fresh(ada)).count() == number
        assert len(world.open_case(case, secret)) == 1
        old.refresh_from_db()
        assert old.wrapped == ("" if number == 2 else "wrapped")
    assert not CaseKey.objects.filter(reader=tag(old.public_key)).exists()
    assert set(CaseKey.objects.filter(reader=tag(new.public_key)).values_list("read_through", flat=True)) == {1}
    assert Case.objects.get(pk=cases[0].pk).assigned == tag(new.public_key)
    assert moving.left_behind(fresh(ada)) == []
    assert LogEntry.objects.filter(act=Act.CASE_SHARED, actor=ada.pk).count() == 2


def test_a_case_moved_twice_is_refused_the_second_time(rotated):
    ada, _old, new, _secret, cases = rotated
    moving.move(actor=ada, case_id=cases[0].pk, sealed=sealed_to(cases[0], new.public_key))
    with pytest.raises(moving.NothingToMoveError):
        moving.move(actor=ada, case_id=cases[0].pk, sealed=sealed_to(cases[0], new.public_key))


def test_nothing_is_moved_by_others_or_of_others(rotated, officers):
    _ada, _old, new, _secret, cases = rotated
    strange = world.case([officers[1], world.officer("cleo")])
    for actor, case in ((officers[1], cases[0]), (world.officer("dee"), cases[0]), (fresh(officers[0]), strange)):
        with pytest.raises(moving.NothingToMoveError):
            moving.move(actor=actor, case_id=case.pk, sealed=sealed_to(case, new.public_key))


def test_nothing_is_moved_that_is_not_sealed_to_one_key(rotated):
    ada, _old, new, _secret, cases = rotated
    case = cases[0]
    two = age.seal(b"x", [new.public_key, age.new_identity()[1]])
    for sealed in (b"", case.secret.encode(), two, age.seal(b"x" * 5000, [new.public_key])):
        with pytest.raises(NotSealedError):
            moving.move(actor=ada, case_id=case.pk, sealed=sealed)
    assert CaseKey.objects.filter(case=case).count() == 2


def test_a_case_that_its_holder_is_kept_from_is_not_moved(rotated):
    ada, _old, new, _secret, cases = rotated
    facts = Facts.of(cases[0])
    Case.objects.filter(pk=cases[0].pk).update(facts=Facts(facts.kind, frozenset({ada.pk})).sealed())
    with pytest.raises(moving.NothingToMoveError):
        moving.move(actor=ada, case_id=cases[0].pk, sealed=sealed_to(cases[0], new.public_key))


def test_a_colleague_is_offered_what_they_do_not_read_and_are_not_kept_from(officers):
    ada, ben = officers
    cleo = world.officer("cleo")
    both = world.case([ada, cleo], code_name="Both")
    free = world.case([ada, ben], code_name="Free")
    kept = world.case([ada, ben], code_name="Kept", kept_out=[cleo])
    unseen = world.case([ben, world.officer("dee")], code_name="Unseen")
    key = active_key_of(cleo)
    assert to_share(fresh(ada), key) == [free]
    assert both not in to_share(fresh(ada), key)
    refusals = []
    for case in (kept, both, unseen):
        try:
            share(actor=fresh(ada), case=case, key_id=key.pk, sealed=sealed_to(case, key.public_key))
        except Exception as error:  # which one is the point
            refusals.append(type(error).__name__)
    assert refusals == ["CannotShareError", "CannotShareError", "NotTheirsError"]


def test_new_trustees_get_what_those_before_had_and_nothing_that_was_kept_from_them(officers):
    ada, ben = officers
    kept = world.case([ada, ben], code_name="Kept")
    first, second = world.trustees()
    had = world.case([ada, ben], code_name="Had")
    assert renewing.outdated(fresh(ada)) == []
    replaced = replace(Seat.FIRST_TRUSTEE, officers)
    assert renewing.outdated(fresh(ada)) == [had]
    renewing.renew(actor=fresh(ada), case=had, sealed=sealed_to(had, second.public_key, replaced.public_key))
    assert renewing.outdated(fresh(ada)) == []
    assert renewing.outdated(fresh(ben)) == []
    assert world.open_recovery(had) == had.secret
    with pytest.raises(NotTheirsError):
        renewing.renew(actor=fresh(ada), case=kept, sealed=sealed_to(kept, second.public_key, replaced.public_key))
    assert not CaseKey.objects.filter(case=kept, reader=tag(RECOVERY)).exists()
    first.refresh_from_db()
    assert first.state == KeyState.RETIRED


def replace(seat, officers):
    from tests.conduct.keys import listed

    world.secrets[seat], public = age.new_identity()
    key = services.propose_trustee(actor=officers[0], seat=seat, name="New Ee", public_key=public)
    for officer in officers:
        agreed(officer, key)
    listed.publish(key)
    key.refresh_from_db()
    assert key in trustees()
    return key


def test_a_recovery_row_is_renewed_by_readers_of_the_case_alone(officers):
    world.trustees()
    case = world.case(list(officers))
    for user in (world.officer("cleo"), world.data_protection_officer()):
        with pytest.raises(NotTheirsError):
            renewing.renew(actor=user, case=case, sealed=sealed_to(case, age.new_identity()[1]))
    with pytest.raises(NotSealedError):
        renewing.renew(actor=fresh(officers[0]), case=case, sealed=b"open")
    assert world.open_recovery(case) == case.secret
