"""What the server has to know of a case to enforce the rules, sealed under ENCRYPTION_KEYS, always of one length."""

import json
from dataclasses import dataclass

from common.encryption import resealed, reseals, seal_undated, unseal
from conduct.choices import Kind
from conduct.models import Case

LENGTH = 1024


@dataclass(frozen=True)
class Facts:
    """``kept_out`` are the ids of the accounts that whoever reported named, and of officers of the place named."""

    kind: Kind
    kept_out: frozenset[int] = frozenset()

    def sealed(self):
        text = json.dumps({"kind": str(self.kind), "kept_out": sorted(self.kept_out)})
        return seal_undated(text.ljust(LENGTH))

    @classmethod
    def of(cls, case):
        """Raises ``common.encryption.CannotOpen``."""
        told = json.loads(unseal(case.facts))
        return cls(Kind(told["kind"]), frozenset(told["kept_out"]))


@reseals
def reseal_facts():
    cases = Case.objects.only("facts")
    for case in cases:
        Case.objects.filter(pk=case.pk).update(facts=resealed(case.facts))
    return len(cases)
