"""Whose post has ended, or whose account goes, opens nothing any more: key retired, ways into cases deleted."""

from django.db import transaction

from conduct.choices import Act, KeyState, Seat, State
from conduct.keys.evidence import said_of
from conduct.keys.notices import tell_data_protection, tell_person
from conduct.keys.readers import posts_of_officers
from conduct.keys.services import retire
from conduct.log.chain import record
from conduct.models import CaseKey, ReaderKey
from conduct.sealing.tags import tag


def retire_those_who_left():
    """Daily: the keys of all who are no conduct officers today; how many there were to retire."""
    here = posts_of_officers()
    keys = ReaderKey.objects.filter(seat=Seat.OFFICER).exclude(holder__in=here, holder__is_active=True)
    return sum(leave(key_id=pk) for pk in keys.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def leave(*, key_id):
    """Retire a key and delete the ways into cases that it has; whether there was anything to do.

    The last way into a case that not even the trustees could open stays, out of everybody's reach: nothing else would
    ever open that case. Who is now the only reader of an open case is told, and where nobody is, those who can call
    the trustees.
    """
    key = ReaderKey.objects.select_for_update(of=("self",)).get(pk=key_id)
    if key.state == KeyState.PROPOSED:
        key.delete()
        return True
    rows = CaseKey.objects.filter(reader=tag(key.public_key))
    cases = set(rows.values_list("case", flat=True))
    others = CaseKey.objects.filter(case__in=cases).exclude(reader=tag(key.public_key))
    deleted, _models = rows.filter(case__in=others.values("case")).delete()
    is_new = key.state == KeyState.ACTIVE
    if not (deleted or is_new):
        return False
    if is_new:
        retire(key)
    if not rows.exists():
        key.wrapped = ""
        key.save(update_fields=["wrapped"])
    record(Act.READER_LEFT, detail=said_of(key))
    _tell_of(cases)
    return True


def readers_of_open_cases(among):
    """``{case: the officers with active keys who read it}`` of those of these cases that are open: two queries."""
    keys = ReaderKey.objects.filter(seat=Seat.OFFICER, state=KeyState.ACTIVE).select_related("holder")
    holders = {tag(key.public_key): key.holder for key in keys}
    rows = CaseKey.objects.filter(case__in=among).exclude(case__state=State.CLOSED).values_list("case", "reader")
    found = {}
    for case, reader in rows:
        found.setdefault(case, set()).update({holders[reader]} if reader in holders else ())
    return found


def _tell_of(cases):
    readers = readers_of_open_cases(cases)
    alone = {user.pk: user for those in readers.values() if len(those) == 1 for user in those}
    for user in alone.values():
        tell_person(user)
    if not all(readers.values()):
        tell_data_protection()
