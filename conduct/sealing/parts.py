"""What stands inside a sealed part of a case: what it claims to be, what it holds, and padding to hide its length.

One line of JSON (:class:`Header`), a line feed, the payload, spaces up to :func:`bucket`. Officers' browsers write
and read the same (docs/features/conduct-sealing.md).
"""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from conduct.choices import PartKind

VERSION = 1
SMALLEST = 8 * 1024
DOUBLES_UP_TO = 1024 * 1024
LONGEST_HEADER = 4096
_FIELDS = {"v", "case", "number", "kind", "day", "name", "type", "size"}


class AlteredError(Exception):
    """The part is not the one that was put there: moved, exchanged, or written by something else."""


@dataclass(frozen=True)
class Header:
    """What a part says of itself, sealed with it. ``size`` is the payload's, in bytes; :func:`pack` fills it in."""

    case: UUID
    number: int
    kind: PartKind
    day: date
    name: str = ""
    type: str = "application/json"
    size: int = 0


def bucket(size):
    """How many bytes so many are padded to: at 8 KiB and more doubling, above 1 MiB at most an eighth more."""
    if size <= DOUBLES_UP_TO:
        return max(SMALLEST, 1 << (size - 1).bit_length() if size else 0)
    step = (1 << (size.bit_length() - 1)) // 8
    return -(-size // step) * step


def pack(header, payload: bytes):
    """The plaintext of a part, ready to be sealed. Raises ValueError where the header is too long."""
    said = {
        "v": VERSION,
        "case": str(header.case),
        "number": header.number,
        "kind": str(header.kind),
        "day": header.day.isoformat(),
        "name": header.name,
        "type": header.type,
        "size": len(payload),
    }
    line = json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode()
    if len(line) > LONGEST_HEADER:
        raise ValueError("A file's name is too long.")
    data = line + b"\n" + payload
    return data.ljust(bucket(len(data)))


def unpack(data: bytes, *, case, number, kind):
    """``(header, payload)`` of a part that says it is this one; raises :class:`AlteredError`."""
    line, line_feed, _rest = data[: LONGEST_HEADER + 1].partition(b"\n")
    header = _header(line) if line_feed else None
    if header is None or (header.case, header.number, header.kind) != (UUID(str(case)), number, kind):
        raise AlteredError
    start, end = len(line) + 1, len(line) + 1 + header.size
    if len(data) != bucket(end) or data[end:].strip(b" "):
        raise AlteredError
    return header, data[start:end]


def _header(line):
    """What the line says, or None unless it says all of it and nothing else."""
    try:
        said = json.loads(line)
        if not isinstance(said, dict) or said.keys() != _FIELDS or not _well_typed(said):
            return None
        return Header(
            case=UUID(said["case"]),
            number=said["number"],
            kind=PartKind(said["kind"]),
            day=date.fromisoformat(said["day"]),
            name=said["name"],
            type=said["type"],
            size=said["size"],
        )
    except (ValueError, RecursionError):
        return None


def _well_typed(said):
    texts = all(isinstance(said[name], str) for name in ("case", "kind", "day", "name", "type"))
    numbers = all(type(said[name]) is int and said[name] >= 0 for name in ("v", "number", "size"))
    return texts and numbers and said["v"] == VERSION
