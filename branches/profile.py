"""What a branch's page shows beside its own fields."""

from babel.lists import format_list
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from branches.areas import areas
from branches.choices import STANDING
from branches.contacts import contact_of, membership_pages
from branches.directory import entries, stands_under
from branches.map import distance
from branches.querysets import in_readers_language
from common.languages import for_reader
from common.privacy import public
from common.reader import reader_time
from common.times import local_now
from common.zones import babel_locale

NEIGHBOURS = 6


def profile(branch, request=None):
    """Contact, languages, the time in its further zones, its area and its neighbours; three queries."""
    region, neighbours, secretaries = _around(branch)
    contact = contact_of(branch, region, lambda: in_readers_language(secretaries))
    return {
        "contact_url": _address(contact, request),
        "contact_text": _invitation(contact, branch, region),
        "status_alert_tone": branch.alert_tone,
        "language_names": format_list(branch.language_names, locale=babel_locale()),
        "further_times": [local_now(zone) for zone in branch.zones[1:]],
        "reader_time": reader_time(request, timezone.now(), branch.time_zone) if request else None,
        "places": areas(branch),
        "neighbours": entries(neighbours, request),
    }


def _around(branch):
    """The region, its nearest branches that exist today, and the membership secretary's pages: one query for all."""
    regions, beside = _family(branch)
    wanted = regions | (beside & for_reader()) | Q(pk__in=membership_pages().values("pk"))
    pages = Page.objects.live().filter(public(), wanted)
    found, neighbours, secretaries = [], [], []
    for page in pages.select_related("locale", "regionpage", "branchpage__locale").order_by("path"):
        if hasattr(page, "regionpage"):
            found.append(page.regionpage)
        elif not hasattr(page, "branchpage"):
            secretaries.append(page)
        elif page.translation_key != branch.translation_key and page.branchpage.status in STANDING:
            neighbours.append(page.branchpage)
    region = next((page for page in found if branch.path.startswith(page.path)), None)
    neighbours.sort(key=lambda other: distance(branch, other))
    return region, neighbours[:NEIGHBOURS], secretaries


def _family(branch):
    """Two conditions on pages: the region of a branch, in every language, and what stands directly under it."""
    parent = Page.objects.filter(path=branch.path[: -branch.steplen])
    key = parent.values("translation_key")[:1]
    return Q(translation_key__in=key), Q(stands_under(key), depth=branch.depth)


def _invitation(contact, branch, region):
    if contact is branch:
        return _("Write to the branch")
    if contact is region:
        return _("Write to the coordinator")
    return _("Write to the membership secretary")


def _address(contact, request):
    """Where the form is; for a role's page, whose form is the page itself, the page."""
    if contact is None:
        return ""
    return getattr(contact, "contact_url", "") or contact.get_url(request)
