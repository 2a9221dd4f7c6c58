"""The newsletter's group in the admin's menu, and the addresses of the screens about approval."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from common.later import later
from members.rights import can
from newsletter.approval.viewsets import authors_item
from newsletter.models import ArticlePage
from newsletter.rights import has_a_queue

views = later("newsletter.approval.views")


def menu():
    return SubmenuMenuItem(
        _("Newsletter"),
        Menu(register_hook_name="register_newsletter_menu_item", construct_hook_name="construct_newsletter_menu"),
        name="newsletter",
        icon_name="mail",
        order=207,
    )


def urls():
    one = "newsletter/articles/<int:pk>"
    return [
        path("newsletter/waiting/", views("QueueView"), name="newsletter_waiting"),
        path("newsletter/mine/", views("MineView"), name="newsletter_mine"),
        path(f"{one}/review/", views("ReviewView"), name="newsletter_review"),
        path(f"{one}/withdraw/", views("WithdrawView"), name="newsletter_withdraw"),
    ]


class QueueItem(MenuItem):
    def is_shown(self, request):
        return has_a_queue(request.user)


class MineItem(MenuItem):
    def is_shown(self, request):
        return can(request.user, "write", ArticlePage)


def mine_item():
    return MineItem(_("My articles"), reverse("newsletter_mine"), icon_name="edit", order=1)


def queue_item():
    return QueueItem(_("Waiting for an answer"), reverse("newsletter_waiting"), icon_name="time", order=2)


MENU_ITEMS = [mine_item, queue_item, authors_item]
