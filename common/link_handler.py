from wagtail.rich_text.pages import PageLinkHandler

from common.links import known


class PageLinks(PageLinkHandler):
    """Links to pages in rich text; the words of one to a page that is not published stand there without it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        pages = known(ids)
        if pages is None:
            return super().expand_db_attributes_many([{"id": id_} for id_ in ids])
        return [f'<a href="{page.url}">' if page else "<a>" for page in pages]
