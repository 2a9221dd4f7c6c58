"""How editors see regions and branches."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel, Panel
from wagtail.permissions import policy_registry

from common.panels import picture_panel


class CatchmentPanel(Panel):
    """What the branch looks after, to read: it is no part of the page's drafts and is edited in a list of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "branches/admin/catchment_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and super().is_shown()

        def get_context_data(self, parent_context=None):
            from branches.areas import areas
            from branches.models import BranchPage, Catchment

            context = super().get_context_data(parent_context)
            source = BranchPage.objects.in_source_language().filter(translation_key=self.instance.translation_key)
            policy = policy_registry.get_by_type(Catchment)
            return context | {
                "places": areas(self.instance),
                "query": f"?branch={source.values_list('pk', flat=True).first() or ''}",
                "list_url": reverse("catchment:index"),
                "add_url": reverse("catchment:add"),
                "may_add": policy.user_has_permission(self.request.user, "add"),
                "may_edit": policy.user_has_any_permission(self.request.user, ["add", "change", "delete"]),
            }


def region_panels(base):
    return [
        *base,
        FieldPanel("introduction", help_text=_("Two or three sentences below the title and on the home page.")),
        FieldPanel("short_name"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "coordinator_title", help_text=_("The post, not the person: such as Regional coordinators.")
                ),
                FieldPanel("mailbox"),
            ],
            heading=_("Coordinator"),
            help_text=_("Also answers for branches that are forming or dormant, or have no mailbox of their own."),
        ),
        FieldPanel("body"),
        FieldPanel("former_names"),
    ]


def branch_panels(content, settings):
    return (
        [
            *content,
            FieldPanel("introduction"),
            MultiFieldPanel(
                [FieldPanel("mode", heading=_("In which way")), FieldPanel("meets"), FieldPanel("languages")],
                heading=_("How you meet"),
            ),
            FieldPanel("mailbox"),
            picture_panel(),
            FieldPanel("body"),
            FieldPanel("links", help_text=_("Shown beside the text, under “Elsewhere”.")),
        ],
        [
            MultiFieldPanel(
                [
                    FieldPanel("status"),
                    FieldPanel("status_date", help_text=_("The day the status began.")),
                    FieldPanel("status_reason"),
                    PageChooserPanel("merged_into", "branches.BranchPage"),
                ],
                heading=_("Where the branch stands"),
                help_text=_("A dormant or forming branch shows the coordinator's contact instead of its own."),
            ),
            CatchmentPanel(heading=_("Catchment")),
            MultiFieldPanel(
                [FieldPanel("time_zone"), InlinePanel("further_zones", label=_("Further time zone"))],
                heading=_("Time zones"),
                help_text=_("The home zone is the one your meetings follow. Further zones are shown beside it."),
            ),
            MultiFieldPanel(
                [FieldPanel("city"), FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
                heading=_("On the map"),
                help_text=_("In degrees, as maps give them: south and west are negative, such as -33.87 and -70.65."),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("member_count"), FieldPanel("member_count_date")])],
                heading=_("How many you are"),
                help_text=_("Shown with the day it was counted. 0 shows nothing."),
            ),
            FieldPanel("former_names"),
            *settings,
        ],
    )
