"""The button that hands a conduct page in."""

from django.utils.translation import gettext_lazy as _

from branches.review.handing_in import one_button
from conduct.pages.doors import is_ours


def named_for_conduct(items, request, context):
    page = context.get("page")
    if page is not None and is_ours(page):
        one_button(items, _("Hand in for two approvals"))
