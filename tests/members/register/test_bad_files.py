"""The bad files of the field: each gets a message that says what to do, and nothing is stored."""

import io
import zipfile
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from members.models import ImportRun, Membership
from members.register import reading, words
from members.register.values import parse_day
from tests.cast import client_of
from tests.members.register.lists import (
    ANNA,
    BEN,
    CARA,
    HEADINGS,
    THREE,
    applied,
    compared,
    csv_list,
    entry,
    many,
    why,
    xlsx_list,
)
from tests.members.register.people import secretary

pytestmark = pytest.mark.django_db

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def with_part(name, text):
    """A good Excel file in which one part is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_list())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for part in good.namelist():
            bad.writestr(part, text if part == name else good.read(part))
    return out.getvalue()


def bomb():
    return with_part("xl/worksheets/sheet1.xml", SHEET.format(" " * (reading.MAX_UNPACKED + 1)))


def laughs():
    entities = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    return with_part("xl/worksheets/sheet1.xml", entities + SHEET.format(row))


def zip_of_something():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("list.csv", csv_list())
    return out.getvalue()


BAD_FILES = {
    "nothing": (lambda: b"", "The file is empty. Export the list again."),
    "only blanks": (lambda: b" \r\n\t\r\n", "The file is empty. Export the list again."),
    "only headings": (
        lambda: csv_list([]),
        "The list has headings, but no members below them. Nothing was stored.",
    ),
    "no separator": (
        lambda: b"Membership No\r\n1\r\n2\r\n",
        "The columns cannot be told apart: there is no comma, semicolon or tab in the first lines.",
    ),
    "two columns of one name": (
        lambda: csv_list(headings=["No", "Name", "Email", "email", "Country", "Since"]),
        "Two columns have the same heading, so nobody can tell them apart. Rename one.",
    ),
    "an open quotation mark": (
        lambda: csv_list() + b'"A9,Zoe,z@example.org,DE,,\r\n',
        "A quotation mark is opened and not closed, so lines run into each other. Export the list again.",
    ),
    "a huge cell": (
        lambda: csv_list([[*ANNA[:5], "x" * 2001]]),
        "A cell has more than 2,000 signs. A quotation mark may be missing: export the list again.",
    ),
    "NUL": (
        lambda: csv_list().replace(b"Anna", b"An\x00na"),
        "The file has signs that no text has (NUL). Export the list again.",
    ),
    "letters of no encoding": (
        lambda: csv_list().replace(b"Anna", b"An\x81na"),
        "The letters of the file cannot be read. Save it as “CSV UTF-8” and choose it again.",
    ),
    "half a UTF-16 sign": (
        lambda: csv_list(encoding="utf-16")[:-1],
        "The letters of the file cannot be read. Save it as “CSV UTF-8” and choose it again.",
    ),
    "too many columns": (
        lambda: csv_list([ANNA], headings=[f"Column {at}" for at in range(61)]),
        "The list has more than 60 columns. Export only those that the register needs.",
    ),
    "too many lines": (
        lambda: csv_list(many(reading.MAX_ROWS + 1)),
        "The list has more than 20,000 lines. Is it the list of Labour International only?",
    ),
    "larger than 10 MB": (
        lambda: b"a,b\n" + b"x,y\n" * 2_700_000,
        "The file is larger than 10 MB. Export only the columns that the register needs.",
    ),
    "an Excel file of the old kind": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "This is an Excel file of the old kind (.xls). Open it and save it as .xlsx or as CSV.",
    ),
    "a PDF called .csv": (lambda: b"%PDF-1.7 ...", "This is no list. Choose a CSV file or an Excel file (.xlsx)."),
    "a web page called .xls": (
        lambda: b"<html><table><tr><td>1</td></tr></table></html>",
        "This is no list. Choose a CSV file or an Excel file (.xlsx).",
    ),
    "a ZIP file": (zip_of_something, "This is a ZIP file, but no Excel file. Unpack it and choose the list in it."),
    "a damaged Excel file": (
        lambda: xlsx_list()[:-200],
        "The Excel file is damaged or locked by a password. Save it again without one.",
    ),
    "an Excel file with broken XML": (
        lambda: with_part("xl/worksheets/sheet1.xml", "<worksheet"),
        "The Excel file is damaged or locked by a password. Save it again without one.",
    ),
    "a ZIP bomb": (bomb, "The Excel file unpacks to more than 80 MB. It was not read any further."),
    "entities that multiply": (
        laughs,
        "The Excel file defines entities of its own, as attacks do. It was not read any further.",
    ),
    "an empty Excel sheet": (
        lambda: xlsx_list([], headings=[]),
        "No line of headings was found. The first line has to name the columns.",
    ),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_is_no_list_is_refused_with_the_reason(case):
    make, message = BAD_FILES[case]
    file = SimpleUploadedFile("list.csv", make())
    answer = client_of(secretary()).post(reverse("register_imports"), {"file": file})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"] == [message]
    assert not ImportRun.objects.exists()


def test_every_message_about_a_file_is_said_somewhere():
    said = {message for _make, message in BAD_FILES.values()}
    of_files = {str(text) for code, text in words.PROBLEMS.items() if code not in AFTERWARDS}
    assert of_files - said == set()
    assert len(said) >= 17


# What a run may say later, tested with the runs.
AFTERWARDS = {"columns", "sealed", "moved", "clash"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_usual_encoding_and_separator_is_read(encoding, separator):
    rows = [["A1", "Zoë Müller-O’Neil", "zoe@example.org", "Côte d'Ivoire", "", "2020-01-01"], BEN]
    table = reading.read(csv_list(rows, separator=separator, encoding=encoding))
    assert table.lines[0][1][1:4] == ["Zoë Müller-O’Neil", "zoe@example.org", "Côte d'Ivoire"]
    assert [line for line, _cells in table.lines] == [2, 3]


def test_a_report_may_begin_with_a_title_and_cells_may_have_several_lines():
    rows = 'A1,"Anna\nExample",a@example.org,DE\n\nA2,Ben,b@example.org,FR\n'
    text = f"Members of LI\n\nMembership No,Full Name,Email,Country\n{rows}"
    table = reading.read(text.encode())
    assert table.headings[0] == "Membership No"
    assert [(line, cells[1]) for line, cells in table.lines] == [(4, "Anna\nExample"), (7, "Ben")]


def test_an_excel_list_with_dates_and_numbers_is_read_like_the_same_csv():
    rows = [
        [100001, "Anna Example", "anna@example.org", "Germany", None, datetime(2020, 2, 1)],
        [100002.0, "Ben Sample", "ben@example.org", "FR", None, date(2021, 3, 1)],
    ]
    applied(xlsx_list(rows))
    assert entry("Ben Sample").since == date(2021, 3, 1)
    again = [["0100001", *ANNA[1:]], ["100002", *BEN[1:]]]
    assert compared(csv_list(again)).counts == {"unchanged": 2}


def test_a_sheet_that_says_it_is_endless_costs_no_more_than_its_cells():
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" t="inlineStr"><is><t>{text}</t></is></c>'
        f'<c r="XFD{at}" t="inlineStr"><is><t>far</t></is></c></row>'
        for at, text in ((1, "a"), (1_048_576, "b"))
    )
    content = with_part("xl/worksheets/sheet1.xml", SHEET.format(rows))
    with pytest.raises(reading.Refused):
        reading.read(content)


BAD_LINES = {
    "no number": ({"number": ""}, "There is no membership number."),
    "a number without digits": ({"number": "none"}, "The membership number cannot be read."),
    "a rounded number": (
        {"number": "1.23E+09"},
        "A spreadsheet has rounded the membership number (1.23E+09). Format the column as text and export again.",
    ),
    "no name": ({"name": " "}, "There is no name."),
    "a long name": ({"name": "x" * 161}, "The name has more than 160 signs."),
    "no address at all": ({"email": "anna at example"}, "“anna at example” is not an e-mail address."),
    "no country": ({"country": ""}, "There is no country."),
    "a country that is none": ({"country": "Atlantis"}, "“Atlantis” is not a country we know."),
    "a date the American way": (
        {"since": "11/22/2026"},
        "“11/22/2026” is not a date. Write 2026-11-22 or 22/11/2026.",
    ),
    "a day that is not": ({"since": "2026-02-30"}, "“2026-02-30” is not a date. Write 2026-11-22 or 22/11/2026."),
    "a formula": (
        {"name": "=HYPERLINK(1)"},
        "“Name” holds a formula. Save the list as CSV, then only values are left.",
    ),
}


@pytest.mark.parametrize("case", BAD_LINES)
def test_a_bad_line_is_listed_with_its_reason_and_the_others_are_taken(case):
    changes, message = BAD_LINES[case]
    bad = dict(zip(("number", "name", "email", "country", "part", "since"), ANNA, strict=True)) | changes
    run = applied(csv_list([list(bad.values()), BEN, CARA]))
    row = run.rows.get(action="bad")
    assert row.line == 2
    assert [words.reason(code, details) for code, details in row.reasons] == [message]
    assert row.diff == {}
    assert set(Membership.objects.values_list("name", flat=True)) == {"Ben Sample", "Cara Specimen"}


def test_several_things_wrong_with_a_line_are_all_said():
    run = compared(csv_list([["", "", "x", "Atlantis", "", "soon"]]))
    assert why(run)[2][1] == ["no_number", "no_name", "bad_email", "bad_country", "bad_since"]


def test_a_formula_of_excel_is_not_calculated():
    book = Workbook()
    for row in (HEADINGS, ["A1", '=CONCATENATE("An","na")', "a@example.org", "DE", "", ""]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    assert why(compared(out.getvalue()))[2] == ("bad", ["formula"])


def test_a_number_that_excel_was_told_to_leave_alone_is_read():
    applied(csv_list([['="00100001"', *ANNA[1:]]]))
    assert compared(csv_list([["100001", *ANNA[1:]]])).counts == {"unchanged": 1}


def test_a_line_that_is_too_short_lacks_what_it_lacks():
    run = compared(csv_list([["A1", "Anna Example"]]))
    assert why(run)[2] == ("bad", ["no_country"])


def test_a_list_with_first_and_last_names_needs_no_whole_ones():
    headings = ["Member No.", "Forename", "Surname", "E-mail Address", "Country of residence"]
    applied(csv_list([["A1", "Anna", "Example", "a@example.org", "DEU"]], headings))
    assert entry("Anna Example").country.code == "DE"


def test_renamed_columns_are_asked_for_again():
    applied(csv_list())
    run = compared_after_upload(csv_list(headings=["Ref", "Who", "Contact", "Where", "State", "Joined"]))
    assert (run.state, run.columns.get("number")) == ("mapping", None)


def compared_after_upload(content):
    from members.register import runs

    return runs.upload(actor=secretary(), content=content)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("22/11/2026", date(2026, 11, 22)),
        ("22.11.2026", date(2026, 11, 22)),
        ("22 November 2026", date(2026, 11, 22)),
        ("22-Nov-2026", date(2026, 11, 22)),
        ("2026-11-22 00:00:00", date(2026, 11, 22)),
        ("2026-11-22T09:30:00Z", date(2026, 11, 22)),
        ("01/02/2026", date(2026, 2, 1)),
        ("22/11/26", None),
        ("0001-01-01", None),
        ("2026-13-01", None),
        ("yesterday", None),
    ],
)
def test_dates_are_read_as_head_office_writes_them(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "DE"),
        ("DEU", "DE"),
        ("Germany", "DE"),
        ("UK", "GB"),
        ("The Netherlands", "NL"),
        ("USA", "US"),
        ("United States of America", "US"),
        ("Cote d’Ivoire", "CI"),
        ("Holland", "NL"),
        ("Turkey", "TR"),
        ("Czech Republic", "CZ"),
        ("South Korea", "KR"),
        ("Hong Kong", "HK"),
        ("Russia", "RU"),
        ("", ""),
        ("Atlantis", ""),
        ("XX", ""),
    ],
)
def test_countries_are_read_by_code_and_name(text, code):
    from members.placing import places

    assert places().country(text) == code


def test_the_three_of_the_other_tests_are_good():
    assert compared(csv_list(THREE)).counts == {"add": 3}


def encrypted():
    """As 7-Zip leaves it when it is told a password: each part says so."""
    content = bytearray(xlsx_list())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 1)
    return bytes(content)


def damaged():
    """Excel files that lost a few bytes on their way, everywhere."""
    good = xlsx_list(many(200))
    return [good[:at] + b"\xff\xfe\xfd" + good[at + 3 :] for at in range(40, len(good) - 40, len(good) // 60)]


def refusal_of(content):
    try:
        reading.read(content)
    except reading.Refused as refused:
        return refused.code
    return ""


def test_a_file_that_is_damaged_or_encrypted_is_refused_and_breaks_nothing():
    codes = [refusal_of(content) for content in [encrypted(), *damaged()]]
    assert codes[0] == "broken_excel"
    assert len([words.problem(code) for code in codes if code]) >= 30
