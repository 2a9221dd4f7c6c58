"""The first keys, typed on the server by their fingerprints: only while nobody else could agree."""

import pytest
from django.core.management import CommandError, call_command

from conduct.choices import Act, KeyState
from conduct.keys import services
from conduct.keys.readers import active_keys, readers
from conduct.models import LogEntry, ReaderKey
from conduct.sealing import age
from tests import cast
from tests.access import roles
from tests.conduct import world
from tests.conduct.keys import listed
from tests.conduct.keys.test_agreeing import agreed, proposed

pytestmark = pytest.mark.django_db


def waiting(*names):
    return [proposed(world.officer(name, with_key=False)) for name in names]


def test_the_first_keys_become_active_together(capsys):
    keys = waiting("ada", "ben")
    call_command("conduct_first_keys", *[key.fingerprint for key in keys])
    assert set(active_keys()) == set(keys)
    assert readers() == []
    listed.publish(*keys)
    assert len(readers()) == 2
    told = list(LogEntry.objects.filter(act=Act.KEY_ACTIVATED).order_by("number").values_list("detail", flat=True))
    assert told == [f"{key.pk} {key.fingerprint} ceremony" for key in keys]
    assert "Ada Officer" in capsys.readouterr().out


def test_a_fingerprint_is_understood_however_it_is_typed():
    (key,) = waiting("ada")
    call_command("conduct_first_keys", key.fingerprint.lower().replace(" ", ""))
    assert active_keys() == [key]


@pytest.mark.parametrize("others", [0, 1])
def test_it_is_held_again_while_fewer_than_two_have_keys(others):
    for number in range(others):
        world.officer(f"there-{number}")
    keys = waiting("ada", "ben")
    services.activate_first(fingerprints=[key.fingerprint for key in keys])
    assert len(active_keys()) == others + 2


def test_it_is_over_once_two_have_keys():
    world.officer("one"), world.officer("two")
    (key,) = waiting("ada")
    with pytest.raises(CommandError, match="Two officers have active keys"):
        call_command("conduct_first_keys", key.fingerprint)
    key.refresh_from_db()
    assert key.state == KeyState.PROPOSED


def test_officers_whose_terms_are_over_do_not_keep_it_from_being_held():
    gone = [world.officer("one"), world.officer("two")]
    for user in gone:
        user.terms.update(end=roles.YESTERDAY)
    (key,) = waiting("ada")
    assert services.activate_first(fingerprints=[key.fingerprint]) == [key]


def test_keys_that_the_log_does_not_prove_do_not_keep_it_from_being_held():
    for name in ("one", "two"):
        rogue = world.officer(name, with_key=False)
        ReaderKey.objects.create(holder=rogue, public_key=age.new_identity()[1], state=KeyState.ACTIVE)
    (key,) = waiting("ada")
    assert services.activate_first(fingerprints=[key.fingerprint]) == [key]


def test_all_or_none_become_active():
    first, _other = waiting("ada", "ben")
    with pytest.raises(CommandError, match="0000 1111"):
        call_command("conduct_first_keys", first.fingerprint, "0000 1111 2222 3333 4444")
    assert active_keys() == []
    assert not LogEntry.objects.filter(act=Act.KEY_ACTIVATED).exists()


def test_nobodys_key_becomes_active_who_is_no_officer_today():
    (key,) = waiting("ada")
    key.holder.terms.update(end=roles.YESTERDAY)
    with pytest.raises(services.UnknownFingerprintError):
        services.activate_first(fingerprints=[key.fingerprint])


def test_a_row_that_nobody_proposed_is_not_activated():
    rogue = world.officer("rogue", with_key=False)
    key = ReaderKey.objects.create(holder=rogue, public_key=age.new_identity()[1])
    with pytest.raises(services.UnknownFingerprintError):
        services.activate_first(fingerprints=[key.fingerprint])


def test_a_key_that_was_given_to_another_holder_is_not_activated():
    (key,) = waiting("ada")
    ReaderKey.objects.filter(pk=key.pk).update(holder=world.officer("thief", with_key=False))
    with pytest.raises(services.UnknownFingerprintError):
        services.activate_first(fingerprints=[key.fingerprint])


def test_after_it_officers_agree_among_themselves():
    keys = waiting("ada", "ben")
    services.activate_first(fingerprints=[key.fingerprint for key in keys])
    third = proposed(world.officer("cleo", with_key=False))
    for key in keys:
        agreed(key.holder, third)
    assert third in active_keys()


def test_an_administrator_gains_nothing_by_it():
    with pytest.raises(services.NotAnOfficerError):
        proposed(cast.admin())
