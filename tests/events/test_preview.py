"""What an editor is shown of the dates while writing: as they will be, with what to look out for."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from events.desk.preview import event_of, preview
from tests import builders, cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

MONTHLY = {
    "start_date": "2026-12-08",
    "start_time": "19:30",
    "duration": "1:30",
    "tz": "Europe/Berlin",
    "rule_frequency": "MONTHLY",
    "rule_interval": "1",
    "rule_weekdays": ["1"],
    "rule_weeks": ["2"],
    "rule_ends": "never",
}


@pytest.fixture
def desk(client):
    # Somebody who may add an event: there is where.
    builders.event_index()
    client.force_login(cast.editor())
    return client


def ask(desk, **kw):
    answer = desk.post(reverse("events_preview"), MONTHLY | kw)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(**kw):
    fields = builders.meeting_fields() | kw
    return preview(builders.EventPage(**fields))


def test_the_next_dates_are_shown_on_four_clocks(desk):
    text = ask(desk)
    assert "Every second Tuesday of the month at 19:30" in text
    for expected in (
        "Tuesday 8 December 2026",
        "Berlin",
        "London",
        "Los Angeles",
        "Sydney",
        "18:30",
        "10:30",
        "05:30",
    ):
        assert expected in text


def test_single_dates_show_in_the_preview(desk):
    row = {"exceptions-TOTAL_FORMS": "1", "exceptions-0-action": "cancelled", "exceptions-0-date": "2027-01-12"}
    assert "Tuesday 12 January 2027 (Cancelled)" in ask(desk, **row)


def test_an_hour_that_clocks_skip_is_told():
    found = shown(start_date=date(2027, 3, 28), start_time=time(2, 30), tz="Europe/Berlin")
    assert "02:30 does not exist on Sunday 28 March 2027: it will be 03:30." in found.warnings


def test_an_hour_that_comes_twice_is_told():
    found = shown(start_date=date(2027, 10, 31), start_time=time(2, 30), tz="Europe/Berlin")
    assert "02:30 comes twice on Sunday 31 October 2027: the first is meant." in found.warnings


def test_clocks_that_change_elsewhere_are_told():
    weekly = shown(rule="FREQ=WEEKLY", start_date=date(2027, 3, 2))
    told = [warning for warning in weekly.warnings if "Los Angeles" in warning]
    assert told[0] == "From 16 March 2027 it is an hour later in Los Angeles: 11:30."
    assert told[1].startswith("From 30 March 2027 it is an hour earlier in Los Angeles")


def test_a_beginning_in_the_night_is_told():
    assert "It begins at 03:00 in Berlin, in the night." in shown(start_time=time(3)).warnings


def test_a_meeting_of_the_whole_organisation_at_the_same_time_is_told():
    builders.meeting(title="All members", duration=timedelta(hours=3), start_time=time(18))
    warnings = shown().warnings
    assert warnings == ["“All members” takes place at the same time on Tuesday 8 December 2026."]
    assert shown(start_time=time(21)).warnings == []


def test_a_branch_meeting_elsewhere_is_no_clash():
    builders.meeting(parent=builders.branch())
    assert shown().warnings == []


def test_a_first_date_that_is_none_is_told_with_the_one_that_is(desk):
    assert "Begin on Tuesday" in ask(desk, start_date="2026-12-07")


@pytest.mark.parametrize(
    "kw",
    [
        {"start_date": ""},
        {"start_date": "soon"},
        {"start_time": "25:00"},
        {"duration": "90"},
        {"duration": "999:00"},
        {"tz": "Factory"},
        {"tz": "<script>"},
        {"rule_interval": "0"},
        {"rule_weeks": []},
        {"rule_frequency": "SECONDLY"},
        {"start_date": "9999-12-31"},
        {"start_date": "0001-01-01"},
        {"near": "x"},
        {"near": "9" * 30},
        {"near": "²"},
        {"key": "no-uuid"},
        {"exceptions-TOTAL_FORMS": "9999999"},
        {"exceptions-TOTAL_FORMS": "²"},
        {"exceptions-TOTAL_FORMS": "1", "exceptions-0-date": "x", "exceptions-0-action": "explode"},
    ],
    ids=str,
)
def test_whatever_is_sent_there_is_an_answer(desk, kw):
    assert "<script>" not in ask(desk, **kw)


def test_an_all_day_event_is_on_its_days_everywhere(desk):
    text = ask(desk, start_time="", duration="", rule_frequency="", rule_weekdays=[], rule_weeks=[])
    assert "all day" in text


def test_only_editors_ask(client):
    url = reverse("events_preview")
    builders.event_index()
    assert client.post(url, MONTHLY).status_code == 302
    client.force_login(cast.member())
    assert client.post(url, MONTHLY).status_code == 403
    client.force_login(cast.editor())
    assert client.get(url).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_dates(desk, django_assert_max_num_queries):
    event = event_of(_query(MONTHLY | {"rule_frequency": "DAILY", "rule_weekdays": [], "rule_weeks": []}))
    with django_assert_max_num_queries(3):
        preview(event)


def test_without_script_what_is_saved_is_shown(desk):
    event = builders.meeting(rule="FREQ=MONTHLY;BYDAY=2TU")
    text = desk.get(reverse("wagtailadmin_pages:edit", args=[event.pk])).content.decode()
    assert "Tuesday 12 January 2027" in text


def _query(data):
    from django.http import QueryDict

    query = QueryDict(mutable=True)
    for name, value in data.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query
