"""What blocks make of what editors typed."""

from common.blocks import TableBlock

COLUMNS = [{"type": "text", "heading": "Body"}, {"type": "text", "heading": "Meets"}]


def table(*rows):
    block = TableBlock()
    return block.to_python(
        {"table": {"columns": COLUMNS, "rows": [{"values": row} for row in rows], "caption": "Who"}}
    )


def test_each_cell_of_a_table_names_its_column_for_screens_that_show_rows_as_lists():
    value = table(["Executive", "monthly"], ["Branch", "weekly"])
    assert [[(heading, cell.value) for heading, cell in row] for row in value.rows] == [
        [("Body", "Executive"), ("Meets", "monthly")],
        [("Body", "Branch"), ("Meets", "weekly")],
    ]
    html = value.block.render(value)
    assert html.count('data-heading="Meets"') == 2
    assert html.count('role="row"') == 3


def test_a_table_without_rows_is_still_a_table():
    value = table()
    assert value.rows == []
    assert "<th" in value.block.render(value)
