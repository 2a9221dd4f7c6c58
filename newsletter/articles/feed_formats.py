"""Atom and RSS as Django writes them, with the whole text and every author."""

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

CONTENT = "http://purl.org/rss/1.0/modules/content/"


class Atom(Atom1Feed):
    """RFC 4287. Django's has room for one author and for a summary only."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the content module; the authors stand in one element, by their names alone."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": CONTENT, "xmlns:dc": "http://purl.org/dc/elements/1.1/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


FORMS = {"": Atom, "rss": Rss}
