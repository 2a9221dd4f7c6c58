"""What a branch's page shows beside its own fields."""

from babel.lists import format_list
from django.utils import timezone
from django.utils.translation import gettext as _

from branches.areas import areas
from branches.contacts import contact_of
from branches.directory import entries
from branches.listed import ListedPage, listed, parent_path, translation_for_reader
from branches.map import distance
from branches.models import RegionPage
from common.addresses import addresses
from common.reader import reader_time
from common.times import local_now
from common.zones import babel_locale

NEIGHBOURS = 6


def profile(branch, request=None):
    """Contact, languages, the time in its further zones, its area and its neighbours; three queries."""
    shown = listed()
    region = _region(branch, shown)
    contact = contact_of(branch, region, lambda: translation_for_reader(shown.secretaries))
    return {
        "contact_url": _address(contact, request),
        "contact_text": _invitation(contact, branch, region),
        "status_alert_tone": branch.alert_tone,
        "language_names": format_list(branch.language_names, locale=babel_locale()),
        "further_times": [local_now(zone) for zone in branch.once("zones", lambda: branch.zones)[1:]],
        "reader_time": reader_time(request, timezone.now(), branch.time_zone) if request else None,
        "places": branch.once("area", lambda: areas(branch)),
        "neighbours": entries(_neighbours(branch, shown), request),
    }


def _region(branch, shown):
    """As much of its region, where everybody may see it, as says whether it answers, and where."""
    above = parent_path(branch.path)
    found = (page for page in shown.regions if page.path == above)
    return next((RegionPage(url_path=page.url_path, mailbox=page.mailbox) for page in found), None)


def _neighbours(branch, shown):
    """The nearest of the branches of its region that exist today."""
    above = parent_path(branch.path)
    known = (page.parent_key for page in shown.branches if page.parent_path == above)
    key = next(known, None) or getattr(branch.region, "translation_key", None)
    others = [other for other in shown.standing if other.parent_key == key]
    others = [other for other in others if other.translation_key != branch.translation_key]
    return sorted(others, key=lambda other: distance(branch, other))[:NEIGHBOURS]


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
    if isinstance(contact, ListedPage):
        return addresses(request)(contact.url_path)
    return contact.contact_url
