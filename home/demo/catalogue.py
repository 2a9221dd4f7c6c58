"""All of the demo as one list: pages in the order they are made, pictures, documents."""

import json
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from branches.choices import BodyKind
from branches.models import BodyPage, BranchIndexPage, BranchPage, BranchZone, Catchment, RegionPage
from home.models import ContactPage, HomePage, StandardPage
from home.provision import HEADLINE, REGIONS

from . import calendar
from .markup import Ref, link
from .spec import Spec
from .words import articles, bodies, branches, contacts, documents, front, regions, standard

FACTS = json.loads((Path(__file__).parent / "branches.json").read_text())
COUNTED_ON = date(2026, 11, 1)


@dataclass(frozen=True)
class Picture:
    """A drawing: what it shows, and the sky over a place at 06:00 UTC on the day of the spring equinox."""

    key: str
    title: str
    alt: str
    scene: str
    latitude: float
    longitude: float


PICTURES = [
    *(
        Picture(fact["slug"], f"06:00 UTC over {fact['city']}", fact["alt"], fact["scene"], *fact["at"])
        for fact in FACTS
    ),
    *(Picture(*row) for row in (*front.PICTURES, *articles.PICTURES)),
]
DOCUMENTS = documents.DOCUMENTS


def specs():
    """Every page; a parent stands before its children, and the menu follows the order."""
    return [
        _home(),
        _index(),
        *map(_region, REGIONS),
        *map(_branch, FACTS),
        calendar.index(),
        *_bodies(),
        *_standard(),
        *_contacts(),
        *calendar.events({fact["slug"]: fact["zone"] for fact in FACTS}),
    ]


def _home():
    fields = {
        "title": "Labour International",
        "slug": "labour-international",
        "seo_title": "Labour International: UK Labour members abroad",
        "headline": HEADLINE,
        "introduction": front.INTRODUCTION,
        "search_description": front.DESCRIPTION,
        "share_image": Ref("image", "around-the-clock"),
        "share_image_alt": front.SHARE_ALT,
    }
    return Spec("home", "", HomePage, fields, front.BODY)


def _index():
    fields = {
        "title": "Branches",
        "slug": "branches",
        "introduction": front.INDEX_INTRODUCTION,
        "search_description": front.INDEX_DESCRIPTION,
        "show_in_menus": True,
    }
    return Spec("branches", "home", BranchIndexPage, fields, front.INDEX_BODY)


def _region(region):
    words = regions.WORDS[region.slug]
    fields = {
        "title": region.title,
        "slug": region.slug,
        "short_name": region.short_name,
        "former_names": f"{region.former_names}\nRegional Organiser\nRegional Officer",
        "introduction": words.introduction,
        "search_description": words.description,
        "coordinator_title": words.coordinator_title,
        "mailbox": f"{region.slug}@example.org",
        "show_in_menus": True,
    }
    return Spec(region.slug, "branches", RegionPage, fields, words.body)


def _branch(fact):
    words = branches.WORDS[fact["slug"]]
    latitude, longitude = fact["at"]
    fields = {
        "title": fact["title"],
        "slug": fact["slug"],
        "former_names": fact["former_names"],
        "introduction": words.introduction,
        "search_description": words.description,
        "picture": Ref("image", fact["slug"]),
        "picture_alt": fact["alt"],
        "share_image": Ref("image", fact["slug"]),
        "share_image_alt": fact["alt"],
        "status": fact["status"],
        "status_date": date.fromisoformat(fact["since"]),
        "status_reason": fact.get("reason", ""),
        "city": fact["city"],
        "latitude": str(latitude),
        "longitude": str(longitude),
        "time_zone": fact["zone"],
        "mode": fact["mode"],
        "meets": fact["meets"],
        "languages": fact["languages"],
        "member_count": fact["members"],
        "member_count_date": COUNTED_ON,
        "mailbox": _mailbox(fact),
        "links": [("link", link(text, target)) for text, target in words.links],
    }
    after = partial(_places, fact)
    return Spec(fact["slug"], fact["region"], BranchPage, fields, words.body, words.reviewed, after)


def _mailbox(fact):
    """A branch without a committee has nobody to read a mailbox; its coordinator answers."""
    return "" if fact["status"] in ("forming", "dormant") else f"secretary.{fact['slug']}@example.org"


def _places(fact, branch):
    """The branch's catchment and its further zones."""
    BranchZone.objects.bulk_create(
        BranchZone(branch=branch, time_zone=zone, sort_order=number) for number, zone in enumerate(fact["zones"])
    )
    Catchment.objects.bulk_create(
        Catchment(branch=branch, country=code[:2], subdivision=code if "-" in code else "")
        for code in fact["catchment"].split()
    )


def _bodies():
    return [
        Spec(
            page.key,
            "home",
            BodyPage,
            {
                "title": page.title,
                "slug": page.key,
                "kind": BodyKind(page.kind),
                "introduction": page.introduction,
                "search_description": page.description,
                "mailbox": page.mailbox,
            },
            page.body,
        )
        for page in bodies.PAGES
    ]


def _standard():
    return [
        Spec(
            page.key,
            page.parent,
            StandardPage,
            {
                "title": page.title,
                "slug": page.slug or page.key,
                "introduction": page.introduction,
                "search_description": page.description,
                "show_in_menus": page.in_menu,
                "picture": Ref("image", page.picture) if page.picture else None,
                "picture_alt": page.picture_alt,
            },
            page.body,
            page.reviewed,
        )
        for page in standard.PAGES
    ]


def _contacts():
    return [
        Spec(
            page.key,
            "contact",
            ContactPage,
            {
                "title": page.title,
                "slug": page.key,
                "introduction": page.introduction,
                "search_description": page.description,
                "mailbox": f"{page.key}@example.org",
            },
            page.body,
        )
        for page in contacts.PAGES
    ]
