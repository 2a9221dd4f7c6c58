"""How a kept page is sent: packed as the browser takes it, or not at all where the browser has it."""

import gzip
from types import SimpleNamespace

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse

from common.page_cache.pages import best_coding, cache_control, is_for_all, page_of

TEXT = "<p>Straße</p>".encode() * 50
UNPACK = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}


def page(until=4_000_000_000):
    return page_of(HttpResponse(TEXT, headers={"X-Frame-Options": "DENY"}), "1", until)


def asked_by(method="GET", **meta):
    return SimpleNamespace(method=method, META={f"HTTP_{name.upper()}": value for name, value in meta.items()})


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", ""),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("GZIP", "gzip"),
        ("*", "br"),
        ("*;q=0", ""),
        ("br;q=0, *", "gzip"),
        ("identity", ""),
        ("identity;q=1, br;q=0.1", ""),
        ("deflate, zstd", ""),
        ("br;q=much", ""),
        (";;;,,,=", ""),
        ("br" + " " * 500, ""),
    ],
)
def test_the_packing_is_one_that_the_browser_takes(header, coding):
    assert best_coding(header) == coding


@pytest.mark.parametrize("coding", ["", "gzip", "br"])
def test_each_packing_is_the_page_with_a_strong_tag_of_its_own(coding):
    response = page().response(asked_by(accept_encoding=coding))
    assert UNPACK[coding](response.content) == TEXT
    assert response.get("Content-Encoding", "") == coding
    assert int(response["Content-Length"]) == len(response.content)
    assert response["ETag"].startswith('"')
    assert response["Vary"] == "Accept-Encoding, Cookie"
    tags = {page().response(asked_by(accept_encoding=other))["ETag"] for other in UNPACK}
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("{tag}", 304),
        ("W/{tag}", 304),
        ('"other", {tag}', 304),
        ('"other",W/{tag} , "third"', 304),
        ("*", 304),
        (" * ", 304),
        ('"other"', 200),
        ("", 200),
        ("{bare}", 200),
        ('"x{bare}"', 200),
        ('"*"', 200),
    ],
)
def test_who_has_the_page_is_told_so(header, status):
    tag = page().response(asked_by())["ETag"]
    sent = header.format(tag=tag, bare=tag.strip('"'))
    assert page().response(asked_by(if_none_match=sent)).status_code == status


def test_who_has_it_packed_otherwise_is_sent_it_anew():
    packed = page().response(asked_by(accept_encoding="br"))["ETag"]
    assert page().response(asked_by(if_none_match=packed)).status_code == 200


def test_unchanged_has_the_headers_of_the_page_and_nothing_of_its_body():
    whole = page().response(asked_by())
    tag = whole["ETag"]
    unchanged = page().response(asked_by(if_none_match=tag))
    assert unchanged.content == b""
    assert not unchanged.has_header("Content-Type")
    assert not unchanged.has_header("Content-Encoding")
    assert not unchanged.has_header("Content-Length")
    for name in ("ETag", "Vary", "Cache-Control", "X-Frame-Options"):
        assert unchanged[name] == whole[name]


def test_the_tag_is_of_the_text_alone():
    assert page().tag == page_of(HttpResponse(TEXT, headers={"X-Other": "1"}), "2", 5).tag
    assert page().tag != page_of(HttpResponse(TEXT + b" "), "1", 5).tag


@pytest.mark.parametrize(("left", "shared"), [(0, 0), (1, 1), (59, 59), (60, 60), (61, 60), (3600, 60)])
def test_shared_caches_keep_it_no_longer_than_it_is_true_and_a_minute_at_most(left, shared):
    assert cache_control(left) == f"public, max-age=0, s-maxage={shared}, must-revalidate"


def test_a_site_can_forbid_shared_caches_to_keep_it(settings):
    settings.PAGE_CACHE_SHARED_SECONDS = 0
    assert "s-maxage=0" in cache_control(3600)


def _with_cookie():
    response = HttpResponse()
    response.set_cookie("a", "b")
    return response


@pytest.mark.parametrize(
    ("response", "answer"),
    [
        (HttpResponse(), True),
        (HttpResponse(headers={"Cache-Control": "public, max-age=60"}), True),
        (HttpResponse(headers={"Vary": "Cookie, Accept-Language"}), True),
        (HttpResponse(headers={"Vary": "Origin"}), False),
        (HttpResponse(headers={"Vary": "*"}), False),
        (HttpResponse(headers={"Cache-Control": "private"}), False),
        (HttpResponse(headers={"Cache-Control": "No-Store"}), False),
        (HttpResponse(headers={"Cache-Control": "no-cache"}), False),
        (HttpResponse(headers={"Content-Encoding": "gzip"}), False),
        (HttpResponse(status=203), False),
        (HttpResponse(status=404), False),
        (HttpResponse(status=500), False),
        (StreamingHttpResponse([]), False),
        (_with_cookie(), False),
    ],
)
def test_only_what_all_may_have_is_kept(response, answer):
    assert is_for_all(response) is answer
