"""What is heard of a mail after it was handed over: it came back, was reported, or ended a subscription."""

from newsletter.choices import DeliveryState
from newsletter.delivery.states import turn
from newsletter.models import Delivery

HEARD = (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.BOUNCED)


def came_back(*, delivery_id, reason="", complained=False):
    """A mail provider says that a mail bounced, or that its reader complained. Said twice it does nothing."""
    to = DeliveryState.COMPLAINED if complained else DeliveryState.BOUNCED
    rows = Delivery.objects.filter(pk=delivery_id)
    return sum(turn(rows, old, to, reason=reason[:60], worker=None) for old in HEARD if old != to)


def unsubscribed(*, delivery_id):
    """The reader of a mail used the link in it by which no more comes; counted once."""
    return Delivery.objects.filter(pk=delivery_id, unsubscribed=False).update(unsubscribed=True)


def delivery_of(message_id):
    """The id of the delivery whose mail has a Message-ID of ours; None for any other."""
    mailing, _dot, number = message_id.strip("<> ").partition("@")[0].partition(".")
    if len(mailing) != 32 or not number.isdecimal():
        return None
    try:
        found = Delivery.objects.filter(pk=int(number), mailing__uuid=mailing).values_list("pk", flat=True).first()
    except ValueError:
        return None
    return found
