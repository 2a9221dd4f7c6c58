"""What the last check of the log noted, in a file: a log that was cut off or written anew cannot change it too.

The file stands under VAR_DIR, outside the database: whoever can write to the database alone does not reach it.
"""

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings

from conduct.log.faults import problem_of


@dataclass
class Note:
    """The end of the log as it was seen whole, and what was found; ``accepted`` problems raise no alarm any more."""

    number: int = 0
    digest: str = ""
    checked_at: str = ""
    found: list[str] = field(default_factory=list)
    accepted: list[str] = field(default_factory=list)

    @property
    def checked(self):
        return datetime.fromisoformat(self.checked_at) if self.checked_at else None

    @property
    def problems(self):
        """What was found and nobody has accepted."""
        return [problem_of(key) for key in self.found if key not in self.accepted]

    @property
    def accepted_problems(self):
        return [problem_of(key) for key in self.accepted]


def folder():
    return Path(settings.VAR_DIR) / "conduct"


def read():
    """The note, or None where there is none, or none that can be read."""
    try:
        return Note(**json.loads(_file().read_text()))
    except (OSError, ValueError, TypeError):
        return None


def write(note):
    """All of it or nothing, also where the machine stops half-way; for its owner's eyes only."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = _file().with_suffix(f".{os.getpid()}")
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(note), file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(_file())


def _file():
    return folder() / "log.json"
