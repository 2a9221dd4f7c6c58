"""The notice of one date, to print: what a secretary puts into an envelope for members who are not online.

It holds what the date's page tells every visitor, and so no way in and nobody's address; and for each time zone of
our branches the day, the time and the offset, in words that need no reckoning.
"""

from django.utils.translation import gettext as _

from events.pages.contents import date_page

NOTICE = "notice/"


def notice(page, request, slug):
    """The context of the notice of a date: that of its page, named as a notice; nothing for one that there is not."""
    # No reader's clock among the others: what is printed is for somebody else.
    context = date_page(page, request, slug, yours="")
    if not context:
        return {}
    page.address_below += NOTICE
    page.title_below = _("Notice: %(meeting)s") % {"meeting": page.title_below}
    return context | {
        "date_url": f"{page.get_url(request)}{slug}/",
        "notice_address": f"{page.full_url}{page.address_below}",
    }
