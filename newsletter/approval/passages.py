"""The passages of an article that a reviewer may comment on, and what was said of them.

Wagtail saves nothing of a locked page, comments no more than words: while a text is under review they are written
here, as Wagtail's own comments, and stand beside the passage in the editor for its authors.
"""

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.models import Comment

WORDS = 12
IN_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def passages_of(article):
    """``(content path, how it begins)`` of title, summary and each block of the text, in their order."""
    yield "title", _begins(_("Title"), article.title)
    yield "summary", _begins(_("Summary"), article.summary)
    for child in article.body:
        if path := _path(child):
            yield path, _begins(*_said(child))


def _path(child):
    """Where Wagtail's editor has a place for a comment on a block: the field itself, else its first one in words."""
    if isinstance(child.block, blocks.FieldBlock):
        return f"body.{child.id}"
    for name, field in getattr(child.block, "child_blocks", {}).items():
        if isinstance(field, IN_WORDS):
            return f"body.{child.id}.{name}"
    return ""


def _said(child):
    text = " ".join(str(part) for part in child.block.get_searchable_content(child.value))
    return child.block.label, text


def _begins(name, text):
    words = Truncator(" ".join(strip_tags(text).split())).words(WORDS)
    return f"{name}: {words}" if words else str(name)


def comments_on(article, version):
    """What was said and is not settled, with the passage it is about."""
    known = dict(passages_of(version))
    rows = Comment.objects.filter(page=article.pk, resolved_at=None).select_related("user").order_by("pk")
    return [{"about": known.get(row.contentpath, _("A passage")), "text": row.text, "by": row.user} for row in rows]
