from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from members.account import admin as accounts
from members.register.desk import urls as register


@hooks.register("register_admin_urls")
def register_urls():
    return register.admin_urls()


@hooks.register("register_admin_menu_item")
def register_menu_item():
    return register.menu_item()


@hooks.register("register_log_actions")
def verbs_of_accounts(actions):
    actions.register_action(
        "members.first_factor", _("First second factor"), _("Set up a second factor for the first time")
    )


hooks.register("before_create_user", accounts.only_administrators)
hooks.register("before_edit_user", accounts.only_administrators)
hooks.register("before_edit_user", accounts.remember_address)
hooks.register("after_edit_user", accounts.end_sessions_of_old_address)
hooks.register("before_bulk_action", accounts.several_by_administrators)
hooks.register("before_delete_user", accounts.delete_one)
hooks.register("before_bulk_action", accounts.delete_several)
