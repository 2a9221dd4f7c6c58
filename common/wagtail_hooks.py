from wagtail import hooks

from common.link_handler import PageLinks
from common.members_only import of_document, of_page


@hooks.register("register_rich_text_features", order=10)
def page_links(features):
    features.register_link_type(PageLinks)


# After Wagtail's own check, which sends strangers to the sign-in.
hooks.register("on_serve_page", of_page, order=10)
hooks.register("before_serve_document", of_document, order=10)
