"""The desk of events in a real browser: for axe, on a small phone, by night, and with dates that follow the form."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def first(page, selector):
    return page.locator(selector).first.get_attribute("href")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(admin, width, scheme):
    visit = admin(width=width, scheme=scheme)
    page = visit.go("/admin/events/upcoming/")
    addresses = ["/admin/events/upcoming/", first(page, ".desk-date__what a"), first(page, ".desk-actions a")]
    for address in addresses:
        page = visit.go(address)
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
        assert [violation["id"] for violation in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(addresses) == 3


def test_the_dates_follow_what_is_typed(admin):
    visit = admin()
    page = visit.go("/admin/events/upcoming/")
    page = visit.go(first(page, ".desk-date__what a"))
    page.fill("#id_start_time", "03:30")
    page.wait_for_selector("[data-dates-preview] >> text=in the night")


def test_a_date_is_cancelled_and_restored_without_script(admin):
    visit = admin(javascript=False)
    page = visit.go("/admin/events/upcoming/")
    page.locator("a:has-text('Cancel')").first.click()
    page.fill("[name=reason]", "The hall is closed.")
    page.click("button:has-text('Cancel this date')")
    assert "The hall is closed." in page.inner_text("main")
    page.locator(".desk-actions a:has-text('Undo')").first.click()
    page.click("button:has-text('It takes place')")
    assert "The hall is closed." not in page.inner_text("main")
