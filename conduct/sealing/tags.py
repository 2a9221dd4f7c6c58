"""Keyed hashes under CONDUCT_KEY: the database alone, without the server's key, cannot be searched by them."""

import hashlib
import hmac

from django.conf import settings

RECOVERY = "recovery"


def keyed(purpose, data: bytes):
    """HMAC-SHA256 under CONDUCT_KEY (in a demo, without one, under SECRET_KEY), as 64 hexadecimal digits."""
    key = settings.CONDUCT_KEY or settings.SECRET_KEY
    return hmac.new(key.encode(), purpose.encode() + b"\0" + data, hashlib.sha256).hexdigest()


def tag(public_key):
    """What a case's key for a reader is found by: :data:`RECOVERY` in place of a key is the two trustees'."""
    return keyed("conduct.reader", public_key.encode())
