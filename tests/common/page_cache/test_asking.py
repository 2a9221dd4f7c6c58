"""What of a request chooses the page, and what of it, however it is forged, changes nothing for anybody else."""

import pytest
from django.core.cache import caches
from django.test import Client, RequestFactory

from common.page_cache.asked import LONGEST_QUERY, asked
from common.page_cache.rules import Rule
from tests import builders
from tests.common.page_cache.conftest import HOST, may_be_kept, was_kept

READS = Rule(reads=("kind", "page"), words=("q",))


def question(address, **headers):
    return asked(RequestFactory(headers=HOST | headers).get(address))


def key(address, rule=READS, **headers):
    found = question(address, **headers)
    return found.key(found.query(rule))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/", "/a/?utm_source=mail&fbclid=1"),
        ("/a/?kind=x&page=2", "/a/?page=2&kind=x"),
        ("/a/?tz=Asia/Calcutta", "/a/?tz=Asia/Kolkata"),
        ("/a/", "/a/?tz=Nowhere/At_All"),
    ],
)
def test_addresses_that_ask_for_the_same_find_the_same_page(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/a/", "/b/"),
        ("/a/", "/fr/a/"),
        ("/a/", "/a/?kind=x"),
        ("/a/?kind=x", "/a/?kind=y"),
        ("/a/?kind=x&kind=y", "/a/?kind=y&kind=x"),
        # A zone that an address names stands in the links of its page too.
        ("/a/", "/a/?tz=Asia/Kolkata"),
    ],
)
def test_addresses_that_ask_for_something_else_do_not(one, other):
    assert key(one) != key(other)


def test_the_zone_of_a_cookie_counts_by_its_name_of_today_and_rubbish_as_none():
    plain = key("/a/")
    assert key("/a/", cookie="timezone=Asia/Calcutta") == key("/a/", cookie="timezone=Asia/Kolkata") != plain
    for rubbish in ("none", "", "Mars/Base", "x" * 2000, "<script>", "../../etc/passwd", "Europe/Berlin%0d%0aX: y"):
        assert key("/a/", cookie=f"timezone={rubbish}") == plain


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/a/?kind=some-slug", True),
        ("/a/?kind=", True),
        ("/a/?page=12", True),
        ("/a/?kind=" + "x" * 60, True),
        ("/a/?kind=" + "x" * 61, False),
        ("/a/?kind=two words", False),
        ("/a/?kind=%C3%A9", False),
        ("/a/?q=words", False),
        ("/a/?q=", True),
        ("/a/?q=%20", True),
        ("/a/?" + "&".join(["kind=x"] * 8), True),
        ("/a/?" + "&".join(["kind=x"] * 9), False),
    ],
)
def test_an_address_has_a_page_kept_for_it_only_if_it_is_short_and_plain(address, kept):
    assert (question(address).query(READS) is not None) == kept


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"host": "localhost.evil.example"}, "another host"),
        ({"host": "LOCALHOST"}, "not as the site writes it"),
        ({"host": "localhost:80"}, "not as the site writes it"),
        ({"host": "127.0.0.1"}, "allowed, and not the site's name"),
        ({"authorization": "Bearer x"}, "somebody in particular"),
        ({"content-type": "text/html; charset=utf-7"}, "other bytes"),
        ({"cookie": "timezone=\x01"}, "a sign that nobody types"),
        ({"cookie": 'timezone="\\001"'}, "the same, written otherwise"),
    ],
)
def test_what_the_rest_of_the_site_may_refuse_is_left_to_it(headers, why):
    assert question("/a/", **headers) is None, why


@pytest.mark.parametrize("address", ["/a/?x=%01", "/a/?%01=x", "/a/?x=" + "y" * LONGEST_QUERY])
def test_so_is_an_address_with_signs_nobody_types_or_without_end(address):
    assert question(address) is None


