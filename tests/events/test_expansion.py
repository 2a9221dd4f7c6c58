"""The dates of rules: those of dateutil, within bounds, and the same wherever and whenever they are computed."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError
from hypothesis import assume, given

from events.recurrence import Rule, check_start, next_dates, occurrences, satisfies, snap
from tests.events.rules import QUICK, series
from tests.events.shapes import SHAPES, START

FOREVER = (date(1, 1, 1), date.max)


def dates(text, start, *between, **options):
    return list(occurrences(Rule.parse(text), start, between, **options))


def of_dateutil(rule, start, first, last):
    """What plain dateutil makes of the rule's text."""
    begin, end = (datetime.combine(day, datetime.min.time()) for day in (first, last + timedelta(days=1)))
    # Given weeks that begin on Monday, as RFC 5545 has them; dateutil would ask the calendar module.
    found = rrulestr(f"{rule};WKST=MO", dtstart=start).xafter(begin, inc=True)
    return list(_while(found, end))


def _while(moments, end):
    for moment in moments:
        if moment >= end:
            return
        yield moment


@QUICK
@given(series())
def test_dates_are_those_of_dateutil(repeated):
    rule, start, window = repeated
    assume(start is not None)
    assert list(occurrences(rule, start, window)) == of_dateutil(rule, start, *window)


def test_those_windows_have_dates_often_enough():
    seen = []

    @QUICK
    @given(series())
    def look(repeated):
        rule, start, window = repeated
        seen.append(start is not None and any(occurrences(rule, start, window, limit=1)))

    look()
    assert sum(seen) >= len(seen) * 0.3
    assert len(seen) >= 300


@pytest.mark.parametrize("text", SHAPES)
def test_every_shape_has_the_dates_of_dateutil(text):
    rule = Rule.parse(text)
    start = snap(rule, START)
    window = (date(2026, 11, 1), date(2028, 6, 1))
    assert list(occurrences(rule, start, window)) == of_dateutil(rule, start, *window)


@QUICK
@given(series())
def test_dates_rise_and_stay_in_their_window_and_keep_their_time_of_day(repeated):
    rule, start, window = repeated
    assume(start is not None)
    found = list(occurrences(rule, start, window))
    assert all(one < other for one, other in pairwise(found))
    assert all(window[0] <= moment.date() <= window[1] and moment >= start for moment in found)
    assert {moment.time() for moment in found} <= {start.time()}


@QUICK
@given(series())
def test_the_first_date_of_a_series_is_its_start(repeated):
    rule, start, _window = repeated
    assume(start is not None and satisfies(rule, start))
    assert list(occurrences(rule, start, FOREVER, limit=1)) == [start]


def test_both_ends_of_the_window_belong_to_it():
    assert dates("FREQ=DAILY", START, date(2026, 12, 10), date(2026, 12, 11)) == [
        datetime(2026, 12, 10, 19, 30),
        datetime(2026, 12, 11, 19, 30),
    ]
    assert dates("FREQ=DAILY", START, date(2026, 12, 11), date(2026, 12, 10)) == []


def test_a_start_with_a_zone_is_refused():
    with pytest.raises(ValueError, match="no zone of its own"):
        dates("FREQ=DAILY", START.replace(tzinfo=UTC), *FOREVER)


def test_an_event_of_whole_days_has_dates_and_no_times():
    assert dates("FREQ=WEEKLY;COUNT=2", date(2026, 12, 8), *FOREVER) == [date(2026, 12, 8), date(2026, 12, 15)]


@pytest.mark.parametrize("count", [1, 3, 400])
def test_a_count_counts_the_first_date_and_those_before_the_window(count):
    assert len(dates(f"FREQ=DAILY;COUNT={count}", START, *FOREVER)) == count
    last = START + timedelta(days=count - 1)
    assert dates(f"FREQ=DAILY;COUNT={count}", START, last.date(), date.max) == [last]


def test_the_last_day_of_a_rule_has_its_meeting_at_any_hour():
    for hour in (0, 19, 23):
        start = datetime(2026, 12, 8, hour, 59, 59)
        assert len(dates("FREQ=DAILY;UNTIL=20261210", start, *FOREVER)) == 3


def test_months_without_the_day_have_no_meeting():
    found = dates("FREQ=MONTHLY", datetime(2027, 1, 31, 19), date(2027, 1, 1), date(2027, 12, 31))
    assert [moment.month for moment in found] == [1, 3, 5, 7, 8, 10, 12]
    last = dates("FREQ=MONTHLY;BYMONTHDAY=-1", date(2027, 1, 31), date(2027, 1, 1), date(2027, 4, 30))
    assert [day.day for day in last] == [31, 28, 31, 30]


