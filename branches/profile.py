"""What a branch's page shows beside its own fields."""

from babel.lists import format_list

from branches.areas import areas
from branches.directory import neighbours
from common.templatetags.times import local_time
from common.zones import babel_locale, now_in


def profile(branch, request=None):
    """Contact, languages, the time in its further zones, its area and its neighbours; at most six queries."""
    contact = branch.contact_page
    return {
        "contact_page": contact,
        "contact_url": contact.contact_url if contact else "",
        "contact_is_own": contact is branch,
        "status_alert_tone": branch.alert_tone,
        "language_names": format_list(branch.language_names, locale=babel_locale()),
        "further_times": [local_time(now_in(zone), zone) for zone in branch.zones[1:]],
        "places": areas(branch),
        "neighbours": neighbours(branch, request),
    }
