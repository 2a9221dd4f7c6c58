"""Where imported events may stand, and whose clock holds there."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site
from wagtail.permissions import policy_registry

from branches.models import BranchPage, RegionPage
from events.models import EventIndexPage, EventPage

PLACES = (EventIndexPage, RegionPage, BranchPage)


def by_address(address):
    """The page at an address of this site, ``/events/`` or whole; None where there is none."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return None
    parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    root = site.root_page
    if parts and parts[0] in dict(settings.LANGUAGES):
        locale = Locale.objects.filter(language_code=parts.pop(0)).first()
        root = locale and root.get_translation_or_none(locale)
    if root is None:
        return None
    page = Page.objects.filter(url_path="".join([root.url_path, *(f"{part}/" for part in parts)])).first()
    return page and page.specific


def takes_events(page):
    return EventPage in type(page).allowed_subpage_models()


def open_to(user):
    """The pages under which somebody may add events, in the source language, in the order of the tree."""
    pages = [
        page
        for model in PLACES
        for page in model.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path")
        if page.permissions_for_user(user).can_add_subpage()
    ]
    return sorted(pages, key=lambda page: (not isinstance(page, EventIndexPage), page.path))


def any_open_to(user):
    """Whether there is one, in one query: asked with every page of the admin."""
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    return mine.type(*PLACES).filter(locale__language_code=settings.LANGUAGE_CODE).exists()


def clock_of(page):
    """The zone of a branch; UTC of what has none of its own."""
    return getattr(page, "time_zone", "") or "UTC"
