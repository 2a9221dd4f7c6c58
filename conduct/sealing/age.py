"""Files in age's format (age-encryption.org/v1): all that is sealed here, so that the tool ``age`` opens it too.

The only module that knows which library does it.
"""

import re

import pyrage

from conduct.sealing import bech32

_SECRET_PREFIX = "AGE-SECRET-KEY-"  # noqa: S105 - how every secret key begins
_RECIPIENT_PREFIX = "age"
_VERSION = b"age-encryption.org/v1"
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}")
# A payload is a nonce of 16 bytes and at least one chunk, which ends in a tag of 16.
_SHORTEST_PAYLOAD = 32


class CannotOpenError(Exception):
    """Not sealed to this key, cut short, altered, or no age file at all: age does not tell which, nor do we."""


class NotARecipientError(ValueError):
    """What should be an age public key is none that anything may be sealed to."""


def new_identity():
    """A new key pair, ``(secret, recipient)``, as age writes them."""
    secret = str(pyrage.x25519.Identity.generate())
    return secret, recipient_of(secret)


def identity_from_seed(seed: bytes):
    """The key pair whose private half is these 32 bytes: the same for the same seed, for ever."""
    secret = bech32.encode(_SECRET_PREFIX.lower(), seed).upper()
    return secret, recipient_of(secret)


def recipient_of(secret):
    """The public half; raises :class:`CannotOpenError` where the secret is none."""
    return str(_identity(secret).to_public())


def seal(data: bytes, recipients):
    """Any one of these opens it; the file does not name them, only how many they are."""
    found = [_recipient(recipient) for recipient in recipients]
    if not found:
        raise NotARecipientError("There is nobody to seal it to.")
    return pyrage.encrypt(data, found)


def open_sealed(sealed: bytes, secret):
    """What was sealed; raises :class:`CannotOpenError`."""
    identity = _identity(secret)
    try:
        return pyrage.decrypt(bytes(sealed), [identity])
    except pyrage.DecryptError as error:
        raise CannotOpenError from error


def is_recipient(text):
    """Whether it is a public key as age writes it, in small letters, and not one that opens to everybody."""
    try:
        _recipient(text)
    except NotARecipientError:
        return False
    return True


def is_sealed_to(sealed: bytes, how_many):
    """Whether it looks like an age file for so many public keys and nothing else: no passphrase, no armour.

    For what a browser has sealed: whether it is sealed to the right ones, only they can tell.
    """
    header, found, payload = _split(bytes(sealed))
    kinds = [line.split(b" ")[1:2] for line in header if line.startswith(b"->")]
    named = [kind for kind in kinds if not (kind and kind[0].endswith(b"-grease"))]
    return found and named == [[b"X25519"]] * how_many and len(payload) >= _SHORTEST_PAYLOAD


def wrap(secret, passphrase):
    """A secret key under a passphrase, armoured, as an officer's browser does it: for the demo and tests alone."""
    return pyrage.passphrase.encrypt(secret.encode(), passphrase, armored=True).decode()


def _split(sealed):
    """The lines of the header, whether it ends as one has to, and what comes after it."""
    if not sealed.startswith(_VERSION + b"\n"):
        return [], False, b""
    end = sealed.find(b"\n---")
    line_end = sealed.find(b"\n", end + 1)
    if end < 0 or line_end < 0:
        return [], False, b""
    header = sealed[len(_VERSION) + 1 : end].split(b"\n")
    return header, bool(_MAC.fullmatch(sealed[end + 1 : line_end])), sealed[line_end + 1 :]


def _identity(secret):
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError as error:
        raise CannotOpenError from error


def _recipient(text):
    # Large, and needed by who seals alone.
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        found = pyrage.x25519.Recipient.from_str(text)
        X25519PrivateKey.generate().exchange(
            X25519PublicKey.from_public_bytes(bech32.decode(_RECIPIENT_PREFIX, text))
        )
    except (pyrage.RecipientError, ValueError, TypeError) as error:
        # The exchange fails for the few points that give everybody the same key.
        raise NotARecipientError("This is no public key of age.") from error
    return found
