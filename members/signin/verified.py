"""What upper layers do as soon as somebody has shown that an address is theirs: they register it here."""

from collections.abc import Callable

_told: list[Callable] = []


def when_verified(tell):
    """Have ``tell(user)`` called once the address of an account is known to be its owner's; register it once."""
    if tell not in _told:
        _told.append(tell)
    return tell


def tell(user):
    for told in _told:
        told(user)
