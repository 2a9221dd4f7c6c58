"""What conduct adds to the admin: the pages' approval and the directory. Reports are never shown there."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from conduct.acknowledging import screens as acknowledging
from conduct.directory import views as directory
from conduct.directory.viewsets import HelpServiceViewSet
from conduct.directory.viewsets import menu_item as directory_item

# ------------------------------------------------------------------------------------------------ support directory
register_snippet(HelpServiceViewSet)
hooks.register("register_admin_menu_item", directory_item)


@hooks.register("register_admin_urls")
def directory_urls():
    return directory.urls()


@hooks.register("register_log_actions")
def verbs_of_the_directory(actions):
    for name, (label, message) in directory.ACTIONS.items():
        actions.register_action(name, label, message)


# ------------------------------------------------------------------------------------------------ acknowledging
hooks.register("register_admin_menu_item", acknowledging.menu_item)


@hooks.register("register_admin_urls")
def acknowledging_urls():
    return acknowledging.urls()
