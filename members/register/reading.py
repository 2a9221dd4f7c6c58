"""The bytes of a list, CSV or XLSX, as a table of texts. What cannot be read is refused with a reason.

Everything is bounded before it is read: bytes, what an XLSX unpacks to, rows, columns, the length of a cell.
"""

import codecs
import csv
import hashlib
import io
import struct
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 80 * 1024 * 1024
MAX_PARTS = 500
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
# Lines above the headings that are looked at: titles and dates that a report begins with.
MAX_PREAMBLE = 10
SEPARATORS = ";,\t|"
WITH_MARK = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What a workbook that is damaged, encrypted or made up is met with, by the parsers and unpackers of it.
DAMAGED = (
    *(ParseError, KeyError, ValueError, IndexError, AttributeError, TypeError, OSError),
    *(BadZipFile, zlib.error, struct.error, EOFError, RuntimeError),
)
# What a cell with a formula is read as: the site does not calculate.
FORMULA = "\x00formula"


class Refused(Exception):
    """The file cannot be read at all; ``code`` is one of ``members.register.words.PROBLEMS``."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass
class Table:
    """The headings of a list, and its lines as ``(line of the file, cells)``; empty lines are left out."""

    headings: list[str]
    lines: list[tuple[int, list[str]]]
    reading: dict = field(default_factory=dict)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def read(content):
    """The table of a file, whatever its name says it is. Raises :class:`Refused`."""
    if len(content) > MAX_BYTES:
        raise Refused("too_large")
    if not content.strip():
        raise Refused("empty")
    if content.startswith(b"PK\x03\x04"):
        rows, reading = _xlsx(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old_excel")
    elif content.startswith((b"%PDF", b"{\\rtf", b"<", b"\x89PNG", b"\xff\xd8\xff")):
        raise Refused("not_a_list")
    else:
        rows, reading = _csv(content)
    return _table(rows, reading)


def _table(rows, reading):
    """The first line with at least two texts has the headings."""
    headings, lines = None, []
    for number, row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if headings is None:
            if sum(map(bool, cells)) < 2 and number <= MAX_PREAMBLE:
                continue
            headings = cells
            continue
        if len(lines) == MAX_ROWS:
            raise Refused("too_many_rows")
        lines.append((number, cells))
    if headings is None or len([heading for heading in headings if heading]) < 2:
        raise Refused("no_headings")
    if len(headings) > MAX_COLUMNS:
        raise Refused("too_many_columns")
    named = [heading for heading in headings if heading]
    if len(named) != len(set(map(str.casefold, named))):
        raise Refused("headings_twice")
    if not lines:
        raise Refused("only_headings")
    return Table(headings, lines, reading)


# ------------------------------------------------------------------ text
def _csv(content):
    text, encoding = _decoded(content)
    if "\x00" in text:
        raise Refused("nul")
    separator = _separator(text)
    return _rows(text, separator), {"format": "csv", "encoding": encoding, "separator": separator}


def _decoded(content):
    """UTF-8 or UTF-16 where a mark or the bytes say so, else Windows' western one, which Excel writes."""
    for mark, encoding in WITH_MARK:
        if content.startswith(mark):
            return _strictly(content, encoding), encoding
    sample = content[:1000]
    if sample.count(b"\x00") > len(sample) // 4:
        encoding = "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
        return _strictly(content, encoding), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _strictly(content, "cp1252"), "windows-1252"


def _strictly(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused("encoding") from None


def _separator(text):
    """Whichever sign parts the headings into most columns."""
    for line in text.splitlines()[: MAX_PREAMBLE + 1]:
        counts = {sign: len(next(csv.reader([line], delimiter=sign), [])) for sign in SEPARATORS}
        best = max(counts, key=counts.get)
        if counts[best] > 1:
            return best
    raise Refused("no_columns")


def _rows(text, separator):
    """``(line where the row begins, cells)``; a quoted cell may go over several lines."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            _check(row)
            yield line, row
            line = reader.line_num + 1
    except csv.Error:
        raise Refused("quotes") from None


def _check(row):
    if len(row) > MAX_COLUMNS:
        raise Refused("too_many_columns")
    if any(len(cell) > MAX_CELL for cell in row):
        raise Refused("huge_cell")


# ------------------------------------------------------------------ Excel
def _xlsx(content):
    _unpacks_to_little(content)
    from openpyxl import load_workbook

    try:
        # Read-only: cells stream past, nothing of the workbook but its texts is kept.
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
        if sheet is None:
            raise Refused("not_a_list")
        rows = list(_sheet_rows(sheet))
    except DAMAGED as error:
        # The parser refuses entities with a ValueError, which openpyxl may wrap in one of its own.
        attack = any(isinstance(cause, DefusedXmlException) for cause in (error, error.__cause__))
        raise Refused("entities" if attack else "broken_excel") from None
    return rows, {"format": "xlsx", "sheets": len(book.worksheets)}


def _unpacks_to_little(content):
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError):  # the last: zipfile's word for a compression it lacks
        raise Refused("broken_excel") from None
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise Refused("not_excel")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refused("unpacks_to_too_much")


def _sheet_rows(sheet):
    # What a sheet says of its own size may be made up: it only bounds how far empty rows are filled up.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS + MAX_PREAMBLE + 2, max_col=MAX_COLUMNS), start=1):
        cells = [_text(cell) for cell in row]
        _check(cells)
        yield number, cells


def _text(cell):
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("\x00", "")
