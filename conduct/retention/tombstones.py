"""Which cases were deleted, by their ids alone, in a file beside the database: a restored backup does not know it."""

import os
from uuid import UUID

from conduct.log.note import folder

NAME = "deleted"


def add(case):
    """One more line, on the disk before this returns."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(os.open(folder() / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w") as file:
        file.write(f"{case}\n")
        file.flush()
        os.fsync(file.fileno())


def ids():
    """The ids of all deleted cases; what is no id, such as a line that a power cut left half, is passed over."""
    try:
        lines = (folder() / NAME).read_text().split()
    except OSError:
        return set()
    return {found for line in lines if (found := _id(line))}


def _id(line):
    try:
        return UUID(line)
    except ValueError:
        return None
