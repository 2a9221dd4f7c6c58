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
