"""What the log proves about keys: the table alone, which somebody may have changed, is believed in nothing.

Entries are sealed under CONDUCT_KEY, which the database does not hold. A key is proved where its entries say that it
was proposed (an officer's by its holder), that two different officers agreed to it or the ceremony was held, that it
became active, and not that it was retired since.
"""

from dataclasses import dataclass, field

from conduct.choices import Act, Seat
from conduct.log.chain import digest_of
from conduct.models import LogEntry

NEEDED = 2
# How the entry of a key ends that was activated by typing fingerprints on the server (conduct_first_keys).
CEREMONY = "ceremony"
ACTS = (Act.KEY_PROPOSED, Act.KEY_AGREED, Act.KEY_ACTIVATED, Act.KEY_RETIRED)
FIELDS = ("number", "at", "actor", "case", "act", "detail", "previous", "digest")


def said_of(key):
    """What stands in the log for a key: another public key, or another seat, would read differently."""
    said = f"{key.pk} {key.fingerprint}"
    return said if key.seat == Seat.OFFICER else f"{said} {key.seat}"


@dataclass
class Told:
    """What the entries tell of one key."""

    proposed: bool = False
    proposed_by: int | None = None
    agreed_by: set = field(default_factory=set)
    active: bool = False
    retired: bool = False

    def add(self, entry, ceremony):
        if entry.act == Act.KEY_PROPOSED:
            self.proposed, self.proposed_by = True, entry.actor
        elif entry.act == Act.KEY_AGREED:
            self.agreed_by.add(entry.actor)
        elif entry.act == Act.KEY_RETIRED:
            self.active, self.retired = False, self.active or self.retired
        else:
            self.active = self.proposed and (ceremony or len(self.agreed_by - {None}) >= NEEDED)


class Evidence:
    """All that the log says of keys, read once: one query, and entries of keys are few."""

    def __init__(self):
        self._told = {}
        entries = LogEntry.objects.filter(act__in=ACTS).order_by("number").values_list(*FIELDS, named=True)
        for entry in entries:
            if digest_of(entry) == entry.digest:
                said, separator, _end = entry.detail.partition(f" {CEREMONY}")
                self._told.setdefault(said, Told()).add(entry, ceremony=bool(separator))

    def of(self, key):
        return self._told.get(said_of(key), Told())

    def proposes(self, key):
        """Whether this very key was proposed, and an officer's by nobody but its holder."""
        told = self.of(key)
        return told.proposed and (key.seat != Seat.OFFICER or told.proposed_by == key.holder_id)

    def proves(self, key):
        """Whether reports may be sealed to this key, as far as the log goes."""
        return self.proposes(key) and self.of(key).active

    def active(self):
        """What the log says of each key that it says is active, as :func:`said_of` has it."""
        return {said for said, told in self._told.items() if told.active}

    def retired(self):
        """The same of each key that was active once and is not any more."""
        return {said for said, told in self._told.items() if told.retired and not told.active}
