"""Page, feed and JSON say the same of every date of the demo: what the table of dates has.

The feed is read by an independent library, the page by its data for search engines and by the clock it prints.
"""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from events.choices import Status
from events.identity import uid
from events.models import Occurrence
from tests.conftest import DEMO_DAY
from tests.events.calendars import read, spans

HOST = {"headers": {"host": "localhost"}}
STRUCTURED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CLOCK = re.compile(r'event-when__time"><time datetime="([^"]+)">')
SCHEMA_STATUS = {Status.CANCELLED: "EventCancelled", Status.MOVED: "EventRescheduled"}


@pytest.fixture(autouse=True)
def on_the_day_of_the_demo():
    with time_machine.travel(DEMO_DAY, tick=False):
        yield


def table():
    return list(Occurrence.objects.visible().select_related("series__event").order_by("start", "pk"))


def as_told(row):
    """A date as a feed has it: instants, or days of which the last is not one of it any more."""
    if row.all_day:
        return str(row.first_day), str(row.last_day + timedelta(days=1))
    return str(row.start), str(row.end)


def test_the_feed_has_every_date_of_the_table_and_no_other(demo_site, client):
    rows = table()
    first, last = DEMO_DAY - timedelta(days=31), DEMO_DAY + timedelta(days=548)
    calendar = read(client, "/events/feed.ics", **HOST)
    found = {
        (key, begins, ends, status == "CANCELLED")
        for key, begins, ends, status in spans(calendar, first - timedelta(days=60), last + timedelta(days=60))
    }
    wanted = {(uid(row.series_id), *as_told(row), row.status == Status.CANCELLED) for row in rows}
    assert wanted - found == set()
    a_day = timedelta(days=1)
    inside = {entry for entry in found if str(first + a_day) <= entry[1] < str(last - a_day)}
    assert inside - wanted == set()
    assert len(wanted) == len(rows) > 650


def test_the_json_has_every_date_of_the_table_and_no_other(demo_site, client):
    rows, results = table(), every_result(client)
    assert [(told["uid"], told["recurrence_id"]) for told in results] == [
        (uid(row.series_id), row.recurrence_id) for row in rows
    ]
    for row, told in zip(rows, results, strict=True):
        assert datetime.fromisoformat(told["start"]) == row.start
        assert datetime.fromisoformat(told["end"]) == row.end
        assert (told["status"], told["tz"], told["mode"]) == (row.status, row.tz, row.mode)
        assert told["url"].endswith(f"{row.series.event.url}{row.slug}/")
    assert len(results) > 650


def every_result(client):
    address, results = "/api/occurrences/?from=2026-01-01&to=2029-01-01", []
    while address:
        answer = client.get(address, **HOST).json()
        results += answer["results"]
        address = answer["next"]
    assert len(results) == answer["count"]
    return results


def test_the_page_of_every_date_says_what_the_table_has(demo_site, pages_of_dates):
    visited = clocks = 0
    for row, response in pages_of_dates.values():
        assert response.status_code == 200, row
        page = response.content.decode()
        told = json.loads(STRUCTURED.search(page)[1])
        assert begin_and_end(told, row) == begin_and_end_of(row), row
        assert told["eventStatus"].endswith(SCHEMA_STATUS.get(row.status, "EventScheduled")), row
        visited += 1
        if not row.all_day:
            assert datetime.fromisoformat(CLOCK.search(page)[1]) == row.start, row
            clocks += 1
    assert visited == Occurrence.objects.visible().count() > 650
    assert clocks > 600


def begin_and_end(told, row):
    if row.all_day:
        return told["startDate"], told["endDate"]
    return tuple(datetime.fromisoformat(told[name]).astimezone(UTC) for name in ("startDate", "endDate"))


def begin_and_end_of(row):
    return (str(row.first_day), str(row.last_day)) if row.all_day else (row.start, row.end)


def test_one_series_and_one_date_as_files_agree_with_the_feed(demo_site, client):
    visited = 0
    for row in Occurrence.objects.visible().exclude(status=Status.SCHEDULED).select_related("series__event"):
        wanted = as_told(row)
        window = row.start - timedelta(days=3), row.end + timedelta(days=3)
        for address in (f"/events/{row.series_id}.ics", f"/events/{row.series_id}/{row.slug}.ics"):
            found = {entry[1:3] for entry in spans(read(client, address, **HOST), *window)}
            assert wanted in found, (address, wanted, found)
            visited += 1
    assert visited >= 16
