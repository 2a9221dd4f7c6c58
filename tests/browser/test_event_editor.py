"""The desk of events in a real browser: for axe, on a small phone, by night, and with dates that follow the form."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import addresses, databases

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def first(page, selector):
    return page.locator(selector).first.get_attribute("href")


def barriers(page):
    """What axe finds, and whether anything is cut off."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [f"{page.url}: {one['id']} {one['nodes'][0]['html'][:120]}" for one in found] + [page.url] * wide


def pages_of_the_desk(page):
    """Every page of the desk, for the first series of the list."""
    event = first(page, ".desk-date__what a")
    split = page.locator("a[href$='/split/']").first.get_attribute("href")
    verbs = [split.replace("/split/", f"/{verb}/") for verb in ("cancel", "restore", "move", "split")]
    pk = event.rstrip("/").split("/")[-2]
    return ["/admin/events/upcoming/", event, *verbs, f"/admin/events/{pk}/dates/", f"/admin/events/{pk}/duplicate/"]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(admin, width, scheme):
    visit = admin(width=width, scheme=scheme)
    pages = pages_of_the_desk(visit.go("/admin/events/upcoming/"))
    found = [barrier for address in pages for barrier in barriers(visit.go(address))]
    page = upload(visit)
    found += barriers(page)
    page.click("button[name=cancel]")
    assert found == []
    assert len(pages) == 8


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Somebody//A calendar//EN
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20261101T120000Z
DTSTART;TZID=Europe/Berlin:20261208T193000
DURATION:PT90M
RRULE:FREQ=MONTHLY;BYDAY=2TU
SUMMARY:An imported meeting
END:VEVENT
BEGIN:VEVENT
UID:two@example.org
SUMMARY:Without a date
END:VEVENT
END:VCALENDAR
"""


def upload(visit):
    """The preview of an import, one event of which cannot be read."""
    page = visit.go("/admin/events/import/")
    calendar = CALENDAR.replace("\n", "\r\n").encode()
    page.set_input_files("[name=file]", {"name": "ours.ics", "mimeType": "text/calendar", "buffer": calendar})
    with page.expect_navigation(wait_until="load"):
        page.click("button:has-text('Show what it would make')")
    page.wait_for_selector("text=An imported meeting")
    assert page.locator("text=cannot be read").count()
    return page


@pytest.fixture
def form(admin, demo_connection, django_db_blocker):
    """The empty form of a new event of a branch, reached from the branch's own page in the admin."""
    with django_db_blocker.unblock(), databases.connected_to(demo_connection):
        branch = next(page.pk for page in addresses.live_pages() if type(page).__name__ == "BranchPage")
    page = admin(height=900).go(f"/admin/pages/{branch}/add_subpage/")
    page.click(f"a[href='/admin/pages/add/events/eventpage/{branch}/']")
    page.wait_for_selector("rule-controls:defined")
    return page


def test_a_monthly_meeting_takes_one_screen_few_controls_and_no_two_minutes(form):
    """A person needs some seconds for each control: counted is how many there are, measured the machine's part."""
    page, began, before = form, time.monotonic(), form.url
    touched = [page.fill(selector, text) for selector, text in TYPED.items()]
    touched.append(page.select_option("[name=rule_frequency]", "MONTHLY"))
    touched.append(page.get_by_label("Tuesday", exact=True).check())
    touched.append(page.get_by_label("Second", exact=True).check())
    touched.append(page.click("summary:has-text('not in some')"))
    touched.append(page.select_option("[name=rule_which_months]", "leave_out"))
    touched.append(page.get_by_label("August", exact=True).check())
    touched.append(page.select_option("#id_mode", "online"))
    page.wait_for_selector("[data-dates-preview] >> text=except in August")
    assert page.locator("rule-controls").bounding_box()["height"] <= 900
    assert page.url.split("?")[0] == before or "/edit/" in page.url
    touched.append(page.click("footer .w-dropdown__toggle"))
    touched.append(page.click("button[name=action-publish]"))
    page.wait_for_selector("text=and published")
    assert len(touched) <= 13
    assert time.monotonic() - began < 60


TYPED = {
    "#id_title": "A meeting that a test made",
    "#id_start_date": "2026-12-08",
    "#id_start_time": "19:30",
    "#id_duration": "1:30",
}


def test_what_a_single_event_needs_is_in_sight_without_scrolling(form):
    when = form.locator("#panel-child-event-when-section").bounding_box()
    assert when["y"] + when["height"] <= 900


def test_duplicate_is_one_click_of_the_menu(admin):
    visit = admin()
    page = visit.go("/admin/events/upcoming/")
    page = visit.go(first(page, ".desk-date__what a"))
    before = page.url
    page.locator("header .w-dropdown__toggle, .w-slim-header .w-dropdown__toggle").first.click()
    page.locator("[data-w-action-url-value$='/duplicate/']").first.click()
    page.wait_for_selector("text=This is the duplicate")
    assert "/edit/" in page.url
    assert page.url != before


def test_the_dates_follow_what_is_typed(admin):
    visit = admin()
    page = visit.go("/admin/events/upcoming/")
    page = visit.go(first(page, ".desk-date__what a"))
    assert "in the night" not in page.inner_text("[data-dates-preview]")
    page.fill("#id_start_time", "03:30")
    page.wait_for_selector("[data-dates-preview] >> text=in the night")
    assert "03:30" in page.inner_text("[data-dates-preview]")


def test_a_date_is_cancelled_and_restored_without_script(admin):
    visit = admin(javascript=False)
    page = visit.go("/admin/events/upcoming/")
    page.locator("a:has-text('Cancel')").first.click()
    page.fill("[name=reason]", "The hall is closed.")
    with page.expect_navigation(wait_until="load"):
        page.click("button:has-text('Cancel this date')")
    assert "The hall is closed." in page.inner_text("main")
    page.locator(".desk-actions a:has-text('Undo')").first.click()
    with page.expect_navigation(wait_until="load"):
        page.click("button:has-text('It takes place')")
    assert "The hall is closed." not in page.inner_text("main")
