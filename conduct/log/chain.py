"""The log: entries that each seal those before, under CONDUCT_KEY (docs/adr/log-is-a-chain.md)."""

import json
from datetime import UTC

from django.db import connection, transaction
from django.utils import timezone

from conduct.models import LogEntry
from conduct.sealing.tags import keyed

BEGINNING = "0" * 64
# Of PostgreSQL's advisory locks, the one that is held from an entry until it is committed.
LOCK = int.from_bytes(b"conduct", "big")


@transaction.atomic
def record(act, *, actor=None, case=None, detail="", at=None):
    """Add an entry about what ``actor``, an account or nobody, did now. Never words that somebody wrote.

    Without an actor (somebody who reported, a job) it stands with its day alone. Entries are written one at a time:
    whoever needs other rows locked in the same transaction locks them before.
    """
    _wait_for_turn()
    last = LogEntry.objects.order_by("-number").values_list("number", "digest").first()
    number, previous = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    entry = LogEntry(
        number=number,
        at=at or (timezone.now() if actor else _today()),
        actor=actor.pk if actor else None,
        case=case.pk if case else None,
        act=str(act),
        detail=detail,
        previous=previous,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    return entry


def digest_of(entry):
    told = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.actor,
        str(entry.case) if entry.case else None,
        str(entry.act),
        entry.detail,
        entry.previous,
    ]
    return keyed("conduct.log", json.dumps(told).encode())


def _wait_for_turn():
    """SQLite's transactions write one at a time by themselves (settings: IMMEDIATE), the first entry too."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _today():
    return timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
