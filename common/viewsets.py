"""Lists of the admin whose rows exist in several languages."""

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, LocaleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

LANGUAGE = LocaleColumn(label=_("Language"))


class LanguageFilterSet(WagtailFilterSet):
    """Of the source language, until somebody chooses another, or all, or searches."""

    def __init__(self, data=None, queryset=None, **kwargs):
        if data is not None and not data.get("q") and "locale" not in data:
            data = data.copy()
            data["locale"] = settings.LANGUAGE_CODE
        super().__init__(data, queryset, **kwargs)
        if "locale" in self.filters:
            self.filters["locale"].label = _("Language")


class TranslatedIndexView(IndexView):
    base_filterset_class = LanguageFilterSet

    @cached_property
    def columns(self):
        """No boxes to tick: "all in the listing" would be those of the languages too that it does not show."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    @cached_property
    def active_filters(self):
        """Not the language that nobody has chosen: to clear it would lead back to it."""
        if "locale" in self.request.GET or not self.filters:
            return super().active_filters
        of_language = self.filters.form["locale"].auto_id if "locale" in self.filters.form.fields else None
        return [active for active in super().active_filters if active.auto_id != of_language]

    @cached_property
    def is_filtering(self):
        """Not by the language that nobody has chosen: nothing was asked for, so no matches are announced."""
        changed = self.filters.form.changed_data if super().is_filtering else ()
        return any(name != "locale" or name in self.request.GET for name in changed)


class TranslatedViewSet(SnippetViewSet):
    """What is translated and stands in the menu of its app, so that it need not stand among the snippets too."""

    index_view_class = TranslatedIndexView
    copy_view_enabled = False
    menu_item_is_registered = True
