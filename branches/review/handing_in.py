"""The one button that hands a page in.

Beside it Wagtail would offer to restart or to cancel the workflow of a text that came back: handing it in does the
first, and the second would only lose what was asked. Wagtail names it after the workflow of the page above, which is
another. Can go when the form for a new page asks the page's own type for its workflow.
"""

from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
)

LEFT_OUT = (CancelWorkflowMenuItem, RestartWorkflowMenuItem)


class HandInItem(SubmitForModerationMenuItem):
    def __init__(self, label, order):
        super().__init__(order=order)
        self.label = label

    def get_context_data(self, parent_context):
        return ActionMenuItem.get_context_data(self, parent_context)


def one_button(items, label):
    """Of the actions below a page's form, as Wagtail's hook gives them."""
    items[:] = [
        HandInItem(label, item.order) if type(item) is SubmitForModerationMenuItem else item
        for item in items
        if not isinstance(item, LEFT_OUT)
    ]
