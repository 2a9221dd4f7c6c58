"""One reader's mail, complete: a frozen shell with what differs by reader in its places, and the headers."""

from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from common.services import ascii_address
from newsletter.choices import MailingKind
from newsletter.mails.places import HELLO, PREFERENCES, REASON, UNSUBSCRIBE, fill, one_line, when
from newsletter.mails.times import lines, reading_zone

LISTS = {MailingKind.EDITION: "newsletter", MailingKind.DIGEST: "digest", MailingKind.NOTICE: "notices"}
NAME_LENGTH = 80


class NoWayOut(Exception):
    """What somebody chose to get leaves only with an address by which they end it."""


def letter(shell, mailing, delivery, recipient):
    """The mail of ``delivery``, ready to be sent; the same one has the same Message-ID however often it is made.

    ``recipient`` is whom newsletter.recipients.person found at this moment. Nothing that people can write goes into a
    header, but for the subject.
    """
    if mailing.kind != MailingKind.NOTICE and not recipient.unsubscribe_url:
        raise NoWayOut(delivery.pk)
    name = f"{mailing.uuid.hex}.{delivery.pk}"
    headers = {"Message-ID": f"<{name}@{host()}>"}
    mail = compose(shell, mailing.kind, recipient, to=recipient.email, headers=headers)
    # Providers with ids of their own give this back with what they report (newsletter.providers).
    mail.metadata = {"delivery": name}
    return mail


def compose(shell, kind, reader, *, to, headers):
    """A mail of ``shell`` to the address ``to``, in whose places ``reader`` stands, with the headers of its kind."""
    text, html = filled(shell, reader)
    mail = EmailMultiAlternatives(
        subject=shell.subject, body=text, to=[ascii_address(to)], headers=headers | _headers(shell, kind, reader)
    )
    mail.attach_alternative(html, "text/html")
    return mail


def filled(shell, reader):
    """The two parts of a mail as one reader gets them: plain text and HTML."""
    with translation.override(shell.language):
        values = {
            HELLO: _hello(reader.name, shell.language),
            REASON: one_line(reader.reason_text),
            # A preview is nobody's, and has nothing to end: its links lead to the site.
            UNSUBSCRIBE: reader.unsubscribe_url or settings.SITE_URL,
            PREFERENCES: reader.preferences_url or settings.SITE_URL,
        }
        zone = reading_zone(reader.time_zone)
        told = [(when(number), lines(moment, zone)) for number, moment in enumerate(shell.moments)]
    text = fill(shell.text, values | {name: "\n".join(said) for name, said in told})
    html = {name: escape(value) for name, value in values.items()} | {name: _in_html(said) for name, said in told}
    return text, fill(shell.html, html)


def host():
    """The site's own, which makes ids of mails and lists unlike anybody else's."""
    return urlsplit(settings.SITE_URL).hostname


def _hello(name, language):
    name = one_line(name)[:NAME_LENGTH]
    return _pattern(language, bool(name)).replace("%(name)s", name)


@lru_cache
def _pattern(language, is_named):
    return _("Dear %(name)s,") if is_named else _("Hello,")


@lru_cache(4096)
def _in_html(said):
    first, *rest = map(escape, said)
    return "<br>".join([f"<b>{first}</b>", *rest])


def _headers(shell, kind, reader):
    headers = {
        "List-ID": f"<{LISTS[kind]}.{host()}>",
        "Content-Language": shell.language,
        # No holiday notice is sent back: what most programs ask for, and what Exchange does (RFC 3834).
        "Precedence": "bulk",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
    if kind != MailingKind.NOTICE and reader.unsubscribe_url:
        # One click in the mail program, no page to visit (RFC 8058).
        headers["List-Unsubscribe"] = f"<{reader.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers
