"""Translations are handed in: wagtail-localize's editor can save and publish, but not ask somebody to publish.

Can go when wagtail-localize offers workflows in its editor (its issues 655 and 676).
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page

from .lag import lag_of


class NothingToHandInError(Exception):
    """The page waits for an answer already, or nobody is asked about such pages."""


class IncompleteError(Exception):
    """``count`` texts have no translation: readers would meet them in English, in the middle of the page."""

    def __init__(self, count):
        super().__init__(count)
        self.count = count


@transaction.atomic
def hand_in(*, actor, page):
    """Ask whoever may publish a page to do so, with all its strings translated; in the history by Wagtail.

    For whoever may edit the page: else ``PermissionDenied``. Raises ``NothingToHandInError``, ``IncompleteError``.
    """
    if not page.permissions_for_user(actor).can_edit():
        raise PermissionDenied
    workflow = page.get_workflow()
    if workflow is None or page.workflow_in_progress:
        raise NothingToHandInError
    in_work = lag_of(page)
    if in_work:
        if in_work.behind:
            raise IncompleteError(in_work.behind)
        in_work.save_target(user=actor, publish=False)
    return workflow.start(Page.objects.get(pk=page.pk).specific, actor)


class HandInView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/translating/hand_in.html"
    page_title = gettext_lazy("Submit translation for approval")
    header_icon = "upload"
    _show_breadcrumbs = True

    @cached_property
    def page(self):
        return get_object_or_404(Page, pk=self.kwargs["page_id"]).specific

    def dispatch(self, request, *args, **kwargs):
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        title = {"url": edit, "label": self.page.get_admin_display_title()}
        return [*super().get_breadcrumbs_items(), title, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        in_work = lag_of(self.page)
        own = {"waits": self.page.workflow_in_progress, "missing": in_work.behind if in_work else 0}
        return super().get_context_data(**kwargs) | own | {"page": self.page}

    def post(self, request, *args, **kwargs):
        try:
            hand_in(actor=request.user, page=self.page)
        except NothingToHandInError:
            messages.warning(request, _("This page waits for an answer already."))
        except IncompleteError:
            return self.get(request)
        else:
            messages.success(request, _("Handed in. Whoever may publish the page sees it on their first page here."))
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


def urls():
    return [path("translations/<int:page_id>/hand-in/", HandInView.as_view(), name="hand_in")]


def buttons(page, user):
    """For translations, to whoever may edit them."""
    if page.depth > 1 and page.locale_id != Locale.get_default().pk and page.permissions_for_user(user).can_edit():
        label = _("Submit translation for approval")
        yield Button(label, reverse("hand_in", args=[page.pk]), icon_name="upload", priority=15)


def instead_of_publishing(request, page):
    """A translation goes live by approval alone: who presses Publish in its editor is led to hand it in.

    Administrators publish, to be able to mend what nobody else can.
    """
    if request.POST.get("action") == "publish" and not request.user.is_superuser and lag_of(page):
        messages.info(request, _("Somebody else reads a translation before it is published: submit it."))
        return redirect("hand_in", page.pk)
    return None
