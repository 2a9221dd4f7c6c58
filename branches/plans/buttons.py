"""Where officers and coordinators find what they do with plans: the header and the lists of the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button

from branches.models import BranchPage, PlanPage
from members.rights import can


def header_buttons(page, user):
    """Also pages of other kinds pass by here; each button only for who may do what it does."""
    if page.specific_class is BranchPage and page.permissions_for_user(user).can_add_subpage():
        url = reverse("branches_plan_new", args=[page.pk])
        yield Button(_("New development plan"), url, icon_name="tasks", priority=16)
    if page.specific_class is PlanPage:
        plan = page.specific
        if can(user, "review", plan):
            url = reverse("branches_plan_review", args=[page.pk])
            yield Button(_("Review the plan"), url, icon_name="success", priority=10)
        if can(user, "update_progress", plan):
            url = reverse("branches_plan_progress", args=[page.pk])
            yield Button(_("Update progress"), url, icon_name="tasks", priority=12)
