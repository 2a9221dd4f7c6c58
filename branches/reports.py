from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from branches.coverage import coverage
from branches.models import Catchment

READERS = ["add", "change", "delete"]


class CoverageView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Every place nobody looks after, each with a link that puts it right; for those who edit catchments."""

    model = Catchment
    any_permission_required = READERS
    template_name = "branches/admin/coverage.html"
    page_title = _("Coverage")
    header_icon = "view"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        found = coverage()
        return super().get_context_data(**kwargs) | {
            "coverage": found,
            "exempt_names": ", ".join(country.name for country in found.exempt),
            "may_add": self.user_has_permission("add"),
            "may_change": self.user_has_permission("change"),
        }


class CoverageMenuItem(MenuItem):
    def is_shown(self, request):
        return policy_registry.get_by_type(Catchment).user_has_any_permission(request.user, READERS)
