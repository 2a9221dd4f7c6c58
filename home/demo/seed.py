"""Fills a database with the demo: one organisation, three regions, 25 branches, its pages, people and pictures.

Every thing is looked up by a key of its own and made only when it is missing, so a second run changes nothing and
what an editor has changed meanwhile stays.
"""

from django.db import transaction
from wagtail.models import Page

from branches.models import Term
from events.models import EventIndexPage, EventKind
from home.models import HomePage
from home.provision import ensure_groups, ensure_kinds, ensure_locales, ensure_site, welcome_pages
from newsletter.approval.provision import ensure_approval_of_articles
from newsletter.models import EditionPage

from . import (
    catalogue,
    conduct_cases,
    conduct_help,
    conduct_keys,
    conduct_pages,
    conduct_read,
    desk,
    files,
    in_languages,
    members,
    newsletter,
    offices,
    organisation,
    pages,
    people,
    plans,
    synthetic,
    welcome,
)
from .keys import page_key


class ContentInTheWayError(Exception):
    """There are pages that are not the demo's: it is not put beside or over them."""


@transaction.atomic
def seed(progress=None, scale=1, picture_width=1600, languages=None):
    """Makes what is missing of the demo and gives how many things that were.

    ``progress(step, done, total)`` is told of every thing looked at. ``scale`` above 1 adds branches for load tests:
    25 for each step up. ``languages`` are those it is translated into, all by default. Raises
    ``ContentInTheWayError`` when the database holds another site.
    """
    refuse_foreign_content()
    tell = progress or (lambda step, done, total: None)
    made = ensure_locales() + ensure_kinds() + people.ensure_users()
    ids, new_files = files.ensure(catalogue.PICTURES, catalogue.DOCUMENTS, picture_width, tell)
    ids |= {("kind", kind.slug): kind.pk for kind in EventKind.objects.filter(locale__language_code="en")}
    tree, new_pages = pages.ensure(catalogue.specs(), ids, tell)
    home = tree["home"]
    made += new_files + new_pages + ensure_site(home) + ensure_groups(home)
    made += organisation.ensure(ids)
    made += synthetic.ensure(tree, scale, tell)
    made += offices.ensure() + members.ensure(scale) + plans.ensure() + desk.ensure()
    made += welcome.ensure() + ensure_approval_of_articles() + newsletter.ensure(home, ids)
    made += conduct_help.ensure() + conduct_pages.ensure(home) + conduct_keys.ensure()
    made += conduct_pages.ensure_keys() + conduct_cases.ensure() + conduct_read.ensure()
    return made + in_languages.ensure(languages, tell)


def is_older():
    """Whether the demo stands here as a version wrote it that lacked more than single pages.

    That had no calendar yet, no officers, no newsletter, or not the languages there are now.
    """
    calendar = EventIndexPage.objects.filter(translation_key=page_key("events"))
    has_parts = calendar.exists() and Term.objects.exists() and EditionPage.objects.exists()
    return _is_ours() and not (has_parts and not in_languages.missing())


def _is_ours():
    return HomePage.objects.filter(translation_key=page_key("home")).exists()


def refuse_foreign_content():
    if not _is_ours() and Page.objects.filter(depth=2).exclude(pk__in=welcome_pages()).exists():
        raise ContentInTheWayError
