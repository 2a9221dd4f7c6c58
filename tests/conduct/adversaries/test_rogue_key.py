"""Somebody wants new reports sealed to a key of theirs as well: by the database, by one vote, by one page."""

import pytest
from django.test import Client
from django.utils import timezone

from conduct.choices import Act, KeyState, Seat
from conduct.keys.checking import Difference, differences
from conduct.keys.readers import readers, trustees
from conduct.log.chain import BEGINNING
from conduct.models import Case, ConductIndexPage, KeyAgreement, LogEntry, ReaderKey
from conduct.sealing import age
from tests import cast
from tests.conduct import world
from tests.conduct.reporting.form import Reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def rogue(people):
    """A conduct officer with a key of their own making, of which two others know nothing."""
    user = world.officer("rogue", with_key=False)
    user.secret, user.public = age.new_identity()
    return user


def row(rogue, **fields):
    now = timezone.now()
    return ReaderKey.objects.create(
        **{
            "holder": rogue,
            "public_key": rogue.public,
            "state": KeyState.ACTIVE,
            "activated_at": now,
            "proposed_by": rogue,
        }
        | fields
    )


def straight_into_the_table(rogue, people):
    key = row(rogue)
    world.publish(key, "Rogue")


def with_agreements_in_the_table(rogue, people):
    key = row(rogue)
    for officer in people[1]:
        KeyAgreement.objects.create(key=key, officer=officer)
    world.publish(key, "Rogue")


def with_entries_in_the_log(rogue, people):
    """Who can write to the log's table as well, past its guards, but has no CONDUCT_KEY."""
    key = row(rogue)
    acts = [
        (Act.KEY_PROPOSED, rogue.pk),
        *((Act.KEY_AGREED, officer.pk) for officer in people[1]),
        (Act.KEY_ACTIVATED, None),
    ]
    last = LogEntry.objects.order_by("-number").first().number
    for number, (act, actor) in enumerate(acts, last + 1):
        LogEntry.objects.create(
            number=number,
            at=timezone.now(),
            actor=actor,
            act=act,
            detail=f"{key.pk} {key.fingerprint}",
            previous=BEGINNING,
            digest=f"{number:064x}",
        )
    world.publish(key, "Rogue")


def agreed_to_by_one(rogue, people):
    from conduct.log.chain import record

    key = row(rogue)
    said = f"{key.pk} {key.fingerprint}"
    record(Act.KEY_PROPOSED, actor=rogue, detail=said)
    for _twice in range(2):
        record(Act.KEY_AGREED, actor=people[1][0], detail=said)
    record(Act.KEY_ACTIVATED, detail=said)
    world.publish(key, "Rogue")


def not_published(rogue, people):
    world.secrets[rogue.pk] = rogue.secret
    key = world._active_key(rogue.public, holder=rogue, seat=Seat.OFFICER)
    page = world.index_page()
    kept = [child for child in page.keys.raw_data if child["value"]["fingerprint"] != key.fingerprint]
    ConductIndexPage.objects.filter(pk=page.pk).update(
        keys=type(page.keys)(page.keys.stream_block, kept, is_lazy=True)
    )


def in_the_place_of_another(rogue, people):
    """The row of an officer whom all trust is given another public key."""
    ReaderKey.objects.filter(holder=people[1][0]).update(public_key=rogue.public)


def under_another_holder(rogue, people):
    """The rogue's account is put to the key of somebody who left."""
    gone = world.officer("gone")
    ReaderKey.objects.filter(holder=gone).update(holder=rogue, public_key=rogue.public)


def as_a_trustee(rogue, people):
    ReaderKey.objects.filter(seat=Seat.FIRST_TRUSTEE).update(public_key=rogue.public)


WAYS = (
    straight_into_the_table,
    with_agreements_in_the_table,
    with_entries_in_the_log,
    agreed_to_by_one,
    not_published,
    in_the_place_of_another,
    under_another_holder,
    as_a_trustee,
)


@pytest.mark.parametrize("way", WAYS)
def test_no_report_is_sealed_to_such_a_key_and_the_daily_check_says_so(rogue, people, way):
    way(rogue, people)
    assert rogue.public not in {reader.key.public_key for reader in readers()}
    assert not trustees() or rogue.public not in {key.public_key for key in trustees()}
    reporter = Reporter(Client())
    reporter.get()
    reporter.report()
    case = Case.objects.get()
    for sealed in [*case.keys.all(), *case.parts.all()]:
        with pytest.raises(age.CannotOpenError):
            age.open_sealed(sealed.sealed, rogue.secret)
    assert case.keys.count() >= 2
    found = {finding.difference for finding in differences()}
    assert found & {Difference.NOT_PROVED, Difference.NOT_PUBLISHED, Difference.NOT_THERE}


@pytest.mark.parametrize("who", [cast.admin, cast.editor, cast.moderator, world.data_protection_officer, cast.member])
def test_nobody_but_an_officer_puts_a_key_forward(people, who):
    client = cast.client_of(who(), second_factor=True)
    before = ReaderKey.objects.count()
    for address in ("new/", "offline/", "trustees/first_trustee/"):
        answer = client.post(f"/conduct/desk/keys/{address}", {"public_key": age.new_identity()[1], "name": "Me"})
        assert answer.status_code == 403
    assert ReaderKey.objects.count() == before


def test_whoever_opens_a_key_with_the_rogues_passphrase_has_only_their_own(rogue, people):
    """A wrapped key that was exchanged for the rogue's opens for the rogue, and then opens no case."""
    _out, (anna, bela) = people
    case = world.case([anna, bela])
    ReaderKey.objects.filter(holder=anna).update(wrapped="-----BEGIN AGE ENCRYPTED FILE-----")
    for sealed in case.keys.all():
        with pytest.raises(age.CannotOpenError):
            age.open_sealed(sealed.sealed, rogue.secret)
