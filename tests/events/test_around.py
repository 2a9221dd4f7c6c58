"""Around the world: one meeting on the clocks of all branches."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.models.branches import BranchZone
from events.models import Occurrence
from events.pages.around import around_the_world, how_awake
from tests import builders

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("minute", "length", "word"),
    [
        (0, HOUR, "asleep"),
        (5 * 60 + 59, HOUR, "asleep"),
        (6 * 60, HOUR, "early"),
        (7 * 60 + 59, HOUR, "early"),
        (8 * 60, HOUR, "awake"),
        (21 * 60, HOUR, "awake"),
        (21 * 60 + 1, HOUR, "late"),
        (23 * 60, HOUR, "late"),
        (23 * 60 + 1, HOUR, "asleep"),
    ],
)
def test_the_worst_of_the_meeting_counts(minute, length, word):
    assert how_awake(minute, length) == word


@pytest.fixture
def saturday(db):
    """13:00 in London on Saturday 9 January 2027, with branches in many zones."""
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        region = builders.region()
        for city, zone in [
            ("Los Angeles", "America/Los_Angeles"),
            ("Berlin", "Europe/Berlin"),
            ("Paris", "Europe/Paris"),
            ("Kathmandu", "Asia/Kathmandu"),
            ("Sydney", "Australia/Sydney"),
        ]:
            builders.branch(region=region, city=city, time_zone=zone)
        event = builders.meeting(
            start_date=date(2027, 1, 9), start_time=time(13), duration=timedelta(hours=2), tz="Europe/London"
        )
        yield Occurrence.objects.get(series=event.translation_key)


def test_places_stand_from_west_to_east_with_their_day_and_time(saturday):
    rows = around_the_world(saturday)
    assert [(row.cities, row.start.weekday, row.start.time, row.shift, row.awake) for row in rows] == [
        (["Los Angeles"], "Saturday", "05:00", "", "asleep"),
        (["London"], "Saturday", "13:00", "", "awake"),
        (["Berlin", "Paris"], "Saturday", "14:00", "", "awake"),
        (["Kathmandu"], "Saturday", "18:45", "", "awake"),
        (["Sydney"], "Sunday", "00:00", "the next day", "asleep"),
    ]


def test_the_reader_and_the_meeting_have_marked_rows(saturday):
    rows = around_the_world(saturday, yours="Asia/Tokyo")
    assert [row.cities for row in rows if row.is_yours] == [["Tokyo"]]
    assert [row.cities for row in rows if row.is_own] == [["London"]]


def test_a_branch_is_asked_for_once_whatever_their_number(saturday):
    with CaptureQueriesContext(connection) as captured:
        around_the_world(saturday, yours="Asia/Tokyo")
    assert len(captured) == 1


def test_branches_that_are_gone_and_drafts_are_left_out(saturday):
    builders.branch(city="Rio", time_zone="America/Sao_Paulo", live=False)
    builders.branch(city="Suva", time_zone="Pacific/Fiji", status="closed", status_reason="Nobody was left.")
    cities = {city for row in around_the_world(saturday) for city in row.cities}
    assert not cities & {"Rio", "Suva"}


def test_further_zones_of_a_branch_are_there(saturday):
    branch = builders.branch(city="Perth", time_zone="Australia/Perth")
    BranchZone.objects.create(branch=branch, time_zone="Australia/Darwin")
    cities = {city for row in around_the_world(saturday) for city in row.cities}
    assert {"Perth", "Darwin"} <= cities


def test_the_table_can_be_read_without_seeing_it(client, saturday):
    event = saturday.series.event
    page = client.get(event.url, {"tz": "Australia/Sydney"}).content.decode()
    assert page.count('role="rowheader"') == 5
    assert page.count('role="columnheader"') == 4
    assert ">asleep</span>" in page
    assert "the next day" in page
