"""A page as it is kept: packed once for each way of packing, with its headers, ready to be sent without a thought."""

import gzip
import re
import time
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import brotli
from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified

BROTLI_QUALITY, GZIP_LEVEL = 5, 6
# Made anew for every answer, or said by how it is packed.
OWN_HEADERS = {"cache-control", "cache-status", "content-encoding", "content-length", "etag", "vary"}
VARY = "Accept-Encoding, Cookie"
# What a view may say its answer depends on: what is in the key, or does not matter once there is a language.
KNOWN_VARY = {"accept-encoding", "accept-language", "cookie"}
NOT_FOR_ALL = re.compile(r"\b(?:private|no-store|no-cache)\b")
ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')
CODING = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([\d.]+))?\s*\Z")
LONGEST_ACCEPT = 200


@dataclass(frozen=True)
class KeptPage:
    """One page under one version of the content; ``until``: in seconds since 1970."""

    version: str
    until: float
    headers: tuple[tuple[str, str], ...]
    tag: str
    packed: dict[str, bytes]

    def holds(self, version, now):
        return self.version == version and now < self.until

    def response(self, request, how="hit"):
        """The answer: as the reader's browser takes it, or that it has not changed."""
        coding = best_coding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        tag = f'"{self.tag}-{coding}"' if coding else f'"{self.tag}"'
        if _has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), tag):
            return self._with_headers(HttpResponseNotModified(), tag, how)
        body = self.packed[coding] if coding else gzip.decompress(self.packed["gzip"])
        response = HttpResponse(b"" if request.method == "HEAD" else body)
        if coding:
            response.headers["Content-Encoding"] = coding
        response.headers["Content-Length"] = str(len(body))
        return self._with_headers(response, tag, how)

    def _with_headers(self, response, tag, how):
        headers = response.headers
        for name, value in self.headers:
            headers[name] = value
        if response.status_code == 304:
            del headers["Content-Type"]
        headers["ETag"], headers["Vary"] = tag, VARY
        left = max(0, int(self.until - time.time()))
        headers["Cache-Control"] = cache_control(left)
        headers["Cache-Status"] = f"pages; {how}; ttl={left}"
        return response


def cache_control(left):
    """Browsers ask each time, and mostly learn that nothing changed; shared caches may keep it for a while.

    Never for longer than it is true (``left``, in seconds).
    """
    shared = min(left, settings.PAGE_CACHE_SHARED_SECONDS)
    return f"public, max-age=0, s-maxage={shared}, must-revalidate"


def page_of(response, version, until):
    """``response`` as it is kept."""
    content = response.content
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in OWN_HEADERS)
    packed = {
        "br": brotli.compress(content, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
        "gzip": gzip.compress(content, compresslevel=GZIP_LEVEL, mtime=0),
    }
    return KeptPage(version, until, headers, sha256(content).hexdigest()[:32], packed)


def is_for_all(response):
    """Whether everybody who asks the same may be given it."""
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {""}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and not NOT_FOR_ALL.search(response.get("Cache-Control", "").lower())
        and vary <= KNOWN_VARY
    )


def _has_it(header, tag):
    """RFC 9110 §13.1.2: weak comparison, because a proxy that packs answers makes strong tags weak."""
    return bool(header) and (header.strip() == "*" or tag in ENTITY_TAG.findall(header))


@lru_cache(256)
def _best_coding(header):
    wanted = {}
    for part in header.lower().split(","):
        if found := CODING.match(part):
            wanted[found[1]] = _weight(found[2])
    everything = wanted.get("*", 0)
    br, gz = wanted.get("br", everything), wanted.get("gzip", everything)
    if max(br, gz) < wanted.get("identity", 0):
        return ""
    if br and br >= gz:
        return "br"
    return "gzip" if gz else ""


def best_coding(header):
    """``br`` or ``gzip`` as an Accept-Encoding header asks for it, ``""`` for neither (RFC 9110 §12.5.3)."""
    return _best_coding(header) if 0 < len(header) <= LONGEST_ACCEPT else ""


def _weight(text):
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
