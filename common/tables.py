"""Tables whose words are translated: wagtail-localize passes over Wagtail's typed tables.

Can go when wagtail-localize extracts from ``TypedTableBlock``.
"""

from collections import defaultdict

from wagtail.blocks import RichTextBlock
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from .translating import without_links


class TranslatedTableBlock(TypedTableBlock):
    """A typed table of which caption, headings and the words in its cells are translated, and figures copied.

    A segment's path is ``caption``, ``heading-<column>``, or ``cell-<row>-<column>``.
    """

    def get_translatable_segments(self, value):
        headings = [column["heading"] for column in value.columns]
        found = [StringSegmentValue("caption", value.caption)]
        found += [StringSegmentValue(f"heading-{number}", heading) for number, heading in enumerate(headings)]
        for row, cells in enumerate(value.rows):
            for column, cell in enumerate(cells):
                found += [segment.wrap(f"cell-{row}-{column}") for segment in _words_of(cell)]
        return [segment for segment in found if not segment.is_empty()]

    def restore_translated_segments(self, value, segments):
        parts = defaultdict(list)
        for segment in segments:
            name, rest = segment.unwrap()
            parts[name].append(rest)

        def text(name, default):
            return parts[name][0].render_text() if name in parts else default

        return TypedTable(
            columns=[
                {**column, "heading": text(f"heading-{number}", column["heading"])}
                for number, column in enumerate(value.columns)
            ],
            row_data=[
                {"values": [_cell(cell, parts.get(f"cell-{row}-{column}")) for column, cell in enumerate(cells)]}
                for row, cells in enumerate(value.rows)
            ],
            caption=text("caption", value.caption),
        )


def _words_of(cell):
    found = StreamFieldSegmentExtractor(None).handle_block(cell.block, cell.value)
    return without_links(found) if isinstance(cell.block, RichTextBlock) else found


def _cell(cell, segments):
    if not segments:
        return cell.value
    return StreamFieldSegmentsWriter(None, None, None).handle_block(cell.block, cell.value, segments)
