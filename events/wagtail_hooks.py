from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from events.dates.derivation import missing_keys, rebuild
from events.desk import views as desk
from events.desk.buttons import DatesItem, header_buttons, listing_buttons
from events.desk.history import ACTIONS
from events.importing import admin as importing
from events.viewsets import EventsGroup, KindViewSet, kinds_menu_item

register_snippet(KindViewSet)


@hooks.register("register_admin_viewset")
def events_group():
    return EventsGroup()


@hooks.register("register_events_menu_item")
def kinds():
    return kinds_menu_item()


@hooks.register("register_admin_urls")
def desk_urls():
    one = "events/<int:pk>/dates/<str:key>"
    return [
        path("events/preview/", desk.PreviewView.as_view(), name="events_preview"),
        path("events/<int:pk>/dates/", desk.DatesView.as_view(), name="events_dates"),
        path(f"{one}/cancel/", desk.CancelView.as_view(), name="events_cancel"),
        path(f"{one}/restore/", desk.RestoreView.as_view(), name="events_restore"),
        path(f"{one}/move/", desk.MoveView.as_view(), name="events_move"),
        path(f"{one}/split/", desk.SplitView.as_view(), name="events_split"),
        path("events/<int:pk>/duplicate/", desk.DuplicateView.as_view(), name="events_duplicate"),
    ]


@hooks.register("register_events_menu_item")
def import_a_calendar():
    return importing.menu_item()


@hooks.register("register_admin_urls")
def import_urls():
    return importing.admin_urls()


@hooks.register("register_page_header_buttons")
def in_the_header(page, user, next_url=None, view_name=None):
    return header_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_lists(page, user, next_url=None):
    return listing_buttons(page, user)


@hooks.register("construct_wagtail_userbar")
def on_the_page(request, items, page):
    if DatesItem.is_for(page, request.user):
        items.append(DatesItem(page))


@hooks.register("after_edit_page")
def orphans_are_told(request, page):
    desk.tell_orphans(request, page)


@hooks.register("after_publish_page")
def orphans_of_what_is_published_are_told(request, page):
    desk.tell_orphans(request, page)


@hooks.register("before_copy_page")
def secrets_are_not_copied(request, page):
    desk.refuse_copy(request, page)


@hooks.register("after_convert_alias_page")
def an_alias_no_more(request, page):
    rebuild(missing_keys())


@hooks.register("register_log_actions")
def verbs(actions):
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
