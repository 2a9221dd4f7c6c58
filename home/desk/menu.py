"""The desk in the admin's menu, for those who have one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from home.desk import scope


class DeskItem(MenuItem):
    def __init__(self, label, url_name, shown_to, **kw):
        super().__init__(label, reverse(url_name), **kw)
        self.shown_to = shown_to

    def is_shown(self, request):
        return self.shown_to(request.user)


def my_branch():
    return DeskItem(_("My branch"), "desk_my_branch", scope.has_own, icon_name="clipboard-list", order=10)


def my_region():
    return DeskItem(_("My region"), "desk_region", scope.coordinates, icon_name="globe", order=20)
