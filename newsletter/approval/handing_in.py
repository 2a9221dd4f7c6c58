"""The button that hands an article in, and where one goes from there.

Beside it Wagtail would offer to restart or to cancel the workflow of a text that came back: handing it in does the
first, and the second would only lose what was asked. Wagtail names it after the workflow of the page above, which is
another; and leads back to a list of pages that authors do not have. Can go when the form for a new page asks the
page's own type for its workflow.
"""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
)

from newsletter.models import ArticlePage
from newsletter.rights import is_editor

LEFT_OUT = (CancelWorkflowMenuItem, RestartWorkflowMenuItem)


class HandInItem(SubmitForModerationMenuItem):
    label = _("Hand in for approval")

    def get_context_data(self, parent_context):
        return ActionMenuItem.get_context_data(self, parent_context)


def named_for_articles(items, request, context):
    """In the menu of an article's form, new or not."""
    page = context.get("page")
    new = getattr(request.resolver_match, "kwargs", {}).get("content_type_model_name")
    if isinstance(page, ArticlePage) or (page is None and new == ArticlePage._meta.model_name):
        items[:] = [
            HandInItem(order=item.order) if type(item) is SubmitForModerationMenuItem else item
            for item in items
            if not isinstance(item, LEFT_OUT)
        ]


def back_to_ones_own(request, page):
    """Whoever has handed an article in sees where it stands: authors on their own page."""
    handed_in = isinstance(page, ArticlePage) and "action-submit" in request.POST
    goes = handed_in and not request.GET.get("next") and not is_editor(request.user)
    return redirect("newsletter_mine") if goes else None
