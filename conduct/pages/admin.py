"""The conduct group in the admin's menu, the addresses of its screens, and the buttons on the pages themselves.

An item joins the group by @hooks.register("register_conduct_menu_item").
"""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets import Button

from common.later import later
from conduct.pages.doors import is_ours
from conduct.rights import is_officer, is_qualified

views = later("conduct.pages.views")
DESK = "/conduct/desk/"


def menu():
    return SubmenuMenuItem(
        _("Conduct"),
        Menu(register_hook_name="register_conduct_menu_item", construct_hook_name="construct_conduct_menu"),
        name="conduct",
        icon_name="clipboard-list",
        order=208,
    )


def urls():
    one = "conduct/pages/<int:pk>"
    return [
        path("conduct/pages/", views("OverviewView"), name="conduct_pages"),
        path(f"{one}/review/", views("ReviewView"), name="conduct_review"),
        path(f"{one}/withdraw/", views("WithdrawView"), name="conduct_withdraw"),
    ]


class PagesItem(MenuItem):
    def is_shown(self, request):
        return is_qualified(request.user)


class DeskItem(MenuItem):
    """Cases are never shown in the admin: this leads out of it."""

    def is_shown(self, request):
        return is_officer(request.user)


def pages_item():
    return PagesItem(_("Conduct pages"), reverse("conduct_pages"), icon_name="doc-full", order=1)


def desk_item():
    return DeskItem(_("Case desk"), DESK, icon_name="folder-open-inverse", order=2)


MENU_ITEMS = [pages_item, desk_item]


def header_buttons(page, user):
    """Also pages of other kinds pass by here; each button only for who may do what it does."""
    if not page.pk or not is_ours(page):
        return
    if page.specific.permissions_for_user(user).can_edit():
        url = reverse("conduct_review", args=[page.pk])
        yield Button(_("Where it stands"), url, icon_name="tasks", priority=10)
    if page.live and is_qualified(user):
        url = reverse("conduct_withdraw", args=[page.pk])
        yield Button(_("Withdraw"), url, icon_name="download", priority=13)
