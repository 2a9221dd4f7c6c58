"""Somebody reports from a small phone without script, comes back by six words, and leaves no trace in the browser."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browser import server
from tests.browser.conftest import copy_of_the_demo, visitors
from tests.browser.sweep.looking import look_at
from tests.browser.weight import bytes_of

pytestmark = pytest.mark.browser

ENGLISH, ARABIC = "/conduct/report/", "/ar/conduct/report/"
ACCOUNT = "He said it again before everybody.\nNobody answered him."
MORE = "One more thing that I have remembered."
ANSWER = "Thank you for telling us. What would you like to happen?"
PROOF = {"name": "IMG_0042 from Kim.txt", "mimeType": "text/plain", "buffer": b"what he wrote to me that evening"}
MOST = 50 * 1024
NEXT = "main button[value=next]:not(.visually-hidden)"
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > innerWidth && !element.closest(".visually-hidden"))
    .map(element => element.outerHTML.slice(0, 120))"""
ELSEWHERE = "https://www.bbc.co.uk/weather"


def in_arabic_too():
    """The form and what is above it, so that its pages run from right to left."""
    from wagtail.models import Locale

    from conduct.models import ReportFormPage

    form = ReportFormPage.objects.get(locale__language_code="en")
    locale, _is_new = Locale.objects.get_or_create(language_code="ar")
    if form.get_translation_or_none(locale) is None:
        form.copy_for_translation(locale, copy_parents=True).save_revision().publish()


@pytest.fixture(scope="module")
def form(chromium, demo_connection, django_db_blocker):
    """The address of a server that reports are really sent to, and the database behind it."""
    copy = copy_of_the_demo("reports", demo_connection, django_db_blocker, prepared_by=in_arabic_too)
    with copy as database_url, server.running(database_url) as address:
        yield address


@pytest.fixture
def phone(chromium, form):
    """``phone(javascript=True)``: a browser at 360 pixels, without script unless a test looks into its pages."""
    with visitors(chromium, form) as opened:

        def visitor(javascript=False, **options):
            made = opened(width=360, height=740, javascript=javascript, **options)
            made.page.route("**/leave/", stay_here)
            return made

        yield visitor


