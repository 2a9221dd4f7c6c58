"""A file that somebody sends with a report, made safe to keep and to open (docs/features/conduct-attachments.md)."""

import fcntl
import json
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from .refusals import Note, Refusal, RefusedError

# Its own limit is of processor time; this is how long we look at the clock for it.
SECONDS = 30
# So many are opened at once on this machine; how long one waits for its turn.
AT_ONCE = 2
PATIENCE = 10
NEUTRAL_NAME = re.compile(r"file-[0-9]{1,3}")


@dataclass(frozen=True)
class Cleaned:
    """What is kept of a file. ``note`` says in plain words what may still be told by it, or was left out."""

    name: str
    type: str
    data: bytes
    note: str


def clean(name, data):
    """Make ``data`` safe, by what it is and not by what it is called.

    ``name`` is what it shall be called, "file-3"; any other name is not kept. Raises ``RefusedError``, whose
    ``reason`` is for whoever sent it; nothing else that a file can hold makes it raise anything.
    """
    if not data:
        raise RefusedError(Refusal.EMPTY)
    if len(data) > settings.CONDUCT_FILE_BYTES:
        raise RefusedError(Refusal.TOO_LARGE)
    with _place():
        head, content = _opened(data)
    if "refused" in head:
        raise RefusedError(Refusal(head["refused"]))
    stem = name if NEUTRAL_NAME.fullmatch(name) else "file"
    return Cleaned(f"{stem}.{head['ending']}", head["type"], content, Note.words_of(head["note"]))


def _opened(data):
    """What the worker makes of a file. Of one that it dies of, nothing is known but that."""
    command = [sys.executable, "-B", "-E", "-s", "-m", "conduct.attachments.worker", str(settings.CONDUCT_FILE_BYTES)]
    try:
        done = subprocess.run(  # noqa: S603 - our own worker; the file goes in by a pipe
            command,
            input=data,
            stdout=subprocess.PIPE,
            # What a decoder says of a file may quote it.
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            # None of our keys is in there.
            env={"LANG": "C.UTF-8"},
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return {"refused": Refusal.TOO_MUCH_WORK}, b""
    head, _newline, content = done.stdout.partition(b"\n")
    return json.loads(head), content


@contextmanager
def _place():
    """One of the few places on this machine, by locks on files: the system frees that of a process that died."""
    folder = settings.CONDUCT_LOCKS
    folder.mkdir(parents=True, exist_ok=True)
    give_up = time.monotonic() + PATIENCE
    while True:
        for number in range(AT_ONCE):
            with open(folder / f"attachment-{number}", "wb") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield
                return
        if time.monotonic() > give_up:
            raise RefusedError(Refusal.BUSY)
        time.sleep(0.05)
