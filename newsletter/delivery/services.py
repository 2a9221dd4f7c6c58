"""What people decide about a mailing: each is one transaction, and stands in the mailing's history with their name.

Whoever may is said by ``newsletter.delivery.rules``; an actor of None is the site itself, which sends digests.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from common.jobs import enqueue
from members.rights import can
from newsletter.choices import DeliveryState, MailingState
from newsletter.delivery import lanes, timing
from newsletter.delivery.claiming import wake
from newsletter.delivery.states import NotAllowed, move, turn
from newsletter.delivery.withdrawing import accept_withdrawn
from newsletter.models import Delivery, Mailing


class NotUnknown(Exception):
    """Nothing is to be decided about this mail: somebody has, or it turned out to be sent."""


@transaction.atomic
def confirm(*, actor, mailing, expected):
    """Let a frozen mailing go, to as many recipients as whoever confirms was shown: ``expected``.

    It begins now or at its time. Raises ``PermissionDenied``, ``states.Moved``, ``states.NotAllowed``.
    """
    _allow(actor, mailing)
    now = timezone.now()
    starts_at = timing.starts_at(mailing, now)
    to = MailingState.SCHEDULED if starts_at > now else MailingState.FILLING
    move(mailing, to, expected=expected, confirmed_at=now, starts_at=starts_at)
    log(instance=mailing, action="newsletter.confirm", user=actor, data={"expected": expected, "kind": mailing.kind})
    if to == MailingState.FILLING:
        enqueue("newsletter.fill", key=mailing.pk)


@transaction.atomic
def pause(*, actor, mailing):
    """Stop after the mail that is just being handed over."""
    _allow(actor, mailing)
    move(mailing, MailingState.PAUSED, reason="person")
    log(instance=mailing, action="newsletter.pause", user=actor)


@transaction.atomic
def resume(*, actor, mailing):
    """Go on where it paused; errors are counted anew."""
    _allow(actor, mailing)
    _go_on(mailing)
    log(instance=mailing, action="newsletter.resume", user=actor)


@transaction.atomic
def cancel(*, actor, mailing):
    """Send no more of it, for good: what waits is not sent on purpose; what is sent stays sent."""
    _allow(actor, mailing)
    move(mailing, MailingState.CANCELLED, ended_at=timezone.now())
    rows = Delivery.objects.filter(mailing=mailing)
    for state in (DeliveryState.QUEUED, DeliveryState.DEFERRED):
        turn(rows, state, DeliveryState.SUPPRESSED, reason="cancelled", worker=None)
    log(instance=mailing, action="newsletter.cancel", user=actor)


@transaction.atomic
def answer_asking(*, actor, mailing, go: bool):
    """Whether a mailing that asks is to be sent nevertheless; not, cancels it."""
    _allow(actor, mailing)
    asked = mailing.reason
    if not go:
        cancel(actor=actor, mailing=mailing)
        return
    if asked == "withdrawn":
        accept_withdrawn(mailing)
    _go_on(mailing, **({"started_at": timezone.now()} if asked == "more" else {}))
    log(instance=mailing, action="newsletter.answer", user=actor, data={"asked": asked})


@transaction.atomic
def answer_unknown(*, actor, delivery, resend: bool):
    """What to make of a mail of which nobody knows whether it was accepted: send it again, with the same Message-ID,
    or take it as sent. Raises ``NotUnknown`` where somebody else has decided; ``states.NotAllowed`` of a cancelled
    mailing.
    """
    _allow(actor, delivery.mailing)
    # Held until this is over: a mailing that ends meanwhile would leave the mail waiting for ever.
    mailing = Mailing.objects.select_for_update().get(pk=delivery.mailing_id)
    if resend and mailing.state == MailingState.CANCELLED:
        raise NotAllowed("Of a cancelled mailing nothing is sent.")
    to, reason = (DeliveryState.QUEUED, "again") if resend else (DeliveryState.SENT, "taken")
    rows = Delivery.objects.filter(pk=delivery.pk)
    if not turn(rows, DeliveryState.UNKNOWN, to, reason=reason, worker=None):
        raise NotUnknown
    if resend and mailing.state == MailingState.DONE:
        move(mailing, MailingState.SENDING, ended_at=None)
    data = {"delivery": delivery.pk, "resend": resend}
    log(instance=mailing, action="newsletter.answer_unknown", user=actor, data=data)
    lanes.enqueue_all()


def _go_on(mailing, **fields):
    """Back to where it was: sending where its recipients are listed, else listing them."""
    listed = mailing.started_at or fields.get("started_at")
    move(mailing, MailingState.SENDING if listed else MailingState.FILLING, errors_in_row=0, **fields)
    if listed:
        # Whose hour has passed meanwhile gets it now: that is what was decided.
        wake(mailing)
        lanes.enqueue_all()
    else:
        enqueue("newsletter.fill", key=mailing.pk)


def _allow(actor, mailing):
    if actor is not None and not can(actor, "send", mailing):
        raise PermissionDenied
