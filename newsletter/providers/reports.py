"""A provider's report in our words: which mail, what happened to it, for good or for a time.

Whatever a provider sends was written by somebody else, mail servers and mailboxes among them: nothing of it is taken
for more than it is.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import Enum

from anymail.signals import EventType, RejectReason

# The local part of our Message-IDs: the mailing's uuid and the delivery's id.
OURS = re.compile(r"^<?([0-9a-f]{32})\.([0-9]{1,18})(?:@[^@\s<>]*)?>?$")
# Where providers put the Message-ID of a mail whose own id is another.
HEADERS = ("smtp-id", "message-id", "Message-Id", "Message-ID", "messageId")
LONGEST_ID = 200


class Outcome(Enum):
    """What a report means to us."""

    BOUNCED = "came back for good"
    TURNED_AWAY = "came back, may arrive another time"
    COMPLAINED = "reported as unwanted"
    UNSUBSCRIBED = "unsubscribed at the provider"
    ARRIVED = "arrived"
    NOTHING = "nothing to do"


OUTCOMES = {
    EventType.COMPLAINED: Outcome.COMPLAINED,
    EventType.UNSUBSCRIBED: Outcome.UNSUBSCRIBED,
    EventType.DELIVERED: Outcome.ARRIVED,
}
# Of what came back or was not even tried: why.
REASONS = {
    RejectReason.BOUNCED: Outcome.BOUNCED,
    RejectReason.INVALID: Outcome.BOUNCED,
    RejectReason.SPAM: Outcome.COMPLAINED,
    RejectReason.UNSUBSCRIBED: Outcome.UNSUBSCRIBED,
}
# What anymail's words do not tell apart, but the provider's own do: a full mailbox is not a wrong address.
SOFT = {
    ("Type", "SoftBounce"),
    ("bounceType", "Transient"),
    ("bounceType", "Undetermined"),
    ("severity", "temporary"),
}


@dataclass(frozen=True)
class Report:
    """``mailing`` (hex) and ``delivery`` say which mail; empty and 0 where it is none of our newsletter's."""

    provider: str
    key: str
    outcome: Outcome
    mailing: str
    delivery: int
    recipient: str
    said: str


def read(event, provider):
    """The :class:`Report` of one of anymail's events."""
    mailing, delivery = _mail(event)
    said = event.mta_response or event.description or ""
    return Report(str(provider)[:40], _key(event), _outcome(event), mailing, delivery, _address(event), str(said))


def _outcome(event):
    if event.event_type in OUTCOMES:
        return OUTCOMES[event.event_type]
    if event.event_type not in {EventType.BOUNCED, EventType.REJECTED}:
        return Outcome.NOTHING
    outcome = REASONS.get(event.reject_reason, Outcome.TURNED_AWAY)
    return Outcome.TURNED_AWAY if outcome == Outcome.BOUNCED and _is_soft(event.esp_event) else outcome


def _is_soft(raw):
    plain = raw if isinstance(raw, dict) else {}
    bounce = plain.get("bounce") if isinstance(plain.get("bounce"), dict) else {}
    return any(plain.get(name) == value or bounce.get(name) == value for name, value in SOFT)


def _mail(event):
    raw = event.esp_event if isinstance(event.esp_event, dict) else {}
    metadata = event.metadata if isinstance(event.metadata, dict) else {}
    for named in (metadata.get("delivery"), event.message_id, *(raw.get(name) for name in HEADERS)):
        found = isinstance(named, str) and OURS.match(named.strip()[:LONGEST_ID])
        if found:
            return found[1], int(found[2])
    return "", 0


def _address(event):
    return event.recipient.strip().lower() if isinstance(event.recipient, str) else ""


def _key(event):
    """The provider's own id, or, where it has none, what makes one report unlike another."""
    if event.event_id:
        parts = [str(event.event_id)]
    else:
        parts = [event.event_type, event.message_id, event.recipient, event.timestamp]
    return hashlib.sha256(repr([str(part) for part in parts]).encode()).hexdigest()
