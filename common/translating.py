"""What translators are offered: texts for readers, and pictures and files, which may be other ones in each language.

Links, addresses, zones, codes and figures are the same everywhere: a link to a page of the site leads to that page in
the reader's language by itself (common.links). wagtail-localize would offer each of them as something to replace.
"""

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail_localize.segments import OverridableSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

# What a translation does with the value of each kind of block, by its very type: a new kind has to be added here, or
# say so itself, by ``translation`` or ``get_translatable_segments`` (the check li.E025). Blocks of blocks have no
# value of their own.
TRANSLATED = {blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock}
REPLACEABLE = {ImageChooserBlock, DocumentChooserBlock}
COPIED = {
    blocks.BooleanBlock,
    blocks.ChoiceBlock,
    blocks.DateBlock,
    blocks.DecimalBlock,
    blocks.EmailBlock,
    blocks.IntegerBlock,
    blocks.PageChooserBlock,
    blocks.URLBlock,
}
OF_BLOCKS = (blocks.BaseStructBlock, blocks.ListBlock, blocks.BaseStreamBlock, BaseTypedTableBlock)


def behaviour_of(block):
    """``"translated"``, ``"replaceable"``, ``"copied"``, ``"its own"`` by its own methods; ``""`` if not said."""
    for name, kinds in (("translated", TRANSLATED), ("replaceable", REPLACEABLE), ("copied", COPIED)):
        if type(block) in kinds:
            return name
    return getattr(block, "translation", "its own" if hasattr(block, "get_translatable_segments") else "")


def leaves(block, path=""):
    """``(path, block)`` of each block that holds a value, however deep it stands in ``block``."""
    if isinstance(block, blocks.ListBlock):
        yield from leaves(block.child_block, f"{path}.item")
    elif isinstance(block, OF_BLOCKS):
        for name, child in block.child_blocks.items():
            yield from leaves(child, f"{path}.{name}")
    else:
        yield path.strip("."), block


def offered_of_stream(field, stream):
    """The segments of a stream that translators are offered."""
    return _Offered(field).handle_stream_block(stream)


def without_links(segments):
    return [segment for segment in segments if not isinstance(segment, OverridableSegmentValue)]


class _Offered(StreamFieldSegmentExtractor):
    def handle_block(self, block_type, block_value, raw_value=None):
        if block_value is None:
            # Left out by whatever wrote the stream.
            return []
        segments = super().handle_block(block_type, block_value, raw_value=raw_value)
        return without_links(segments) if isinstance(block_type, blocks.RichTextBlock) else segments

    def handle_related_object_block(self, related_object):
        return [] if isinstance(related_object, Page) else super().handle_related_object_block(related_object)
