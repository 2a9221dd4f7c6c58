"""Everything held about somebody, as a file and as a page: both are made of what the apps registered.

The file: ``{"schema": …, "version": 1, "made_at": …, "parts": {name: {…} or [{…}, …]}}``, UTF-8. Days and times are
ISO 8601, times in UTC and saying so. A part that gains or loses a key keeps the version; one that means something
else moves it.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum

from django.utils import timezone
from django.utils.translation import gettext as _

from common.times import in_words, long_date
from members.account.sections import all_exports

SCHEMA = "labour-international.account"
VERSION = 1


def gathered(user):
    """What every app holds about somebody, under the names it has in the file; plain enough for JSON."""
    return {export.name: _plain(export.data(user)) for export in all_exports()}


def as_json(parts):
    document = {"schema": SCHEMA, "version": VERSION, "made_at": _plain(timezone.now()), "parts": parts}
    return json.dumps(document, ensure_ascii=False, indent=2)


@dataclass(frozen=True)
class Fact:
    """One thing held: what it is called, how it reads, and, where that is not the same, how the file has it.

    What is itself a list of entries has those, and no text.
    """

    label: str
    text: str
    value: str = ""
    is_time: bool = False
    entries: list["list[Fact]"] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """One part of the file as the page shows it: each entry is a list of facts."""

    name: str
    title: str
    entries: list[list[Fact]]


def readable(user):
    """The parts of the file with titles, labels and times for people, in the same order."""
    zone = user.time_zone or "UTC"
    return [
        Part(export.name, export.title, [_facts(entry, export.labels, zone) for entry in _entries(export.data(user))])
        for export in all_exports()
    ]


def _entries(data):
    return [data] if isinstance(data, dict) else data


def _facts(entry, labels, zone):
    facts = []
    for key, value in entry.items():
        label = labels.get(key) or key.replace("_", " ")
        label = label[:1].upper() + label[1:]
        if value and isinstance(value, list) and isinstance(value[0], dict):
            facts.append(Fact(label, "", entries=[_facts(inner, labels, zone) for inner in value]))
        else:
            facts.append(_fact(label, value, zone))
    return facts


def _fact(label, value, zone):
    plain = _plain(value)
    if isinstance(value, datetime):
        return Fact(label, in_words(value, zone), plain, is_time=True)
    if isinstance(value, date):
        return Fact(label, long_date(value), plain, is_time=True)
    if isinstance(value, bool):
        return Fact(label, _("yes") if value else _("no"), json.dumps(plain))
    if isinstance(value, list | tuple):
        return Fact(label, ", ".join(map(str, plain)) or _("none"), json.dumps(plain, ensure_ascii=False))
    if value is None or plain == "":
        return Fact(label, _("nothing"), json.dumps(plain))
    return Fact(label, str(plain))


def _plain(value):
    """``value`` in what JSON has. A time without a zone is a mistake of whoever exports it."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        if timezone.is_naive(value):
            raise ValueError("A time without a zone.")
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value if isinstance(value, bool | int | float | None) else str(value)
