"""Mails to one person: written now, in their language and time; sent by a job; forgotten (docs/features/mail.md)."""

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from .jobs import enqueue
from .models import OutgoingMail
from .services import ascii_address
from .zones import HOME_ZONE, canonical

logger = logging.getLogger(__name__)

USEFUL_FOR = timedelta(days=7)
SUBJECT_LENGTH = 250


def queue_mail(*, to, template, context, language, time_zone="", useful_for=USEFUL_FOR):
    """Write a mail and store it with the job that sends it once, or neither; the row.

    ``templates/emails/<template>.subject.txt``, ``.txt`` and ``.html`` are rendered in ``language``. They show times
    in ``time_zone`` (the reader's; London's where it is empty) with ``{% mail_time moment %}``. A mail that no server
    takes within ``useful_for`` is not sent at all.
    """
    now = timezone.now()
    context = {
        "site_url": settings.SITE_URL,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "mail_zone": canonical(time_zone) or HOME_ZONE,
        **context,
    }
    with translation.override(language):
        subject, text, html = (
            render_to_string(f"emails/{template}.{part}", context) for part in ("subject.txt", "txt", "html")
        )
    with transaction.atomic():
        mail = OutgoingMail.objects.create(
            to=ascii_address(to),
            subject=" ".join(subject.split())[:SUBJECT_LENGTH],
            text=text.strip() + "\n",
            html=html,
            created_at=now,
            useful_until=now + useful_for,
        )
        enqueue("common.send_mail", key=mail.uuid)
    return mail


def send_mail(*, uuid):
    """Send a stored mail, once, and delete its content; one that is sent, out of date or deleted is left alone.

    Raises whatever the mail server made of it: the job tries again.
    """
    mail = OutgoingMail.objects.filter(uuid=uuid, sent_at=None, useful_until__gt=timezone.now()).first()
    if mail is None:
        return
    _letter(mail).send()
    OutgoingMail.objects.filter(pk=mail.pk).update(to="", subject="", text="", html="", sent_at=timezone.now())


def purge_mails():
    """Delete mails whose time is over, sent or not; how many."""
    old = OutgoingMail.objects.filter(useful_until__lte=timezone.now())
    unsent = old.filter(sent_at=None).count()
    count, _by_model = old.delete()
    if unsent:
        logger.error("%s mails were deleted that no mail server took in time.", unsent)
    return count


def _letter(mail):
    letter = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers={
            "Message-ID": f"<{mail.uuid}@{urlsplit(settings.SITE_URL).hostname}>",
            # No holiday notice is sent back (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )
    letter.attach_alternative(mail.html, "text/html")
    return letter