def stay_here(route):
    """The answer that leads elsewhere, with its headers, but a page of ours: no test calls out."""
    answer = route.fetch(max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (303, ELSEWHERE)
    headers = {name: value for name, value in answer.headers.items() if name != "location"}
    route.fulfill(status=200, headers=headers | {"content-type": "text/html"}, body="<title>Weather</title>")


def words_of(page):
    return " ".join(page.locator(".conduct-words__word").all_inner_texts())


def written(visitor, address=ENGLISH, on_the_way=lambda page, where: None):
    """The page before sending, as somebody reaches it who answers what has to be answered; and the six words."""
    page = visitor.go(address)
    on_the_way(page, "start")
    page.click("button[name=screen][value=start]")
    on_the_way(page, "words")
    words = words_of(page)
    page.click(NEXT)
    on_the_way(page, "check")
    page.fill("[name=words]", words)
    page.click("main .button--primary")
    on_the_way(page, "people")
    page.click("main .button--primary")
    for _step in range(12):
        heading = page.inner_text("h1")
        if not page.locator(NEXT).count():
            break
        on_the_way(page, heading)
        if page.locator("[name=kind]").count():
            page.check("[name=kind][value=bullying]")
        if page.locator("[name=account]").count():
            page.fill("[name=account]", ACCOUNT)
        if page.locator("[name=file]").count():
            page.set_input_files("[name=file]", files=[PROOF])
            page.click("[value=add]")
            on_the_way(page, "file added")
        page.click(NEXT)
    on_the_way(page, "review")
    return page, words


@pytest.mark.parametrize(("address", "direction"), [(ENGLISH, "ltr"), (ARABIC, "rtl")])
def test_a_report_is_sent_with_a_file_and_opened_again_by_six_words_without_script(phone, address, direction):
    visitor = phone()
    page, words = written(visitor, address)
    assert page.get_attribute("html", "dir") == direction
    assert ACCOUNT.splitlines()[0] in page.inner_text("main")
    assert "Kim" not in page.inner_text("main")
    page.click("[value=send]")
    assert page.locator(".conduct-message").count() == 0
    # Reloading shows the receipt again, and sends nothing.
    page.reload()
    page.fill("[name=message]", MORE)
    page.click("[value=message]")
    assert MORE in page.inner_text(".conduct-message")
    assert visitor.from_elsewhere() == []
    assert visitor.problems == []

    later = phone()
    page = later.go(address)
    page.fill("[name=words]", words.upper().replace(" ", "  "))
    page.click("main form:has([name=words]) button")
    assert MORE in page.inner_text(".conduct-message")
    page.click("[value=read]")
    assert ACCOUNT.splitlines()[0] in page.inner_text("main")
    assert later.from_elsewhere() == []


def test_leaving_goes_elsewhere_and_back_shows_the_first_page(phone):
    visitor = phone()
    page, _words = written(visitor)
    assert ACCOUNT.splitlines()[0] in page.inner_text("main")
    page.keyboard.press("Tab")
    assert page.locator(".conduct-leave__link:focus").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/leave/")
    assert page.title() == "Weather"
    page.go_back()
    assert ACCOUNT.splitlines()[0] not in page.inner_text("body")
    assert page.locator("button[name=screen][value=start]").count() == 1
    for cookie in page.context.cookies():
        assert cookie["name"] != "form"
        assert cookie["expires"] == -1


def test_the_browser_keeps_one_neutral_title_and_nothing_beyond_its_session(phone):
    visitor, titles = phone(), set()
    page, _words = written(
        visitor, on_the_way=lambda page, where: titles.add((page.title(), urlsplit(page.url).path))
    )
    assert titles == {("Form", ENGLISH)}
    cookies = page.context.cookies()
    assert {cookie["name"] for cookie in cookies} == {"form", "csrftoken"}
    assert all(cookie["expires"] == -1 for cookie in cookies)


def test_no_page_on_the_way_weighs_fifty_kilobytes(phone):
    visitor, weights = phone(), {}
    fixed = {}

    def weigh(page, where):
        for url in visitor.requests:
            if "/static/" in url and url not in fixed:
                fixed[url] = bytes_of(url)
        weights[where] = len(page.content().encode()) + sum(fixed.values())

    page, _words = written(visitor, on_the_way=weigh)
    page.click("[value=send]")
    weigh(page, "thread")
    assert {where: weight for where, weight in weights.items() if weight > MOST} == {}
    assert len(weights) >= 8
    assert 1 <= len(fixed) <= 2


@pytest.mark.parametrize("address", [ENGLISH, ARABIC])
def test_no_page_on_the_way_has_a_barrier(phone, address):
    problems, seen = [], []

    def look(page, where):
        seen.append(where)
        problems.extend(look_at(page, f"{address}: {where}"))
        page.set_viewport_size({"width": 320, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > 320:
            problems.append(f"{where} is {wide} wide")

    visitor = phone(javascript=True)
    page, words = written(visitor, address, look)
    page.click("[value=send]")
    look(page, "receipt")
    page.click("[value=message]")
    look(page, "message missing")
    page.fill("[name=message]", MORE)
    page.click("[value=message]")
    look(page, "message")
    stranger = phone(javascript=True)
    page = stranger.go(address)
    page.fill("[name=words]", re.sub(r"^\w+", "able", words))
    page.click("main form:has([name=words]) button")
    look(page, "nothing found")
    assert problems == []
    assert len(seen) >= 12


def test_text_at_two_hundred_percent_and_the_way_out_stay_in_sight(phone):
    visitor = phone(javascript=True)

    def look(page, where):
        page.wait_for_load_state()
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(TOO_WIDE) == [], where
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert page.locator(".conduct-leave__link").bounding_box()["y"] >= 0, where

    written(visitor, on_the_way=look)
