"""States and kinds of the newsletter; what may follow what stands beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailingKind(models.TextChoices):
    """What is sent: an edition and a digest to whom chose it, a notice to every member, who cannot unsubscribe."""

    EDITION = "edition", _("Edition")
    DIGEST = "digest", _("Digest")
    NOTICE = "notice", _("Legal or ballot notice")


class When(models.TextChoices):
    """When a mailing goes out."""

    NOW = "now", _("Now")
    AT = "at", _("At a set time")
    MORNING = "morning", _("At 08:00 where each reader lives")


class MailingState(models.TextChoices):
    """Where a mailing stands. MAILING_MOVES says what may follow; newsletter.delivery.states.move is the gate."""

    FROZEN = "frozen", _("Frozen, to be confirmed")
    SCHEDULED = "scheduled", _("Scheduled")
    FILLING = "filling", _("Recipients are being listed")
    SENDING = "sending", _("Being sent")
    PAUSED = "paused", _("Paused")
    ASKING = "asking", _("Waits for a decision")
    DONE = "done", _("Sent")
    CANCELLED = "cancelled", _("Cancelled")


MAILING_MOVES = {
    MailingState.FROZEN: {MailingState.SCHEDULED, MailingState.FILLING, MailingState.CANCELLED},
    MailingState.SCHEDULED: {MailingState.FILLING, MailingState.ASKING, MailingState.CANCELLED},
    MailingState.FILLING: {MailingState.SENDING, MailingState.ASKING, MailingState.PAUSED, MailingState.CANCELLED},
    MailingState.SENDING: {
        MailingState.PAUSED,
        MailingState.ASKING,
        MailingState.DONE,
        MailingState.CANCELLED,
    },
    MailingState.PAUSED: {MailingState.FILLING, MailingState.SENDING, MailingState.ASKING, MailingState.CANCELLED},
    MailingState.ASKING: {
        MailingState.SCHEDULED,
        MailingState.FILLING,
        MailingState.SENDING,
        MailingState.CANCELLED,
    },
    # A mail of which nobody knew is sent again.
    MailingState.DONE: {MailingState.SENDING},
    MailingState.CANCELLED: set(),
}


class PersonKind(models.IntegerChoices):
    """Whom a delivery is for: somebody with an account, a subscriber without one, or an entry of the register."""

    USER = 1, _("Account")
    SUBSCRIBER = 2, _("Subscriber")
    MEMBER = 3, _("Entry of the register")


class DeliveryState(models.TextChoices):
    """What became of one mail to one person. The rows of DELIVERY_MOVES are the only UPDATEs there are."""

    QUEUED = "queued", _("Waiting")
    # Committed before the mail server hears of it: after a crash the row says that nobody knows.
    SENDING = "sending", _("Being handed over")
    SENT = "sent", _("Handed over")
    # Its hour has not come: in the morning where they live, or when the mail server is asked again.
    DEFERRED = "deferred", _("Later")
    FAILED = "failed", _("Refused")
    UNKNOWN = "unknown", _("Not known")
    BOUNCED = "bounced", _("Came back")
    COMPLAINED = "complained", _("Reported as unwanted")
    SUPPRESSED = "suppressed", _("Not sent on purpose")


DELIVERY_MOVES = {
    DeliveryState.QUEUED: {DeliveryState.SENDING, DeliveryState.SUPPRESSED},
    DeliveryState.SENDING: {
        DeliveryState.SENT,
        DeliveryState.DEFERRED,
        DeliveryState.FAILED,
        DeliveryState.UNKNOWN,
    },
    DeliveryState.DEFERRED: {DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.SUPPRESSED},
    # A person decides: sent again with the same Message-ID, or taken as sent.
    DeliveryState.UNKNOWN: {
        DeliveryState.QUEUED,
        DeliveryState.SENT,
        DeliveryState.BOUNCED,
        DeliveryState.COMPLAINED,
    },
    DeliveryState.SENT: {DeliveryState.BOUNCED, DeliveryState.COMPLAINED},
    DeliveryState.BOUNCED: {DeliveryState.COMPLAINED},
    DeliveryState.FAILED: set(),
    DeliveryState.COMPLAINED: set(),
    DeliveryState.SUPPRESSED: set(),
}

# Mails may still leave: as long as there is one of these, a mailing is not done.
OPEN = frozenset({DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.DEFERRED})
# Of these somebody has one for all mailings of an edition; after a refusal they may be written to again.
ONE_AN_EDITION = [
    DeliveryState.QUEUED,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.DEFERRED,
    DeliveryState.UNKNOWN,
    DeliveryState.BOUNCED,
    DeliveryState.COMPLAINED,
]


class SuppressionReason(models.TextChoices):
    """Why an address gets no newsletter from us, whoever asks."""

    BOUNCED = "bounced", _("Mail to it came back for good")
    COMPLAINED = "complained", _("Its owner reported our mail as unwanted")
    ASKED = "asked", _("Its owner asked for no mail at all")
