"""Private keys under a passphrase: whether something looks like one, and how the demo's are made.

Officers' browsers wrap them (static/js/conduct/age.js); nothing here ever unwraps one.
"""

import base64
import binascii
import os

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

BEGIN, END = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
# A wrapped key has about 500 signs.
LONGEST = 2000
LINE = 64
_VERSION = b"age-encryption.org/v1\n"
_STANZA = b"-> scrypt "


def is_wrapped(text):
    """Whether this looks like an armoured age file under a passphrase alone: sealed to no key, and nothing open."""
    lines = text.strip().split("\n")
    if len(text) > LONGEST or len(lines) < 3 or (lines[0], lines[-1]) != (BEGIN, END):
        return False
    try:
        data = base64.b64decode("".join(lines[1:-1]), validate=True)
    except (binascii.Error, ValueError):
        return False
    header, separator, _rest = data.partition(b"\n---")
    return bool(separator) and header.startswith(_VERSION + _STANZA) and header.count(b"\n-> ") == 1


def wrap(secret, passphrase, *, work=10):
    """A private key under a passphrase, armoured, quick to open: for passphrases that everybody may know.

    The library on the server takes about a second for each and asks as much of the browser; the demo's and the
    tests' are no secrets. Written as age-encryption.org/v1 says, ``work`` is its base-2 logarithm of scrypt's N.
    """
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    key = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=1 << work, r=8, p=1)
    body = ChaCha20Poly1305(key.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    header = _VERSION + _STANZA + _plain64(salt) + f" {work}\n".encode() + _plain64(body) + b"\n---"
    mac = HMAC(_derived(file_key, b"header", None), SHA256())
    mac.update(header)
    # One chunk, and the last: a counter of nought, and the sign that nothing follows.
    sealed = ChaCha20Poly1305(_derived(file_key, b"payload", nonce)).encrypt(
        bytes(11) + b"\x01", f"{secret}\n".encode(), None
    )
    text = base64.b64encode(header + b" " + _plain64(mac.finalize()) + b"\n" + nonce + sealed).decode()
    lines = [text[start : start + LINE] for start in range(0, len(text), LINE)]
    return "\n".join([BEGIN, *lines, END]) + "\n"


def _derived(file_key, info, salt):
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _plain64(data):
    return base64.b64encode(data).rstrip(b"=")
