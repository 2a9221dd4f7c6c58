"""How editors put an edition together: one screen, in the order in which it is read."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultipleChooserPanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from branches.plans.panels import NativeDate


class ArticlesPanel(MultipleChooserPanel):
    """Articles in their order; several are chosen at once, and moved with the mouse or with the arrows' buttons."""

    def get_form_options(self):
        from newsletter.editions.page_forms import EditionArticleForm

        options = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        child = self.child_edit_handler.get_form_options()
        formset["inherit_kwargs"] = ["for_user", "edition_form"]
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=EditionArticleForm,
            defer_required_on_fields=child.get("defer_required_on_fields", []),
        )
        return options

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        # Wagtail's script makes each panel twice, the second time only to read it; that of chosen articles would give
        # the arrows' buttons their work twice, and an article would move two places. Can go when the constructor of
        # MultipleChooserPanel in Wagtail's core.js passes ``initControls`` on.
        telepath_adapter_name = "wagtail.panels.InlinePanel"


class MeetingsPanel(FieldPanel):
    """The next meetings to tick, which history does not compare: their keys say nothing to anybody."""

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self):
            return []


class LanguagesPanel(Panel):
    """What of the edition, as it was last saved, is there in each of its languages."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/editions/languages_panel.html"

        def get_context_data(self, parent_context=None):
            from newsletter.editions.translations import standing

            return super().get_context_data(parent_context) | {"languages": standing(self.instance)}


class NextPanel(Panel):
    """What comes after putting it together: to look at the mail, to send it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/editions/next_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and self.instance.locale.language_code == settings.LANGUAGE_CODE


class ArticleChooserPanel(FieldPanel):
    """Its widget's addresses are known once the admin has registered them."""

    def get_form_options(self):
        from newsletter.editions.choosers import articles_to_choose

        return super().get_form_options() | {"widgets": {self.field_name: articles_to_choose.widget_class}}


def edition_panels(content):
    notice = [
        FieldPanel("heading"),
        FieldPanel("text", widget=forms.Textarea(attrs={"rows": 3})),
        FieldRowPanel([FieldPanel("link"), FieldPanel("link_text")]),
    ]
    return [
        *content,
        FieldRowPanel([FieldPanel("date", widget=NativeDate()), FieldPanel("subject")]),
        FieldPanel("greeting"),
        ArticlesPanel(
            "articles",
            chooser_field_name="article",
            panels=[ArticleChooserPanel("article")],
            label=_("Article"),
            heading=_("Articles"),
            help_text=_("Approved ones only, in the order in which they are read. Drag them, or use the arrows."),
        ),
        MeetingsPanel("meetings", heading=_("Next meetings")),
        InlinePanel(
            "notices",
            panels=notice,
            label=_("Notice"),
            heading=_("Notices"),
            help_text=_("A deadline, a vacancy: what needs two sentences and no article."),
        ),
        FieldPanel("languages"),
        LanguagesPanel(heading=_("What is translated")),
        NextPanel(heading=_("Then")),
    ]
