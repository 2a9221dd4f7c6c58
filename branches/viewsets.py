"""The admin's pages about catchments: the list and its forms. The report beside it is in branches.reports."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from branches.aliases import other_names
from branches.catchment_form import CatchmentForm
from branches.models import Catchment, RegionPage
from branches.permissions import branches_with_catchments
from branches.places import country_choices, country_code, subdivision_name
from branches.scope import ScopedViewSetMixin
from branches.services import index_again
from common.text import folded


class CatchmentFilterSet(WagtailFilterSet):
    branch = django_filters.ModelChoiceFilter(
        label=_("Branch"), queryset=lambda request: branches_with_catchments(request.user).order_by("title")
    )
    region = django_filters.ModelChoiceFilter(
        label=_("Region"), queryset=lambda request: RegionPage.objects.order_by("path"), method="of_region"
    )
    country = django_filters.ChoiceFilter(label=_("Country"), choices=country_choices)

    class Meta:
        model = Catchment
        fields = ["branch", "region", "country"]

    def of_region(self, queryset, name, region):
        return queryset.filter(branch__path__startswith=region.path, branch__depth=region.depth + 1)


class CatchmentIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("branch")

    def search_queryset(self, queryset):
        """By the name of the country (also another one), of the part or of the branch, or by a code."""
        if not self.is_searching:
            return queryset
        typed = folded(self.search_query)
        countries = [code for code, name in country_choices() if typed in folded(f"{name}, {other_names(code)}")]
        parts = queryset.exclude(subdivision="").values_list("subdivision", flat=True)
        parts = [code for code in parts if typed in folded(f"{subdivision_name(code)} {code}")]
        return queryset.filter(
            Q(country__in=[*countries, country_code(self.search_query)])
            | Q(subdivision__in=parts)
            | Q(branch__title__icontains=self.search_query)
        )


class CatchmentCreateView(CreateView):
    def get_initial(self):
        """Prefilled by a link, as the coverage report and a branch's page have them."""
        chosen = {name: self.request.GET.get(name, "") for name in ("country", "branch")}
        return {name: value for name, value in chosen.items() if value}

    def save_instance(self):
        catchment = super().save_instance()
        index_again(catchment.branch)
        return catchment


class CatchmentEditView(EditView):
    def save_instance(self):
        before = Catchment.objects.select_related("branch").get(pk=self.object.pk)
        catchment = super().save_instance()
        index_again(before.branch, catchment.branch)
        return catchment


class CatchmentDeleteView(DeleteView):
    def delete_action(self):
        super().delete_action()
        index_again(self.object.branch)


class CatchmentViewSet(ScopedViewSetMixin, ModelViewSet):
    """Which branch looks after which place: of one's region, or of all branches (``branches.permissions``)."""

    model = Catchment
    url_prefix = "branches/catchments"
    icon = "globe"
    copy_view_enabled = False
    index_view_class = CatchmentIndexView
    add_view_class = CatchmentCreateView
    edit_view_class = CatchmentEditView
    delete_view_class = CatchmentDeleteView
    filterset_class = CatchmentFilterSet
    list_per_page = 50
    # Named so that the list offers a search; CatchmentIndexView says what it does.
    search_fields = ["country"]
    list_display = [
        "__str__",
        Column("code", label=_("Code"), accessor=lambda row: row.subdivision or row.country.code, sort_key="country"),
        Column("branch", label=_("Branch"), accessor="branch.title", sort_key="branch__title"),
        Column("status", label=_("Status"), accessor="branch.get_status_display"),
    ]
    list_export = ["country.code", "subdivision", "place", "branch.title"]
    export_filename = "catchments"

    def get_form_class(self, for_update=False):
        return CatchmentForm


class BranchesGroup(ViewSetGroup):
    menu_label = _("Branches")
    menu_icon = "globe"
    menu_order = 210
    items = (CatchmentViewSet,)
    # The coverage report joins it (wagtail_hooks).
    submenu_hook = "register_branches_menu_item"
