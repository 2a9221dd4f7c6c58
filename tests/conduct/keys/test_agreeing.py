"""Nobody adds a key alone: proposed by its holder, heard by two officers with keys, proved by the log."""

import pytest

from conduct.choices import Act, KeyState, Seat
from conduct.keys import services
from conduct.keys.evidence import Evidence, said_of
from conduct.keys.readers import active_key_of, active_keys, readers, trustees
from conduct.keys.wrapped import wrap
from conduct.models import KeyAgreement, LogEntry, ReaderKey
from conduct.sealing import age
from members.models import User
from tests import cast
from tests.conduct import world
from tests.conduct.keys import listed

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers():
    """Two officers with keys."""
    return world.officer("ada"), world.officer("ben")


@pytest.fixture
def newcomer():
    return world.officer("new", with_key=False)


def proposed(user, **kw):
    return services.propose(actor=fresh(user), public_key=kw.pop("public_key", age.new_identity()[1]), **kw)


def agreed(user, key, typed=None):
    typed = key.fingerprint[-9:] if typed is None else typed
    return services.agree(actor=fresh(user), key_id=key.pk, typed=typed)


def fresh(user):
    """As another request sees them."""
    return User.objects.get(pk=user.pk)


def acts():
    return list(LogEntry.objects.order_by("number").values_list("act", flat=True))


def test_a_key_counts_with_the_second_officer_who_agrees(officers, newcomer):
    key = proposed(newcomer)
    assert agreed(officers[0], key).state == KeyState.PROPOSED
    assert active_key_of(fresh(newcomer)) is None
    assert agreed(officers[1], key).state == KeyState.ACTIVE
    assert active_key_of(fresh(newcomer)) == key
    assert acts()[-4:] == [Act.KEY_PROPOSED, Act.KEY_AGREED, Act.KEY_AGREED, Act.KEY_ACTIVATED]
    last = LogEntry.objects.order_by("number").last()
    assert last.detail == f"{key.pk} {key.fingerprint}"


def test_it_gets_no_report_before_it_is_published(officers, newcomer):
    key = proposed(newcomer)
    for officer in officers:
        agreed(officer, key)
    assert [reader.user for reader in readers()] == list(officers)
    listed.publish(key)
    assert {reader.user for reader in readers()} == {*officers, newcomer}
    listed.unpublish(key)
    assert {reader.user for reader in readers()} == set(officers)


def test_nobody_agrees_twice(officers, newcomer):
    key = proposed(newcomer)
    agreed(officers[0], key)
    with pytest.raises(services.CannotAgreeError):
        agreed(officers[0], key)
    key.refresh_from_db()
    assert key.state == KeyState.PROPOSED
    assert KeyAgreement.objects.filter(key=key).count() == 1


@pytest.mark.parametrize("typed", ["0000 0000", "", "1", "FFFF FFFF FFFF FFFF FFFF", "\u2028", "x" * 500])
def test_what_was_not_read_out_is_no_agreement(officers, newcomer, typed):
    key = proposed(newcomer)
    with pytest.raises(services.DoesNotMatchError):
        agreed(officers[0], key, typed)
    assert not KeyAgreement.objects.filter(key=key).exists()


@pytest.mark.parametrize("said", [str.lower, lambda text: text.replace(" ", ""), lambda text: text.replace(" ", "-")])
def test_how_it_is_typed_does_not_matter(officers, newcomer, said):
    key = proposed(newcomer)
    assert agreed(officers[0], key, said(key.fingerprint[-9:])).agreements.count() == 1
    assert agreed(officers[1], key, said(key.fingerprint)).state == KeyState.ACTIVE


def test_the_first_two_groups_alone_are_not_enough(officers, newcomer):
    key = proposed(newcomer)
    with pytest.raises(services.DoesNotMatchError):
        agreed(officers[0], key, key.fingerprint[:9])


def test_only_officers_with_an_active_key_agree(officers, newcomer):
    key = proposed(newcomer)
    others = [newcomer, cast.admin(), cast.member("m@example.org"), world.data_protection_officer()]
    others.append(world.officer("keyless", with_key=False))
    for user in others:
        with pytest.raises(services.NotAnOfficerError):
            agreed(user, key)
    assert len(others) == 5


