"""What the screens of the register have in common."""

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.models import Membership
from members.register.rights import demand


class RegisterScreen(WagtailAdminTemplateMixin):
    """Only for whoever keeps the register; everybody else is told that this is not theirs."""

    header_icon = "group"
    _show_breadcrumbs = True
    # The screen above: its name in urls.py and what leads there is called.
    above = None

    def dispatch(self, request, *args, **kwargs):
        demand(request.user)
        response = super().dispatch(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def get_breadcrumbs_items(self):
        above = [{"url": reverse(self.above[0]), "label": self.above[1]}] if self.above else []
        return [*super().get_breadcrumbs_items(), *above, {"url": "", "label": self.get_page_title()}]


def page_of(request, rows, per_page=50):
    """One page of a list. A number that is none gives the first, one too large the last."""
    return Paginator(rows, per_page).get_page(request.GET.get("p"))


def branch_model():
    return Membership._meta.get_field("branch").remote_field.model


def branch_titles():
    """``{id: title}`` of every branch in the source language, by title."""
    pages = branch_model().objects.in_source_language().order_by("title")
    return dict(pages.values_list("pk", "title"))


NO_BRANCH = "none"


def branch_choices(*first):
    return [*first, (NO_BRANCH, _("Without a branch")), *branch_titles().items()]
