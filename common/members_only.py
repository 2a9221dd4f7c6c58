"""The door of what is for members: somebody who is signed in and is none is told so, not sent to sign in again."""

from functools import wraps

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from common.privacy import is_for_members, may_read_members_pages


def of_page(serve):
    """A link of Wagtail's chain that serves a page."""

    @wraps(serve)
    def serve_if_open(page, request, args, kwargs):
        # Who it is is asked only where it matters: an answer that is the same for all stays cacheable.
        if is_for_members(page.get_view_restrictions()) and not may_read_members_pages(request.user):
            return _refusal(request)
        return serve(page, request, args, kwargs)

    return serve_if_open


def of_document(document, request):
    if is_for_members(document.collection.get_view_restrictions()) and not may_read_members_pages(request.user):
        return _refusal(request)
    return None


def _refusal(request):
    """Neither title nor text of what was asked for: whether there is something is all that is told."""
    response = render(request, "common/members_only.html", status=403)
    add_never_cache_headers(response)
    return response
