"""What ``common`` writes and mails."""

import logging
from datetime import timedelta
from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.encoding import punycode
from django.utils.translation import gettext as _

from . import answered
from .jobs import enqueue
from .models import ContactMessage

logger = logging.getLogger(__name__)


class MailboxMissing(Exception):
    """A message waits for a page that has no mailbox any more."""


def send_message(*, page, name, email, body):
    """Anybody may write to a page's mailbox. The message is stored with the job that relays it, or neither is."""
    with transaction.atomic():
        message = ContactMessage.objects.create(page=page, name=name, email=email, body=body)
        enqueue("common.relay_contact_message", key=message.uuid)
    return message


def relay_message(*, uuid):
    """Mail a stored message to its page's mailbox, once; one that is sent or deleted by now is left alone.

    Raises ``MailboxMissing``, or whatever the mail server made of it: the job tries again.
    """
    message = ContactMessage.objects.select_related("page__locale").filter(uuid=uuid, sent_at=None).first()
    if message is None:
        return
    page = message.page.specific
    if not page.mailbox:
        raise MailboxMissing
    with translation.override(page.locale.language_code):
        _mail(message, page).send()
    ContactMessage.objects.filter(pk=message.pk).update(sent_at=timezone.now())


def purge_messages():
    """Delete messages whose retention is over, relayed or not; how many."""
    over = timezone.now() - timedelta(days=settings.CONTACT_MESSAGE_RETENTION_DAYS)
    old = ContactMessage.objects.filter(created_at__lte=over)
    unsent = old.filter(sent_at=None).count()
    count, _by_model = old.delete()
    if unsent:
        logger.error("%s contact messages were deleted that no mail server ever took.", unsent)
    return count


def _mail(message, page):
    title = " ".join(page.title.split())
    context = {
        "message": message,
        "title": title,
        "url": page.full_url,
        "answered_url": answered.whole_url(message),
        "days": settings.CONTACT_MESSAGE_RETENTION_DAYS,
    }
    mail = EmailMultiAlternatives(
        subject=_("Message through the website: %(title)s") % {"title": title},
        body=render_to_string("emails/contact_message.txt", context),
        to=[page.mailbox],
        reply_to=[formataddr((message.name, ascii_address(message.email)))],
        headers={
            "Message-ID": f"<{message.uuid}@{urlsplit(settings.SITE_URL).hostname}>",
            # A holiday notice would go to whomever the visitor says to be (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    mail.attach_alternative(render_to_string("emails/contact_message.html", context), "text/html")
    return mail


def ascii_address(email):
    """An address as mail servers write it, its domain in punycode; ``UnicodeError`` where that cannot be."""
    mailbox, domain = email.rsplit("@", 1)
    address = f"{mailbox}@{punycode(domain)}"
    address.encode("ascii")
    return address
