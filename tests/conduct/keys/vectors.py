"""Parts that Python and the browser have to write alike, byte for byte: headers, payloads, lengths, digests."""

import hashlib
from datetime import date
from uuid import UUID

from conduct.choices import PartKind
from conduct.sealing.parts import Header

CASE = UUID("6f0f2c7a-0d0e-4f43-8a54-6a9c1c7b1a00")
DAY = date(2026, 11, 22)

# Number, kind, name, type, payload, the length of the plaintext and the beginning of its SHA-256.
PARTS = [
    (1, "report", "", "application/json", b'{"what":"words"}', 8192, "95310595536cb9be"),
    (2, "note", "", "text/plain", b"", 8192, "89d73306f3ca3b8d"),
    (3, "to_reporter", "", "text/plain", "Grüße, 😀 مرحبا\n\n ".encode(), 8192, "ada8fac240e7b196"),
    (4, "file", 'pícture "1" \\ \u2028.jpg', "image/jpeg", bytes(range(256)) * 40, 16384, "8b21c81ce7e81294"),
    (5, "file", "long", "application/pdf", b"\0" * 1_048_576, 1_179_648, "0ee93dcec0476cbf"),
    (65_536, "from_reporter", "", "text/plain", b" " * 8_000, 8192, "7f7183c8049c7750"),
]
BUCKETS = [
    (0, 8192),
    (1, 8192),
    (8192, 8192),
    (8193, 16384),
    (16384, 16384),
    (1_048_576, 1_048_576),
    (1_048_577, 1_179_648),
    (1_179_649, 1_310_720),
    (2_097_152, 2_097_152),
    (2_097_153, 2_359_296),
    (20_971_520, 20_971_520),
]


def header_of(part):
    number, kind, name, media_type = part[:4]
    return Header(case=CASE, number=number, kind=PartKind(kind), day=DAY, name=name, type=media_type)


def as_json(part):
    """The header as the browser's ``packPart`` takes it."""
    number, kind, name, media_type = part[:4]
    told = {"number": number, "kind": kind, "name": name, "type": media_type}
    return {"case": str(CASE), "day": DAY.isoformat(), **told}


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]
