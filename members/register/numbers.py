"""Membership numbers are secret: the site recognises one without knowing it."""

import base64
import hashlib
import hmac

from django.conf import settings


def normal(number):
    """A number as it is compared: letters and digits, upper case, without the zeros that Excel drops."""
    return "".join(sign for sign in number.upper() if sign.isalnum()).lstrip("0")


def number_hash(number):
    return _digest(b"number:" + normal(number).encode()).hex()


def _digest(text):
    """HMAC-SHA256 under MEMBERSHIP_KEY; without one, which only a demo may be, under SECRET_KEY."""
    key = settings.MEMBERSHIP_KEY or settings.SECRET_KEY
    return hmac.new(b"members.register:" + key.encode(), text, hashlib.sha256).digest()


def seal(content):
    """The bytes of a file, encrypted for the time it waits in the database."""
    return _fernet().encrypt(content)


def unseal(sealed):
    """The bytes of a sealed file; None if it was sealed under another key."""
    from cryptography.fernet import InvalidToken

    try:
        return _fernet().decrypt(bytes(sealed))
    except InvalidToken:
        return None


def _fernet():
    # Numbers are compared all the time, files are sealed now and then.
    from cryptography.fernet import Fernet

    return Fernet(base64.urlsafe_b64encode(_digest(b"files")))
