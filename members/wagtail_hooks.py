from wagtail import hooks

from members.account import admin as accounts
from members.register.desk import urls as register


@hooks.register("register_admin_urls")
def register_urls():
    return register.admin_urls()


@hooks.register("register_admin_menu_item")
def register_menu_item():
    return register.menu_item()


hooks.register("before_create_user", accounts.only_administrators)
hooks.register("before_edit_user", accounts.only_administrators)
hooks.register("before_bulk_action", accounts.several_by_administrators)
hooks.register("before_delete_user", accounts.delete_one)
hooks.register("before_bulk_action", accounts.delete_several)
