"""How sealed pieces come to a case: one after the other, each with its digest in the log."""

import hashlib

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from conduct.choices import Act
from conduct.log.chain import record
from conduct.models import Case, Part


class NumberTakenError(Exception):
    """Another piece came first: what was sealed for this number does not fit any more."""


def next_number(case):
    return (case.parts.aggregate(last=Max("number"))["last"] or 0) + 1


@transaction.atomic
def add_part(*, case, number, kind, sealed, actor=None):
    """Store a sealed piece under the number that is sealed into it; whoever calls has checked that they may.

    In the log stand its kind, number and digest. Raises :class:`NumberTakenError`: seal it anew for the next number.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    if number != next_number(case):
        raise NumberTakenError
    digest = hashlib.sha256(sealed).hexdigest()
    part = Part.objects.create(
        case=case, number=number, kind=kind, sealed=sealed, digest=digest, added_on=timezone.now().date()
    )
    record(Act.PART_ADDED, actor=actor, case=case, detail=f"{kind} {number} {digest}")
    return part
