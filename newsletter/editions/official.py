"""Legal and ballot notices: written by whoever runs elections, frozen, and confirmed by a second officer.

They go to every current member of the register, whatever those chose, and each stands in the log with who wrote and
who confirmed it.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.html import linebreaks, urlize
from wagtail.log_actions import log

from members.rights import Capability, can, holds, rule
from newsletter.choices import MailingKind, When
from newsletter.editions import services
from newsletter.mails.content import Content
from newsletter.mails.shells import freeze_shells
from newsletter.models import Mailing, OfficialNotice, OfficialText
from newsletter.recipients.segments import Segment


class AlreadyFrozen(Exception):
    """Its mails are written: what it says changes no more."""


class NoEnglishText(Exception):
    """English is for all who read none of the other languages."""


@rule("write_notice", OfficialNotice)
def may_write_notice(user, notice):
    """Write, change and freeze one. Confirming is another officer's (newsletter.editions.confirming)."""
    return holds(user, Capability.ELECTIONS)


@transaction.atomic
def write_notice(*, actor, texts, notice=None):
    """Keep a notice's texts, ``{language: (subject, text)}``; a new one where none is given. The notice.

    Raises ``PermissionDenied`` and ``AlreadyFrozen``.
    """
    if not can(actor, "write_notice", OfficialNotice):
        raise PermissionDenied
    if notice is None:
        notice = OfficialNotice.objects.create(written_by=actor)
    notice = OfficialNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.mailing_id:
        raise AlreadyFrozen
    notice.texts.exclude(language__in=texts).delete()
    for language, (subject, text) in texts.items():
        OfficialText.objects.update_or_create(
            notice=notice, language=language, defaults={"subject": subject, "text": text}
        )
    notice.written_by, notice.changed_at = actor, timezone.now()
    notice.save()
    return notice


@transaction.atomic
def freeze_notice(*, actor, notice, when=When.NOW, local_time=None, time_zone=""):
    """Write down the mails of a notice: to every current member. A second officer confirms.

    Raises ``PermissionDenied``, ``AlreadyFrozen``, ``NoEnglishText`` and ``services.TimeIsPast``.
    """
    if not can(actor, "write_notice", OfficialNotice):
        raise PermissionDenied
    notice = OfficialNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.mailing_id:
        raise AlreadyFrozen
    texts = {row.language: row for row in notice.texts.all()}
    if services.SOURCE not in texts:
        raise NoEnglishText
    mailing = Mailing.objects.create(
        kind=MailingKind.NOTICE,
        title=texts[services.SOURCE].subject,
        segment=Segment(kind=MailingKind.NOTICE).as_json(),
        when=when,
        local_time=local_time,
        time_zone=time_zone,
        starts_at=services.start_of(when, local_time, time_zone),
        created_by=actor,
    )
    freeze_shells(mailing, [content_of(row) for row in texts.values()])
    notice.mailing = mailing
    notice.save(update_fields=["mailing"])
    log(instance=mailing, action="newsletter.freeze", user=actor, data={"kind": MailingKind.NOTICE.value})
    return mailing


def content_of(text):
    """A notice in one language: what was typed is text, its addresses become links."""
    return Content(
        kind=MailingKind.NOTICE,
        language=text.language,
        subject=text.subject,
        title=text.subject,
        greeting=linebreaks(urlize(text.text, autoescape=True)),
    )
