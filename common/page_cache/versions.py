"""The version of the content: a page that was made under another one is not shown.

It is a file that grows by one byte with each change: every process of the machine sees that for the price of a
``stat``, and two who write at once both count. Where machines share a cache, the version stands there, and the file
tells the processes of this machine when to ask for it.
"""

import logging
import os
import time
import uuid
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

SHARED = "shared_pages"
VERSION = "version"
# For so long, in seconds, a process believes what it knows of other machines.
BELIEVED = 1

logger = logging.getLogger(__name__)


class OfMachine:
    """Of a site on one machine."""

    def __init__(self, path):
        self.path = Path(path)

    def read(self):
        try:
            found = os.stat(self.path)
        except FileNotFoundError:
            found = self._begin()
        return f"{found.st_ino}.{found.st_size}.{found.st_mtime_ns}"

    def _begin(self):
        """Of several who miss it at once, one makes it: it is no change to the others."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), self.path.open("xb"):
            pass
        return os.stat(self.path)

    def change(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            file.write(b".")


class OfMachines:
    """Of a site whose processes share a cache: what this machine changes is seen at once, others' in a second.

    ``""`` while the cache does not answer: who does not know what changed shows no page that was made before. Should
    the cache lose it, a new one is made.
    """

    def __init__(self, path):
        self.machine = OfMachine(path)
        self._known = None, 0, ""

    def read(self):
        state, now = self.machine.read(), time.monotonic()
        before, asked_at, version = self._known
        if state != before or now - asked_at >= BELIEVED:
            version = self._ask()
            self._known = state, now, version
        return version

    def change(self):
        try:
            caches[SHARED].set(VERSION, uuid.uuid4().hex, timeout=None)
        finally:
            self.machine.change()

    @staticmethod
    def _ask():
        try:
            return caches[SHARED].get_or_set(VERSION, lambda: uuid.uuid4().hex, timeout=None)
        except Exception as error:  # whatever a driver raises
            logger.warning("The version of the pages cannot be asked for: %s", type(error).__name__)
            return ""


def version():
    """Where this site's version stands; the same object for all of a process, which remembers for all."""
    return _version(OfMachines if SHARED in settings.CACHES else OfMachine, settings.PAGE_CACHE_VERSION_FILE)


@cache
def _version(kind, path):
    return kind(path)


def drop():
    """From now on no page is shown that was made before, by whatever process."""
    version().change()