def test_only_officers_propose():
    for user in (cast.admin(), cast.member("m@example.org"), world.data_protection_officer()):
        with pytest.raises(services.NotAnOfficerError):
            proposed(user)
    assert not ReaderKey.objects.exists()


def test_a_key_that_was_exchanged_meanwhile_is_not_agreed_to(officers, newcomer):
    """Somebody who writes to the database puts a key of their own in the place of one that waits."""
    key = proposed(newcomer)
    heard = key.fingerprint[-9:]
    ReaderKey.objects.filter(pk=key.pk).update(public_key=age.new_identity()[1])
    with pytest.raises(services.CannotAgreeError):
        agreed(officers[0], key, heard)
    changed = ReaderKey.objects.get(pk=key.pk)
    with pytest.raises(services.CannotAgreeError):
        agreed(officers[0], changed)


def test_an_agreement_counts_for_the_key_that_was_heard_alone(officers, newcomer):
    """Exchanged after the first agreement: the second does not make the new one active."""
    key = proposed(newcomer)
    agreed(officers[0], key)
    ReaderKey.objects.filter(pk=key.pk).update(public_key=age.new_identity()[1])
    with pytest.raises(services.CannotAgreeError):
        agreed(officers[1], ReaderKey.objects.get(pk=key.pk))


def test_rows_that_say_somebody_agreed_prove_nothing(officers, newcomer):
    third = world.officer("cleo")
    key = proposed(newcomer)
    KeyAgreement.objects.create(key=key, officer=third)
    agreed(officers[0], key)
    key.refresh_from_db()
    assert key.state == KeyState.PROPOSED


def test_a_row_that_somebody_wrote_into_the_database_reads_nothing(officers):
    rogue = world.officer("rogue", with_key=False)
    key = ReaderKey.objects.create(holder=rogue, public_key=age.new_identity()[1], state=KeyState.ACTIVE)
    listed.publish(key)
    assert rogue not in {reader.user for reader in readers()}
    assert key not in active_keys()
    with pytest.raises(services.NotAnOfficerError):
        agreed(rogue, proposed(world.officer("new", with_key=False)))


def test_log_entries_that_somebody_wrote_without_the_servers_key_prove_nothing(officers):
    rogue = world.officer("rogue", with_key=False)
    key = ReaderKey.objects.create(holder=rogue, public_key=age.new_identity()[1], state=KeyState.ACTIVE)
    listed.publish(key)
    last = LogEntry.objects.order_by("number").last()
    told = [(Act.KEY_PROPOSED, rogue.pk), (Act.KEY_AGREED, officers[0].pk), (Act.KEY_AGREED, officers[1].pk)]
    for place, (act, actor) in enumerate([*told, (Act.KEY_ACTIVATED, None)], 1):
        LogEntry.objects.create(
            number=last.number + place,
            at=last.at,
            actor=actor,
            act=act,
            detail=said_of(key),
            previous=f"{place:064}",
            digest=f"{place:x}".rjust(64, "f"),
        )
    assert not Evidence().proves(key)
    assert rogue not in {reader.user for reader in readers()}


def test_an_active_key_that_somebody_put_another_holder_to_is_nobodys(officers):
    thief = world.officer("thief", with_key=False)
    key = ReaderKey.objects.get(holder=officers[0])
    ReaderKey.objects.filter(pk=key.pk).update(holder=thief)
    assert [reader.user for reader in readers()] == [officers[1]]


def test_who_has_an_active_key_counts_as_one_of_the_two(officers):
    old = active_key_of(officers[0])
    key = proposed(officers[0])
    assert key.agreements.get().officer == officers[0]
    with pytest.raises(services.CannotAgreeError):
        agreed(officers[0], key)
    assert agreed(officers[1], key).state == KeyState.ACTIVE
    old.refresh_from_db()
    assert (old.state, old.retired_at is not None) == (KeyState.RETIRED, True)
    assert not Evidence().proves(old)


def test_a_second_key_put_forward_takes_the_place_of_the_first(newcomer, officers):
    first = proposed(newcomer)
    agreed(officers[0], first)
    second = proposed(newcomer)
    assert not ReaderKey.objects.filter(pk=first.pk).exists()
    assert second.agreements.count() == 0
    assert ReaderKey.objects.filter(holder=newcomer).count() == 1


