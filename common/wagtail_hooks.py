from wagtail import hooks

from common.link_handler import PageLinks


@hooks.register("register_rich_text_features", order=10)
def page_links(features):
    features.register_link_type(PageLinks)
