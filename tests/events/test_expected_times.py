"""What members read on their own clocks, from a published event to what a page prints.

The expected times were measured elsewhere and typed in; nothing here computes them.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from events.items import items
from events.models import Occurrence
from tests import builders

NOVEMBER = datetime(2026, 11, 21, 12, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("any_active_zone")]

USUAL = {
    "Europe/Brussels": "Sat 14:00",
    "Asia/Kolkata": "Sat 18:30",
    "Asia/Kathmandu": "Sat 18:45",
    "Australia/Adelaide": "Sat 23:30",
    "Australia/Sydney": "Sun 00:00",
    "Pacific/Auckland": "Sun 02:00",
    "Pacific/Chatham": "Sun 02:45",
}
# Saturdays at 13:00 in London, as they are read elsewhere.
SATURDAYS = {
    "2027-01-09": {"America/Los_Angeles": "Sat 05:00", "America/New_York": "Sat 08:00"} | USUAL,
    "2027-03-20": {"America/Los_Angeles": "Sat 06:00", "America/New_York": "Sat 09:00"} | USUAL,
    "2027-04-03": {
        "Australia/Sydney": "Sat 23:00",
        "Pacific/Auckland": "Sun 01:00",
        "Asia/Kolkata": "Sat 17:30",
    },
    "2027-04-10": {
        "Australia/Adelaide": "Sat 21:30",
        "Australia/Sydney": "Sat 22:00",
        "Pacific/Auckland": "Sun 00:00",
    },
    "2027-10-02": {"Australia/Sydney": "Sat 22:00", "Pacific/Auckland": "Sun 01:00"},
    "2027-10-09": {"Australia/Sydney": "Sat 23:00"},
    "2027-11-06": {
        "America/Los_Angeles": "Sat 06:00",
        "America/New_York": "Sat 09:00",
        "Australia/Sydney": "Sun 00:00",
    },
    "2027-11-13": {"America/Los_Angeles": "Sat 05:00", "America/New_York": "Sat 08:00"},
}
# Zone, wall clock as it was typed, the instant, and the clock as a page shows it.
CLOCK_CHANGES = [
    # Skipped: read with the offset before, shown as the clock really is.
    ("Europe/Brussels", "2027-03-28 02:30", "2027-03-28 01:30", "Sun 03:30 UTC+2"),
    ("America/New_York", "2027-03-14 02:30", "2027-03-14 07:30", "Sun 03:30 UTC−4"),
    ("Australia/Sydney", "2027-10-03 02:30", "2027-10-02 16:30", "Sun 03:30 UTC+11"),
    # Half an hour is skipped on Lord Howe Island.
    ("Australia/Lord_Howe", "2027-10-03 02:15", "2027-10-02 15:45", "Sun 02:45 UTC+11"),
    # Twice: the first is meant.
    ("Europe/Brussels", "2027-10-31 02:30", "2027-10-31 00:30", "Sun 02:30 UTC+2"),
    ("America/New_York", "2027-11-07 01:30", "2027-11-07 05:30", "Sun 01:30 UTC−4"),
    ("Australia/Lord_Howe", "2027-04-04 01:45", "2027-04-03 14:45", "Sun 01:45 UTC+11"),
    # Cairo changes at midnight, on 29 April and 28 October.
    ("Africa/Cairo", "2027-04-29 19:30", "2027-04-29 17:30", "Thu 19:30 UTC+2"),
    ("Africa/Cairo", "2027-04-30 00:30", "2027-04-29 22:30", "Fri 01:30 UTC+3"),
    ("Africa/Cairo", "2027-04-30 19:30", "2027-04-30 16:30", "Fri 19:30 UTC+3"),
    ("Africa/Cairo", "2027-10-28 23:30", "2027-10-28 20:30", "Thu 23:30 UTC+3"),
    ("Africa/Cairo", "2027-10-29 19:30", "2027-10-29 17:30", "Fri 19:30 UTC+2"),
    # Older papers have Morocco change for Ramadan (7 February to 14 March 2027). The pinned data keep it on UTC.
    ("Africa/Casablanca", "2027-02-06 19:30", "2027-02-06 19:30", "Sat 19:30 UTC"),
    ("Africa/Casablanca", "2027-02-08 19:30", "2027-02-08 19:30", "Mon 19:30 UTC"),
    ("Africa/Casablanca", "2027-03-15 19:30", "2027-03-15 19:30", "Mon 19:30 UTC"),
    # Brazil has given up changing its clocks.
    ("America/Sao_Paulo", "2027-01-15 19:30", "2027-01-15 22:30", "Fri 19:30 UTC−3"),
    ("America/Sao_Paulo", "2027-07-15 19:30", "2027-07-15 22:30", "Thu 19:30 UTC−3"),
    # British Columbia stays on one offset since 2026; older data are an hour out in winter.
    ("America/Vancouver", "2026-12-10 12:00", "2026-12-10 19:00", "Thu 12:00 UTC−7"),
]
# Nights on which clocks change somewhere, and an ordinary noon.
MOMENTS = [
    datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    datetime(2027, 4, 3, 15, 59, tzinfo=UTC),
    NOVEMBER,
]


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOVEMBER, tick=False):
        yield


def saturdays():
    return builders.meeting(
        start_date=date(2027, 1, 9),
        start_time=time(13),
        duration=timedelta(hours=2),
        tz="Europe/London",
        rule="FREQ=WEEKLY;BYDAY=SA",
    )


def read(occurrence, rf, zone):
    (item,) = items([occurrence], rf.get("/", {"tz": zone}))
    return item


def clock(local):
    return f"{local.weekday[:3]} {local.time}"


def test_saturday_one_oclock_in_london_is_read_everywhere_at_its_hour(rf):
    event, visited = saturdays(), 0
    for day, places in SATURDAYS.items():
        row = Occurrence.objects.get(series=event.translation_key, slug=day)
        for zone, expected in places.items():
            item = read(row, rf, zone)
            assert clock(item.yours.start) == expected, (day, zone)
            assert clock(item.own.start) == "Sat 13:00", (day, zone)
            assert item.day_shift == ("Sunday for you" if expected.startswith("Sun") else ""), (day, zone)
            visited += 1
    assert visited == 32


def test_every_clock_change_is_read_as_rfc_5545_says(rf):
    visited = 0
    for zone, typed, utc, shown in CLOCK_CHANGES:
        typed = datetime.fromisoformat(typed)
        event = builders.meeting(start_date=typed.date(), start_time=typed.time(), tz=zone)
        (row,) = Occurrence.objects.filter(series=event.translation_key)
        own = read(row, rf, "UTC").own.start
        assert f"{row.start:%Y-%m-%d %H:%M}" == utc, (zone, typed)
        assert f"{clock(own)} {own.offset}" == shown, (zone, typed)
        assert row.recurrence_id == f"{typed:%Y%m%dT%H%M%S}"
        visited += 1
    assert visited == len(CLOCK_CHANGES) == 18


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("2027-03-27 23:00", "Sun 08:00"),
        ("2027-10-30 23:00", "Sun 06:00"),
        ("2027-05-01 23:00", "Sun 07:00"),
    ],
)
def test_a_length_is_elapsed_time_also_over_a_clock_change(rf, begins, ends):
    begins = datetime.fromisoformat(begins)
    event = builders.meeting(
        start_date=begins.date(), start_time=begins.time(), duration=timedelta(hours=8), tz="Europe/Brussels"
    )
    (row,) = Occurrence.objects.filter(series=event.translation_key)
    assert row.end - row.start == timedelta(hours=8)
    assert clock(read(row, rf, "UTC").own.end) == ends


# The all-members meeting: one Sunday, two sittings.
@pytest.mark.parametrize(
    ("hour", "zone", "places"),
    [
        (
            time(9),
            "Australia/Sydney",
            {
                "America/Los_Angeles": "Sat 14:00",
                "America/New_York": "Sat 17:00",
                "America/Sao_Paulo": "Sat 19:00",
                "Asia/Tokyo": "Sun 07:00",
                "Pacific/Auckland": "Sun 11:00",
            },
        ),
        (
            time(12),
            "Europe/London",
            {"Europe/Berlin": "Sun 13:00", "Africa/Johannesburg": "Sun 14:00", "Asia/Dubai": "Sun 16:00"},
        ),
    ],
)
def test_both_sittings_of_the_all_members_meeting_are_on_the_weekend_of_those_they_are_for(rf, hour, zone, places):
    event = builders.meeting(start_date=date(2027, 2, 7), start_time=hour, tz=zone)
    (row,) = Occurrence.objects.filter(series=event.translation_key)
    assert {place: clock(read(row, rf, place).yours.start) for place in places} == places


def test_an_all_day_event_is_on_its_day_wherever_it_is_read(rf):
    event = builders.meeting(start_date=date(2027, 5, 6), start_time=None, duration=None, tz="Europe/London")
    (row,) = Occurrence.objects.filter(series=event.translation_key)
    for zone in ("Pacific/Kiritimati", "Europe/London", "Pacific/Pago_Pago"):
        item = read(row, rf, zone)
        assert (item.day, item.yours) == (date(2027, 5, 6), None), zone
        assert "6 May 2027" in item.days, zone


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{moment:%d %b %H:%M}")
def test_dates_are_the_same_whenever_they_are_derived(rf, moment):
    with time_machine.travel(moment, tick=False):
        event = saturdays()
        found = Occurrence.objects.filter(series=event.translation_key, slug__in=["2027-04-03", "2027-04-10"])
        assert [clock(read(row, rf, "Australia/Sydney").yours.start) for row in found] == ["Sat 23:00", "Sat 22:00"]
