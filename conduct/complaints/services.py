"""What is done with complaints about data. Each is one transaction: the row, its history, the mails it sends."""

import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone

from conduct.complaints import clock, notices
from conduct.complaints.choices import MOVES, OPEN, OUTCOMES, Act, State
from conduct.complaints.content import sealed
from conduct.models import DataComplaint, DataComplaintAct
from conduct.rights import is_data_protection_officer

# Without letters and digits that are taken for one another.
SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class NotAllowedError(Exception):
    """Who does not hold the post does nothing here, administrators included."""


class MovedError(Exception):
    """It does not stand where they saw it, or nothing leads from there to where they want it."""


class NotAnsweredError(Exception):
    """An outcome that nobody was told is none."""


def receive(*, form, content):
    """Store a complaint once for each ``form`` it was sent with, and tell both sides; the row. Anybody may."""
    existing = DataComplaint.objects.filter(form=form).first()
    if existing:
        return existing
    day = clock.today()
    try:
        with transaction.atomic():
            complaint = DataComplaint.objects.create(
                reference=_new_reference(),
                form=form,
                sealed=content.sealed(),
                received_on=day,
                acknowledge_by=clock.acknowledge_by(day),
            )
            notices.receipt(complaint)
            notices.tell_officers()
    except IntegrityError:
        # The same form, sent twice at once.
        return DataComplaint.objects.get(form=form)
    return complaint


def open_for(*, actor, complaint):
    """Note that somebody has read it; the first time of each."""
    _may(actor)
    if not complaint.acts.filter(actor=actor, act=Act.OPENED).exists():
        _note_act(complaint, actor, Act.OPENED)


def move_to(*, actor, complaint, to, seen, is_told=True, note=""):
    """Move a complaint on from where ``actor`` saw it. Raises ``MovedError``, ``NotAnsweredError``.

    Acknowledging mails whoever complained; an outcome has been told by the officer before (``is_told``), by mail or
    letter, because its words are not for a form letter. ``note``, where there is one, is kept sealed.
    """
    _may(actor)
    if to in OUTCOMES and to != State.WITHDRAWN and not is_told:
        raise NotAnsweredError
    with transaction.atomic():
        complaint = DataComplaint.objects.select_for_update().get(pk=complaint.pk)
        if complaint.state != seen or to not in MOVES[State(complaint.state)]:
            raise MovedError
        _stand(complaint, State(to))
        _note_act(complaint, actor, Act.MOVED, state=to, words=note)
        if to == State.ACKNOWLEDGED:
            notices.acknowledgement(complaint)
    return complaint


def add_note(*, actor, complaint, words):
    """A note for whoever holds the post, now or after; sealed."""
    _may(actor)
    _note_act(complaint, actor, Act.NOTED, words=words)


def remind():
    """Tell whoever is to answer that complaints wait, without which; whether anybody had to be told."""
    day, due = clock.today(), []
    for complaint in DataComplaint.objects.filter(state__in=OPEN):
        call = clock.clock_of(complaint, day).last_call
        if call and (complaint.reminded_on is None or complaint.reminded_on < call):
            due.append(complaint.pk)
    if due:
        with transaction.atomic():
            DataComplaint.objects.filter(pk__in=due).update(reminded_on=day)
            notices.tell_officers()
    return bool(due)


def purge():
    """Delete what has been kept long enough after its end, with its history; how many."""
    over = DataComplaint.objects.filter(delete_on__lte=clock.today())
    _count, by_model = over.delete()
    return by_model.get("conduct.DataComplaint", 0)


def _stand(complaint, state):
    complaint.state, day = state, clock.today()
    if state == State.ACKNOWLEDGED:
        complaint.acknowledged_on = day
    if state in OUTCOMES:
        complaint.ended_on, complaint.delete_on = day, clock.delete_on(day)
    complaint.save(update_fields=["state", "acknowledged_on", "ended_on", "delete_on"])


def _note_act(complaint, actor, act, *, state="", words=""):
    DataComplaintAct.objects.create(
        complaint=complaint,
        actor=actor,
        at=timezone.now(),
        act=act,
        state=state,
        sealed=sealed(words) if words else "",
    )


def _may(actor):
    if not is_data_protection_officer(actor):
        raise NotAllowedError


def _new_reference():
    signs = "".join(secrets.choice(SIGNS) for _place in range(8))
    return f"DP-{signs[:4]}-{signs[4:]}"