def test_what_is_no_public_key_is_refused(newcomer):
    secret, public = age.new_identity()
    for text in (secret, "", "age1", public.upper(), public[:-1], f"{public}\n", "age1" + "q" * 58):
        with pytest.raises(services.NotAPublicKeyError):
            proposed(newcomer, public_key=text)
    for wrapped in (secret, "-----BEGIN AGE ENCRYPTED FILE-----", "x", wrap(secret, "x") + secret):
        with pytest.raises(services.NotAPublicKeyError):
            proposed(newcomer, wrapped=wrapped)
    assert not ReaderKey.objects.exists()


def test_a_key_is_used_once_even_after_it_was_retired(officers, newcomer):
    old = active_key_of(officers[0])
    agreed(officers[1], proposed(officers[0]))
    for user in (newcomer, officers[0]):
        with pytest.raises(services.KnownKeyError):
            proposed(user, public_key=old.public_key)


def test_only_whoever_put_it_forward_takes_a_key_back(officers, newcomer):
    key = proposed(newcomer)
    for user in (*officers, cast.admin()):
        with pytest.raises(services.NotAnOfficerError):
            services.withdraw(actor=fresh(user), key_id=key.pk)
    with pytest.raises(services.NotAnOfficerError):
        services.withdraw(actor=officers[0], key_id=active_key_of(officers[0]).pk)
    services.withdraw(actor=fresh(newcomer), key_id=key.pk)
    assert not ReaderKey.objects.filter(pk=key.pk).exists()


def test_trustees_are_entered_by_one_officer_and_agreed_to_by_two(officers):
    keys = []
    for seat in services.TRUSTEES:
        public = age.new_identity()[1]
        key = services.propose_trustee(actor=officers[0], seat=seat, name="Trust Ee", public_key=public)
        assert key.agreements.count() == 0
        agreed(officers[0], key)
        assert trustees() is None
        agreed(officers[1], key)
        listed.publish(key)
        keys.append(key.pk)
    assert [key.pk for key in trustees()] == keys


def test_a_trustee_alone_or_one_who_is_not_published_or_in_another_seat_is_none(officers):
    first, second = world.trustees()
    assert trustees() == (first, second)
    listed.unpublish(second)
    assert trustees() is None
    listed.publish(second)
    ReaderKey.objects.filter(pk=second.pk).update(state=KeyState.RETIRED)
    assert trustees() is None
    ReaderKey.objects.filter(pk=first.pk).update(seat=Seat.SECOND_TRUSTEE)
    assert trustees() is None


@pytest.mark.parametrize("seat", ["officer", "third", ""])
def test_there_are_two_seats_for_trustees(officers, seat):
    with pytest.raises(services.NotAnOfficerError):
        services.propose_trustee(actor=officers[0], seat=seat, name="X", public_key=age.new_identity()[1])


def test_whoever_has_no_key_enters_no_trustee(newcomer, officers):
    with pytest.raises(services.NotAnOfficerError):
        services.propose_trustee(actor=newcomer, seat=Seat.FIRST_TRUSTEE, name="X", public_key=age.new_identity()[1])


def test_the_other_officers_hear_that_something_waits_and_no_more(officers, newcomer):
    from common.models import OutgoingMail

    key = proposed(newcomer)
    mails = list(OutgoingMail.objects.order_by("to"))
    assert [mail.to for mail in mails] == [user.email for user in officers]
    for mail in mails:
        said = mail.subject + mail.text + mail.html
        assert newcomer.last_name not in said
        assert key.fingerprint not in said
        assert "/conduct/desk/keys/" in said


def test_readers_are_found_by_the_same_queries_however_many(officers, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        assert len(readers()) == 2
    for _ in range(3):
        world.officer()
    with django_assert_max_num_queries(6):
        assert len(readers()) == 5


def test_a_reader_is_called_by_the_title_of_their_post(officers):
    assert {(reader.name, reader.post) for reader in readers()} == {
        ("Ada Officer", "Conduct officer"),
        ("Ben Officer", "Conduct officer"),
    }
