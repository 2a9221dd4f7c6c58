"""Months and weeks as tables: what stands in which cell, how much of it, and which addresses there are."""

import re
from datetime import UTC, datetime, timedelta

import html5lib
import pytest
import time_machine

from tests import builders
from tests.events.calendar import AUCKLAND, LONDON, LOS_ANGELES, all_day, at, cells, page, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.mark.parametrize(
    ("zone", "begins", "day"),
    [
        (AUCKLAND, "2026-12-08T10:59:59", "2026/12/08/"),
        (AUCKLAND, "2026-12-08T11:00:00", "2026/12/09/"),
        (LONDON, "2026-12-08T23:59:59", "2026/12/08/"),
        (LONDON, "2026-12-09T00:00:00", "2026/12/09/"),
        (LOS_ANGELES, "2026-12-09T07:59:59", "2026/12/08/"),
        (LOS_ANGELES, "2026-12-09T08:00:00", "2026/12/09/"),
    ],
)
@pytest.mark.parametrize("view", ["2026/12/", "2026/w50/"])
def test_a_meeting_stands_in_the_cell_of_the_readers_day(client, zone, begins, day, view):
    at(begins, title="Here")
    assert cells(page(client, view, zone=zone)) == {f"/events/{day}": ["Here"]}


# The first and the last second of December, where the reader is.
EDGES = [
    (AUCKLAND, "2026-11-30T10:59:59", "2026-11-30T11:00:00", "2026-12-31T10:59:59", "2026-12-31T11:00:00"),
    (LONDON, "2026-11-30T23:59:59", "2026-12-01T00:00:00", "2026-12-31T23:59:59", "2027-01-01T00:00:00"),
    (LOS_ANGELES, "2026-12-01T07:59:59", "2026-12-01T08:00:00", "2027-01-01T07:59:59", "2027-01-01T08:00:00"),
]


@pytest.mark.parametrize(("zone", "before", "first", "last", "after"), EDGES)
def test_a_month_begins_and_ends_with_the_readers_days(client, zone, before, first, last, after):
    for begins in (before, first, last, after):
        at(begins, title=begins)
    assert cells(page(client, "2026/12/", zone=zone)) == {
        "/events/2026/12/01/": [first],
        "/events/2026/12/31/": [last],
    }


@pytest.mark.parametrize("zone", [AUCKLAND, LONDON, LOS_ANGELES])
@pytest.mark.parametrize("own", [AUCKLAND, LOS_ANGELES])
def test_all_day_events_stand_on_each_of_their_days(client, zone, own):
    all_day("2026-11-29", "2026-12-02", tz=own, title="Week")
    assert cells(page(client, "2026/12/", zone=zone)) == {
        "/events/2026/12/01/": ["Week"],
        "/events/2026/12/02/": ["Week"],
    }


def test_a_long_meeting_has_its_hour_on_its_first_day_only(client):
    at("2026-12-04T18:00", duration=timedelta(hours=46), title="School")
    html = page(client, "2026/12/", zone=LONDON)
    assert list(cells(html)) == [f"/events/2026/12/{day:02d}/" for day in (4, 5, 6)]
    assert html.count("<b>18:00</b> School") == 1


def test_a_day_shows_a_few_and_counts_the_rest(client):
    for number in range(5):
        at(f"2026-12-08T1{number}:00", title=f"At {number}")
    for number in range(40):
        at("2026-12-09T10:00", title=f"Together {number}")
    html = page(client, "2026/12/", zone=LONDON)
    shown = cells(html)
    assert shown["/events/2026/12/08/"] == ["At 0", "At 1", "At 2"]
    assert len(shown["/events/2026/12/09/"]) == 3
    assert "and 2 more" in html
    assert "and 37 more" in html
    assert len(titles(page(client, "2026/12/09/", zone=LONDON))) == 25
    week = page(client, "2026/w50/", zone=LONDON)
    assert len(cells(week)["/events/2026/12/09/"]) == 10
    assert "and 30 more" in week


