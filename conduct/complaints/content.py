"""What somebody complains of, as the database has it: sealed, and of a few lengths only."""

import json
from dataclasses import asdict, dataclass

from common.encryption import resealed, reseals, seal_undated, unseal
from conduct.models import DataComplaint, DataComplaintAct

# Filled up with spaces to one of these many characters, then to the next multiple of the last.
LENGTHS = (1024, 4096, 16384)


@dataclass(frozen=True)
class Content:
    about: str
    earlier: str
    name: str = ""
    email: str = ""
    # Another way to reach them: a telephone, a postal address.
    reach: str = ""
    language: str = "en"

    def __repr__(self):
        return "Content(…)"

    def sealed(self):
        return sealed(json.dumps(asdict(self)))

    @classmethod
    def of(cls, complaint):
        """Raises ``common.encryption.CannotOpen``."""
        return cls(**json.loads(unseal(complaint.sealed)))

    @property
    def can_be_reached(self):
        return bool(self.email or self.reach)


def sealed(text):
    length = len(text)
    room = next((size for size in LENGTHS if size >= length), -(-length // LENGTHS[-1]) * LENGTHS[-1])
    return seal_undated(text.ljust(room))


def opened(sealed):
    return unseal(sealed).rstrip(" ") if sealed else ""


@reseals
def reseal():
    count = 0
    for model in (DataComplaint, DataComplaintAct):
        for row in model.objects.exclude(sealed="").iterator():
            count += model.objects.filter(pk=row.pk, sealed=row.sealed).update(sealed=resealed(row.sealed))
    return count
