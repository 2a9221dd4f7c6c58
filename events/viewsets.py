"""The admin's menu of events: what comes next, the pages of events, and their kinds."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry

from common.viewsets import LANGUAGE, TranslatedViewSet
from events.desk.upcoming import UpcomingView, may_edit_events
from events.models import EventKind, EventPage


class ForEditors(MenuItem):
    """Seen by who may edit an event somewhere."""

    def is_shown(self, request):
        # Each item of the menu is asked about twice for every page of the admin.
        if not hasattr(request, "may_edit_events"):
            request.may_edit_events = may_edit_events(request.user)
        return request.may_edit_events


class UpcomingViewSet(ViewSet):
    name = "events_upcoming"
    url_prefix = "events/upcoming"
    menu_label = _("Next dates")
    icon = "calendar-alt"
    menu_item_class = ForEditors

    def get_urlpatterns(self):
        from django.urls import path

        return [path("", UpcomingView.as_view(), name="index")]


class EventListingViewSet(PageListingViewSet):
    name = "event_pages"
    url_prefix = "events/pages"
    model = EventPage
    icon = "date"
    menu_label = _("Event pages")
    menu_item_class = ForEditors
    columns = [*IndexView.base_columns, Column("start_date", label=_("Begins"), sort_key="start_date")]


class KindViewSet(TranslatedViewSet):
    """Kinds are data of the organisation: its administrators keep them, translators translate them."""

    model = EventKind
    icon = "tag"
    list_display = ["name", LANGUAGE, "slug", "sort_order"]
    search_fields = ["name", "slug"]
    url_prefix = "events/kinds"


class EventsGroup(ViewSetGroup):
    menu_label = _("Events")
    menu_icon = "calendar-alt"
    menu_order = 205
    items = (UpcomingViewSet, EventListingViewSet)
    # Kinds and the import of calendars join it (wagtail_hooks).
    submenu_hook = "register_events_menu_item"


class KindsItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(EventKind)
        return policy.user_has_any_permission(request.user, ["add", "change", "delete"])


def kinds_menu_item():
    return KindsItem(_("Kinds of event"), reverse(EventKind.snippet_viewset.get_url_name("list")), icon_name="tag")
