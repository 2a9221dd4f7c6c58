"""The notice of a date, which is printed for members by post."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests import builders, cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"
DAY = "2026-12-08/notice/"


def notice(client, event, **query):
    answer = client.get(f"{event.url}{DAY}", query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def times(found):
    rows = found.select(".notice-times tbody tr")
    return [tuple(" ".join(cell.get_text().split()) for cell in row.select("th, td")) for row in rows]


def test_it_says_day_time_and_offset_in_the_zone_of_every_branch(client):
    builders.branch(title="Berlin", city="Berlin", time_zone="Europe/Berlin")
    builders.branch(title="Auckland", city="Auckland", time_zone="Pacific/Auckland")
    event = builders.meeting(title="Talk", rule=SECOND_TUESDAY)
    assert times(notice(client, event)) == [
        ("Berlin", "Tuesday 8 December 2026", "19:30 – 21:00 (UTC+1)"),
        ("Auckland", "Wednesday 9 December 2026", "07:30 – 09:00 (UTC+13)"),
    ]


def test_it_is_the_same_whoever_prints_it(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    assert notice(client, event, tz="Asia/Tokyo").main == notice(client, event, tz="America/Lima").main


def test_it_never_has_the_way_in(client):
    event = builders.meeting(rule=SECOND_TUESDAY, join_link="https://meet.example.org/secret")
    visitor = cast.client_of(cast.admin())
    assert "meet.example.org" not in notice(visitor, event).decode()


def test_a_cancelled_date_has_a_notice_that_says_so_without_times(client):
    off = {"action": "cancelled", "date": date(2026, 12, 8), "reason": "Snow."}
    found = notice(client, builders.meeting(off, rule=SECOND_TUESDAY))
    assert "This date is cancelled" in found.main.get_text()
    assert "Snow." in found.main.get_text()
    assert times(found) == []


def test_a_date_that_there_is_not_has_none(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    assert client.get(f"{event.url}2026-12-09/notice/").status_code == 404


def test_the_page_of_a_date_leads_to_it_and_search_engines_are_kept_away(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    page = BeautifulSoup(client.get(f"{event.url}2026-12-08/").content, "html.parser")
    assert page.select_one(f"a[href$='{DAY}'][rel=nofollow]")
    assert notice(client, event).select_one("meta[name=robots][content=noindex]")
