"""When a helpline answers: half-open, in the zone of whoever answers, also where clocks change."""

from datetime import UTC, datetime, time

import pytest

from common.zones import instant
from conduct.directory.hours import Hours, days_in_words

WORKDAYS = (0, 1, 2, 3, 4)
LONDON = Hours(WORKDAYS, time(9), time(17), "Europe/London")
NIGHT = Hours((4, 5), time(22), time(6), "Europe/Berlin")


def at(text, zone):
    return instant(datetime.fromisoformat(text), zone)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23T08:59:59", False),  # a Monday
        ("2026-11-23T09:00:00", True),
        ("2026-11-23T16:59:59", True),
        ("2026-11-23T17:00:00", False),
        ("2026-11-27T16:59:59", True),  # a Friday
        ("2026-11-28T10:00:00", False),
        ("2026-11-29T10:00:00", False),
    ],
)
def test_a_line_is_open_from_its_first_second_to_just_before_its_end(moment, is_open):
    assert LONDON.is_open(at(moment, "Europe/London")) is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-27T21:59:59", False),  # a Friday
        ("2026-11-27T22:00:00", True),
        ("2026-11-28T05:59:59", True),
        ("2026-11-28T06:00:00", False),
        ("2026-11-28T22:00:00", True),
        ("2026-11-29T05:59:59", True),
        ("2026-11-29T22:00:00", False),
        ("2026-11-27T05:00:00", False),
    ],
)
def test_hours_that_run_past_midnight_belong_to_the_evening_they_began_on(moment, is_open):
    assert NIGHT.is_open(at(moment, "Europe/Berlin")) is is_open


def test_midnight_as_the_end_is_the_end_of_the_day():
    late = Hours((0,), time(18), time(0), "Europe/London")
    assert late.is_open(at("2026-11-23T23:59:59", "Europe/London"))
    assert not late.is_open(at("2026-11-24T00:00:00", "Europe/London"))
    assert late.in_words() == "Monday, 18:00 to 24:00"


@pytest.mark.parametrize(
    ("zone", "day", "utc_before", "utc_after"),
    [
        # Berlin goes forward on 29 March 2026 and back on 25 October; New York on 8 March and 1 November.
        ("Europe/Berlin", "2026-03-29", 8, 7),
        ("Europe/Berlin", "2026-10-25", 7, 8),
        ("America/New_York", "2026-03-08", 14, 13),
        ("America/New_York", "2026-11-01", 13, 14),
    ],
)
def test_hours_follow_the_clocks_there_when_these_change(zone, day, utc_before, utc_after):
    daily = Hours(tuple(range(7)), time(9), time(17), zone)
    sunday = datetime.fromisoformat(day)
    start, _end = daily.now_or_next(instant(sunday.replace(hour=8), zone))
    assert start == datetime(sunday.year, sunday.month, sunday.day, utc_after, tzinfo=UTC)
    before = daily.now_or_next(
        instant(sunday.replace(day=sunday.day - 1, hour=8) if sunday.day > 1 else datetime(2026, 10, 31, 8), zone)
    )[0]
    assert before.hour == utc_before


def test_a_span_of_which_the_clocks_leave_nothing_is_no_opening():
    """On 29 March 2026 Berlin's clocks go from 02:00 to 03:00: half past two is read as half past three."""
    skipped = Hours((6,), time(2, 30), time(3, 0), "Europe/Berlin")
    start, end = skipped.now_or_next(at("2026-03-28T12:00:00", "Europe/Berlin"))
    assert start == at("2026-04-05T02:30:00", "Europe/Berlin")
    assert start < end


def test_when_it_is_closed_the_next_opening_is_given_however_far_away():
    weekly = Hours((0,), time(9), time(10), "Asia/Tokyo")
    start, end = weekly.now_or_next(at("2026-11-23T10:00:00", "Asia/Tokyo"))
    assert start == at("2026-11-30T09:00:00", "Asia/Tokyo")
    assert weekly.read_in("Europe/London", at("2026-11-23T10:00:00", "Asia/Tokyo")).start.time == "00:00"
    assert end > start


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (range(7), "Every day"),
        ((0, 1, 2, 3, 4), "Monday to Friday"),
        ((5, 6), "Saturday, Sunday"),
        ((1, 3), "Tuesday, Thursday"),
        ((6,), "Sunday"),
        ((4, 2, 3), "Wednesday to Friday"),
    ],
)
def test_days_are_said_as_people_say_them(days, words):
    assert days_in_words(days) == words
