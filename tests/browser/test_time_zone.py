"""The zone a reader lives by: found from the device's by name, chosen by hand, the same with and without script."""

import pytest

pytestmark = pytest.mark.browser

BRANCH = "/branches/americas/canada/"
# The name a browser gives (often an old one) and the city the site shows.
DEVICES = [
    ("Asia/Tokyo", "Tokyo"),
    ("America/Los_Angeles", "Los Angeles"),
    ("Europe/London", "London"),
    ("Asia/Katmandu", "Kathmandu"),
]


@pytest.mark.parametrize(("zone", "city"), DEVICES)
def test_the_devices_zone_is_the_readers_from_the_second_page_on(visit, zone, city):
    page = visit(zone=zone).go(BRANCH)
    assert "Times in" not in page.inner_text("header >> nth=0")
    page.reload()
    assert f"Times in {city}" in page.inner_text("header >> nth=0")
    assert f"For you in {city}" in page.inner_text("main")


@pytest.mark.parametrize(("zone", "city"), DEVICES)
def test_the_picker_offers_the_devices_zone(visit, zone, city):
    page = visit(zone=zone).go("/timezone/?next=/search/")
    page.click("[data-device-zone] button")
    assert page.url.endswith("/search/")
    assert f"Times in {city}" in page.inner_text("header >> nth=0")


def test_without_script_a_city_is_searched_and_chosen(visit):
    page = visit(javascript=False).go(BRANCH)
    page.click("text=Time zone")
    page.fill("main [name=q]", "nepal")
    page.click("main [role=search] button")
    page.click("button:has-text('Kathmandu')")
    assert page.url.endswith(BRANCH)
    assert "For you in Kathmandu" in page.inner_text("main")


def test_a_choice_is_stronger_than_the_device(visit):
    page = visit(zone="Asia/Tokyo").go("/timezone/?q=nepal")
    page.click("button:has-text('Kathmandu')")
    page.goto(page.url.rstrip("/") + BRANCH)
    page.reload()
    assert "Times in Kathmandu" in page.inner_text("header >> nth=0")