@pytest.mark.parametrize("path", ["admin", "account", "conduct", "documents", "search", "static"])
@pytest.mark.parametrize("language", ["", "fr/", "pt-br/"])
def test_nothing_is_looked_for_below_what_is_personal(path, language):
    assert question(f"/{language}{path}/") is None
    assert question(f"/{language}{path}-of-ours/") is not None


FORGED = [
    {"x-forwarded-host": "evil.example"},
    {"x-forwarded-port": "666"},
    {"x-forwarded-proto": "gopher"},
    {"forwarded": "host=evil.example;proto=https"},
    {"x-original-url": "/admin/"},
    {"x-rewrite-url": "/admin/"},
    {"x-http-method-override": "POST"},
    {"x-forwarded-prefix": "/evil"},
    {"accept-language": "ar,fr;q=0.1"},
    {"accept-encoding": "evil, br;q=zero, *;q=1"},
    {"referer": "https://evil.example/"},
    {"user-agent": "<script>"},
    {"cookie": "timezone=<script>; theme=evil"},
    {"range": "bytes=0-1"},
    {"if-modified-since": "Sun, 22 Nov 2026 00:00:00 GMT"},
    {"if-none-match": '"evil"'},
    {"x-requested-with": "XMLHttpRequest"},
    {"accept": "application/evil"},
]


@pytest.mark.django_db
class TestPoisoning:
    @pytest.fixture(autouse=True)
    def _home(self):
        builders.home()

    @pytest.mark.parametrize("headers", FORGED, ids=lambda headers: next(iter(headers)))
    def test_the_page_that_a_forged_request_leaves_is_the_plain_one(self, visitor, headers):
        plain = visitor.get("/").content
        caches["pages"].clear()
        left = visitor.get("/", headers=headers)
        if left.get("Content-Encoding") is None:
            assert left.content == plain
        after = visitor.get("/")
        assert after.content == plain
        assert b"evil" not in after.content
        assert "evil" not in str(after.headers)

    def test_what_an_address_carries_besides_is_in_nobodys_page(self, visitor):
        visitor.get("/?utm_source=evil&tz=evil&next=//evil.example")
        page = visitor.get("/")
        assert was_kept(page)
        assert b"evil" not in page.content

    def test_not_even_in_the_page_of_whoever_carried_it(self, visitor):
        assert visitor.get("/?utm_source=evil").content == visitor.get("/").content

    def test_by_another_name_that_is_allowed_the_page_is_made_anew(self, settings):
        settings.ALLOWED_HOSTS = ["localhost", "other.example"]
        for _ in range(2):
            assert not may_be_kept(Client(headers={"host": "other.example"}).get("/"))

    def test_a_host_that_is_not_allowed_is_refused_although_the_page_is_kept(self, visitor):
        visitor.get("/")
        assert Client(headers={"host": "evil.example"}).get("/").status_code == 400

    def test_over_http_a_site_of_https_is_redirected_although_the_page_is_kept(self, settings):
        settings.SITE_URL, settings.SECURE_SSL_REDIRECT = "https://localhost", True
        visitor = Client(headers=HOST)
        visitor.get("/", secure=True)
        assert was_kept(visitor.get("/", secure=True))
        assert visitor.get("/").status_code == 301

    def test_addresses_that_nobody_made_leave_nothing(self, visitor):
        visitor.get("/")
        before = len(caches["pages"]._cache)
        for number in range(20):
            visitor.get(f"/?utm_source={number}")
            visitor.get(f"/nowhere-{number}/")
        assert len(caches["pages"]._cache) == before

    def test_two_languages_and_two_zones_are_four_pages(self, visitor):
        builders.branch()
        seen = set()
        for cookie in ("timezone=Asia/Tokyo", "timezone=Europe/Berlin"):
            for path in ("/branches/find/", "/fr/branches/find/"):
                seen.add(visitor.get(path, headers={"cookie": cookie})["ETag"])
        assert len(seen) == 4
