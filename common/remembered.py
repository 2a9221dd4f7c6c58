"""What many pages need and few changes touch, remembered by the process: the menu, what is restricted, the settings.

It holds under one version of the content (common.page_cache), which every write that shows ends, and until the minute
is over, because terms and notices end by themselves. Only while a page is read: who writes is shown what is written,
and what is not committed yet is remembered by nobody. Where ``PAGE_CACHE`` is off nothing is remembered.
"""

import time
from functools import wraps

from asgiref.local import Local
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import connection

from common.page_cache.versions import version

SAFE = {"GET", "HEAD"}
MINUTE = 60
# Beyond that somebody is making up addresses: all is forgotten.
MOST = 2000

_reading = Local()
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


def recall():
    """What is remembered for this request; None where nothing may be."""
    if not getattr(_reading, "safe", False) or _is_uncommitted():
        return None
    if (memory := getattr(_reading, "memory", None)) is None:
        memory = _reading.memory = _under(f"{version().read()} {time.time() // MINUTE}")
    return memory


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
    _reading.safe = settings.PAGE_CACHE and (environ or {}).get("REQUEST_METHOD") in SAFE
    _reading.memory = None


def _end(**kwargs):
    _reading.safe, _reading.memory = False, None


request_started.connect(_begin)
request_finished.connect(_end)
