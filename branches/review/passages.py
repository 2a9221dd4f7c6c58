"""The passages of a page that a reviewer may comment on, and what was said of them.

Wagtail saves nothing of a locked page, comments no more than words: while a text is under review they are written
here, as Wagtail's own comments, and stand beside the passage in the editor for its authors.
"""

from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Comment

WORDS = 12
IN_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def passages_of(page):
    """``(content path, how it begins)`` of the title and of each commented field, in a stream of each block."""
    yield "title", _begins(_("Title"), page.title)
    for field in map(page._meta.get_field, page.commented_fields):
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            yield from _blocks_of(field.name, value)
        elif value:
            yield field.name, _begins(capfirst(field.verbose_name), value)


def _blocks_of(name, stream):
    for child in stream:
        if path := _path(child):
            words = " ".join(str(part) for part in child.block.get_searchable_content(child.value))
            yield f"{name}.{path}", _begins(child.block.label, words)


def _path(child):
    """Where Wagtail's editor has a place for a comment on a block: the field itself, else its first one in words."""
    if isinstance(child.block, blocks.FieldBlock):
        return child.id
    for name, field in getattr(child.block, "child_blocks", {}).items():
        if isinstance(field, IN_WORDS) and not getattr(field, "same_everywhere", False):
            return f"{child.id}.{name}"
    return ""


def _begins(name, text):
    words = Truncator(" ".join(strip_tags(text).split())).words(WORDS)
    return f"{name}: {words}" if words else str(name)


def comments_on(page, version):
    """What was said and is not settled, with the passage it is about."""
    known = dict(passages_of(version))
    rows = Comment.objects.filter(page=page.pk, resolved_at=None).select_related("user").order_by("pk")
    return [{"about": known.get(row.contentpath, _("A passage")), "text": row.text, "by": row.user} for row in rows]
