"""How editors see events: one screen for a normal meeting, and the rest behind it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    Panel,
    TabbedInterface,
)
from wagtail.admin.panels.base import get_form_for_model

from events.desk.comparison import LengthComparison, RuleComparison

ORGANISERS = ["branches.BranchPage", "branches.RegionPage", "events.EventIndexPage"]
ANSWERING = ["branches.BranchPage", "branches.RegionPage", "home.ContactPage"]


class NativeDate(forms.DateInput):
    """The browser's own: Wagtail's pop-up stays open behind the keyboard's back and takes the next click."""

    def __init__(self, **attrs):
        super().__init__(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


class NativeTime(forms.TimeInput):
    def __init__(self):
        super().__init__(attrs={"type": "time"}, format="%H:%M")


class RulePanel(FieldPanel):
    def get_comparison_class(self):
        return RuleComparison


class LengthPanel(FieldPanel):
    def get_comparison_class(self):
        return LengthComparison


class DatesPreview(Panel):
    """The next dates as they will be. With script it follows what is typed, without it shows what was saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/preview_panel.html"

        def get_context_data(self, parent_context=None):
            from events.desk.preview import context_of_form

            return super().get_context_data(parent_context) | context_of_form(self.form)


class SingleDatesPanel(InlinePanel):
    """Rows of what is different on one date, with the form that knows drafts and lengths."""

    def get_form_options(self):
        from events.page_forms import ExceptionForm

        options = super().get_form_options()
        child = self.child_edit_handler.get_form_options()
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=ExceptionForm,
            defer_required_on_fields=child.get("defer_required_on_fields", []),
        )
        return options


def event_panels(content, promote, settings):
    return TabbedInterface(
        [
            ObjectList([*content, FieldPanel("kind", widget=forms.Select), *_when(), *_where()], heading=_("Event")),
            ObjectList([_exceptions()], heading=_("Single dates")),
            ObjectList(_more(), heading=_("More")),
            ObjectList(promote, heading=_("Promote")),
            ObjectList(settings, heading=_("Settings")),
        ]
    )


def _when():
    times = [
        FieldPanel("start_date", widget=NativeDate()),
        FieldPanel("start_time", widget=NativeTime()),
        LengthPanel("duration"),
        FieldPanel("ends_at"),
    ]
    panels = [
        FieldRowPanel(times),
        FieldPanel("tz"),
        RulePanel("rule", heading=_("Repeats")),
        DatesPreview(heading=_("Next dates")),
    ]
    return [
        MultiFieldPanel(panels, heading=_("When")),
        MultiFieldPanel(
            [FieldPanel("end_date", widget=NativeDate())], heading=_("All day, several days"), classname="collapsed"
        ),
    ]


def _where():
    place = [FieldPanel("venue_name"), FieldPanel("venue_address"), FieldPanel("venue_directions")]
    return [
        MultiFieldPanel([FieldPanel("mode"), FieldPanel("join_link"), FieldPanel("dial_in")], heading=_("Where")),
        MultiFieldPanel(place, heading=_("The place, if people meet in person")),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("body_name")], heading=_("Who may come")),
        FieldPanel("introduction"),
    ]


def _exceptions():
    panels = [
        FieldRowPanel([FieldPanel("action"), FieldPanel("date", widget=NativeDate(list="event-dates"))]),
        FieldPanel("reason"),
        FieldRowPanel(
            [
                FieldPanel("new_date", widget=NativeDate()),
                FieldPanel("new_time", widget=NativeTime()),
                LengthPanel("new_duration"),
            ]
        ),
        FieldRowPanel([FieldPanel("new_venue"), FieldPanel("new_join_link")]),
        FieldPanel("time", widget=NativeTime()),
    ]
    return SingleDatesPanel(
        "exceptions",
        panels=panels,
        label=_("Single date"),
        heading=_("Single dates"),
        help_text=_("What is different on one date: cancelled, moved, an extra one, or a note."),
    )


def _more():
    access = ["captions", "sign_language", "step_free", "hearing_loop", "childcare", "recording", "needs_contact"]
    return [
        MultiFieldPanel([FieldPanel("agenda"), FieldPanel("papers")], heading=_("Agenda and papers")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel(name) for name in access], heading=_("Accessibility")),
        FieldPanel("languages"),
        MultiFieldPanel(
            [FieldPanel("contact_role"), PageChooserPanel("contact_page", ANSWERING)], heading=_("Contact")
        ),
        InlinePanel("hosts", panels=[PageChooserPanel("host", ORGANISERS)], label=_("Further organiser")),
    ]
