"""The admin's first page: what needs somebody's attention, with a way to put it right."""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from branches.coverage import coverage
from common.models import BasePage, OrganisationSettings

SHOWN = 8


@dataclass(frozen=True)
class Row:
    text: str
    detail: str
    url: str


class AttentionPanel(Component):
    """Pages whose review is overdue, and places no branch looks after; each to those who can mend it."""

    name = "attention"
    template_name = "home/admin/attention_panel.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        overdue, total = self.pages_due()
        return {"overdue": overdue, "overdue_total": total, "gaps": self.gaps()}

    def pages_due(self):
        """The pages this user may edit that nobody has looked at for longer than the settings allow."""
        site = Site.find_for_request(self.request)
        if site is None:
            return [], 0
        days = OrganisationSettings.for_request(self.request).review_after_days
        before = timezone.localdate() - timedelta(days=days)
        mine = PagePermissionPolicy().instances_user_has_permission_for(self.request.user, "change")
        due = []
        for model in page_types():
            found = model.objects.live().filter(last_reviewed__lt=before)
            due += found.filter(pk__in=mine.values("pk")).order_by("last_reviewed")[:SHOWN]
        due.sort(key=lambda page: page.last_reviewed)
        rows = [
            Row(page.title, _("last reviewed %(day)s") % {"day": f"{page.last_reviewed:%d.%m.%Y}"}, _edit(page))
            for page in due[:SHOWN]
        ]
        return rows, len(due)

    def gaps(self):
        if not self.request.user.has_perm("branches.change_catchment"):
            return None
        found = coverage()
        report = reverse("branch_coverage")
        counts = [
            (len(found.uncovered), ngettext("%(n)d country has no branch", "%(n)d countries have no branch", 1)),
        ]
        return [Row(text % {"n": n}, "", report) for n, text in counts if n]


def page_types():
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def _edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
