"""Whether the log is whole, and the cases are what it knows of them. One entry is in memory at a time."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from conduct.choices import Act
from conduct.log import guards, note
from conduct.log.chain import BEGINNING, digest_of
from conduct.log.faults import Fault, Problem
from conduct.models import Case, LogEntry, Part

FIELDS = ("number", "at", "actor", "case", "act", "detail", "previous", "digest")
AT_ONCE = 2000
# A log that is damaged throughout needs no list of all its entries.
MOST = 200
# The job notes the end of a new log within a day.
NOTED_AFTER = timedelta(days=2)


@dataclass
class Told:
    """What a log tells, read to its end: what is wrong with it, where it ends, and which cases there should be."""

    problems: list = field(default_factory=list)
    number: int = 0
    digest: str = BEGINNING
    began: object = None
    at_note: str = ""
    # {case: {number of the part: (kind, digest)}} of all that came in and were not deleted since.
    parts: dict = field(default_factory=lambda: defaultdict(dict))
    received: set = field(default_factory=set)
    deleted: set = field(default_factory=set)

    def fault(self, *said, **more):
        if len(self.problems) < MOST:
            self.problems.append(Problem(*said, **more))


def problems():
    """Every :class:`conduct.log.faults.Problem` there is, the log's own first; an empty list where all is whole."""
    return check()[0]


def check():
    """``(problems, told)``. Safe while others write: what looks wrong because it is newer is looked at again."""
    noted = note.read()
    seen = list(_parts_there())
    told = read_log(noted)
    at_the_end = _problems_at_the_end(told, noted)
    return [*told.problems, *at_the_end, *_guards(), *_of_cases(told), *_of_parts(told, seen)], told


def read_log(noted=None):
    """A :class:`Told` of all entries, each compared with its digest and with the one before."""
    told = Told()
    for entry in LogEntry.objects.order_by("number").values_list(*FIELDS, named=True).iterator(AT_ONCE):
        if entry.number != told.number + 1:
            told.fault(Fault.MISSING, told.number + 1)
        elif entry.previous != told.digest:
            told.fault(Fault.EXCHANGED, entry.number)
        if digest_of(entry) == entry.digest:
            _keep(told, entry)
        else:
            told.fault(Fault.ALTERED, entry.number)
        told.number, told.digest, told.began = entry.number, entry.digest, told.began or entry.at
        if noted and entry.number == noted.number:
            told.at_note = entry.digest
    return told


def _keep(told, entry):
    if entry.act == Act.CASE_RECEIVED:
        told.received.add(entry.case)
    elif entry.act == Act.CASE_DELETED:
        told.deleted.add(entry.case)
        told.parts.pop(entry.case, None)
    elif entry.act == Act.PART_ADDED:
        kind, number, digest = entry.detail.split(" ")
        told.parts[entry.case][int(number)] = kind, digest


def _problems_at_the_end(told, noted):
    if noted is None:
        if told.began and told.began < timezone.now() - NOTED_AFTER:
            yield Problem(Fault.NOTE_GONE)
    elif noted.number and told.at_note != noted.digest:
        yield Problem(Fault.CUT_OFF, noted.number)


def _guards():
    return [Problem(Fault.UNGUARDED)] if guards.missing(connection) else []


def _of_cases(told):
    there = set(Case.objects.values_list("pk", flat=True))
    for case in sorted(told.received - told.deleted - there):
        if not LogEntry.objects.filter(case=case, act=Act.CASE_DELETED).exists():
            yield Problem(Fault.CASE_MISSING, case=case)
    for case in sorted(there - told.received):
        if not LogEntry.objects.filter(case=case, act=Act.CASE_RECEIVED).exists():
            yield Problem(Fault.CASE_UNKNOWN, case=case)
    for case in sorted(there & told.deleted):
        if Case.objects.filter(pk=case).exists():
            yield Problem(Fault.CASE_BACK, case=case)


def _parts_there():
    """``(case, number, kind, digest of its bytes, digest in its row)``, one part after the other: some are large."""
    rows = Part.objects.order_by("case", "number").values_list("case", "number", "kind", "sealed", "digest")
    for case, number, kind, sealed, digest in rows.iterator(chunk_size=1):
        yield case, number, kind, hashlib.sha256(sealed).hexdigest(), digest


def _of_parts(told, seen):
    """Parts were read before the log, so each that is rightly there has its entry; the log may know of newer ones."""
    there = {(case, number) for case, number, *_rest in seen}
    for case, number, kind, digest, in_row in seen:
        known = told.parts.get(case, {}).get(number)
        if case in told.deleted:
            continue
        if known is None:
            yield Problem(Fault.PART_UNKNOWN, number, case)
        elif known != (kind, digest) or in_row != digest:
            yield Problem(Fault.PART_ALTERED, number, case)
    for case, known in told.parts.items():
        for number in sorted(known):
            if (case, number) not in there and not _is_newer(case, number):
                yield Problem(Fault.PART_MISSING, number, case)


def _is_newer(case, number):
    """Whether a part came, or its whole case went, while the log was read."""
    return Part.objects.filter(case=case, number=number).exists() or not Case.objects.filter(pk=case).exists()
