"""Meetings over clock changes: their wall clock never moves, and the instant they begin at is the one that is meant.

The expected times are measured ones, not computed by what is tested here.
"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from common.zones import instant, local_time
from events.recurrence import Rule, occurrences

# Saturday 13:00 in London, as it is read elsewhere: weekday and time.
SATURDAY_IN_LONDON = {
    date(2027, 1, 9): {
        "America/Los_Angeles": "Sat 05:00",
        "America/New_York": "Sat 08:00",
        "Europe/Brussels": "Sat 14:00",
        "Asia/Kolkata": "Sat 18:30",
        "Asia/Kathmandu": "Sat 18:45",
        "Australia/Adelaide": "Sat 23:30",
        "Australia/Sydney": "Sun 00:00",
        "Pacific/Auckland": "Sun 02:00",
        "Pacific/Chatham": "Sun 02:45",
    },
    date(2027, 3, 20): {"America/Los_Angeles": "Sat 06:00", "America/New_York": "Sat 09:00"},
    date(2027, 4, 3): {
        "Australia/Sydney": "Sat 23:00",
        "Pacific/Auckland": "Sun 01:00",
        "Asia/Kolkata": "Sat 17:30",
    },
    date(2027, 4, 10): {
        "Australia/Adelaide": "Sat 21:30",
        "Australia/Sydney": "Sat 22:00",
        "Pacific/Auckland": "Sun 00:00",
    },
    date(2027, 10, 2): {"Australia/Sydney": "Sat 22:00", "Pacific/Auckland": "Sun 01:00"},
    date(2027, 10, 9): {"Australia/Sydney": "Sat 23:00"},
    date(2027, 11, 6): {
        "America/Los_Angeles": "Sat 06:00",
        "America/New_York": "Sat 09:00",
        "Australia/Sydney": "Sun 00:00",
    },
    date(2027, 11, 13): {"America/Los_Angeles": "Sat 05:00", "America/New_York": "Sat 08:00"},
}
# Zone, a wall clock that clocks skip or repeat, and the instant RFC 5545 §3.3.5 reads it as.
GAPS_AND_OVERLAPS = [
    ("Europe/Brussels", "2027-03-28 02:30", "2027-03-28 01:30"),
    ("Europe/Brussels", "2027-10-31 02:30", "2027-10-31 00:30"),
    ("America/New_York", "2027-11-07 01:30", "2027-11-07 05:30"),
    ("America/New_York", "2027-03-14 02:30", "2027-03-14 07:30"),
    ("Australia/Sydney", "2027-10-03 02:30", "2027-10-02 16:30"),
    ("Australia/Lord_Howe", "2027-10-03 02:15", "2027-10-02 15:45"),
    ("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03 14:45"),
    ("Africa/Cairo", "2027-04-30 00:30", "2027-04-29 22:30"),
    ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 22:00"),
]
# Hours between wall clocks and UTC before and after a day, which a daily meeting at noon must follow.
# Morocco's last change was in September 2026: zone data of an older operating system has one more in February 2027.
CHANGES = [
    ("Africa/Casablanca", date(2026, 2, 15), 1, 0),
    ("Africa/Casablanca", date(2026, 9, 20), 1, 0),
    ("Africa/Casablanca", date(2027, 2, 7), 0, 0),
    ("Africa/Cairo", date(2027, 4, 30), 2, 3),
    ("Africa/Cairo", date(2027, 10, 29), 3, 2),
    ("Australia/Lord_Howe", date(2027, 10, 3), 10.5, 11),
    ("America/Sao_Paulo", date(2027, 10, 17), -3, -3),
]


def meetings(text, start, zone, first, last):
    return [instant(moment, zone) for moment in occurrences(Rule.parse(text), start, (first, last))]


@pytest.mark.parametrize("day", SATURDAY_IN_LONDON)
def test_a_saturday_in_london_is_read_at_the_right_hour_elsewhere(day):
    start = datetime(2027, 1, 2, 13)
    (begins,) = meetings("FREQ=WEEKLY;BYDAY=SA", start, "Europe/London", day, day)
    for zone, expected in SATURDAY_IN_LONDON[day].items():
        assert f"{local_time(begins, zone):%a %H:%M}" == expected, zone


@pytest.mark.parametrize(("zone", "wall_clock", "expected"), GAPS_AND_OVERLAPS)
def test_a_meeting_in_an_hour_that_does_not_exist_or_exists_twice(zone, wall_clock, expected):
    start = datetime.fromisoformat(wall_clock)
    (begins,) = meetings("FREQ=DAILY", start - timedelta(days=7), zone, start.date(), start.date())
    assert begins == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_an_hour_that_does_not_exist_shows_as_the_next_one():
    assert local_time(instant(datetime(2027, 3, 28, 2, 30), "Europe/Brussels"), "Europe/Brussels").hour == 3


@pytest.mark.parametrize(("zone", "day", "before", "after"), CHANGES)
def test_a_daily_meeting_at_noon_stays_at_noon(zone, day, before, after):
    yesterday = day - timedelta(days=1)
    found = meetings("FREQ=DAILY", datetime(2026, 1, 1, 12), zone, yesterday, day)
    assert [local_time(begins, zone).hour for begins in found] == [12, 12]
    hours = [local_time(begins, zone).utcoffset() / timedelta(hours=1) for begins in found]
    assert hours == [before, after]


def test_a_second_tuesday_in_sydney_is_a_tuesday_in_sydney():
    start = datetime(2026, 3, 10, 8)
    found = meetings("FREQ=MONTHLY;BYDAY=2TU", start, "Australia/Sydney", date(2026, 3, 1), date(2028, 3, 1))
    local = [local_time(begins, "Australia/Sydney") for begins in found]
    assert {(moment.weekday(), moment.hour) for moment in local} == {(1, 8)}
    assert {begins.weekday() for begins in found} == {0}
    assert len(found) == 24


@pytest.mark.parametrize("active", ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Europe/London"])
@pytest.mark.parametrize("now", ["2027-03-28T01:15:00Z", "2027-10-31T00:59:59Z", "2027-11-07T05:30:00Z"])
def test_neither_the_active_zone_nor_the_hour_has_a_say(active, now):
    with time_machine.travel(now), timezone.override(ZoneInfo(active)):
        found = meetings(
            "FREQ=WEEKLY", datetime(2027, 3, 21, 19), "Europe/London", date(2027, 3, 21), date(2027, 4, 4)
        )
    assert [f"{begins:%d %H:%M}" for begins in found] == ["21 19:00", "28 18:00", "04 18:00"]
