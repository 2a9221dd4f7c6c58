"""How officers see a plan: its period, what it is about, and one box for each action."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.panels.base import get_form_for_model

from branches.plans.comparison import DayComparison, ProgressComparison


class NativeDate(forms.DateInput):
    """The browser's own: it needs no script and stays out of the keyboard's way."""

    def __init__(self):
        super().__init__(attrs={"type": "date"}, format="%Y-%m-%d")


class DayPanel(FieldPanel):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("widget", NativeDate())
        super().__init__(*args, **kwargs)

    def get_comparison_class(self):
        return DayComparison


class ProgressPanel(FieldPanel):
    def get_comparison_class(self):
        return ProgressComparison


class ActionsPanel(InlinePanel):
    """The boxes of actions, whose forms know under which branch the plan stands."""

    def get_form_options(self):
        from branches.plans.page_forms import ActionForm

        options = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        child = self.child_edit_handler.get_form_options()
        formset["inherit_kwargs"] = ["for_user", "plan_form"]
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=ActionForm,
            defer_required_on_fields=child.get("defer_required_on_fields", []),
        )
        return options


def plan_panels(content):
    action = [
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("aim", widget=forms.Select), FieldPanel("owner", widget=forms.Select)]),
        FieldRowPanel([DayPanel("due"), FieldPanel("weight")]),
        FieldRowPanel([FieldPanel("status"), ProgressPanel("progress")]),
        FieldRowPanel(
            [FieldPanel("evidence", widget=forms.Textarea(attrs={"rows": 2})), FieldPanel("evidence_link")]
        ),
    ]
    return [
        *content,
        MultiFieldPanel([FieldRowPanel([DayPanel("first_day"), DayPanel("last_day")])], heading=_("For which time")),
        FieldPanel("introduction"),
        ActionsPanel(
            "actions",
            panels=action,
            label=_("Action"),
            heading=_("Actions"),
            help_text=_("What you mean to do. The page shows them by aim, the earliest first."),
        ),
        FieldPanel("body", heading=_("More, if you like")),
    ]
