"""What officers do with a case besides moving it on: read, take along, write, hand over, share, step back.

Each verb asks for a case that its actor can see, else ``NotTheirsError`` (conduct.cases.gate), and leaves a line in
the log. What is written and shared comes here sealed: nothing below ever sees a word or a private key.
"""

import logging

from django.db import transaction

from conduct import notices
from conduct.cases.due import today
from conduct.cases.facts import Facts
from conduct.cases.gate import held
from conduct.cases.parts import add_part, next_number
from conduct.cases.people import officers, readers_of
from conduct.cases.states import PACK, NoGroundError, ground_of
from conduct.choices import OUTCOMES, Act, PartKind
from conduct.keys.readers import active_key_of
from conduct.log.chain import record
from conduct.models import CaseKey
from conduct.sealing.age import is_sealed_to
from conduct.sealing.tags import tag

logger = logging.getLogger(__name__)

# How many public keys each is sealed to: notes to the case's alone, messages to that of whoever reported as well.
WRITTEN = {PartKind.NOTE: 1, PartKind.TO_REPORTER: 2}
# A text of 64,000 signs, padded and sealed, and an age file with one recipient that holds a private key.
LONGEST_TEXT = 300 * 1024
LONGEST_KEY = 2 * 1024


class NotSealedError(Exception):
    """What came is not sealed as it has to be: to as many keys as it should, and of a size that can be right."""


class CannotShareError(Exception):
    """Not with this officer, whatever the reason."""


class LastReaderError(Exception):
    """Nobody else could open the case."""


class NotAReaderError(Exception):
    """Who should handle the case cannot read it."""


def own_row(case, actor):
    return CaseKey.objects.get(case=case, reader=tag(active_key_of(actor).public_key))


@transaction.atomic
def open_case(*, actor, case):
    """Say in the log that somebody opens a case; their row, with the case's key sealed to them."""
    case = held(actor, case)
    record(Act.CASE_OPENED, actor=actor, case=case)
    return own_row(case, actor)


@transaction.atomic
def mark_read(*, actor, case, through):
    """All up to a number is not new to this reader any more."""
    case = held(actor, case)
    row = own_row(case, actor)
    row.read_through = max(row.read_through, min(through, next_number(case) - 1))
    row.save(update_fields=["read_through"])


@transaction.atomic
def export_case(*, actor, case):
    """Say in the log that somebody takes a copy along; their row."""
    case = held(actor, case)
    record(Act.CASE_EXPORTED, actor=actor, case=case)
    return own_row(case, actor)


@transaction.atomic
def report_altered(*, actor, case, numbers):
    """Somebody's browser found parts that are not what they were: the log says so, and whoever runs the site."""
    case = held(actor, case)
    told = " ".join(str(number) for number in sorted(set(numbers))[:20])
    record(Act.PARTS_FAILED, actor=actor, case=case, detail=told)
    logger.error("Sealed parts of a case were found altered: the log of conduct cases says of which.")


@transaction.atomic
def write(*, actor, case, kind, number, sealed):
    """Add a note or a message that a browser has sealed; the other readers are told that there is something.

    Raises :class:`NotSealedError`, and ``NumberTakenError`` (conduct.cases.parts) where somebody else came first.
    """
    case = held(actor, case)
    if kind not in WRITTEN or len(sealed) > LONGEST_TEXT or not is_sealed_to(sealed, WRITTEN[kind]):
        raise NotSealedError
    part = add_part(case=case, number=number, kind=kind, sealed=sealed, actor=actor)
    # What one wrote oneself is not new.
    CaseKey.objects.filter(pk=own_row(case, actor).pk, read_through=number - 1).update(read_through=number)
    if kind == PartKind.TO_REPORTER and case.state in OUTCOMES and not case.told_on:
        case.told_on = today()
        case.save(update_fields=["told_on"])
    notices.tell_readers(case, besides=actor)
    return part


@transaction.atomic
def assign(*, actor, case, key_id=None):
    """Have one of its readers handle a case, by the id of their key, or nobody; whoever gets it is told.

    Raises :class:`NotAReaderError`.
    """
    case = held(actor, case)
    chosen = None
    if key_id is not None:
        chosen = next((officer for officer in readers_of(case) if officer.key.pk == key_id), None)
        if chosen is None:
            raise NotAReaderError
    case.assigned = chosen.tag if chosen else ""
    case.save(update_fields=["assigned"])
    record(Act.CASE_ASSIGNED, actor=actor, case=case, detail=f"to {chosen.user.pk}" if chosen else "to nobody")
    if chosen and chosen.user.pk != actor.pk:
        notices.tell_reader(chosen.user)
    return case


@transaction.atomic
def share(*, actor, case, key_id, sealed):
    """Let another officer read a case: its key, sealed to theirs in the browser of somebody who reads it.

    Raises :class:`CannotShareError` alike for whoever is no officer of today with an active key, was named as
    involved or has stepped back, reads it already, and for a thing that is not sealed to exactly one key.
    """
    case = held(actor, case)
    officer = next((officer for officer in officers().values() if officer.key.pk == key_id), None)
    is_sealed = len(sealed) <= LONGEST_KEY and is_sealed_to(sealed, 1)
    if officer is None or officer not in could_share(case) or not is_sealed:
        raise CannotShareError
    CaseKey.objects.create(case=case, reader=officer.tag, sealed=sealed)
    record(Act.CASE_SHARED, actor=actor, case=case, detail=f"with {officer.user.pk}")
    notices.tell_reader(officer.user)
    return officer


def could_share(case, among=None):
    """The officers of today who do not read a case and are not kept from it."""
    among = officers() if among is None else among
    kept_out, reading = Facts.of(case).kept_out, readers_of(case, among)
    return [officer for officer in among.values() if officer not in reading and officer.user.pk not in kept_out]


@transaction.atomic
def step_back(*, actor, case):
    """Delete one's own way into a case, for good: nobody can share it with them again. The others are told.

    Raises :class:`LastReaderError` where nobody else of today could read it: share it first.
    """
    case = held(actor, case)
    row = own_row(case, actor)
    if not [officer for officer in readers_of(case) if officer.user.pk != actor.pk]:
        raise LastReaderError
    facts = Facts.of(case)
    case.facts = Facts(facts.kind, facts.kept_out | {actor.pk}).sealed()
    if case.assigned == row.reader:
        case.assigned = ""
    case.save(update_fields=["facts", "assigned"])
    row.delete()
    record(Act.CASE_RECUSED, actor=actor, case=case)
    notices.tell_readers(case)


@transaction.atomic
def make_pack(*, actor, case):
    """Say in the log that a browser makes what goes to the Party; raises ``NoGroundError`` without a ground.

    Returns the ground. Nothing of the pack comes here.
    """
    case = held(actor, case)
    ground = ground_of(case)
    if not ground:
        raise NoGroundError
    record(Act.CASE_REFERRED, actor=actor, case=case, detail=PACK)
    return ground
