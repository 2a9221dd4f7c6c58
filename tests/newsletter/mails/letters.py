"""A mail with everything in it, and who reads it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

from newsletter.choices import MailingKind
from newsletter.mails.content import Content, Item, Meeting, Notice
from newsletter.mails.letter import letter
from newsletter.mails.shells import shell_of
from newsletter.models import Delivery, Mailing

WHEN = datetime(2026, 12, 8, 18, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Recipient:
    """What newsletter.recipients.person finds of somebody."""

    email: str = "sam@example.org"
    name: str = "Sam Green"
    time_zone: str = "Asia/Tokyo"
    reason_text: str = "You get this because you chose the newsletter."
    unsubscribe_url: str = "https://labour.example.org/newsletter/unsubscribe/token/?a=1&b=2"
    preferences_url: str = "https://labour.example.org/newsletter/preferences/token/"


def meeting(**kw):
    fields = {
        "key": "a/1",
        "title": "Winter social & quiz",
        "start": WHEN,
        "end": WHEN + timedelta(minutes=90),
        "time_zone": "Europe/Berlin",
        "path": "/branches/berlin/social/2026-12-08/",
        "place": "Online",
        "host": "Berlin",
        "language": "en",
    }
    return Meeting(**fields | kw)


def fair(**kw):
    """A meeting of two whole days."""
    days = {"all_day": True, "first_day": date(2026, 12, 12), "last_day": date(2026, 12, 13)}
    return meeting(title="Winter fair", **days | kw)


def content(**kw):
    fields = {
        "kind": MailingKind.EDITION,
        "language": "en",
        "subject": "December in the branches",
        "title": "December 2026",
        "greeting": "<p>The year ends <b>well</b>.</p><ul><li>One</li><li>Two</li></ul>",
        "items": (
            Item("Voting from abroad", "How to register & vote.", "/newsletter/voting/", "Kim Lee, coordinator"),
            Item("Réunion à Lyon", "Ce que nous avons décidé.", "/newsletter/lyon/", language="fr"),
        ),
        "meetings": (meeting(), fair()),
        "notices": (Notice("Nominations close", "Send yours\nby Friday.", "/posts/", "How to stand"),),
        "web_url": "/newsletter/december-2026/",
    }
    return Content(**fields | kw)


def made(recipient=None, delivery=7, **kw):
    """The mail of a content to somebody, as ``EmailMultiAlternatives``."""
    said = content(**kw)
    mailing = Mailing(kind=said.kind, title=said.title, uuid="0123456789abcdef0123456789abcdef")
    mailing.uuid = mailing._meta.get_field("uuid").to_python(mailing.uuid)
    return letter(shell_of(said), mailing, Delivery(pk=delivery), recipient or Recipient())


def received(*args, **kw):
    """The same as a mail program reads it, off the wire."""
    return message_from_bytes(made(*args, **kw).message().as_bytes(linesep="\r\n"), policy=policy.default)


def text_of(mail):
    return mail.get_body(["plain"]).get_content().replace("\r\n", "\n")


def html_of(mail):
    return mail.get_body(["html"]).get_content().replace("\r\n", "\n")
