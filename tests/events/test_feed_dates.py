"""What calendar programs make of a series is what the table of dates says."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from events.identity import uid
from events.models import Occurrence
from tests import builders
from tests.events import calendars
from tests.events.shapes import SHAPES

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
# All that the table of dates holds of series that begin after today; its last day is left to the rebuild.
FIRST, LAST = date(2026, 11, 1), date(2028, 5, 20)
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def table():
    """What the table of dates has, in the words of a reader."""
    begin, end = (datetime(day.year, day.month, day.day, tzinfo=UTC) for day in (FIRST, LAST))
    rows = Occurrence.objects.visible().starting(begin, end)
    return sorted(map(as_read, rows))


def as_read(row):
    status = "CANCELLED" if row.status == "cancelled" else "CONFIRMED"
    days = (row.first_day, row.last_day + timedelta(days=1))
    begin, end = days if row.all_day else (row.start.astimezone(UTC), row.end.astimezone(UTC))
    return uid(row.series_id), str(begin), str(end), status


def both(client):
    """What a reader finds in the feed and what the table has."""
    return calendars.spans(calendars.read(client, "/events/feed.ics"), FIRST, LAST), table()


def test_every_shape_of_rule_is_repeated_as_we_repeat_it(client):
    for rule in SHAPES:
        builders.meeting(rule=rule, start_date=first_date(rule))
    read, ours = both(client)
    assert read == ours
    assert len(ours) > 1500


def first_date(rule):
    from events.recurrence import rule_of, snap

    return snap(rule_of(rule), datetime(2026, 12, 8, 19, 30)).date()


ZONES = ["Europe/Berlin", "America/New_York", "America/Vancouver", "Australia/Sydney", "Australia/Lord_Howe"]
ZONES += ["Africa/Cairo", "Africa/Casablanca", "Asia/Kathmandu", "Pacific/Chatham", "Europe/Dublin", "UTC"]


@pytest.mark.parametrize("hour", [0, 2, 9, 23])
def test_wall_clock_holds_over_every_change(client, hour):
    for zone in ZONES:
        builders.meeting(rule="FREQ=WEEKLY", start_date=date(2026, 12, 6), start_time=time(hour, 30), tz=zone)
    read, ours = both(client)
    assert read == ours
    assert len(ours) > 70 * len(ZONES)


def exceptions():
    return [
        {"action": "cancelled", "date": date(2027, 1, 12), "reason": "Snow."},
        {"action": "moved", "date": date(2027, 2, 9), "new_date": date(2027, 3, 30), "new_time": time(8)},
        {"action": "moved", "date": date(2027, 4, 13), "new_duration": timedelta(hours=26)},
        {"action": "moved", "date": date(2027, 5, 11), "new_time": time(20)},
        {"action": "cancelled", "date": date(2027, 5, 11)},
        {"action": "note", "date": date(2027, 6, 8), "reason": "Bring cake."},
        {"action": "extra", "date": date(2027, 6, 20), "time": time(11), "reason": "Picnic."},
        {"action": "extra", "date": date(2027, 7, 1)},
        {"action": "extra", "date": date(2027, 8, 1), "time": time(11)},
        {"action": "cancelled", "date": date(2027, 8, 1), "time": time(11), "reason": "Rain."},
        {"action": "cancelled", "date": date(2027, 9, 1), "reason": "No such date any more."},
    ]


def test_cancelled_moved_and_extra_dates_are_read_as_they_are(client):
    builders.meeting(*exceptions(), rule=SECOND_TUESDAY)
    read, ours = both(client)
    assert read == ours
    assert len(ours) == 18 + 3
    assert [status for *_rest, status in read].count("CANCELLED") == 3


def test_a_single_meeting_may_be_moved_cancelled_or_have_an_extra_date(client):
    moved = {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 9)}
    extra = {"action": "extra", "date": date(2026, 12, 20)}
    builders.meeting(moved)
    builders.meeting({"action": "cancelled", "date": date(2026, 12, 8)})
    builders.meeting(extra)
    builders.meeting(moved, extra)
    read, ours = both(client)
    assert read == ours
    assert len(ours) == 6


ALL_DAY = {"start_time": None, "duration": None}


def test_all_day_events_are_days_without_a_zone(client):
    builders.meeting(rule="FREQ=YEARLY", **ALL_DAY)
    builders.meeting(end_date=date(2026, 12, 10), **ALL_DAY, tz="Pacific/Auckland")
    cancelled = {"action": "cancelled", "date": date(2026, 12, 15)}
    builders.meeting(cancelled, rule="FREQ=WEEKLY;UNTIL=20261222T235959", **ALL_DAY)
    builders.meeting({"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 24)}, **ALL_DAY)
    read, ours = both(client)
    assert read == ours
    assert len(ours) == 2 + 1 + 3 + 1
    assert "TZID" not in calendars.fetch(client, "/events/feed.ics")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Europe/Berlin", "America/Los_Angeles", "Pacific/Pago_Pago"])
def test_a_series_ends_with_its_last_day_where_it_takes_place(client, zone):
    for clock in (time(0), time(19, 30), time(23, 59)):
        builders.meeting(rule="FREQ=WEEKLY;UNTIL=20270105T235959", start_time=clock, tz=zone)
    builders.meeting(rule="FREQ=WEEKLY;COUNT=5", tz=zone)
    read, ours = both(client)
    assert read == ours
    assert len(ours) == 4 * 5


def test_an_hour_that_clocks_skip_is_read_with_the_offset_before(client):
    gap = {"start_date": date(2027, 3, 28), "start_time": time(2, 30)}
    builders.meeting(**gap)
    builders.meeting(rule="FREQ=WEEKLY;COUNT=3", **gap)
    builders.meeting(rule="FREQ=DAILY;COUNT=9", start_date=date(2027, 3, 25), start_time=time(2, 30))
    builders.meeting(start_date=date(2027, 10, 31), start_time=time(2, 30))
    read, ours = both(client)
    assert read == ours
    assert [begin for _uid, begin, *_rest in read].count("2027-03-28 01:30:00+00:00") == 3


def test_a_series_begins_where_it_began_however_long_ago(client):
    builders.meeting(rule="FREQ=WEEKLY", start_date=date(2016, 1, 5))
    calendar = calendars.read(client, "/events/feed.ics")
    (event,) = calendars.vevents(calendar)
    assert event["DTSTART"].dt.date() == date(2016, 1, 5)
    read, ours = both(client)
    assert [row for row in read if row in ours] == ours


@pytest.mark.parametrize("active", ["Asia/Tokyo", "America/Los_Angeles"])
def test_the_zone_of_server_and_reader_change_nothing(client, settings, active):
    builders.meeting(*exceptions(), rule=SECOND_TUESDAY)
    before = calendars.fetch(client, "/events/feed.ics")
    settings.TIME_ZONE = active
    client.cookies["timezone"] = active
    assert calendars.fetch(client, f"/events/feed.ics?tz={active}") == before
