"""Signed addresses in mails: whose subscription, of what, by which mail. No e-mail address stands in them.

They hold as long as the site's SECRET_KEY, or one of SECRET_KEY_FALLBACKS: a mail is unsubscribed from years later.
What stops mail and what shows choices are signed apart, so that neither opens the other's door.
"""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import translation

from newsletter.choices import MailingKind, PersonKind

STOP, CHOOSE = "newsletter.unsubscribe", "newsletter.preferences"
# Of what somebody can unsubscribe; a notice has no such link.
LISTS = {MailingKind.EDITION: "e", MailingKind.DIGEST: "d"}
KINDS = {letter: kind for kind, letter in LISTS.items()}
LONGEST = 200


@dataclass(frozen=True)
class Token:
    """``delivery`` is 0 where the link came by no mailing."""

    kind: int
    id: int
    mailing_kind: str
    delivery: int = 0


def unsubscribe_url(kind, id, mailing_kind=MailingKind.EDITION, delivery=0, language=None):
    """The absolute address that stops mail: GET shows a button, POST does it (RFC 8058)."""
    return _url(
        "unsubscribe", Signer(salt=STOP).sign(_packed(Token(int(kind), id, mailing_kind, delivery))), language
    )


def preferences_url(kind, id, language=None):
    """The absolute address where a subscriber chooses; somebody with an account is led to it."""
    return _url("preferences", Signer(salt=CHOOSE).sign(_packed(Token(int(kind), id, MailingKind.EDITION))), language)


def unsubscribing(token):
    """The :class:`Token` of an address that stops mail; None for one we did not make."""
    return _read(STOP, token)


def choosing(token):
    return _read(CHOOSE, token)


def _packed(token):
    return f"{token.kind}-{token.id}-{LISTS[token.mailing_kind]}-{token.delivery}"


def _read(salt, text):
    try:
        kind, pk, letter, delivery = Signer(salt=salt).unsign(text[:LONGEST]).split("-")
        token = Token(PersonKind(int(kind)), int(pk), KINDS[letter], int(delivery))
    except (BadSignature, ValueError, KeyError):
        return None
    return token if token.kind != PersonKind.MEMBER else None


def _url(name, token, language):
    with translation.override(language or settings.LANGUAGE_CODE):
        return urljoin(settings.SITE_URL, reverse(f"newsletter:{name}", args=[token]))
