"""What the database may hold only sealed: secrets of second factors, and sessions (docs/features/sign-in.md).

The first of ``ENCRYPTION_KEYS`` seals, all of them open: a new key is put in front, ``manage.py
rotate_encryption_keys`` seals everything again, then the old one can go.
"""

import json
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_resealers: list[Callable[[], int]] = []


class CannotOpen(Exception):
    """Sealed with a key that is not among ENCRYPTION_KEYS any more, or tampered with."""


def seal(text):
    return _cipher().encrypt(text.encode()).decode()


def seal_undated(text):
    """The same, but what is sealed says 1970: Fernet writes the second of sealing into it, for all to read."""
    return _cipher().encrypt_at_time(text.encode(), 0).decode()


def unseal(sealed):
    """The text that was sealed; raises ``CannotOpen``."""
    return _opened(_cipher().decrypt, sealed.encode()).decode()


def resealed(sealed):
    """The same secret under today's first key."""
    return _opened(_cipher().rotate, sealed.encode()).decode()


def reseals(function):
    """Register ``function() -> int``, which seals again what an app keeps sealed, and says how much it was."""
    _resealers.append(function)
    return function


def reseal_everything():
    return sum(function() for function in _resealers)


class SealedSessions:
    """Sessions as the database has them: who is signed in, and codes that were mailed a minute ago, are in there."""

    def dumps(self, session):
        return _cipher().encrypt(json.dumps(session, separators=(",", ":")).encode("latin-1"))

    def loads(self, data):
        return json.loads(_opened(_cipher().decrypt, data))


# The library is a large one, and who only reads pages needs nothing sealed: it is imported where it is used.
def _opened(opening, sealed):
    from cryptography.fernet import InvalidToken

    try:
        return opening(sealed)
    except InvalidToken as error:
        raise CannotOpen from error


def _cipher():
    return _cipher_of(tuple(settings.ENCRYPTION_KEYS))


@lru_cache(8)
def _cipher_of(keys):
    from cryptography.fernet import Fernet, MultiFernet

    try:
        return MultiFernet([Fernet(key) for key in keys])
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured("ENCRYPTION_KEYS holds no key, or one that Fernet cannot use.") from error
