"""What every answer has in common: no cache, no referrer, no frame, no compression, one of few lengths, a way out."""

import re

import html5lib
import pytest
from django.test import Client

from common.staticfiles import bundle, minify
from conduct.models import Case, ReportFormPage
from conduct.reporting import state
from conduct.reporting.middleware import BLOCK
from tests.conduct import world
from tests.conduct.reporting.form import ACCOUNT, ADDRESS, EVIDENCE, KIND, TEXT, WHERE, WISH, Reporter

pytestmark = pytest.mark.django_db

MOST = 50 * 1024


def walk(reporter, officers):
    """Every screen there is, as ``(what, answer)``."""
    yield "start", reporter.get()
    yield "words", reporter.post("start")
    yield "check", reporter.post("words", do="next")
    yield "wrong words", reporter.post("check", words="one two")
    yield "people", reporter.post("check", words=reporter.words)
    yield "kind", reporter.name(officers[0])
    yield "nothing chosen", reporter.post(KIND, do="next")
    yield "account", reporter.post(KIND, kind="sexual_harassment", risk="yes", do="next")
    yield "where", reporter.post(ACCOUNT, account=TEXT, do="next")
    yield "evidence", reporter.post(WHERE, do="next")
    yield "wish", reporter.post(EVIDENCE, do="next")
    yield "review", reporter.post(WISH, do="next")
    yield "words again", Reporter().post("s1", kind="other")
    yield "not found", Reporter().post("return", words="able able able able able able")
    yield "thread", reporter.send()
    world.add(Case.objects.get(), "to_reporter", "Thank you.")
    yield "answered", reporter.post("thread", message="One more thing.", number="3", do="message")
    yield "read again", reporter.post("thread", do="read")
    yield "no such page", reporter.client.get(f"{ADDRESS}nothing/")
    yield "not allowed", reporter.client.put(ADDRESS)
    yield "not a form", reporter.client.post(ADDRESS, "{}", content_type="application/json")
    too_few = Reporter()
    too_few.start()
    yield "too few", too_few.name(*officers)


def stylesheet(settings):
    return minify(bundle("css/report.css", lambda name: (settings.BASE_DIR / "static" / name).read_text()))


def test_every_answer_is_kept_nowhere_and_looks_like_the_others(reporter, officers, settings):
    seen = []
    others = len(stylesheet(settings).encode()) + (settings.BASE_DIR / "static/img/icons.svg").stat().st_size
    for what, answer in walk(reporter, officers):
        seen.append(what)
        assert answer.headers["Cache-Control"] == "no-store", what
        assert answer.headers["Referrer-Policy"] == "no-referrer", what
        assert answer.headers["X-Frame-Options"] == "DENY", what
        assert answer.headers["X-Content-Type-Options"] == "nosniff", what
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, what
        assert "script-src" not in policy, what
        assert "frame-ancestors 'none'" in policy, what
        assert "Content-Encoding" not in answer.headers, what
        assert len(answer.content) % BLOCK == 0, what
        assert int(answer.headers["Content-Length"]) == len(answer.content), what
        assert len(answer.content) + others < MOST, what
        page = answer.content.decode()
        assert "<title>Form</title>" in page, what
        assert page.count("<h1>") == 1, what
        assert "<script" not in page, what
        assert re.findall(r'(?:\ssrc|<link[^>]+href|<use href)="(?!/static/|data:,)([^"]*)"', page) == [], what
        first = re.search(r"<(?:a|button|input|select|textarea)\b[^>]*>", page.partition("<body")[2])[0]
        assert f'href="{ADDRESS}leave/"' in first, what
        html5lib.HTMLParser(strict=True).parse(page)
    assert len(seen) == 21


def test_nothing_is_compressed_whatever_a_browser_accepts(officers):
    answer = Client(headers={"accept-encoding": "gzip, br"}).get(ADDRESS)
    assert "Content-Encoding" not in answer.headers
    assert Client(headers={"accept-encoding": "gzip, br"}).get("/conduct/").headers.get("Content-Encoding") == "gzip"


def test_the_cookie_is_as_long_whatever_it_holds_and_goes_with_the_browser(reporter):
    lengths = set()
    reporter.post("start")
    for screen, fields in (("words", {"do": "next"}), ("check", {"words": reporter.words}), ("people", {})):
        morsel = reporter.client.cookies[state.NAME]
        lengths.add(len(morsel.value))
        assert (morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, "Strict", ADDRESS)
        assert not morsel["max-age"]
        assert not morsel["expires"]
        assert reporter.words not in morsel.value
        reporter.post(screen, **fields)
    assert len(lengths) == 1


def test_the_cookies_are_for_https_where_the_site_is(reporter, settings):
    settings.SESSION_COOKIE_SECURE = True
    reporter.post("start", follow=False)
    assert reporter.client.cookies[state.NAME]["secure"]


def test_the_token_of_forms_goes_with_the_browser_too(officers):
    client = Client()
    client.get(ADDRESS)
    assert not client.cookies["csrftoken"]["max-age"]
    assert not client.cookies["csrftoken"]["expires"]


def test_leaving_forgets_the_cookie_and_leads_to_a_page_that_says_nothing(reporter):
    reporter.start()
    answer = reporter.client.get(f"{ADDRESS}leave/?next=https://evil.example/")
    assert answer.status_code == 303
    assert answer.headers["Location"] == ReportFormPage.objects.get().leave_url == "https://www.bbc.co.uk/weather"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert reporter.client.cookies[state.NAME].value == ""
    reporter.get()
    assert reporter.step == 0


def test_a_country_is_chosen_by_a_form_and_stands_in_no_address(reporter):
    from conduct.models import HelpService

    assert HelpService.objects is not None
    answer = reporter.client.post(ADDRESS, {"screen": "start", "country": "ZZ"})
    assert answer.status_code == 303
    assert answer.headers["Location"] == ADDRESS


def test_no_query_more_with_more_branches(reporter, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        reporter.get()
