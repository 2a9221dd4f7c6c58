"""What of a request decides which page is shown: its path, what it asks there, and the reader's zone.

Nothing else does. Who comes by another name of the site, with a session, or with anything that the rest of the
site would refuse, is none of the cache's business: the request goes on as if there were none.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict

from common import zones
from common.middleware import CONTROL_CHARACTERS
from common.reader import COOKIE, PARAMETER

SAFE = {"GET", "HEAD"}
# The session, and what was said to somebody without one.
PERSONAL = {settings.SESSION_COOKIE_NAME, "messages"}
# runserver says so of requests without a body.
NO_BODY = {"", "text/plain"}
LONGEST_QUERY = 400
# What an address may ask: so many things, each a slug, a code or a number.
MOST = 8
VALUE = re.compile(r"[\w.,-]{0,60}\Z", re.ASCII)
NEVER = re.compile(settings.PAGE_CACHE_NEVER)


@dataclass(frozen=True)
class Asked:
    """A request that may be answered with a page that is kept. ``pairs`` are its query but for the zone, sorted."""

    path: str
    pairs: tuple[tuple[str, str], ...]
    # Named in the address, and then in its links too.
    tz: str
    # From the address or the cookie, under its name of today; "" for none.
    zone: str
    # Whether the answer can be for others: with a token of its own a form may hold it.
    for_all: bool

    def query(self, rule):
        """What is asked as far as ``rule`` knows of it, in one order; None where it asks for what is not kept."""
        known = [pair for pair in self.pairs if pair[0] in rule.reads]
        spoken = any(name in rule.words and value.strip() for name, value in self.pairs)
        if spoken or len(known) > MOST or not all(VALUE.match(value) for _name, value in known):
            return None
        return urlencode([*known, (PARAMETER, self.tz)] if self.tz else known)

    def key(self, query):
        """Where the page is kept; of fixed length whatever is asked."""
        return _digest(settings.SITE_URL, self.path, query, self.zone)

    @property
    def rule_key(self):
        """Where it is kept what of an address this path reads."""
        return _digest(settings.SITE_URL, self.path)

    @property
    def whole(self):
        """The query as it came, for as long as nobody knows what of it is read."""
        return urlencode([*self.pairs, (PARAMETER, self.tz)])

    def leave_only(self, rule, request):
        """Take from ``request`` what the page does not read, so that no answer can show it; whether to keep it."""
        query = self.query(rule)
        if query is None:
            return False
        request.META["QUERY_STRING"] = query
        request.GET = QueryDict(query)
        if self.for_all:
            # Packed once, when it is kept, not by whoever packs answers that are not.
            request.META.pop("HTTP_ACCEPT_ENCODING", None)
        return self.for_all


def asked(request):
    """What ``request`` asks for; None where that is nothing a kept page could answer."""
    meta = request.META
    if request.method not in SAFE or NEVER.match(request.path_info) or not _is_at_home(request, meta):
        return None
    if meta.get("CONTENT_TYPE", "") not in NO_BODY or "HTTP_AUTHORIZATION" in meta:
        return None
    raw = meta.get("HTTP_COOKIE", "")
    cookies = request.COOKIES if raw else {}
    if raw and (not PERSONAL.isdisjoint(cookies) or "\\" in raw or CONTROL_CHARACTERS.search(raw)):
        return None
    pairs, tz = (), ""
    if raw := meta.get("QUERY_STRING", ""):
        if len(raw) > LONGEST_QUERY:
            return None
        pairs = tuple(sorted(_pairs(request.GET), key=_name))
        if any(map(CONTROL_CHARACTERS.search, (text for pair in pairs for text in pair))):
            return None
        tz = zones.canonical(request.GET.get(PARAMETER, ""))
        pairs = tuple(pair for pair in pairs if pair[0] != PARAMETER)
    zone = tz or zones.canonical(cookies.get(COOKIE, ""))
    return Asked(request.path_info, pairs, tz, zone, settings.CSRF_COOKIE_NAME not in cookies)


def _is_at_home(request, meta):
    """Whether it came by the one name the site has. By another, even an allowed one, pages are made anew.

    Previews are requests that the admin makes up.
    """
    here = f"{request.scheme}://{meta.get('HTTP_HOST', '')}"
    return here == settings.SITE_URL and request.path == request.path_info and not hasattr(request, "is_dummy")


def _pairs(query):
    return ((name, value) for name, values in query.lists() for value in values)


def _name(pair):
    return pair[0]


def _digest(*parts):
    return blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
