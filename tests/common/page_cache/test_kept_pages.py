"""What is kept and for whom, what is never kept, and that a kept page is the page."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from common.models import BasePage
from conduct.models.pages import ConductPage
from tests import addresses, builders, cast
from tests.common.page_cache.conftest import HOST, may_be_kept, was_kept
from tests.conftest import DEMO_DAY

# Made anew for every answer: a form with a token, a text somebody typed, what only members read, what nobody keeps.
NEVER = {
    "conduct": lambda address: "/conduct/" in address,
    "search": lambda address: address.startswith("/search/"),
    "time zone": lambda address: address.startswith("/timezone/"),
    "forms": lambda address: address.endswith(("/contact/", "/newsletter/subscribe/")) or "/contact" in address,
    "words": lambda address: "?q=" in address,
    "plans": lambda address: addresses.PLAN in address,
    "gallery and missing": lambda address: address in (addresses.GALLERY, addresses.MISSING),
}
# Of ``kinds_of_address``: asked twice, so that the second answer is the kept one.
KEPT_AT_LEAST, NOT_KEPT_AT_LEAST = 40, 12


def is_never_kept(address):
    return any(of_sort(address) for of_sort in NEVER.values())


@pytest.fixture(autouse=True)
def still():
    """Nothing runs out while a test looks."""
    with time_machine.travel(DEMO_DAY, tick=False):
        yield


def test_each_kind_of_page_is_kept_or_never_kept_and_a_kept_one_asks_the_database_nothing(demo_site):
    kept, made = [], []
    for name, address in addresses.kinds_of_address().items():
        visitor = Client(headers=HOST)
        first = visitor.get(address)
        with CaptureQueriesContext(connection) as queries:
            second = visitor.get(address)
        if is_never_kept(address):
            assert not may_be_kept(second), name
            made.append(name)
        elif second.status_code == 200:
            assert was_kept(second), name
            assert len(queries) == 0, name
            assert second.content == first.content, name
            kept.append(name)
    assert len(kept) >= KEPT_AT_LEAST
    assert len(made) >= NOT_KEPT_AT_LEAST


def test_a_kept_page_says_what_it_said_when_it_was_made(demo_site, visitor):
    for address in ("/", "/fr/", "/branches/", "/events/"):
        first, second = visitor.get(address), visitor.get(address)
        assert was_kept(second)
        assert {**first.headers, "Cache-Status": ""} == {**second.headers, "Cache-Status": ""}
        for header in ("Content-Security-Policy", "Permissions-Policy", "X-Frame-Options", "Referrer-Policy"):
            assert second[header]
        assert "Set-Cookie" not in second


def test_it_is_the_page_that_is_made_without_the_cache(demo_site, visitor, settings):
    for address in ("/", "/branches/?status=active", "/events/?page=2", "/newsletter/", "/branches/vacancies/"):
        visitor.get(address)
        settings.PAGE_CACHE = False
        plain = Client(headers=HOST).get(address)
        settings.PAGE_CACHE = True
        kept = visitor.get(address)
        assert was_kept(kept)
        assert kept.content == plain.content, address


def test_every_conduct_page_and_every_plan_says_that_it_is_not_kept():
    types = {model for model in _page_types() if model.page_cache_rule is None}
    assert {model for model in _page_types() if issubclass(model, ConductPage)} <= types
    assert {model.__name__ for model in types if not issubclass(model, ConductPage)} == {"PlanPage"}
    assert len(types) >= 5


def _page_types():
    from wagtail.models import get_page_models

    return [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.mark.django_db
class TestForWhom:
    @pytest.fixture(autouse=True)
    def _home(self):
        builders.home()

    def test_who_is_signed_in_is_not_given_a_kept_page_and_leaves_none(self, visitor):
        visitor.get("/")
        one = Client(headers=HOST)
        one.force_login(cast.admin())
        assert not may_be_kept(one.get("/"))
        assert was_kept(visitor.get("/"))

    @pytest.mark.parametrize("cookie", ["sessionid=made-up", "messages=made-up"])
    def test_a_cookie_that_may_be_about_somebody_passes_the_cache(self, visitor, cookie):
        visitor.get("/")
        assert not may_be_kept(visitor.get("/", headers={"cookie": cookie}))

    def test_who_has_the_token_of_a_form_reads_kept_pages_and_leaves_none(self, visitor):
        token = {"cookie": "csrftoken=" + "a" * 32}
        assert not may_be_kept(visitor.get("/", headers=token))
        visitor.get("/")
        assert was_kept(visitor.get("/", headers=token))

    def test_a_page_for_members_is_not_kept(self, visitor):
        page = builders.standard_page(title="Minutes")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        for _ in range(2):
            answer = visitor.get(page.url)
            assert answer.status_code == 302
            assert not may_be_kept(answer)

    @pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
    def test_only_reading_is_answered(self, visitor, method):
        visitor.get("/")
        assert not may_be_kept(getattr(visitor, method)("/"))

    def test_a_head_request_has_the_headers_of_the_page_and_no_body(self, visitor):
        page = visitor.get("/")
        head = visitor.head("/")
        assert was_kept(head)
        assert head.content == b""
        assert (head["Content-Length"], head["ETag"]) == (str(len(page.content)), page["ETag"])

    def test_a_head_request_leaves_no_page(self, visitor):
        assert visitor.head("/").status_code == 200
        assert not was_kept(visitor.get("/"))

    def test_what_is_no_page_is_not_kept(self, visitor):
        for address, status in (("/nowhere/", 404), ("/timezone/?q=%00", 400)):
            for _ in range(2):
                answer = visitor.get(address)
                assert answer.status_code == status
                assert not may_be_kept(answer)

    def test_a_preview_is_neither_kept_nor_a_kept_page(self, visitor):
        page = builders.standard_page(title="As published")
        visitor.get(page.url)
        page.title = "As drafted"
        preview = page.make_preview_request(original_request=visitor.get(page.url).wsgi_request)
        assert "As drafted" in preview.content.decode()
        assert "As published" in visitor.get(page.url).content.decode()

    def test_a_site_without_the_cache_has_none(self, settings):
        settings.PAGE_CACHE = False
        visitor = Client(headers=HOST)
        visitor.get("/")
        assert not may_be_kept(visitor.get("/"))
