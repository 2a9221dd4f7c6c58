"""Addresses that get no newsletter: found by a keyed hash, kept sealed, lifted by hand or by their owner.

The hash is keyed as the address is sealed, by ENCRYPTION_KEYS: the first writes it, all of them find it, and changing
keys (``manage.py rotate_encryption_keys``) writes it anew. Whoever reads the table without the keys learns nobody's
address, and cannot try whether somebody's is in it.
"""

import hashlib
import hmac

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from common.encryption import CannotOpen, reseals, seal, unseal
from members.rights import Capability, can, holds, rule
from newsletter.choices import SuppressionReason
from newsletter.models import Suppression

DETAIL_LENGTH = 200
# What is stronger stays where both happened: a complaint is somebody's word, a bounce only a server's.
WEIGHT = {SuppressionReason.BOUNCED: 1, SuppressionReason.ASKED: 2, SuppressionReason.COMPLAINED: 3}


@rule("keep", Suppression)
def keeps(user, _obj):
    """Addresses of readers are seen by whoever keeps the register, and by nobody else."""
    return holds(user, Capability.MEMBERSHIP)


def suppress(*, email, reason, detail=""):
    """From now on the address gets no newsletter, whoever has it. Said twice, the weightier reason stays. The row.

    Called for what mail servers and providers report and for what the owner asks: demands nobody's right.
    """
    email, detail = normal(email), one_line(detail)
    with transaction.atomic():
        row = Suppression.objects.select_for_update().filter(address_hash__in=hashes(email)).first()
        if row is None:
            values = {"sealed_address": seal(email), "reason": reason, "detail": detail, "since": timezone.now()}
            return Suppression.objects.get_or_create(address_hash=hashes(email)[0], defaults=values)[0]
        if WEIGHT[reason] > WEIGHT[row.reason]:
            row.reason, row.detail, row.since = reason, detail, timezone.now()
            row.save(update_fields=["reason", "detail", "since"])
    return row


def is_suppressed(email):
    return suppression_of(email) is not None


def suppression_of(email):
    """The row of an address, or None."""
    return Suppression.objects.filter(address_hash__in=hashes(normal(email))).first()


def reasons_of(emails):
    """``{address: reason}`` of those among ``emails`` that get nothing, in one query."""
    known = {digest: normal(email) for email in emails for digest in hashes(normal(email))}
    rows = Suppression.objects.filter(address_hash__in=known).values_list("address_hash", "reason")
    return {known[digest]: reason for digest, reason in rows}


def suppressed_addresses():
    """The addresses themselves, for a query that leaves them out; those whose key is gone are found at sending."""
    return [email for email in map(address_of, Suppression.objects.only("sealed_address")) if email]


def address_of(suppression):
    """The address of a row; empty where no key opens it."""
    try:
        return unseal(suppression.sealed_address)
    except CannotOpen:
        return ""


@transaction.atomic
def lift(*, actor, suppression, reason):
    """The membership secretary lets mail go to an address again, and says why; the history keeps that. No mail."""
    if not can(actor, "keep", suppression):
        raise PermissionDenied
    log(suppression, "newsletter.lift_suppression", user=actor, data={"reason": one_line(reason)}, deleted=True)
    suppression.delete()


def lift_by_owner(*, email):
    """Whoever has just shown that an address is theirs gets our mail again; whether any was kept from it."""
    return bool(Suppression.objects.filter(address_hash__in=hashes(normal(email))).delete()[0])


@reseals
@transaction.atomic
def reseal_suppressions():
    """Seal and find all addresses by the first key (common.encryption)."""
    count = 0
    for row in Suppression.objects.select_for_update():
        email = unseal(row.sealed_address)
        row.address_hash, row.sealed_address = hashes(email)[0], seal(email)
        row.save(update_fields=["address_hash", "sealed_address"])
        count += 1
    return count


def normal(email):
    return email.strip().lower()


def hashes(email):
    """What an address may be kept under: by today's key first."""
    message = b"newsletter.suppression:" + email.encode()
    return [hmac.new(key.encode(), message, hashlib.sha256).hexdigest() for key in settings.ENCRYPTION_KEYS]


def one_line(text):
    """What a mail server said, as it can be shown: one line without control characters, cut to what the row holds."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[:DETAIL_LENGTH]
