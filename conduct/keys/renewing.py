"""New trustees: a browser that reads a case seals its key to both anew, one inside the other.

Only where there is a recovery row already: a case that was kept from the trustees stays kept from them.
"""

from django.db import transaction
from django.db.models import Max

from conduct.cases.gate import NotTheirsError, held
from conduct.cases.services import LONGEST_KEY, NotSealedError
from conduct.choices import Act
from conduct.keys.evidence import said_of
from conduct.keys.readers import trustees
from conduct.log.chain import record
from conduct.models import Case, CaseKey, LogEntry
from conduct.sealing.age import is_sealed_to
from conduct.sealing.tags import RECOVERY, tag


def outdated(user):
    """The cases somebody reads whose recovery row is sealed to trustees of before, by code name.

    The log tells: received before the later of the two became active, and not renewed since.
    """
    both = trustees()
    if both is None:
        return []
    entries = LogEntry.objects.filter(act=Act.KEY_ACTIVATED, detail__in=[said_of(key) for key in both])
    since = entries.aggregate(last=Max("number"))["last"] or 0
    before = LogEntry.objects.filter(act=Act.CASE_RECEIVED, number__lt=since).values("case")
    done = LogEntry.objects.filter(act=Act.CASE_SHARED, detail=_said(both)).values("case")
    cases = Case.objects.visible_to(user).filter(pk__in=before).exclude(pk__in=done)
    return list(cases.filter(pk__in=_with_recovery()).order_by("code_name"))


@transaction.atomic
def renew(*, actor, case, sealed):
    """Put what a browser has sealed to the second trustee and then to the first in the place of what was there.

    Raises ``NotTheirsError``, also where trustees are missing or the case was kept from them, and ``NotSealedError``.
    """
    case, both = held(actor, case), trustees()
    row = CaseKey.objects.filter(case=case, reader=tag(RECOVERY)).first()
    if both is None or row is None:
        raise NotTheirsError
    if len(sealed) > LONGEST_KEY or not is_sealed_to(sealed, 1):
        raise NotSealedError
    row.sealed = sealed
    row.save(update_fields=["sealed"])
    record(Act.CASE_SHARED, actor=actor, case=case, detail=_said(both))


def _with_recovery():
    return CaseKey.objects.filter(reader=tag(RECOVERY)).values("case")


def _said(both):
    return "with trustees " + " ".join(str(key.pk) for key in both)
