from wagtail import hooks

from common.link_handler import PageLinks
from common.members_only import of_document, of_page
from common.page_cache import keep


@hooks.register("register_rich_text_features", order=10)
def page_links(features):
    features.register_link_type(PageLinks)


# After Wagtail's own check, which sends strangers to the sign-in.
hooks.register("on_serve_page", of_page, order=10)
hooks.register("before_serve_document", of_document, order=10)


@hooks.register("before_serve_page", order=20)
def keep_page(page, request, args, kwargs):
    """After Wagtail's own hook, which asks who may see it. With arguments a form below the page is asked for."""
    if not kwargs and not page.get_view_restrictions():
        keep(request, page.specific_class.page_cache_rule)
