"""The dates of one event as wall clock: its rule, then what its exceptions make of it."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest

from events.dates.planning import Plan, recurrence_id
from events.models import EventException

TUESDAYS = "FREQ=WEEKLY;BYDAY=TU"
WINTER = date(2026, 12, 1), date(2026, 12, 31)


def plan(*exceptions, **fields):
    """The plan of an event as planning reads it; no database."""
    defaults = {
        "start_date": date(2026, 12, 1),
        "start_time": time(19, 30),
        "duration": timedelta(minutes=90),
        "end_date": None,
        "rule": TUESDAYS,
    }
    event = SimpleNamespace(**defaults | fields)
    event.is_all_day = event.start_time is None
    rows = [EventException(**exception) for exception in exceptions]
    event.exceptions = SimpleNamespace(all=lambda: rows)
    return Plan(event)


def said(found):
    return [(f"{planned.begins:{form(planned)}}", str(planned.status)) for planned in found]


def form(planned):
    return "%d %H:%M" if isinstance(planned.begins, datetime) else "%d"


def test_a_series_has_the_dates_of_its_rule():
    assert said(plan().dates(*WINTER)) == [(f"{day:02} 19:30", "scheduled") for day in (1, 8, 15, 22, 29)]


def test_an_event_without_a_rule_has_one_date():
    assert said(plan(rule="").dates(*WINTER)) == [("01 19:30", "scheduled")]
    assert plan(rule="").dates(date(2026, 12, 2), date(2026, 12, 31)) == []


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (date(2026, 11, 1), [1, 8, 15]),
        (date(2026, 12, 8), [8, 15]),
        (date(2026, 12, 9), [15]),
        (date(2026, 12, 16), []),
    ],
)
def test_a_count_is_counted_from_the_first_date_wherever_one_looks(first, days):
    found = plan(rule=f"{TUESDAYS};COUNT=3").dates(first, date(2027, 12, 31))
    assert [planned.begins.day for planned in found] == days


def test_a_cancelled_date_uses_up_the_count_and_stays():
    found = plan({"action": "cancelled", "date": date(2026, 12, 8)}, rule=f"{TUESDAYS};COUNT=2").dates(*WINTER)
    assert said(found) == [("01 19:30", "scheduled"), ("08 19:30", "cancelled")]


def test_an_extra_date_on_a_day_of_the_rule_at_its_time_is_no_second_one():
    found = plan({"action": "extra", "date": date(2026, 12, 8)}).dates(*WINTER)
    assert said(found)[1] == ("08 19:30", "scheduled")
    assert len(found) == 5


def test_an_extra_date_at_another_time_of_a_day_of_the_rule_is_a_second_one():
    found = plan({"action": "extra", "date": date(2026, 12, 8), "time": time(12)}).dates(*WINTER)
    assert said(found)[1:3] == [("08 12:00", "extra"), ("08 19:30", "scheduled")]


def test_an_extra_date_is_cancelled_by_an_exception_of_its_day():
    extra = {"action": "extra", "date": date(2026, 12, 10), "time": time(12)}
    found = plan(extra, {"action": "cancelled", "date": date(2026, 12, 10), "reason": "Ill."})
    assert said(found.dates(date(2026, 12, 9), date(2026, 12, 11))) == [("10 12:00", "cancelled")]
    assert found.orphans() == []


def test_of_two_dates_of_a_day_an_exception_without_a_time_means_the_rules():
    extra = {"action": "extra", "date": date(2026, 12, 8), "time": time(12)}
    found = plan(extra, {"action": "cancelled", "date": date(2026, 12, 8)}).dates(*WINTER)
    assert said(found)[1:3] == [("08 12:00", "extra"), ("08 19:30", "cancelled")]


def test_of_two_dates_of_a_day_an_exception_with_the_extras_time_means_the_extra():
    extra = {"action": "extra", "date": date(2026, 12, 8), "time": time(12)}
    found = plan(extra, {"action": "cancelled", "date": date(2026, 12, 8), "time": time(12)}).dates(*WINTER)
    assert said(found)[1:3] == [("08 12:00", "cancelled"), ("08 19:30", "scheduled")]


def test_what_cancelled_an_extra_that_is_gone_does_not_cancel_the_meeting_of_that_day():
    found = plan({"action": "cancelled", "date": date(2026, 12, 8), "time": time(12)})
    assert said(found.dates(*WINTER))[1] == ("08 19:30", "scheduled")
    assert len(found.orphans()) == 1


def test_a_moved_date_can_be_cancelled_and_is_moved_again_when_that_is_undone():
    moved = {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 10), "reason": "Room."}
    both = plan(moved, {"action": "cancelled", "date": date(2026, 12, 8), "reason": "Ice."}).dates(*WINTER)[1]
    assert (both.begins, both.status, both.reason) == (datetime(2026, 12, 10, 19, 30), "cancelled", "Ice.")
    undone = plan(moved).dates(*WINTER)[1]
    assert (undone.begins, undone.status, undone.reason) == (datetime(2026, 12, 10, 19, 30), "moved", "Room.")


@pytest.mark.parametrize(
    ("new", "begins", "minutes"),
    [
        ({"new_date": date(2026, 12, 10)}, datetime(2026, 12, 10, 19, 30), 90),
        ({"new_time": time(20)}, datetime(2026, 12, 8, 20), 90),
        ({"new_duration": timedelta(hours=3)}, datetime(2026, 12, 8, 19, 30), 180),
        ({"new_venue": "Elsewhere"}, datetime(2026, 12, 8, 19, 30), 90),
        ({"new_join_link": "https://meet.example.org/x"}, datetime(2026, 12, 8, 19, 30), 90),
    ],
)
def test_a_date_is_moved_in_one_respect_and_stays_in_the_others(new, begins, minutes):
    found = plan({"action": "moved", "date": date(2026, 12, 8), **new}).dates(*WINTER)[1]
    assert (found.begins, found.duration, found.status) == (begins, timedelta(minutes=minutes), "moved")
    assert found.recurrence_id == "20261208T193000"


def test_a_note_changes_no_status():
    found = plan({"action": "note", "date": date(2026, 12, 8), "reason": "Bring a cup."}).dates(*WINTER)[1]
    assert (found.status, found.note, found.reason) == ("scheduled", "Bring a cup.", "")


def test_all_day_events_have_days_and_whole_days_of_length():
    found = plan(start_time=None, duration=None, end_date=date(2026, 12, 3)).dates(*WINTER)
    assert said(found)[:2] == [("01", "scheduled"), ("08", "scheduled")]
    assert found[0].duration == timedelta(days=3)
    assert found[0].recurrence_id == "20261201"


def test_exceptions_of_all_day_events_go_by_the_day_whatever_times_they_still_hold():
    exceptions = [
        {"action": "cancelled", "date": date(2026, 12, 1), "time": time(9)},
        {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 9), "new_time": time(9)},
        {"action": "extra", "date": date(2026, 12, 12), "time": time(9)},
    ]
    found = plan(*exceptions, start_time=None, duration=None).dates(*WINTER)
    assert said(found)[:3] == [("01", "cancelled"), ("09", "moved"), ("12", "extra")]


def test_an_exception_without_its_date_is_kept_and_told():
    found = plan({"action": "cancelled", "date": date(2026, 12, 9), "reason": "Was a Wednesday."})
    assert [orphan.reason for orphan in found.orphans()] == ["Was a Wednesday."]
    assert {status for _day, status in said(found.dates(*WINTER))} == {"scheduled"}


def test_an_exception_whose_date_is_not_chosen_yet_is_passed_over():
    found = plan({"action": "cancelled", "date": None})
    assert len(found.dates(*WINTER)) == 5
    assert found.orphans() == []


def test_dates_are_asked_for_by_the_day_of_the_rule():
    moved = {"action": "moved", "date": date(2026, 12, 29), "new_date": date(2027, 1, 4)}
    assert [found.recurrence_id for found in plan(moved).dates(date(2026, 12, 29), date(2026, 12, 29))]
    assert not plan(moved).dates(date(2027, 1, 4), date(2027, 1, 4))


def test_around_has_what_is_moved_there_from_outside():
    moved = {"action": "moved", "date": date(2026, 12, 29), "new_date": date(2027, 1, 4)}
    january = date(2027, 1, 1), date(2027, 1, 9)
    assert [found.recurrence_id for found in plan(moved).around(*january)] == ["20261229T193000", "20270105T193000"]


def test_around_has_known_dates_as_long_as_the_series_has_them():
    january = date(2027, 1, 1), date(2027, 1, 9)
    found = plan().around(*january, known=["20261229T193000", "20261230T193000"])
    assert [planned.recurrence_id for planned in found] == ["20261229T193000", "20270105T193000"]


@pytest.mark.parametrize(
    ("begins", "text"), [(datetime(2026, 12, 8, 19, 30), "20261208T193000"), (date(2026, 12, 8), "20261208")]
)
def test_a_recurrence_id_is_the_wall_clock_without_a_zone(begins, text):
    assert recurrence_id(begins) == text
