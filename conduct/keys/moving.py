"""A new key takes over from an old one: its holder's browser opens each case's key and seals it to the new key.

One case at a time, so that whatever interrupts it, the rest waits. The old key's row of a case goes in the moment the
new one is there, and with the last of them what was wrapped of the old key.
"""

from dataclasses import dataclass

from django.db import transaction

from conduct.cases.facts import Facts
from conduct.cases.services import LONGEST_KEY, NotSealedError
from conduct.choices import Act, KeyState, Seat
from conduct.keys.readers import active_keys
from conduct.log.chain import record
from conduct.models import Case, CaseKey, ReaderKey
from conduct.rights import is_officer
from conduct.sealing.age import is_sealed_to
from conduct.sealing.tags import tag


class NothingToMoveError(Exception):
    """There is no such case for them under an old key, whatever the reason, or they have no new key."""


@dataclass(frozen=True)
class Left:
    """An old key of somebody's, and the cases whose keys are still sealed to it."""

    key: ReaderKey
    rows: list[CaseKey]


def left_behind(user):
    """A :class:`Left` for each old key of an officer that still opens something, the newest first."""
    if not is_officer(user):
        return []
    keys = {tag(key.public_key): key for key in _old_keys(user)}
    rows = CaseKey.objects.filter(reader__in=keys).select_related("case").order_by("case__code_name")
    found = [Left(key, [row for row in rows if row.reader == mark]) for mark, key in keys.items()]
    return [left for left in found if left.rows]


def new_key(user):
    """The active key of an officer of today, as the log proves it, or None: what cases may be moved to."""
    return next((key for key in active_keys() if key.holder_id == user.pk), None)


@transaction.atomic
def move(*, actor, case_id, sealed):
    """Store a case's key as sealed to its reader's new key, and delete the row of the old one.

    Raises :class:`NothingToMoveError` and ``NotSealedError``.
    """
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    key = new_key(actor) if case and is_officer(actor) else None
    if key is None:
        raise NothingToMoveError
    old = CaseKey.objects.filter(case=case, reader__in=[tag(old.public_key) for old in _old_keys(actor)]).first()
    if old is None or actor.pk in Facts.of(case).kept_out:
        raise NothingToMoveError
    if len(sealed) > LONGEST_KEY or not is_sealed_to(sealed, 1):
        raise NotSealedError
    mark, number = old.reader, tag(key.public_key)
    CaseKey.objects.update_or_create(
        case=case, reader=number, defaults={"sealed": sealed, "read_through": old.read_through}
    )
    old.delete()
    if case.assigned == mark:
        case.assigned = number
        case.save(update_fields=["assigned"])
    record(Act.CASE_SHARED, actor=actor, case=case, detail=f"with {actor.pk}")
    forget_empty(actor)


def forget_empty(user):
    """Old keys that open nothing any more: what was wrapped of them goes."""
    for key in _old_keys(user).exclude(wrapped=""):
        if not CaseKey.objects.filter(reader=tag(key.public_key)).exists():
            key.wrapped = ""
            key.save(update_fields=["wrapped"])


def _old_keys(user):
    return ReaderKey.objects.filter(holder=user, seat=Seat.OFFICER, state=KeyState.RETIRED).order_by("-retired_at")
