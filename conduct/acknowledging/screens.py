"""The admin's page about who has read the code: shares, for conduct officers and those qualified for the pages."""

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from conduct.acknowledging.overview import overview
from conduct.rights import is_officer, is_qualified

TITLE = _("Who has read the code")


def may_see(user):
    return is_officer(user) or is_qualified(user)


class SharesView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "conduct/acknowledging/shares.html"
    page_title = TITLE
    header_icon = "group"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"overview": overview()}


def urls():
    return [path("conduct/acknowledgements/", SharesView.as_view(), name="conduct_acknowledgements")]


class SharesItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


def menu_item():
    return SharesItem(TITLE, reverse("conduct_acknowledgements"), icon_name="group", order=41)
