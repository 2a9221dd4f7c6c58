"""Head office's lists for tests, and what an import makes of them."""

import csv
import io

from openpyxl import Workbook

from members.models import ImportRun, Membership
from members.register import columns, runs
from tests.members.register.people import secretary

HEADINGS = ["Membership No", "Full Name", "Email", "Country", "State", "Member since"]
ANNA = ["A100001", "Anna Example", "anna@example.org", "Germany", "", "2020-02-01"]
BEN = ["A100002", "Ben Sample", "ben@example.org", "FR", "", "01/03/2021"]
CARA = ["A100003", "Cara Specimen", "cara@example.org", "United States", "California", "2019-05-06"]
THREE = [ANNA, BEN, CARA]


def csv_list(rows=THREE, headings=HEADINGS, separator=",", encoding="utf-8"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([headings, *rows])
    return out.getvalue().encode(encoding)


def xlsx_list(rows=THREE, headings=HEADINGS):
    book = Workbook()
    for row in [headings, *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def compared(content, actor=None):
    """The import of a file, its columns named as they were guessed, compared."""
    actor = actor or secretary()
    run = runs.upload(actor=actor, content=content)
    if run.state == "mapping":
        runs.name_columns(actor=actor, run=run, named=columns.guess(runs.table_of(run).headings))
    runs.compare(pk=run.pk)
    return ImportRun.objects.get(pk=run.pk)


def applied(content, actor=None):
    """The import of a file, applied."""
    actor = actor or secretary()
    run = compared(content, actor)
    runs.approve(actor=actor, run=run)
    runs.apply(pk=run.pk)
    return ImportRun.objects.get(pk=run.pk)


def fresh(run):
    return ImportRun.objects.get(pk=run.pk)


def entry(name):
    return Membership.objects.get(name=name)


def why(run):
    """``{line: (action, codes of the reasons)}``"""
    return {row.line: (row.action, [code for code, _details in row.reasons]) for row in run.rows.all()}


def many(number):
    """A list of so many members in Germany."""
    return [
        [f"M{at:06}", f"Member {at:05}", f"m{at}@example.org", "Germany", "", "2020-01-01"] for at in range(number)
    ]
