"""What a mail of the newsletter says, apart from who reads it: plain values, in one language.

Whoever sends something writes a :class:`Content` for each language; ``shells`` makes mails of them, ``preview`` shows
one to an editor. Addresses may be absolute or begin at the site's root; mails have them absolute.
"""

from dataclasses import dataclass

from common.meetings import Meeting

__all__ = ["Content", "Item", "Meeting", "Notice", "Reader"]


@dataclass(frozen=True)
class Item:
    """An article as a mail shows it; ``language`` where it is not the mail's, because nobody has translated it."""

    title: str
    summary: str
    url: str
    # Who wrote it, as a line: "Sam Green, coordinator for Europe; Kim Lee".
    byline: str = ""
    language: str = ""


@dataclass(frozen=True)
class Notice:
    """A short notice, such as a deadline; its link may be missing."""

    heading: str
    text: str
    url: str = ""
    link_text: str = ""


@dataclass(frozen=True)
class Content:
    """What a mailing of a ``kind`` (MailingKind) says in one ``language``, and to members of one branch.

    ``greeting`` is rich text as the database keeps it, ``meetings`` are what ``common.meetings`` gave, ``web_url`` is
    where the same stands on the web. ``variant`` is the branch of a digest, as in ``Shell``, and else empty.
    """

    kind: str
    language: str
    subject: str
    title: str
    greeting: str = ""
    items: tuple[Item, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    notices: tuple[Notice, ...] = ()
    web_url: str = ""
    variant: str = ""


@dataclass(frozen=True)
class Reader:
    """Who reads a mail, as far as it differs for them; ``newsletter.recipients.person.Recipient`` has the same.

    An empty ``time_zone`` is read as London, an empty ``name`` is not named.
    """

    name: str = ""
    time_zone: str = ""
    reason_text: str = ""
    unsubscribe_url: str = ""
    preferences_url: str = ""
