"""The newsletter's group in the admin's menu, and the addresses of the screens about approval."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem


def menu():
    return SubmenuMenuItem(
        _("Newsletter"),
        Menu(register_hook_name="register_newsletter_menu_item", construct_hook_name="construct_newsletter_menu"),
        name="newsletter",
        icon_name="mail",
        order=207,
    )


def urls():
    return []


MENU_ITEMS = []
