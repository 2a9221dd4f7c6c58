"""The parts of a case as the log knows them, beside those that are there: what differs was tampered with."""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Length

from conduct.choices import Act
from conduct.models import LogEntry


@dataclass(frozen=True)
class Listed:
    """A part; ``digest`` is the log's. ``problem``: "missing" (only the log has it), "unlogged" (the log has not)."""

    number: int
    kind: str
    day: date | None
    digest: str
    size: int
    problem: str = ""


def manifest(case):
    """A :class:`Listed` for each part that the log or the table has, by number: two queries."""
    there = {
        row["number"]: row
        for row in case.parts.annotate(size=Length("sealed")).values("number", "kind", "added_on", "size")
    }
    logged = {}
    for detail in LogEntry.objects.filter(case=case.pk, act=Act.PART_ADDED).values_list("detail", flat=True):
        kind, number, digest = detail.split(" ")
        logged[int(number)] = kind, digest
    return [_listed(number, there.get(number), logged.get(number)) for number in sorted(there.keys() | logged.keys())]


def _listed(number, row, entry):
    if row is None:
        return Listed(number, entry[0], None, entry[1], 0, "missing")
    kind, digest = entry or ("", "")
    problem = "" if kind == row["kind"] else "unlogged"
    return Listed(number, row["kind"], row["added_on"], digest, row["size"], problem)
