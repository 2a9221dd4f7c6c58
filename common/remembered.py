"""What many pages need and few changes touch, remembered by the process: the menu, what is restricted, the settings.

It holds under one version of the content (common.page_cache), which every write that shows ends, and until the minute
is over, because terms and notices end by themselves. Only while a page is read: who writes is shown what is written,
and what is not committed yet is remembered by nobody. Where ``PAGE_CACHE`` is off nothing is remembered.
"""

import time
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import connection

from common.page_cache.versions import version

SAFE = {"GET", "HEAD"}
MINUTE = 60
# Beyond that somebody is making up addresses: all is forgotten. A kilobyte each, more or less; pages have more.
MOST = 10_000

# Of the request that is answered: whether it may be told what is remembered, and what that is once it has asked.
_is_reading = ContextVar("is_reading", default=False)
_told = ContextVar("told", default=None)
_memory = ("", {})


def remembered(find):
    """Of a function of hashable values: its answers are shared by all readers, so nobody may change one."""

    @wraps(find)
    def known(*args):
        return once((find, *args), lambda: find(*args))

    return known


def once(key, make):
    """What ``make()`` answers, asked once for all who name the same key: all that it depends on stands in there."""
    memory = recall()
    if memory is None:
        return make()
    if key not in memory:
        memory[key] = make()
    return memory[key]


@contextmanager
def nothing():
    """Neither told nor kept: what is made inside is one person's, such as a draft that they look at."""
    is_reading, told = _is_reading.get(), _told.get()
    _end()
    try:
        yield
    finally:
        _is_reading.set(is_reading)
        _told.set(told)


def recall():
    """What is remembered for this request; None where nothing may be."""
    if not _is_reading.get() or _is_uncommitted():
        return None
    if (told := _told.get()) is None:
        # Where nobody knows what changed, nothing is told that was made before.
        if not (state := version().read()):
            return None
        told = _under(f"{state} {time.time() // MINUTE}")
        _told.set(told)
    return told


def _is_uncommitted():
    """Whether what is read now may be taken back."""
    return connection.in_atomic_block


def _under(state):
    global _memory
    known, memory = _memory
    if known != state or len(memory) > MOST:
        memory = {}
        _memory = (state, memory)
    return memory


def _begin(environ=None, **kwargs):
    _is_reading.set(settings.PAGE_CACHE and (environ or {}).get("REQUEST_METHOD") in SAFE)
    _told.set(None)


def _end(**kwargs):
    _is_reading.set(False)
    _told.set(None)


request_started.connect(_begin)
request_finished.connect(_end)
