"""Where a case stands: the one gate through which that changes, and what each step asks for."""

from django.db import transaction

from conduct.cases.due import delete_on, today
from conduct.cases.facts import Facts
from conduct.cases.gate import held
from conduct.choices import FOR_THE_PARTY, MOVES, OUTCOMES, Act, PartKind, ReferralGround, State
from conduct.log.chain import record
from conduct.models import LogEntry

# What whoever reported wrote: where they can have agreed to a referral.
THEIR_WORDS = frozenset({PartKind.REPORT, PartKind.FROM_REPORTER})
PACK = "pack"


class NotAllowedError(Exception):
    """No way leads there from where the case stands, or not for what it is about."""


class MovedError(Exception):
    """Somebody else was quicker: the case does not stand any more where it was seen."""


class NoGroundError(Exception):
    """Nothing is passed on to the Party without consent that can be pointed at, or danger to somebody at risk."""


class NotToldError(Exception):
    """Whoever reported has not been written to yet, and this step says that they have."""


def moves_of(case):
    """The states that may follow, in their order.

    Labour International may not investigate or settle sexual harassment or discrimination: the Party's own boards
    decide. Such a case is supported, referred, recorded; it is never resolved locally.
    """
    moves = MOVES[State(case.state)]
    if State.RESOLVED_LOCALLY in moves and Facts.of(case).kind in FOR_THE_PARTY:
        return tuple(state for state in moves if state != State.RESOLVED_LOCALLY)
    return moves


@transaction.atomic
def move_to(*, actor, case, to, seen="", ground="", agreed_in=None):
    """Have a case stand at ``to``; the case as it then is.

    ``seen`` is where whoever acts saw it. A referral asks for a ``ground``, and for consent for the number of the
    part in which it was given. That a report is acknowledged, or a case closed, asks for a message to whoever
    reported: for closing, one since the outcome. Closing sets the day of deletion. In the log stand the states, the
    ground and that number. Raises ``NotTheirsError``, :class:`MovedError`, :class:`NotAllowedError`,
    :class:`NoGroundError`, :class:`NotToldError`.
    """
    case = held(actor, case)
    if seen and case.state != seen:
        raise MovedError
    if to not in moves_of(case):
        raise NotAllowedError
    _check_told(case, to)
    if to == State.REFERRED:
        record(Act.CASE_REFERRED, actor=actor, case=case, detail=_ground(case, ground, agreed_in))
    record(Act.CASE_MOVED, actor=actor, case=case, detail=f"{case.state} {to}")
    _stand_at(case, State(to))
    return case


def ground_of(case):
    """The :class:`~conduct.choices.ReferralGround` under which a case was last referred, or an empty text."""
    entries = LogEntry.objects.filter(case=case.pk, act=Act.CASE_REFERRED).exclude(detail=PACK)
    detail = entries.order_by("-number").values_list("detail", flat=True).first() or ""
    return ReferralGround(detail.partition(" ")[0]) if detail else ""


def _check_told(case, to):
    if to == State.ACKNOWLEDGED and not case.parts.filter(kind=PartKind.TO_REPORTER).exists():
        raise NotToldError
    if to == State.CLOSED and not case.told_on:
        raise NotToldError


def _ground(case, ground, agreed_in):
    """What the log says of the ground."""
    if ground == ReferralGround.SAFEGUARDING:
        return str(ReferralGround.SAFEGUARDING)
    number = agreed_in if isinstance(agreed_in, int) else 0
    if ground != ReferralGround.CONSENT or not case.parts.filter(number=number, kind__in=THEIR_WORDS).exists():
        raise NoGroundError
    return f"{ReferralGround.CONSENT} {number}"


def _stand_at(case, state):
    case.state = state
    if state in OUTCOMES:
        case.outcome, case.told_on = state, None
    if state == State.CLOSED:
        case.closed_on = today()
        case.delete_on = delete_on(case.closed_on)
    case.save(update_fields=["state", "outcome", "told_on", "closed_on", "delete_on"])