def test_next_dates_are_the_next_few():
    rule = Rule.parse("FREQ=MONTHLY;BYDAY=2TU")
    found = next_dates(rule, datetime(2016, 1, 12, 19, 30), date(2026, 12, 9), 2)
    assert found == [datetime(2027, 1, 12, 19, 30), datetime(2027, 2, 9, 19, 30)]


class TestBounds:
    def test_never_more_dates_than_the_limit(self):
        assert len(dates("FREQ=DAILY", START, *FOREVER)) == 1000
        assert len(dates("FREQ=DAILY", START, *FOREVER, limit=10**9)) == 1000
        assert len(dates("FREQ=DAILY", START, *FOREVER, limit=5)) == 5
        assert dates("FREQ=DAILY", START, *FOREVER, limit=-1) == []

    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", datetime(2026, 12, 8)),
            ("FREQ=DAILY;INTERVAL=7;BYDAY=MO;COUNT=3", datetime(2026, 12, 8)),
            ("FREQ=MONTHLY;BYMONTH=9", datetime(2026, 8, 31)),
            ("FREQ=MONTHLY;BYMONTH=9;COUNT=3", datetime(2026, 8, 31)),
            ("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29", datetime(2027, 1, 1)),
        ],
    )
    def test_a_rule_without_dates_is_soon_done(self, text, start):
        begun = time.process_time()
        assert dates(text, start, *FOREVER) == []
        assert next_dates(Rule.parse(text), start, date(2026, 1, 1)) == []
        assert time.process_time() - begun < 1

    def test_the_ends_of_the_calendar_are_no_error(self):
        assert dates("FREQ=DAILY", datetime(9999, 12, 30, 12), date(9999, 12, 1), date.max)[-1].date() == date.max
        assert dates("FREQ=YEARLY;INTERVAL=99", datetime(1, 1, 1, 12), *FOREVER)[:2] == [
            datetime(1, 1, 1, 12),
            datetime(100, 1, 1, 12),
        ]
        assert next_dates(Rule.parse("FREQ=WEEKLY"), datetime(9999, 12, 30), date(9999, 12, 30)) == [
            datetime(9999, 12, 30)
        ]

    def test_the_age_of_a_series_costs_nothing(self):
        window = (date(2026, 12, 1), date(2026, 12, 31))
        begun = time.process_time()
        for year in range(1600, 2000, 4):
            assert len(dates("FREQ=DAILY", datetime(year, 2, 28, 12), *window)) == 31
        assert time.process_time() - begun < 2


class TestTheStartOfASeries:
    @pytest.mark.parametrize(
        ("text", "start", "first"),
        [
            ("FREQ=MONTHLY;BYDAY=2TU", datetime(2026, 12, 8, 19, 30), datetime(2026, 12, 8, 19, 30)),
            ("FREQ=MONTHLY;BYDAY=2TU", datetime(2026, 12, 9, 19, 30), datetime(2027, 1, 12, 19, 30)),
            ("FREQ=MONTHLY;INTERVAL=99;BYDAY=2TU", datetime(2026, 12, 9, 19, 30), datetime(2027, 1, 12, 19, 30)),
            ("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 8), date(2026, 12, 14)),
            ("FREQ=WEEKLY", date(2026, 12, 8), date(2026, 12, 8)),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2026, 12, 8), date(2028, 2, 29)),
            ("FREQ=MONTHLY;BYMONTH=9", date(2026, 8, 31), None),
        ],
    )
    def test_snaps_to_the_first_date_of_the_rule(self, text, start, first):
        rule = Rule.parse(text)
        assert snap(rule, start) == first
        assert satisfies(rule, start) is (start == first)

    def test_is_refused_with_the_date_that_would_do(self):
        rule = Rule.parse("FREQ=MONTHLY;BYDAY=2TU")
        check_start(rule, START)
        with pytest.raises(ValidationError, match="Begin on Tuesday 12 January 2027"):
            check_start(rule, START + timedelta(days=1))

    def test_is_refused_after_the_end(self):
        with pytest.raises(ValidationError, match="Choose a later end: the first date is Tuesday 8 December 2026"):
            check_start(Rule.parse("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261207"), START)

    def test_is_refused_where_the_rule_has_no_date(self):
        with pytest.raises(ValidationError, match="Choose another day"):
            check_start(Rule.parse("FREQ=MONTHLY;BYMONTH=9"), date(2026, 8, 31))
