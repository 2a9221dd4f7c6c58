"""The admin's menu of plans: all of them by aim, and what new ones are made of."""

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from branches.models import Aim, SuggestedAction
from branches.plans import desk
from branches.plans.views import export, overview_context
from common.privacy import may_read_members_pages
from common.viewsets import LANGUAGE, TranslatedViewSet
from members.rights import Capability, capabilities_of

# Who works with plans: those who write them, answer to them, or look after all of them.
READERS = {Capability.BRANCH, Capability.REGION, Capability.ELECTIONS, Capability.EDITOR}


def works_with_plans(user):
    return may_read_members_pages(user) and bool(READERS & capabilities_of(user))


class AllPlansView(WagtailAdminTemplateMixin, TemplateView):
    """What all branches do for each aim; filters, and the file of it."""

    template_name = "branches/admin/plans.html"
    page_title = _("Development plans")
    header_icon = "tasks"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not works_with_plans(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "csv":
            return export(overview_context(request)["rows"])
        return super().get(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs) | overview_context(self.request)
        return context | {"list_url": reverse("branches_plans")}


class PlansMenuItem(MenuItem):
    def is_shown(self, request):
        return works_with_plans(request.user)


class SuggestedActionViewSet(ModelViewSet):
    """What every new plan begins with: kept by whoever keeps the organisation's data."""

    model = SuggestedAction
    url_prefix = "branches/plans/suggestions"
    icon = "list-ul"
    menu_label = _("Suggested actions")
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = [
        "what",
        Column("aim", label=_("Aim"), accessor="aim.name", sort_key="aim__name"),
        "owner_title",
        "due_month",
    ]
    form_fields = ["aim", "what", "owner_title", "due_month", "weight", "sort_order"]


class SuggestionsMenuItem(MenuItem):
    def is_shown(self, request):
        policy = policy_registry.get_by_type(SuggestedAction)
        return policy.user_has_any_permission(request.user, ["add", "change", "delete"])


class AimViewSet(TranslatedViewSet):
    """The aims all plans share: editors keep them, translators translate them."""

    model = Aim
    icon = "tag"
    list_display = ["name", LANGUAGE, "slug", "sort_order"]
    search_fields = ["name", "description"]
    url_prefix = "branches/aims"


class AimsMenuItem(MenuItem):
    def is_shown(self, request):
        return policy_registry.get_by_type(Aim).user_has_any_permission(request.user, ["add", "change", "delete"])


def aims_menu_item():
    return AimsMenuItem(_("Aims"), reverse(Aim.snippet_viewset.get_url_name("list")), icon_name="tag", order=4)


def suggestions_menu_item():
    return SuggestionsMenuItem(_("Suggested actions"), reverse("suggestedaction:index"), icon_name="list-ul", order=3)


def menu_item():
    return PlansMenuItem(_("Development plans"), reverse("branches_plans"), icon_name="tasks", order=1)


def admin_urls():
    one = "branches/plans/<int:pk>"
    return [
        path("branches/plans/", AllPlansView.as_view(), name="branches_plans"),
        path(f"{one}/progress/", desk.UpdateProgressView.as_view(), name="branches_plan_progress"),
        path(f"{one}/review/", desk.ReviewView.as_view(), name="branches_plan_review"),
        path("branches/<int:pk>/plans/new/", desk.NewPlanView.as_view(), name="branches_plan_new"),
    ]
