"""What every screen of the desk is made of: who may open it, the branch it is about, its place in the admin."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.desk import scope


class DeskScreen(WagtailAdminTemplateMixin, TemplateView):
    """A screen of the desk: ``allowed(user)`` says whether somebody may open it, else it is refused."""

    allowed = staticmethod(lambda user: scope.has_own(user) or scope.coordinates(user))
    header_icon = "clipboard-list"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), *self.above(), {"url": "", "label": self.get_page_title()}]

    def above(self):
        """The screens on the way to this one."""
        return []


class BranchScreen(DeskScreen):
    """A screen about one branch: of those that somebody's desk shows, else there is none."""

    branches = staticmethod(scope.branches_of)

    def dispatch(self, request, *args, **kwargs):
        if not self.allowed(request.user):
            raise PermissionDenied
        self.branch = self.branches(request.user).filter(pk=kwargs["pk"]).first()
        if self.branch is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return self.branch.title

    def above(self):
        return way_back(self.request.user)


def way_back(user):
    """The screen above most others, for the breadcrumbs; none for who has neither branch nor region."""
    if scope.coordinates(user):
        return [{"url": reverse("desk_region"), "label": _("My region")}]
    return [{"url": reverse("desk_my_branch"), "label": _("My branch")}] if scope.has_own(user) else []
