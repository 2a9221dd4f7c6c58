"""How coordinators write an article: one screen, in the order in which it is read."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.panels.base import get_form_for_model

from common.panels import picture_panel
from newsletter.approval.panels import StandingPanel


class BylinesPanel(InlinePanel):
    """The rows of authors, whose forms know who is writing and who holds which post."""

    def get_form_options(self):
        from newsletter.articles.page_forms import BylineForm

        options = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        child = self.child_edit_handler.get_form_options()
        formset["inherit_kwargs"] = ["for_user", "authors"]
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=BylineForm,
            defer_required_on_fields=child.get("defer_required_on_fields", []),
        )
        return options


def article_panels(content):
    byline = [
        FieldPanel("person", widget=forms.Select),
        FieldRowPanel([FieldPanel("name"), FieldPanel("post")]),
    ]
    about = [
        FieldPanel("regions", widget=forms.CheckboxSelectMultiple),
        FieldPanel("branches", widget=forms.CheckboxSelectMultiple),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
    ]
    day = FieldPanel("date", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    return [
        StandingPanel(),
        *content,
        FieldPanel("summary"),
        BylinesPanel(
            "bylines",
            panels=byline,
            label=_("Author"),
            heading=_("Who it is by"),
            help_text=_("Everybody who wrote it, with the post they hold. You may add a job-share partner."),
        ),
        picture_panel(),
        FieldPanel("body"),
        MultiFieldPanel(about, heading=_("What it is about"), classname="article-about"),
        day,
    ]
