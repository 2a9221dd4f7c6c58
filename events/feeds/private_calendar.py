"""Private calendars: an address that nobody can guess, for a program that cannot sign in. See CalendarToken."""

import hashlib
import secrets

from django.utils import timezone

from events.models import CalendarToken

# Of a token in an address: 43 characters, 256 bits.
TOKEN_BYTES = 32


def make(*, user):
    """Give ``user`` a new address and answer its token, which is not kept. A former address stops to work."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    values = {"digest": _digest(token), "created_at": timezone.now(), "last_used_on": None}
    CalendarToken.objects.update_or_create(user=user, defaults=values)
    return token


def revoke(*, user):
    """Take the address away. Calendars that were made from it are empty when they are next read."""
    CalendarToken.objects.filter(user=user).delete()


def of(user):
    """What is known of the private calendar of somebody; None if there is none."""
    return CalendarToken.objects.filter(user=user).first()


def owner(token):
    """Whose calendar a token opens, noting the day; None for one that never was, was revoked, or is switched off.

    The database is asked for a hash: how long it takes to answer says nothing about a token, and all three ways to
    have none are one question with one answer.
    """
    found = CalendarToken.objects.filter(digest=_digest(token), user__is_active=True).select_related("user").first()
    if found is None:
        return None
    today = timezone.now().date()
    if found.last_used_on != today:
        CalendarToken.objects.filter(pk=found.pk).update(last_used_on=today)
    return found.user


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()
