from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from branches.reports import CoverageMenuItem, CoverageView
from branches.viewsets import BranchesGroup


@hooks.register("register_admin_viewset")
def branches_group():
    return BranchesGroup()


@hooks.register("register_admin_urls")
def coverage_url():
    return [path("branches/coverage/", CoverageView.as_view(), name="branches_coverage")]


@hooks.register("register_branches_menu_item")
def coverage_menu_item():
    return CoverageMenuItem(_("Coverage"), reverse("branches_coverage"), icon_name="view", order=2)
