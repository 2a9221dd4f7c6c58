"""Spreadsheets that the site hands out: no cell of theirs may run as a formula in whoever's Excel opens it.

``neutral`` is asked for every cell of every export: of our own here, of Wagtail's by :func:`guard_wagtail`.
"""

import csv
import re
from itertools import chain

from django.http import StreamingHttpResponse

# What spreadsheet programs begin a formula with, and their full-width twins; a tab or a line break hides one.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms are meant
# Excel in French, German or Spanish parts a file at semicolons, where no quotes of ours hold a cell together: what
# follows a semicolon, a tab or a line break in the middle of a cell begins one.
INSIDE = re.compile('([;\t\r\n|][ \u00a0\ufeff"]*)(?=[=+@＝＋－＠-])')  # noqa: RUF001 - the wide forms are meant


def neutral(value):
    """A cell as text that stays text: what would begin a formula gets an apostrophe before it. Numbers stay."""
    if not isinstance(value, str):
        return value
    value = INSIDE.sub(r"\1'", value)
    return f"'{value}" if value.lstrip(" \u00a0\ufeff").startswith(STARTS) else value


class _Echo:
    def write(self, line):
        return line


def csv_lines(headings, rows):
    """The lines of a CSV file as bytes, with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff".encode()
    for row in chain([headings], rows):
        yield writer.writerow([neutral(cell) for cell in row]).encode()


def csv_response(filename, headings, rows):
    return StreamingHttpResponse(
        csv_lines(headings, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{filename}"', "Cache-Control": "private, no-store"},
    )


def guard_wagtail():
    """Wagtail 8 writes titles into its CSV exports as they are (its XLSX has no formulas). To go when it does not."""
    from wagtail.admin.views.mixins import SpreadsheetExportMixin

    if hasattr(SpreadsheetExportMixin.preprocess_field_value, "guarded"):
        return
    original = SpreadsheetExportMixin.preprocess_field_value

    def preprocess_field_value(self, field, value, export_format):
        cell = original(self, field, value, export_format)
        return neutral(cell) if export_format == self.FORMAT_CSV else cell

    preprocess_field_value.guarded = True
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
