"""How editors see events."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)

ORGANISERS = ["branches.BranchPage", "branches.RegionPage", "events.EventIndexPage"]
ANSWERING = ["branches.BranchPage", "branches.RegionPage", "home.ContactPage"]


def event_panels(content, promote, settings):
    return TabbedInterface(
        [
            ObjectList([*content, *_what(), _when(), *_where()], heading=_("Event")),
            ObjectList([_exceptions()], heading=_("Single dates")),
            ObjectList(_more(), heading=_("More")),
            ObjectList(promote, heading=_("Promote")),
            ObjectList(settings, heading=_("Settings")),
        ]
    )


def _what():
    return [FieldPanel("kind"), FieldPanel("introduction")]


def _when():
    return MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time"), FieldPanel("duration")]),
            FieldPanel("end_date"),
            FieldPanel("tz"),
            FieldPanel("rule"),
        ],
        heading=_("When"),
    )


def _where():
    place = [FieldPanel("venue_name"), FieldPanel("venue_address"), FieldPanel("venue_directions")]
    return [
        MultiFieldPanel([FieldPanel("mode"), *place], heading=_("Where")),
        MultiFieldPanel([FieldPanel("join_link"), FieldPanel("dial_in")], heading=_("Joining online")),
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("body_name")], heading=_("Who may come")),
    ]


def _exceptions():
    panels = [
        FieldRowPanel([FieldPanel("action"), FieldPanel("date"), FieldPanel("time")]),
        FieldPanel("reason"),
        FieldRowPanel([FieldPanel("new_date"), FieldPanel("new_time"), FieldPanel("new_duration")]),
        FieldRowPanel([FieldPanel("new_venue"), FieldPanel("new_join_link")]),
    ]
    return InlinePanel("exceptions", panels=panels, label=_("Date"))


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