def test_today_is_marked_where_the_reader_is(client):
    with time_machine.travel(datetime(2026, 12, 8, 11, 0, tzinfo=UTC), tick=False):
        builders.event_index()
        for zone, day in ((LONDON, "8 December"), (AUCKLAND, "9 December")):
            html = page(client, "2026/12/", zone=zone)
            assert len(re.findall(r'aria-current="date"', html)) == 1
            assert day in re.search(r'aria-label="([^"]+)" aria-current="date"', html)[1]
        assert 'aria-current="date"' not in page(client, "2027/01/")


@pytest.mark.parametrize("view", ["2026/12/", "2026/w50/", "2026/02/", "2028/02/"])
def test_a_table_can_be_walked(client, view):
    at("2026-12-08T10:00")
    html = page(client, view)
    html5lib.HTMLParser(strict=True).parse(html)
    table = re.search(r"<table.*?</table>", html, re.DOTALL)[0]
    assert table.count("<caption") == 1
    assert len(re.findall(r'<th [^>]*scope="col"', table)) == 8
    rows = re.findall(r"<tr.*?</tr>", table, re.DOTALL)[1:]
    assert all(row.count("<td") == 7 and row.count('scope="row"') == 1 for row in rows)
    days = len(re.findall(r'class="month__number"', table))
    assert days == {"2026/12/": 31, "2026/w50/": 7, "2026/02/": 28, "2028/02/": 29}[view]


NOWHERE = [
    *("2026/13/", "2026/00/", "2026/1/", "1999/12/", "2030/01/", "0000/01/", "2026/w00/", "2026/w54/", "2027/w53/"),
    *("2026/02/30/", "2026/04/31/", "2027/02/29/", "1999/12/31/", "2026/12/8/", "2026/w5/", "2026/", "w50/"),
    *("٢٠٢٦/١٢/", "2026/12/08/x/", "26/12/", "99999/01/", "2026/-1/", "past/2026/", "2030/w01/"),
]


@pytest.mark.parametrize("address", NOWHERE)
def test_addresses_that_name_no_day_are_not_found(client, address):
    builders.event_index()
    assert client.get(f"/events/{address}").status_code == 404


ENDS = ["2000/01/", "2029/12/", "2000/w01/", "2029/w52/", "2000/01/01/", "2029/12/31/", "2026/w53/"]


@pytest.mark.parametrize("address", ENDS)
def test_the_years_have_ends_and_no_link_leads_past_them(client, address):
    builders.event_index()
    html = page(client, address)
    around = re.findall(r'href="(/events/\d{4}/[^"]*)"', html)
    assert len(around) >= 4
    assert {link: client.get(link).status_code for link in set(around) if client.get(link).status_code != 200} == {}
    assert not re.search(r'href="/events/(1999|2030)/', html)


@pytest.mark.parametrize(
    ("address", "robots"),
    [
        ("", ""),
        ("past/", ""),
        ("2026/12/", ""),
        ("2028/12/", "noindex, follow"),
        ("2024/12/", "noindex, follow"),
        ("2026/w50/", "noindex, follow"),
        ("2026/12/08/", "noindex, follow"),
    ],
)
def test_search_engines_see_the_near_months_and_no_endless_calendar(client, address, robots):
    builders.event_index()
    html = page(client, address)
    found = re.search(r'<meta name="robots" content="([^"]+)">', html)
    assert (found[1] if found else "") == robots
    assert re.search(rf'<link rel="canonical" href="[^"]*/events/{address}">', html)
    far = re.findall(r'<a [^>]*href="/events/\d{4}/(?:w\d\d|\d\d/\d\d)/"[^>]*>', html)
    assert [link for link in far if "nofollow" not in link] == []


def test_a_month_says_which_it_is_and_leads_to_its_neighbours(client):
    builders.event_index()
    html = page(client, "2026/12/")
    assert "<h1>December 2026</h1>" in html
    assert re.search(r"<title>\s*December 2026", html)
    assert 'href="/events/2026/11/" rel="prev"' in html
    assert 'href="/events/2027/01/" rel="next"' in html
    assert 'href="/events/"' in html.partition("breadcrumbs")[2].partition("</nav>")[0]
