"""A report that is being written: sealed to the key of the six words after every step, for a few days.

Whoever has the database has ciphertext in steps of size, and the day it goes; whoever has the server, too, except
while a request that brings the key is being answered.
"""

import json
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from conduct.cases.due import today
from conduct.choices import PartKind
from conduct.models import Draft, DraftFile
from conduct.sealing import age
from conduct.sealing.parts import Header, bucket, pack, unpack

# Files of a draft belong to no case yet.
NO_CASE = UUID(int=0)


@dataclass
class Written:
    """What a draft holds. ``answers`` are as they were typed: text, or a list of texts, by the field's name."""

    revision: int | None = None
    language: str = "en"
    # The step somebody is at, and whether they have been at the last, where all is read over.
    at: str = "people"
    reviewed: bool = False
    answers: dict = field(default_factory=dict)
    # Accounts and seats that whoever reports said are involved, and the accounts they were asked about.
    named: list[int] = field(default_factory=list)
    named_seats: list[str] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    # Of each file {"number", "name", "type", "size", "note"}.
    files: list[dict] = field(default_factory=list)

    @property
    def place(self):
        return self.answers.get("where_place", "")


class GoneError(Exception):
    """The draft is not there any more: it was sent, given up, or its days were over."""


def begin(*, secret, revision, language):
    """Keep an empty draft for somebody who has just typed their new words back; what it holds."""
    written = Written(revision=revision, language=language)
    Draft.objects.get_or_create(locator=secret.locator, defaults=_stored(secret, written))
    return find(secret)


def find(secret):
    """What is written so far, or None."""
    row = Draft.objects.filter(locator=secret.locator, expires_on__gt=today()).only("sealed").first()
    return _opened(secret, row) if row else None


def change(*, secret, by):
    """Apply ``by(written)`` to what is kept at this moment, and keep it; raises :class:`GoneError`."""
    with transaction.atomic():
        row = _locked(secret)
        written = _opened(secret, row)
        by(written)
        Draft.objects.filter(pk=row.pk).update(**_stored(secret, written))
        return written


def add_file(*, secret, cleaned):
    """Keep a cleaned file with the draft. Returns None; raises :class:`GoneError`."""
    with transaction.atomic():
        row = _locked(secret)
        written = _opened(secret, row)
        number = max((file["number"] for file in written.files), default=0) + 1
        header = Header(NO_CASE, number, PartKind.FILE, today(), cleaned.name, cleaned.type)
        sealed = age.seal(pack(header, cleaned.data), [secret.recipient])
        DraftFile.objects.create(draft=row, number=number, sealed=sealed)
        told = {"name": cleaned.name, "type": cleaned.type, "size": len(cleaned.data), "note": str(cleaned.note)}
        written.files.append({"number": number, **told})
        Draft.objects.filter(pk=row.pk).update(**_stored(secret, written))


def remove_file(*, secret, number):
    with transaction.atomic():
        row = _locked(secret)
        written = _opened(secret, row)
        DraftFile.objects.filter(draft=row, number=number).delete()
        written.files = [file for file in written.files if file["number"] != number]
        Draft.objects.filter(pk=row.pk).update(**_stored(secret, written))


def open_file(secret, row):
    """``(header, data)`` of a file of a draft."""
    return unpack(age.open_sealed(bytes(row.sealed), secret.identity), case=NO_CASE, number=row.number, kind="file")


def give_up(secret):
    """Delete the draft and its files at once."""
    Draft.objects.filter(locator=secret.locator).delete()


def delete_expired():
    """Delete drafts whose days are over; how many."""
    _count, by_model = Draft.objects.filter(expires_on__lte=today()).delete()
    return by_model.get("conduct.Draft", 0)


def _locked(secret):
    row = Draft.objects.select_for_update().filter(locator=secret.locator, expires_on__gt=today()).first()
    if row is None:
        raise GoneError
    return row


def _opened(secret, row):
    return Written(**json.loads(age.open_sealed(bytes(row.sealed), secret.identity)))


def _stored(secret, written):
    text = json.dumps(asdict(written), ensure_ascii=False).encode()
    return {
        "locator": secret.locator,
        "sealed": age.seal(text.ljust(bucket(len(text))), [secret.recipient]),
        "expires_on": today() + timedelta(days=settings.CONDUCT_DRAFT_DAYS),
    }
