"""Mails are rendered once for each language, when a mailing is frozen; what differs by reader has its places."""

import re
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info
from wagtail.models import Site

from common.models import OrganisationSettings
from newsletter.choices import MailingKind, MailingState
from newsletter.mails.greeting import as_html, as_text
from newsletter.mails.inlining import inlined
from newsletter.mails.places import HELLO, PREFERENCES, REASON, UNSUBSCRIBE, clean, one_line, place, when
from newsletter.mails.times import days_of, moment_of
from newsletter.models import Shell

SUBJECT_LENGTH = 250


class AlreadyConfirmed(Exception):
    """The mails of a mailing are written once, before it is confirmed: readers would get different ones."""


def freeze_shells(mailing, contents):
    """Write down the mails of a mailing, one for each of the ``contents``; the shells.

    Nothing that changes later, a page, a template, a translation, changes them.
    """
    if mailing.state != MailingState.FROZEN:
        raise AlreadyConfirmed(mailing.pk)
    shells = [shell_of(content) for content in contents]
    for shell in shells:
        shell.mailing = mailing
    return Shell.objects.bulk_create(shells)


def shell_of(content):
    """The mail of one content, not stored yet."""
    with translation.override(content.language):
        context = _context(content)
        html = inlined(render_to_string("emails/newsletter/mail.html", context))
        text = render_to_string("emails/newsletter/mail.txt", context)
    return Shell(
        language=content.language,
        variant=content.variant,
        subject=one_line(content.subject)[:SUBJECT_LENGTH],
        text=re.sub(r"\n{3,}", "\n\n", text).strip() + "\n",
        html=html,
        moments=[moment_of(meeting) for meeting in content.meetings if not meeting.all_day],
    )


def absolute(url):
    """A web address from the root of the site on as one to follow from a mail; ``""`` for what is none."""
    url = urljoin(f"{settings.SITE_URL}/", clean(url or "").strip())
    return url if urlsplit(url).scheme in {"http", "https"} and urlsplit(url).netloc else ""


def _context(content):
    greeting = as_html(clean(content.greeting))
    organisation = OrganisationSettings.for_site(Site.objects.get(is_default_site=True))
    return {
        "language": content.language,
        "direction": _direction(content.language),
        "title": one_line(content.title),
        "greeting": greeting,
        "greeting_text": as_text(greeting),
        "items": [_item(item, content.language) for item in content.items],
        "meetings": list(_meetings(content)),
        "notices": [_notice(notice) for notice in content.notices],
        "web_url": absolute(content.web_url) if content.web_url else "",
        "is_notice": content.kind == MailingKind.NOTICE,
        "organisation": organisation.organisation_name,
        "postal_address": settings.POSTAL_ADDRESS,
        "site_url": f"{settings.SITE_URL}/",
        "hello": place(HELLO),
        "reason": place(REASON),
        "unsubscribe_url": place(UNSUBSCRIBE),
        "preferences_url": place(PREFERENCES),
    }


def _direction(language):
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def _foreign(language, own):
    """What an element in another language than the mail says of itself; nothing where it is the mail's."""
    return {"language": language, "direction": _direction(language)} if language not in {"", own} else {}


def _item(item, own):
    return {
        "title": one_line(item.title),
        "summary": one_line(item.summary),
        "byline": one_line(item.byline),
        "url": absolute(item.url),
        **_foreign(item.language, own),
    }


def _meetings(content):
    told = 0
    for meeting in content.meetings:
        yield {
            "title": one_line(meeting.title),
            "url": absolute(meeting.path),
            "where": " · ".join(filter(None, (one_line(meeting.place), one_line(meeting.host)))),
            "when": days_of(meeting) if meeting.all_day else place(when(told)),
            "is_cancelled": meeting.cancelled,
            **_foreign(meeting.language, content.language),
        }
        told += not meeting.all_day


def _notice(notice):
    url = absolute(notice.url) if notice.url else ""
    return {
        "heading": one_line(notice.heading),
        "text": clean(notice.text).replace("\r", "").strip(),
        "url": url,
        "link_text": one_line(notice.link_text) or url,
    }
