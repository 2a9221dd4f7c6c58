"""A list as head office would export it, made of the demo's register: to try the import with."""

import csv
import io

from members.membership import today
from members.models import Membership

from .members import number_of

HEADINGS = ["Membership No", "Full Name", "Email", "Country", "State", "Member since"]
# Every so many lines one has left, has moved, has married; and some lines are not as they should be.
LEFT, MOVED, RENAMED = 90, 70, 110
NEW = 40


def sample_list():
    """The text of a CSV file in which some things differ from the register, and some are wrong."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([HEADINGS, *_rows()])
    return out.getvalue()


def _rows():
    entries = Membership.objects.filter(email__endswith="@example.org").on(today()).order_by("pk")
    rows = [_row(entry) for entry in entries]
    for at, row in enumerate(rows):
        if at % MOVED == 3:
            row[3], row[4] = "France", ""
        if at % RENAMED == 7:
            row[1] += "-Fernsby"
    kept = [row for at, row in enumerate(rows) if at % LEFT != 5]
    _spoil(kept)
    new = [[f"N{at:07}", f"Newly Joined {at}", f"new.{at}@example.org", "Germany", "", today()] for at in range(NEW)]
    return kept + new


def _row(entry):
    who = [number_of(entry.email), entry.name, entry.email]
    return [*who, entry.country.code, entry.subdivision, entry.since.isoformat()]


def _spoil(rows):
    """What lists suffer from: two lines with one address, a country that is none, a date the American way."""
    if len(rows) > 50:
        rows[20][2] = rows[21][2]
        rows[30][3] = "Atlantis"
        rows[40][5] = "11/22/2026"
