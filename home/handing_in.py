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
from wagtail_localize.models import Translation


class NothingToHandInError(Exception):
    """The page waits for an answer already, or nobody is asked about such pages."""


@transaction.atomic
def hand_in(*, actor, page):
    """Ask whoever may publish a page to do so, with the strings translated until now; in the history by Wagtail.

    For whoever may edit the page: else ``PermissionDenied``. Raises ``NothingToHandInError``.
    """
    if not page.permissions_for_user(actor).can_edit():
        raise PermissionDenied
    workflow = page.get_workflow()
    if workflow is None or page.workflow_in_progress:
        raise NothingToHandInError
    in_work = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if in_work:
        in_work.save_target(user=actor, publish=False)
    return workflow.start(Page.objects.get(pk=page.pk).specific, actor)


class HandInView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/hand_in.html"
    page_title = gettext_lazy("Hand in for publication")
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
        return super().get_context_data(**kwargs) | {"page": self.page, "waits": self.page.workflow_in_progress}

    def post(self, request, *args, **kwargs):
        try:
            hand_in(actor=request.user, page=self.page)
        except NothingToHandInError:
            messages.warning(request, _("This page waits for an answer already."))
        else:
            messages.success(request, _("Handed in. Whoever may publish the page sees it on their first page here."))
        return redirect("wagtailadmin_explore", self.page.get_parent().pk)


def urls():
    return [path("translations/<int:page_id>/hand-in/", HandInView.as_view(), name="hand_in")]


def buttons(page, user):
    """For translations, to whoever may edit but not publish them."""
    if page.depth > 1 and page.locale_id != Locale.get_default().pk:
        rights = page.permissions_for_user(user)
        if rights.can_edit() and not rights.can_publish():
            yield Button(_("Hand in"), reverse("hand_in", args=[page.pk]), icon_name="upload", priority=15)
