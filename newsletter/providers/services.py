"""What follows from a provider's report: the delivery's state, and whether its address gets more mail.

A report is acted on once, however often it comes. One about no mail of ours is passed over without a word.
"""

import re

from django.db import transaction
from django.db.models import F

from newsletter.choices import DeliveryState, PersonKind, SuppressionReason
from newsletter.delivery.reports import came_back
from newsletter.models import Delivery, ProviderEvent, SoftBounce
from newsletter.providers.reports import Outcome
from newsletter.recipients.person import address_of_delivery
from newsletter.recipients.suppression import hashes, normal, suppress
from newsletter.subscriptions.services import stop
from newsletter.subscriptions.tokens import Token

# So often turned away within their time (newsletter.subscriptions.retention), mail is not tried any more.
OFTEN = 5
# 550, 5.1.1
CODES = re.compile(r"\b[45](?:[0-9]{2}|\.[0-9]{1,3}\.[0-9]{1,3})\b")


class TooEarly(Exception):
    """The report overtook our own note that the mail was handed over: the provider tries again."""


@transaction.atomic
def take(report):
    """Act on a report, whose secret was checked before: move the delivery, keep mail from the address.

    Written are the delivery, the suppressed address and that the report was taken. Raises ``TooEarly``.
    """
    if report.outcome == Outcome.NOTHING or not report.delivery:
        return
    found = Delivery.objects.filter(pk=report.delivery, mailing__uuid=report.mailing).select_related("mailing")
    delivery = found.select_for_update(of=("self",)).first()
    if delivery is None or not _is_new(report):
        return
    if delivery.state == DeliveryState.SENDING:
        raise TooEarly
    _ACTS[report.outcome](report, delivery)


def _is_new(report):
    _row, is_new = ProviderEvent.objects.get_or_create(provider=report.provider, event_id=report.key)
    return is_new


def _bounced(report, delivery):
    came_back(delivery_id=delivery.pk, reason=_short(report.said))
    _suppress(report, delivery, SuppressionReason.BOUNCED)


def _turned_away(report, delivery):
    came_back(delivery_id=delivery.pk, reason=_short(report.said))
    email = _address(report, delivery)
    if not email:
        return
    digest = hashes(normal(email))[0]
    SoftBounce.objects.get_or_create(address_hash=digest)
    SoftBounce.objects.filter(address_hash=digest).update(count=F("count") + 1)
    if SoftBounce.objects.filter(address_hash=digest, count__gte=OFTEN).delete()[0]:
        suppress(email=email, reason=SuppressionReason.BOUNCED, detail=report.said)


def _complained(report, delivery):
    came_back(delivery_id=delivery.pk, complained=True)
    _suppress(report, delivery, SuppressionReason.COMPLAINED)


def _unsubscribed(report, delivery):
    if delivery.person_kind != PersonKind.MEMBER:
        stop(token=Token(delivery.person_kind, delivery.person_id, delivery.mailing.kind, delivery.pk))


def _arrived(report, delivery):
    if email := _address(report, delivery):
        SoftBounce.objects.filter(address_hash__in=hashes(normal(email))).delete()


def _short(said):
    """The codes of what a mail server said: its sentences name people and addresses."""
    return " ".join(CODES.findall(said)[:2])


def _suppress(report, delivery, reason):
    if email := _address(report, delivery):
        suppress(email=email, reason=reason, detail=report.said)


def _address(report, delivery):
    """Where the mail went; empty if that is another address than theirs of today, which has nothing to do with it."""
    email = normal(address_of_delivery(delivery))
    return email if report.recipient in {"", email} else ""


_ACTS = {
    Outcome.BOUNCED: _bounced,
    Outcome.TURNED_AWAY: _turned_away,
    Outcome.COMPLAINED: _complained,
    Outcome.UNSUBSCRIBED: _unsubscribed,
    Outcome.ARRIVED: _arrived,
}
