"""Whoever is no officer any more opens nothing, whichever way they went, and nobody's case is lost by it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command

from common.models import OutgoingMail
from conduct.choices import Act, KeyState, State
from conduct.keys import leaving
from conduct.keys.readers import readers
from conduct.models import Case, CaseKey, LogEntry, ReaderKey
from conduct.sealing import age
from conduct.sealing.tags import tag
from members.account.services import delete_account
from tests.access import roles
from tests.conduct import world
from tests.conduct.keys.test_agreeing import fresh, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers():
    return [world.officer(name) for name in ("ada", "ben", "cleo")]


def key_of(user):
    return ReaderKey.objects.get(holder=user)


def opens(user):
    return CaseKey.objects.filter(reader=tag(key_of(user).public_key)).count()


def mailed():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def test_the_job_retires_the_key_of_whose_term_is_over(officers):
    ada = officers[0]
    case = world.case(officers)
    ReaderKey.objects.filter(holder=ada).update(wrapped="wrapped")
    assert leaving.retire_those_who_left() == 0
    ada.terms.update(end=roles.YESTERDAY)
    assert leaving.retire_those_who_left() == 1
    key = key_of(ada)
    assert (key.state, key.wrapped, opens(ada)) == (KeyState.RETIRED, "", 0)
    with pytest.raises(age.CannotOpenError):
        world.open_case(case, world.secrets[ada.pk])
    told = list(LogEntry.objects.order_by("number").values_list("act", "detail"))[-2:]
    said = f"{key.pk} {key.fingerprint}"
    assert told == [(Act.KEY_RETIRED, said), (Act.READER_LEFT, said)]
    assert leaving.retire_those_who_left() == 0


@pytest.mark.parametrize(
    ("moment", "reads"),
    [
        (datetime(2026, 11, 21, 23, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 22, 0, 0, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 22, 0, 0, 1, tzinfo=UTC), False),
    ],
)
def test_the_last_day_of_a_term_is_held_to_its_midnight(officers, moment, reads):
    """By London's clock, which is the executive's."""
    officers[0].terms.update(end=roles.TODAY)
    with time_machine.travel(moment, tick=False):
        assert (officers[0] in {reader.user for reader in readers()}) == reads
        assert leaving.retire_those_who_left() == (0 if reads else 1)


def test_a_key_that_waits_goes_with_its_holders_post(officers):
    new = world.officer("new", with_key=False)
    proposed(new)
    new.terms.update(end=roles.YESTERDAY)
    assert leaving.retire_those_who_left() == 1
    assert not ReaderKey.objects.filter(holder=new).exists()


def test_an_account_that_is_deleted_takes_its_key_along(officers):
    ada = officers[0]
    world.case(officers)
    public = key_of(ada).public_key
    delete_account(user=fresh(ada))
    assert not ReaderKey.objects.filter(public_key=public).exists()
    assert not CaseKey.objects.filter(reader=tag(public)).exists()
    assert LogEntry.objects.filter(act=Act.READER_LEFT).count() == 1


def test_a_closed_account_reads_nothing_new_and_loses_its_ways(officers):
    ada = officers[0]
    world.case(officers)
    type(ada).objects.filter(pk=ada.pk).update(is_active=False)
    assert ada not in {reader.user for reader in readers()}
    assert leaving.retire_those_who_left() == 1
    assert opens(ada) == 0


def test_the_only_reader_left_of_an_open_case_is_told_and_nobody_else(officers):
    ada, ben, cleo = officers
    world.case([ada, ben])
    world.case([ben, cleo])
    ada.terms.update(end=roles.YESTERDAY)
    leaving.retire_those_who_left()
    assert mailed() == [ben.email]


def test_an_open_case_without_readers_is_told_to_those_who_can_call_the_trustees(officers):
    ada, ben, _cleo = officers
    watcher = world.data_protection_officer()
    world.trustees()
    world.case([ada, ben])
    for user in (ada, ben):
        user.terms.update(end=roles.YESTERDAY)
    leaving.retire_those_who_left()
    assert watcher.email in mailed()
    assert "cleo@example.org" not in mailed()


def test_of_closed_cases_nobody_is_told(officers):
    ada, ben, _cleo = officers
    world.case([ada, ben], state=State.CLOSED)
    ada.terms.update(end=roles.YESTERDAY)
    leaving.retire_those_who_left()
    assert mailed() == []


def test_the_last_way_into_a_case_stays_where_not_even_trustees_could_open_it(officers):
    ada, ben, _cleo = officers
    ReaderKey.objects.filter(holder=ada).update(wrapped="wrapped")
    case = world.case([ada, ben])
    for user in (ben, ada):
        user.terms.update(end=roles.YESTERDAY)
        leaving.retire_those_who_left()
    assert CaseKey.objects.filter(case=case).count() == 1
    assert not Case.objects.visible_to(fresh(ada)).exists()
    assert key_of(ada).wrapped == "wrapped"


def test_with_trustees_no_way_stays(officers):
    ada, ben, _cleo = officers
    world.trustees()
    case = world.case([ada, ben])
    for user in (ada, ben):
        user.terms.update(end=roles.YESTERDAY)
    leaving.retire_those_who_left()
    assert CaseKey.objects.filter(case=case).count() == 1
    assert world.open_recovery(case) == case.secret


def test_a_key_that_somebody_else_has_got_is_retired_by_the_machines_administrator(officers, capsys):
    ada = officers[0]
    world.case(officers)
    call_command("conduct_retire_key", key_of(ada).fingerprint.lower())
    assert (key_of(ada).state, opens(ada)) == (KeyState.RETIRED, 0)
    with pytest.raises(CommandError, match="Nothing done"):
        call_command("conduct_retire_key", "0000 0000 0000 0000 0000")
    call_command("conduct_retire_key", key_of(ada).fingerprint)
    assert "It was retired already" in capsys.readouterr().out
