"""How keys come to count: proposed by their holder, compared by voice, agreed to by two; and the first ones.

Nobody can add a key alone, not even whoever runs the machine once two officers have keys: the ceremony
(:func:`activate_first`) is refused then, and a row written past all this is not proved by the log.
"""

from django.db import transaction
from django.utils import timezone

from conduct.choices import Act, KeyState, Seat
from conduct.keys.evidence import CEREMONY, NEEDED, Evidence, said_of
from conduct.keys.notices import tell_officers, tell_person
from conduct.keys.readers import active_keys, posts_of_officers
from conduct.keys.wrapped import is_wrapped
from conduct.log.chain import record
from conduct.models import KeyAgreement, ReaderKey
from conduct.rights import is_officer
from conduct.sealing.age import is_recipient

TRUSTEES = (Seat.FIRST_TRUSTEE, Seat.SECOND_TRUSTEE)
# Read out at the end of a fingerprint, and typed by whoever agrees.
GROUPS_TYPED = 2


class NotAnOfficerError(Exception):
    """Only conduct officers of today have keys, and to agree takes an active one."""


class NotAPublicKeyError(Exception):
    """What came is no public key of age, or something else came with it than a wrapped private half."""


class KnownKeyError(Exception):
    """That key is, or was, somebody's: each is used once."""


class CannotAgreeError(Exception):
    """Nobody agrees twice, nor to a key that does not wait, nor to one that is not as it was proposed."""


class DoesNotMatchError(Exception):
    """What was typed is not the end of this key's fingerprint: it may be another key."""


class CeremonyOverError(Exception):
    """Two officers have active keys: from then on officers agree, nobody else."""


class UnknownFingerprintError(Exception):
    """No key of a conduct officer of today waits that reads so. ``args[0]`` is what was typed."""


@transaction.atomic
def propose(*, actor, public_key, wrapped=""):
    """A conduct officer puts forward a key of their own, in place of any that waits; its row.

    ``wrapped`` is the private half under a passphrase that only they know, or empty where it is kept offline. With an
    active key they count as one of the two who agree. The others are told that something waits.
    """
    if not is_officer(actor):
        raise NotAnOfficerError
    if wrapped and not is_wrapped(wrapped):
        raise NotAPublicKeyError
    waiting = ReaderKey.objects.filter(holder=actor, seat=Seat.OFFICER, state=KeyState.PROPOSED)
    waiting.exclude(public_key=public_key).delete()
    key = _proposed(actor, public_key, holder=actor, seat=Seat.OFFICER, wrapped=wrapped)
    if _may_agree(actor):
        _agree(actor, key)
    tell_officers(besides=actor)
    return key


@transaction.atomic
def propose_trustee(*, actor, seat, name, public_key):
    """An officer with an active key enters the public key that a trustee gave them; two agree as to any other."""
    if seat not in TRUSTEES or not _may_agree(actor):
        raise NotAnOfficerError
    ReaderKey.objects.filter(seat=seat, state=KeyState.PROPOSED).exclude(public_key=public_key).delete()
    key = _proposed(actor, public_key, seat=seat, name=name)
    tell_officers(besides=actor)
    return key


@transaction.atomic
def withdraw(*, actor, key_id):
    """Take back a key of one's own that waits, or one that was entered for a trustee."""
    waiting = ReaderKey.objects.filter(pk=key_id, state=KeyState.PROPOSED)
    found = waiting.filter(holder=actor) or waiting.filter(proposed_by=actor)
    if not is_officer(actor) or not found:
        raise NotAnOfficerError
    found.delete()


@transaction.atomic
def agree(*, actor, key_id, typed):
    """Say that the holder read out the end of this key's fingerprint, as ``typed``; the key, active with the second.

    Raises :class:`NotAnOfficerError`, :class:`CannotAgreeError`, :class:`DoesNotMatchError`.
    """
    if not _may_agree(actor):
        raise NotAnOfficerError
    key = ReaderKey.objects.select_for_update(of=("self",)).filter(pk=key_id, state=KeyState.PROPOSED).first()
    if key is None or key.agreements.filter(officer=actor).exists() or not _is_as_proposed(key):
        raise CannotAgreeError
    if not matches(key, typed):
        raise DoesNotMatchError
    return _agree(actor, key)


@transaction.atomic
def activate_first(*, fingerprints):
    """The ceremony: make waiting keys of conduct officers active whose fingerprints somebody types on the server.

    Only while fewer than two officers have active keys: the first time, and when nobody is left to agree. All or
    none; raises :class:`CeremonyOverError`, :class:`UnknownFingerprintError`.
    """
    evidence = Evidence()
    if len(active_keys(evidence)) >= NEEDED:
        raise CeremonyOverError
    waiting = ReaderKey.objects.select_for_update(of=("self",)).filter(
        holder__in=posts_of_officers(), holder__is_active=True, seat=Seat.OFFICER, state=KeyState.PROPOSED
    )
    by_fingerprint = {key.fingerprint: key for key in waiting if evidence.proposes(key)}
    found = []
    for typed in fingerprints:
        fingerprint = as_fingerprint(typed)
        if fingerprint not in by_fingerprint:
            raise UnknownFingerprintError(typed)
        found.append(by_fingerprint[fingerprint])
    for key in found:
        _activate(key, f"{said_of(key)} {CEREMONY}")
    return found


def as_fingerprint(typed):
    """``1A2B 3C4D …`` however it was typed."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return " ".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def matches(key, typed):
    """Whether these are the last two groups of a key's fingerprint; the whole of it will do."""
    end = key.fingerprint.split()[-GROUPS_TYPED:]
    return as_fingerprint(typed).split() in (end, key.fingerprint.split())


def _proposed(actor, public_key, **fields):
    if not is_recipient(public_key):
        raise NotAPublicKeyError
    if ReaderKey.objects.filter(public_key=public_key).exists():
        raise KnownKeyError
    key = ReaderKey.objects.create(public_key=public_key, proposed_by=actor, **fields)
    record(Act.KEY_PROPOSED, actor=actor, detail=said_of(key))
    return key


def _may_agree(user):
    """An officer of today with an active key that the log proves."""
    return is_officer(user) and any(key.holder_id == user.pk for key in active_keys())


def _is_as_proposed(key):
    return Evidence().proposes(key) and (key.seat != Seat.OFFICER or is_officer(key.holder))


def _agree(actor, key):
    KeyAgreement.objects.create(key=key, officer=actor)
    record(Act.KEY_AGREED, actor=actor, detail=said_of(key))
    # Counted in the log: a row beside it proves nothing.
    if len(Evidence().of(key).agreed_by) >= NEEDED:
        _activate(key, said_of(key))
    return key


def _activate(key, detail):
    """In place of the one active key that its holder, or its seat, has: that one gets no more reports."""
    same = {"holder": key.holder} if key.seat == Seat.OFFICER else {}
    for old in ReaderKey.objects.filter(seat=key.seat, state=KeyState.ACTIVE, **same):
        retire(old)
    key.state, key.activated_at = KeyState.ACTIVE, timezone.now()
    key.save(update_fields=["state", "activated_at"])
    record(Act.KEY_ACTIVATED, detail=detail)
    if key.holder:
        tell_person(key.holder)


def retire(key):
    """Have no more reports sealed to a key. What was sealed to it stays until it is moved (conduct.keys.moving)."""
    key.state, key.retired_at = KeyState.RETIRED, timezone.now()
    key.save(update_fields=["state", "retired_at"])
    record(Act.KEY_RETIRED, detail=said_of(key))
    return key
