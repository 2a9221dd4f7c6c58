"""Streams of blocks as a browser sends them, from what a page holds."""

from wagtail import blocks
from wagtail.test.utils.form_data import rich_text


def streams(page, *names):
    """The fields of these streams, unchanged."""
    found = {}
    for name in names:
        found |= dict(_stream(name, getattr(page, name)))
    return found


def _stream(prefix, stream):
    yield f"{prefix}-count", str(len(stream))
    for place, child in enumerate(stream):
        at = f"{prefix}-{place}"
        yield from _listed(at, place, child.id)
        yield f"{at}-type", child.block_type
        yield from _value(f"{at}-value", child.block, child.value)


def _listed(at, place, key):
    yield from ((f"{at}-deleted", ""), (f"{at}-order", str(place)), (f"{at}-id", key or ""))


def _value(prefix, block, value):
    if isinstance(block, blocks.StreamBlock):
        yield from _stream(prefix, value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _value(f"{prefix}-{name}", child, value[name])
    elif isinstance(block, blocks.ListBlock):
        yield f"{prefix}-count", str(len(value))
        for place, child in enumerate(value.bound_blocks):
            yield from _listed(f"{prefix}-{place}", place, child.id)
            yield from _value(f"{prefix}-{place}-value", block.child_block, child.value)
    elif isinstance(block, blocks.RichTextBlock):
        yield prefix, rich_text(value.source)
    elif isinstance(block, blocks.ChooserBlock):
        yield prefix, str(value.pk) if value else ""
    else:
        yield prefix, "" if value is None else str(value)
