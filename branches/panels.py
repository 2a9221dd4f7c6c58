"""How editors see regions and branches."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel


def region_panels(base):
    return [
        *base,
        FieldPanel("short_name"),
        FieldPanel("introduction"),
        MultiFieldPanel([FieldPanel("coordinator_title"), FieldPanel("mailbox")], heading=_("Coordinator")),
        FieldPanel("body"),
        FieldPanel("former_names"),
    ]


def branch_panels(content, settings):
    return (
        [
            *content,
            FieldPanel("introduction"),
            MultiFieldPanel(
                [FieldPanel("mode"), FieldPanel("meets"), FieldPanel("languages")], heading=_("How you meet")
            ),
            MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
            FieldPanel("body"),
            FieldPanel("links"),
            FieldPanel("mailbox"),
        ],
        [
            MultiFieldPanel(
                [
                    FieldPanel("status"),
                    FieldPanel("status_date"),
                    FieldPanel("status_reason"),
                    PageChooserPanel("merged_into", "branches.BranchPage"),
                ],
                heading=_("Where the branch stands"),
                help_text=_("A dormant or forming branch shows the coordinator's contact instead of its own."),
            ),
            MultiFieldPanel(
                [FieldPanel("time_zone"), InlinePanel("further_zones", label=_("Further time zone"))],
                heading=_("Time zones"),
            ),
            MultiFieldPanel(
                [FieldPanel("city"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
                heading=_("On the map"),
            ),
            FieldRowPanel(
                [FieldPanel("member_count"), FieldPanel("member_count_date")], heading=_("How many you are")
            ),
            FieldPanel("former_names"),
            *settings,
        ],
    )
