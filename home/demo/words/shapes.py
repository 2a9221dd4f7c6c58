"""What is written for each kind of page."""

from dataclasses import dataclass, field
from datetime import date

REVIEWED = date(2026, 11, 2)


@dataclass(frozen=True)
class BranchWords:
    introduction: str
    description: str
    body: list = field(default_factory=list)
    links: tuple = ()
    reviewed: date = REVIEWED


@dataclass(frozen=True)
class RegionWords:
    introduction: str
    description: str
    body: list = field(default_factory=list)
    coordinator_title: str = "Regional coordinator"


@dataclass(frozen=True)
class PageWords:
    key: str
    title: str
    introduction: str
    description: str
    body: list
    parent: str = "home"
    slug: str = ""
    in_menu: bool = False
    picture: str = ""
    picture_alt: str = ""
    reviewed: date = REVIEWED


@dataclass(frozen=True)
class Paper:
    """A document to download, as plain text."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Place:
    name: str
    address: str
    directions: str = ""


@dataclass(frozen=True)
class Change:
    """What is different on one date of a series; dates and times as text (``2026-12-23``, ``20:00``)."""

    date: str
    action: str
    reason: str = ""
    time: str = ""
    new_date: str = ""
    new_time: str = ""
    new_venue: str = ""


@dataclass(frozen=True)
class EventWords:
    """A meeting or a series: ``first`` is the day to look for its first date from, ``time`` empty for all day.

    ``zone`` is that of the branch it stands under, unless it says another; ``access`` names the fields that are
    true of it; ``hosts`` and ``follows`` are keys of pages, ``papers`` keys of documents.
    """

    key: str
    parent: str
    title: str
    introduction: str
    first: str
    time: str = ""
    rule: str = ""
    minutes: int = 90
    last: str = ""
    zone: str = ""
    kind: str = "branch"
    slug: str = ""
    place: Place | None = None
    online: bool = True
    audience: str = "members"
    body_name: str = ""
    access: str = ""
    recording: str = ""
    languages: str = "en"
    agenda: str = ""
    papers: tuple[str, ...] = ()
    dial_in: str = ""
    asks: str = ""
    contact: str = ""
    changes: tuple[Change, ...] = ()
    hosts: tuple[str, ...] = ()
    follows: str = ""
    body: list = field(default_factory=list)
