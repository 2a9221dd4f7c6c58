"""How many reports of which kind came, and how many cases ended how: of those that are there, and the deleted."""

import json
import logging
from collections import Counter

from django.db import transaction

from common.encryption import CannotOpen, resealed, reseals, seal_undated, unseal
from conduct.cases.facts import Facts
from conduct.choices import OUTCOMES, Kind
from conduct.models import Case, CaseCounts

logger = logging.getLogger(__name__)

KINDS, ENDS = "kinds", "outcomes"
# Sealed texts grow in steps, so that their length tells little.
STEP = 4096


@transaction.atomic
def keep_count_of(case):
    """Remember of a case that goes its month and kind and, apart from them, its outcome and when it was closed."""
    row, _new = CaseCounts.objects.select_for_update().get_or_create(pk=1, defaults={"sealed": seal_undated("{}")})
    counts = Counter(_opened(row))
    counts.update(_told_of(case))
    text = json.dumps(counts, sort_keys=True)
    row.sealed = seal_undated(text.ljust(-len(text) // STEP * -STEP))
    row.save(update_fields=["sealed"])


def counts_of(year):
    """The two tables of a year, ``{KINDS: {kind: number}, ENDS: {outcome: number}}``, with every kind and outcome."""
    found = Counter()
    for row in CaseCounts.objects.all():
        found.update(_opened(row))
    for case in (Case.objects.filter(received_on__year=year) | Case.objects.filter(closed_on__year=year)).distinct():
        found.update(_told_of(case))
    tables = {KINDS: dict.fromkeys(Kind.values, 0), ENDS: dict.fromkeys(map(str, OUTCOMES), 0)}
    for key, number in found.items():
        table, month, name = key.split(" ")
        if month.startswith(f"{year}-") and name in tables[table]:
            tables[table][name] += number
    return tables


@reseals
def reseal_counts():
    """Under today's first key; how many rows there were. Raises ``CannotOpen``."""
    rows = list(CaseCounts.objects.all())
    for row in rows:
        CaseCounts.objects.filter(pk=row.pk).update(sealed=resealed(row.sealed))
    return len(rows)


def _told_of(case):
    """A case whose key is lost goes when its time is over all the same, counted without its kind."""
    told = []
    try:
        told.append(f"{KINDS} {case.received_on:%Y-%m} {Facts.of(case).kind}")
    except CannotOpen:
        logger.error("A case is counted without its kind: what it was sealed with is not there any more.")
    if case.closed_on and case.outcome:
        told.append(f"{ENDS} {case.closed_on:%Y-%m} {case.outcome}")
    return told


def _opened(row):
    try:
        return json.loads(unseal(row.sealed))
    except CannotOpen:
        logger.error("The counts of deleted cases are sealed with a key that is not there any more.")
        return {}
