"""The admin's screens about posts and terms that are more than a form: a second officer's, and what is kept."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from branches.models import Post, Term
from branches.posts.confirming import NotWaiting, confirm, may_confirm
from members.rights import Capability, can


class ConfirmTermView(WagtailAdminTemplateMixin, TemplateView):
    """Who is to hold what, what that opens, and the button of a second officer."""

    template_name = "branches/admin/term_confirm.html"
    page_title = gettext_lazy("Confirm an appointment")
    header_icon = "user"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not can(request.user, "appoint", Post):
            raise PermissionDenied
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    @cached_property
    def term(self):
        terms = Term.objects.select_related("post__body", "person", "appointed_by")
        return get_object_or_404(terms, pk=self.kwargs["pk"])

    def get_breadcrumbs_items(self):
        terms = {"url": reverse("term:index"), "label": _("Who holds what")}
        return [*super().get_breadcrumbs_items(), terms, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        term = self.term
        own = {
            "term": term,
            "opens": [Capability(code).label for code in term.post.capabilities],
            "may_confirm": may_confirm(self.request.user, term),
        }
        return super().get_context_data(**kwargs) | own

    def post(self, request, *args, **kwargs):
        try:
            confirm(actor=request.user, term=self.term)
        except NotWaiting:
            messages.warning(request, _("Nothing was confirmed: somebody changed or confirmed it just now."))
            return redirect("term:confirm", pk=self.term.pk)
        messages.success(request, _("Confirmed: %(post)s.") % {"post": self.term.post})
        return redirect("term:index")


class KeptWithTermsView(DeleteView):
    """Deletes what never had anybody in office: terms say who might do what and when, and are not lost so."""

    def dispatch(self, request, *args, **kwargs):
        if terms_of(self.object).exists():
            said = _("Somebody holds or held a post here, and that is kept. Say from when it is abolished instead.")
            messages.error(request, said)
            return redirect(self.edit_url_name, self.object.pk)
        return super().dispatch(request, *args, **kwargs)


def terms_of(what):
    """The terms of a post, or of all posts of a body."""
    return Term.objects.filter(**{"post" if isinstance(what, Post) else "post__body": what})
