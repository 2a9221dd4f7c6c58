"""The report of translations: what is behind, by how many texts, and what waits to be published."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.views.report import TranslationsReportView

from branches.doors.titles import page_policy

from .lag import targets, with_lag


class OwnTranslationsReportView(TranslationsReportView):
    """Of what somebody may edit, in wagtail-localize's own place; what lags most stands first."""

    results_template_name = "home/admin/translating/results.html"
    paginate_by = 50

    def get_queryset(self):
        own = super().get_queryset().filter(self._of_pages() | self._of_snippets())
        with_names = own.select_related("source__locale", "source__specific_content_type", "target_locale")
        return with_lag(with_names).order_by("-behind", "source__object_repr", "target_locale__language_code")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        pages = targets(rows)
        for row in rows:
            row.page = pages.get(row.pk)
            row.state = state_of(row, row.page)
        return context | {"rows": rows}

    def _of_pages(self):
        pages = page_policy().instances_user_has_permission_for(self.request.user, "change")
        return Q(
            Exists(pages.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale")))
        )

    def _of_snippets(self):
        editable = [
            model._meta.model_name
            for model in get_snippet_models()
            if policy_registry.get_by_type(model).user_has_permission(self.request.user, "change")
        ]
        return Q(source__specific_content_type__model__in=editable)


def state_of(translation, page):
    """What of a translation readers see, in words."""
    if not translation.enabled:
        return _("Written by hand since")
    if page is None:
        return ""
    if page.workflow_in_progress:
        return _("Handed in")
    if not page.live:
        return _("Not published yet")
    return _("Published, with changes that are not") if page.has_unpublished_changes else _("Published")
