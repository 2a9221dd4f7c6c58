from django import template
from wagtail.models import Page

from common.sites import site_of
from home.frame import frame
from home.untranslated import in_english

register = template.Library()


@register.simple_tag(takes_context=True)
def site_frame(context):
    """The frame around the page in the context: ``{% site_frame as frame %}`` once, in base.html.

    Nothing where there is no request or no site yet: an error page must not fail over its surroundings.
    """
    request = context.get("request")
    page = context.get("page")
    if request is None or site_of(request) is None:
        return None
    return frame(request, page if isinstance(page, Page) else None)


@register.simple_tag(takes_context=True)
def english_page(context):
    """What stands at this address in English, for who asked in a language that it is not in yet; None if nothing."""
    request = context.get("request")
    return in_english(request) if request and site_of(request) else None
