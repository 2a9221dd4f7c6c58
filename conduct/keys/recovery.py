"""What no officer can open any more, both trustees together open, on machines of their own.

The server hands out what is sealed to them and takes back what they sealed to an officer. The open key of a case
is never here (docs/guides/conduct-keys.md has the steps).
"""

from django.db import transaction

from conduct.cases.facts import Facts
from conduct.cases.services import LONGEST_KEY
from conduct.choices import Act
from conduct.keys.readers import readers
from conduct.log.chain import record
from conduct.models import Case, CaseKey
from conduct.sealing.age import is_sealed_to
from conduct.sealing.tags import RECOVERY, tag


class NoRecoveryError(Exception):
    """Nothing of this case is sealed to the trustees, or there is no such case."""


class CannotReturnError(Exception):
    """Not to this officer, or not this file, whatever the reason."""


@transaction.atomic
def export(*, case_id):
    """What of a case is sealed to both trustees: an age file to the first, and in it one to the second."""
    row = CaseKey.objects.filter(case=case_id, reader=tag(RECOVERY)).select_related("case").first()
    if row is None:
        raise NoRecoveryError
    record(Act.RECOVERY_TAKEN, case=row.case)
    return bytes(row.sealed)


def recoverable():
    """The ids of all cases that the trustees can open, the oldest first."""
    rows = CaseKey.objects.filter(reader=tag(RECOVERY)).order_by("case__received_on", "case")
    return list(rows.values_list("case", flat=True))


@transaction.atomic
def bring_back(*, case_id, fingerprint, sealed):
    """Store a case's key as the trustees have sealed it to an officer's key; that officer reads the case from now on.

    To readers alone: officers of today whose keys are agreed to and published. Raises :class:`CannotReturnError`
    alike where the officer was named as involved, is none, or the file is sealed otherwise.
    """
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    reader = next((reader for reader in readers() if reader.key.fingerprint == fingerprint), None)
    if case is None or reader is None or reader.user.pk in Facts.of(case).kept_out:
        raise CannotReturnError
    if len(sealed) > LONGEST_KEY or not is_sealed_to(sealed, 1):
        raise CannotReturnError
    CaseKey.objects.update_or_create(case=case, reader=tag(reader.key.public_key), defaults={"sealed": sealed})
    record(Act.RECOVERY_RETURNED, case=case, detail=f"to {reader.user.pk}")
    return reader
