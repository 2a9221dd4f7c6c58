"""A file that somebody sends with a report, made safe to keep and to open (docs/features/conduct-attachments.md)."""

from dataclasses import dataclass

from .refusals import Refusal, RefusedError


@dataclass(frozen=True)
class Cleaned:
    """What is kept of a file. ``note`` says in plain words what it may still tell; empty for pictures and texts."""

    name: str
    type: str
    data: bytes
    note: str


def clean(name, data):
    """Make ``data`` safe, whatever it calls itself; raises ``RefusedError``, whose ``reason`` is for its sender."""
    if not data:
        raise RefusedError(Refusal.EMPTY)
    raise NotImplementedError
