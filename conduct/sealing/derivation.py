"""From six words to a key, by work that cannot be hurried: who guesses words pays for each guess, and so do we.

So few are done at once on this machine, and so few a minute by everybody together; no account and no address is
kept for it. More are turned away at once, for they would hold up processes that everybody else waits for.
"""

import fcntl
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.conf import settings

from common.limits import allow
from conduct.sealing import age
from conduct.sealing.tags import keyed

LENGTH = 32
KIB = 1024


class BusyError(Exception):
    """Too many are being worked out at this moment, or were in this minute: nothing was done; try again shortly."""


@dataclass(frozen=True)
class Secret:
    """What six words make: a key pair that drafts and answers are sealed to, and where they are found."""

    seed: bytes

    def __repr__(self):
        return "Secret(…)"

    @cached_property
    def locator(self):
        """The one trace of it in the database: a keyed hash, which leads back to no words."""
        return keyed("conduct.locator", self.seed)

    @cached_property
    def _pair(self):
        return age.identity_from_seed(self.seed)

    @property
    def identity(self):
        return self._pair[0]

    @property
    def recipient(self):
        return self._pair[1]


def derive(words):
    """The :class:`Secret` of six words as ``words.canonical`` gives them: the same work whether they exist or not.

    Raises :class:`BusyError`, before any work, where all places are taken or the minute's count is used up.
    """
    with _place():
        if not allow("conduct.derivation", "everybody", settings.CONDUCT_DERIVATIONS_A_MINUTE, 60):
            raise BusyError
        mebibytes, passes = settings.CONDUCT_ARGON2
        work = Argon2id(
            salt=bytes.fromhex(keyed("conduct.words", b"")),
            length=LENGTH,
            iterations=passes,
            lanes=1,
            memory_cost=mebibytes * KIB,
        )
        return Secret(work.derive(words.encode()))


@contextmanager
def _place():
    """One of the few places on this machine, by locks on files: the system frees that of a process that died."""
    folder = settings.CONDUCT_LOCKS
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(settings.CONDUCT_DERIVATIONS_AT_ONCE):
        with open(folder / f"derivation-{number}", "wb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield
            return
    raise BusyError
