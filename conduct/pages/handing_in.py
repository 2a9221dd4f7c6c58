"""The button that hands a conduct page in. Beside it Wagtail would offer to restart or cancel the workflow.

Handing it in does the first, and the second would only lose what was asked. Can go with newsletter's.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
)

from conduct.pages.doors import is_ours

LEFT_OUT = (CancelWorkflowMenuItem, RestartWorkflowMenuItem)


class HandInItem(SubmitForModerationMenuItem):
    label = _("Hand in for two approvals")

    def get_context_data(self, parent_context):
        return ActionMenuItem.get_context_data(self, parent_context)


def named_for_conduct(items, request, context):
    page = context.get("page")
    if page is not None and is_ours(page):
        items[:] = [
            HandInItem(order=item.order) if type(item) is SubmitForModerationMenuItem else item
            for item in items
            if not isinstance(item, LEFT_OUT)
        ]
