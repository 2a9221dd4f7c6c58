"""The button that hands an article in, and where one goes from there: authors do not have Wagtail's list of pages."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from branches.review.handing_in import one_button
from newsletter.models import ArticlePage
from newsletter.rights import is_editor


def named_for_articles(items, request, context):
    """In the menu of an article's form, new or not."""
    page = context.get("page")
    new = getattr(request.resolver_match, "kwargs", {}).get("content_type_model_name")
    if isinstance(page, ArticlePage) or (page is None and new == ArticlePage._meta.model_name):
        one_button(items, _("Hand in for approval"))


def back_to_ones_own(request, page):
    """Whoever has handed an article in sees where it stands: authors on their own page."""
    handed_in = isinstance(page, ArticlePage) and "action-submit" in request.POST
    goes = handed_in and not request.GET.get("next") and not is_editor(request.user)
    return redirect("newsletter_mine") if goes else None
