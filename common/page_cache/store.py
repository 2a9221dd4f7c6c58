"""Where pages are kept, and whose turn it is to make one that is not.

Each process has the pages that it showed in its memory; where a cache is shared, a page that one process made is
there for all. A cache that fails is no reason to show no pages: they are made anew, and that it failed is logged.
"""

import logging
import os
import time
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from math import ceil

from django.conf import settings
from django.core.cache import caches

from .versions import SHARED, version

logger = logging.getLogger(__name__)

# What of its address a path reads stays the same until another release.
A_DAY = 60 * 60 * 24
# One makes a page, others wait for it so long (in seconds). Who died over it holds up nobody for longer.
TURN, PATIENCE, GLANCE = 10, 3, 0.01
SOURCES = (".html", ".json", ".mo", ".py", ".svg", ".txt")


class Store:
    """What one release of the site keeps: another one's pages have other templates, and names of static files."""

    def __init__(self):
        self.version = version()
        self.places = ["pages", SHARED] if SHARED in settings.CACHES else ["pages"]

    def find(self, asked):
        """``(key, version, page)`` for what is asked; no page where none is kept that holds.

        No key, nor version, where no page can be kept for it.
        """
        query = "" if not asked.pairs and not asked.tz else self._query(asked)
        state = _or("", self.version.read)
        if query is None or not state:
            return None, "", None
        key = f"{release()}.{asked.key(query)}"
        return key, state, self._get(key, lambda page: page.holds(state, time.time()), _left)

    def _query(self, asked):
        rule = self._get(f"{release()}.{asked.rule_key}", lambda rule: True, lambda rule: A_DAY)
        return asked.query(rule) if rule else asked.whole

    def put(self, answer, page):
        """Keep ``page``, and what of an address its path reads."""
        asked = answer.asked
        if _left(page) > 0:
            for place in reversed(self.places):
                _or(None, caches[place].set, f"{release()}.{asked.rule_key}", answer.rule, A_DAY)
                _or(None, caches[place].set, f"{release()}.{asked.key(asked.query(answer.rule))}", page, _left(page))

    def _get(self, key, holds, seconds):
        """What is kept under ``key`` and still ``holds``; from the shared cache it is taken into memory."""
        for place in self.places:
            found = _or(None, caches[place].get, key)
            if found and holds(found):
                if place != "pages":
                    _or(None, caches["pages"].set, key, found, seconds(found))
                return found
        return None

    @contextmanager
    def turn(self, key):
        """Whether it is ours to make the page; else somebody was at it just now."""
        turns = caches[self.places[-1]]
        mine = key is None or _or(True, turns.add, f"{key}.turn", 1, TURN)
        try:
            yield mine
        finally:
            if mine and key:
                _or(None, turns.delete, f"{key}.turn")

    def wait(self, asked, key):
        """The page somebody else is making, as soon as it is there; None where it comes to nothing, or too late."""
        late = time.monotonic() + PATIENCE
        while time.monotonic() < late:
            is_made = not _or(None, caches[self.places[-1]].get, f"{key}.turn")
            page = self.find(asked)[2]
            if page or is_made:
                return page
            time.sleep(GLANCE)
        return None


def _left(page):
    """How long ``page`` is true yet, in seconds."""
    return ceil(page.until - time.time())


def _or(otherwise, ask, *args):
    try:
        return ask(*args)
    except Exception as error:  # whatever a driver raises
        logger.warning("The page cache failed: %s", type(error).__name__)
        return otherwise


@cache
def release():
    """A name for the code, templates and static files that this process began with.

    ``""`` where pages are kept in the memory of the process only, which ends with it.
    """
    if SHARED not in settings.CACHES:
        return ""
    digest = blake2b(digest_size=8)
    for path in sorted(_sources()):
        found = os.stat(path)
        digest.update(f"{path}\n{found.st_size}\n{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources():
    root, apps = settings.BASE_DIR, (name for name in settings.INSTALLED_APPS if "." not in name)
    for folder in ("templates", "locale", "li_site", *apps):
        for place, _folders, names in os.walk(root / folder):
            yield from (os.path.join(place, name) for name in names if name.endswith(SOURCES))
    yield from map(str, settings.STATIC_ROOT.glob("staticfiles.json"))
