from django import template
from wagtail.models import Page, Site

from home.frame import frame

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context):
    """The frame around the page in the context: ``{% site_frame as frame %}`` once, in base.html.

    Nothing where there is no request or no site yet: an error page must not fail over its surroundings.
    """
    request = context.get("request")
    page = context.get("page")
    if request is None or Site.find_for_request(request) is None:
        return None
    return frame(request, page if isinstance(page, Page) else None)
