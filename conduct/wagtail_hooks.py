"""What conduct adds to the admin: the pages' approval and the directory. Reports are never shown there."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from branches.review.history import register
from conduct.acknowledging import screens as acknowledging
from conduct.directory import views as directory
from conduct.directory.viewsets import HelpServiceViewSet
from conduct.directory.viewsets import menu_item as directory_item
from conduct.pages import admin as pages
from conduct.pages import handing_in
from conduct.pages import history as page_history


# ------------------------------------------------------------------------------------------------ the pages
@hooks.register("register_admin_menu_item")
def conduct_menu():
    return pages.menu()


@hooks.register("register_admin_urls")
def page_urls():
    return pages.urls()


for _item in pages.MENU_ITEMS:
    hooks.register("register_conduct_menu_item", _item)


@hooks.register("register_page_header_buttons")
def page_buttons(page, user, next_url=None, view_name=None):
    return pages.header_buttons(page, user)


hooks.register("construct_page_action_menu", handing_in.named_for_conduct)


@hooks.register("register_log_actions")
def verbs_of_the_pages(actions):
    register(actions, page_history.ACTIONS, reasoned=page_history.REASONED)


# ------------------------------------------------------------------------------------------------ support directory
register_snippet(HelpServiceViewSet)
hooks.register("register_conduct_menu_item", directory_item)


@hooks.register("register_admin_urls")
def directory_urls():
    return directory.urls()


@hooks.register("register_log_actions")
def verbs_of_the_directory(actions):
    for name, (label, message) in directory.ACTIONS.items():
        actions.register_action(name, label, message)


# ------------------------------------------------------------------------------------------------ acknowledging
hooks.register("register_conduct_menu_item", acknowledging.menu_item)


@hooks.register("register_admin_urls")
def acknowledging_urls():
    return acknowledging.urls()
