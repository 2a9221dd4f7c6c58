"""Where editors find the desk's actions: the header and the lists of the admin, and the bar on the page itself."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import BaseItem
from wagtail.admin.widgets import Button

from events.models import EventPage


class DatesItem(BaseItem):
    """On the public page: to the list of dates, where tonight's is cancelled."""

    template_name = "events/admin/userbar_item.html"

    def __init__(self, page):
        self.page = page

    @staticmethod
    def is_for(page, user):
        return isinstance(page, EventPage) and page.live and page.permissions_for_user(user).can_publish()

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"url": reverse("events_dates", args=[self.page.pk])}


def header_buttons(page, user):
    return _buttons(page, user)


def listing_buttons(page, user):
    return _buttons(page, user)


def _buttons(page, user):
    """Also pages of other kinds pass by here; each button only for who may do what it does."""
    if page.specific_class is not EventPage:
        return
    if page.live and page.permissions_for_user(user).can_publish():
        url = reverse("events_dates", args=[page.pk])
        yield Button(_("Cancel or move a date"), url, icon_name="calendar-alt", priority=12)
    parent = page.get_parent()
    if parent and parent.permissions_for_user(user).can_add_subpage():
        url = reverse("events_duplicate", args=[page.pk])
        # With script the click is the whole of it; without, the link leads to a page with one button.
        post = {"data-controller": "w-action", "data-action": "w-action#post:prevent", "data-w-action-url-value": url}
        yield Button(_("Duplicate"), url, icon_name="copy", attrs=post, priority=14)
