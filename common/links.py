"""Pages that a page's own text links to, fetched with one query however many texts and buttons name them.

Wagtail asks three times for every paragraph with a link. Here whoever draws a page first says which pages it links
to (``ids_in``), fetches them with what else it needs, and lays them at hand until the answer is finished; rich text
and link blocks take them from there, and ask for themselves where nobody has.
"""

import re

from asgiref.local import Local
from django.core.signals import request_finished
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField

LINK = re.compile(r'<a\s[^>]*linktype="page"[^>]*>')
ID = re.compile(r'\sid="(\d+)"')

_at_hand = Local()


def ids_in(page):
    """The ids of the pages that the streams of ``page`` link to, in texts and in blocks."""
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return {found for name in streams for found in _ids(list(getattr(page, name).raw_data))}


def _ids(value):
    if isinstance(value, dict):
        if isinstance(value.get("page"), int):
            yield value["page"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _ids(item)
    elif isinstance(value, str):
        for link in LINK.findall(value):
            yield from map(int, ID.findall(link))


def lay_at_hand(pages):
    """Keep ``{id: page, or None for one that is not published}`` until this answer is finished."""
    _at_hand.pages = pages


def _clear(**kwargs):
    _at_hand.pages = {}


request_finished.connect(_clear)


def known(ids):
    """The pages at hand for ``ids``; None unless all are."""
    pages = getattr(_at_hand, "pages", {})
    return [pages[id_] for id_ in ids] if all(id_ in pages for id_ in ids) else None


class PageLinkBlock(PageChooserBlock):
    """A page to link to: in a translation the same, which leads to that page in the reader's language."""

    translation = "copied"

    def bulk_to_python(self, values):
        pages = known([value for value in values if value])
        if pages is None:
            return super().bulk_to_python(values)
        found = iter(pages)
        return [next(found) if value else None for value in values]
