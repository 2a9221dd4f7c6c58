"""Which officers read which case: found by the tags of their active keys, in the same few queries however many."""

from dataclasses import dataclass

from conduct.keys.readers import active_keys
from conduct.models import CaseKey, ReaderKey
from conduct.sealing.tags import tag
from members.models import User


@dataclass(frozen=True)
class Officer:
    """A conduct officer of today with an active key, and the tag by which rows of cases know that key."""

    key: ReaderKey
    user: User
    tag: str

    @property
    def name(self):
        return self.user.get_full_name()


def officers():
    """``{tag: Officer}``, by name: without those whose post or key has ended, whatever rows are left of theirs.

    Nor with a key that the log does not prove: a row that somebody wrote past the officers gets no case.
    """
    found = [Officer(key, key.holder, tag(key.public_key)) for key in active_keys()]
    return {officer.tag: officer for officer in found}


def readers_of(case, among=None):
    """Those officers of today whose key the case's is sealed to, by name."""
    rows = set(CaseKey.objects.filter(case=case).values_list("reader", flat=True))
    among = officers() if among is None else among
    return [officer for officer in among.values() if officer.tag in rows]
