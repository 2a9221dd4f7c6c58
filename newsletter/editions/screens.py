"""What every screen of editions is made of: who may open it, what it is about, its place in the admin."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.rights import can
from newsletter.editions import services
from newsletter.models import EditionPage


class EditionsScreen(WagtailAdminTemplateMixin):
    """For whoever puts editions together; ``action`` is what they must be allowed to do."""

    header_icon = "mail"
    _show_breadcrumbs = True
    action = "edit_edition"

    def dispatch(self, request, *args, **kwargs):
        if not self.may():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def may(self):
        return can(self.request.user, self.action, EditionPage)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), *self.above(), {"url": "", "label": self.get_page_title()}]

    def above(self):
        return [{"url": reverse("newsletter_editions"), "label": _("Editions")}]


class EditionScreen(EditionsScreen):
    """One edition in the source language: refused before anybody learns whether there is one, else found or 404."""

    def dispatch(self, request, *args, **kwargs):
        if not self.may():
            raise PermissionDenied
        self.edition  # noqa: B018 - 404 before anything is done
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def edition(self):
        pages = EditionPage.objects.filter(locale__language_code=services.SOURCE, alias_of=None)
        return get_object_or_404(pages.select_related("locale"), id=self.kwargs["pk"])

    @cached_property
    def draft(self):
        """As it was last saved: what is looked at, tested and frozen."""
        return services.saved(self.edition)

    def get_page_title(self):
        return f"{self.page_title}: {self.draft.title}"

    def above(self):
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.edition.pk]), "label": self.draft.title}
        return [*super().above(), edit]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"edition": self.edition, "draft": self.draft}
