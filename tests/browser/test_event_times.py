"""A meeting's hour on four devices around the world: the same with and without script, because the server says it."""

import pytest

pytestmark = pytest.mark.browser

# The Executive Committee, Saturdays at 13:00 in London: by UTC in January, an hour ahead of it in April.
LIEC = "/events/liec/"
DEVICES = [
    # The name a browser gives, the city the site shows, the hour on 9 January and on 10 April 2027.
    ("Asia/Tokyo", "Tokyo", "22:00", "21:00"),
    ("America/Los_Angeles", "Los Angeles", "05:00", "05:00"),
    ("Europe/London", "London", "13:00", "13:00"),
    ("Asia/Katmandu", "Kathmandu", "18:45", "17:45"),
]
DAY = "/events/2027/01/09/"


def with_script(visit, zone, address):
    """The second page that a device shows: the first one told the server the name of its zone."""
    page = visit(zone=zone).go(address)
    page.reload()
    return page


def without_script(visit, city, address):
    """The same for somebody who searched for a city and chose it. The device is elsewhere."""
    page = visit(javascript=False, zone="Pacific/Chatham").go(f"/timezone/?q={city}&next={address}")
    with page.expect_navigation(wait_until="load"):
        page.click(f"button:has-text('{city}')")
    return page


@pytest.mark.parametrize(("zone", "city", "january", "april"), DEVICES)
def test_a_date_is_at_its_hour_on_every_device(visit, zone, city, january, april):
    for day, hour in (("2027-01-09", january), ("2027-04-10", april)):
        for page in (
            with_script(visit, zone, f"{LIEC}{day}/"),
            without_script(visit, city, f"{LIEC}{day}/"),
        ):
            assert page.inner_text(".event-when__time >> nth=0").startswith(hour)
            assert "Saturday" in page.inner_text(".event-when__day >> nth=0")
            assert city in page.inner_text(".event-when__zone >> nth=0")


@pytest.mark.parametrize(("zone", "city", "january", "april"), DEVICES)
def test_a_day_of_the_calendar_lists_it_at_its_hour(visit, zone, city, january, april):
    for page in (with_script(visit, zone, DAY), without_script(visit, city, DAY)):
        card = page.inner_text("li:has(a bdi:text-is('Executive Committee (LIEC)')) >> nth=0")
        assert january in card


@pytest.mark.parametrize(("zone", "city"), [device[:2] for device in DEVICES])
@pytest.mark.parametrize("address", ["/events/", LIEC])
def test_a_page_says_the_same_with_and_without_script(visit, zone, city, address):
    scripted = with_script(visit, zone, address).inner_text("main")
    plain = without_script(visit, city, address).inner_text("main")
    assert scripted == plain
    assert len(plain) > 400


def test_two_devices_read_other_hours_of_the_same_meetings(visit):
    pages = {zone: with_script(visit, zone, DAY).inner_text("main") for zone, *_rest in DEVICES}
    assert len(set(pages.values())) == len(DEVICES)
