"""The page of a series: what stands large, what follows, and what it says when there is nothing more."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import EventHost, Occurrence
from tests import builders, cast
from tests.branches.translations import translated

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"
START, END = datetime(2026, 12, 8, 18, 30, tzinfo=UTC), datetime(2026, 12, 8, 20, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def shown(client, event, tz=""):
    answer = client.get(event.url, {"tz": tz} if tz else {})
    assert answer.status_code == 200
    return answer


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_next_date_stands_large_with_weekday_zone_and_offset(client):
    page = text(shown(client, builders.meeting(rule=SECOND_TUESDAY)))
    assert "Tuesday 8 December 2026" in page
    assert ">19:30</time>" in page
    assert "Berlin · Central European Standard Time" in page
    assert "UTC+1" in page
    assert "Every second Tuesday of the month" in page


@pytest.mark.parametrize(
    ("mode", "leads"),
    [("online", "Australia/Sydney"), ("hybrid", "Australia/Sydney"), ("in_person", "Europe/Berlin")],
)
def test_the_reader_leads_online_and_the_venue_in_person(client, mode, leads):
    answer = shown(client, builders.meeting(mode=mode, venue_name="Hall"), tz="Australia/Sydney")
    item = answer.context["main"].item
    assert item.main.start.moment.tzinfo.key == leads
    assert item.other is not None
    assert "05:30" in text(answer)
    assert "19:30" in text(answer)


@pytest.mark.parametrize(
    ("tz", "words"),
    [
        ("Australia/Sydney", "Wednesday for you"),
        ("America/Los_Angeles", ""),
        ("Pacific/Auckland", "Wednesday for you"),
    ],
)
def test_another_day_is_said_in_words(client, tz, words):
    answer = shown(client, builders.meeting(), tz=tz)
    assert answer.context["main"].item.day_shift == words
    assert ("for you" in text(answer)) is bool(words)


@pytest.mark.parametrize(
    ("now", "state"),
    [(START - A_SECOND, "coming"), (START, "on"), (END - A_SECOND, "on"), (END, "over"), (END + A_SECOND, "over")],
)
def test_it_is_on_from_the_moment_it_begins_until_just_before_it_ends(client, now, state):
    event = builders.meeting()
    with time_machine.travel(now, tick=False):
        answer = shown(client, event)
    assert ("On now" in text(answer)) is (state == "on")
    assert answer.context["is_over"] is (state == "over")
    assert ("No more dates" in text(answer)) is (state == "over")


def test_six_dates_follow_the_next(client):
    answer = shown(client, builders.meeting(rule=SECOND_TUESDAY))
    assert [date.row.slug for date in answer.context["dates"]] == [
        "2027-01-12",
        "2027-02-09",
        "2027-03-09",
        "2027-04-13",
        "2027-05-11",
        "2027-06-08",
    ]


def test_a_cancelled_date_is_passed_over_with_its_reason(client):
    off = {"action": "cancelled", "date": date(2026, 12, 8), "reason": "Snow."}
    answer = shown(client, builders.meeting(off, rule=SECOND_TUESDAY))
    assert answer.context["main"].row.slug == "2027-01-12"
    assert "Tuesday 8 December 2026 is cancelled" in text(answer)
    assert "Snow." in text(answer)
    assert "event-dates__row--off" in text(answer)


def test_a_single_meeting_that_is_cancelled_says_so_first(client):
    off = {"action": "cancelled", "date": date(2026, 12, 8), "reason": "Snow."}
    page = text(shown(client, builders.meeting(off)))
    assert page.index("Cancelled") < page.index("<h1>")
    assert "Add to calendar" not in page


def test_a_series_that_is_over_shows_its_last_dates(client):
    event = builders.meeting(rule="FREQ=WEEKLY;COUNT=3")
    with time_machine.travel(datetime(2027, 2, 1, tzinfo=UTC)):
        answer = shown(client, event)
    assert "This is over" in text(answer)
    assert [date.row.slug for date in answer.context["dates"]] == ["2026-12-22", "2026-12-15", "2026-12-08"]


def test_a_date_beyond_the_calendar_is_announced(client):
    page = text(shown(client, builders.meeting(start_date=date(2029, 3, 6))))
    assert "The next date is Tuesday 6 March 2029" in page


def test_split_series_lead_to_each_other(client):
    old = builders.meeting(title="Old times", rule="FREQ=WEEKLY;COUNT=2")
    new = builders.meeting(title="New times", follows=old)
    assert "New times" in text(shown(client, old))
    assert "Old times" in text(shown(client, new))


def test_the_hour_that_clocks_skip_is_explained(client):
    event = builders.meeting(start_date=date(2027, 3, 28), start_time=time(2, 30), tz="Europe/Brussels")
    page = text(shown(client, event))
    assert ">03:30</time>" in page
    assert "there is no 02:30 in Brussels, so it begins at 03:30" in page


def test_the_hour_that_comes_twice_is_explained(client):
    event = builders.meeting(start_date=date(2027, 10, 31), start_time=time(2, 30), tz="Europe/Brussels")
    assert "02:30 comes twice in Brussels" in text(shown(client, event))


def test_ordinary_hours_are_not_explained(client):
    assert "The clocks go" not in text(shown(client, builders.meeting(start_date=date(2027, 3, 28))))


def test_what_people_need_is_said_in_words_with_icons(client):
    event = builders.meeting(captions=True, step_free=True, recording="none", needs_contact="the secretary")
    page = text(shown(client, event))
    for words in ("Live captions", "Step-free access", "Not recorded", "Tell the secretary what you need"):
        assert words in page
    assert "icons.svg#captions" in page
    assert "Childcare" not in page


def test_every_host_is_named(client):
    event = builders.meeting(parent=builders.branch(title="Berlin branch"))
    event.hosts.add(EventHost(host=builders.branch(title="Paris branch")))
    event.save_revision().publish()
    page = text(shown(client, event))
    assert ">Berlin branch</a>" in page
    assert ">Paris branch</a>" in page


def test_who_answers_is_the_branch_unless_a_page_is_chosen(client):
    branch = builders.branch()
    event = builders.meeting(parent=branch)
    assert shown(client, event).context["contact_url"] == f"{branch.url}contact/"
    event.contact_page = chosen = builders.contact_page()
    event.save_revision().publish()
    assert shown(client, event).context["contact_url"] == chosen.url


@pytest.mark.parametrize("address", ["", "2026-12-08/"])
def test_a_draft_has_no_page(client, address):
    event = builders.meeting(live=False)
    assert client.get(f"{event.url}{address}").status_code == 404


def test_an_editor_sees_a_draft_with_its_dates():
    event = builders.meeting(live=False, rule=SECOND_TUESDAY)
    answer = event.make_preview_request(extra_request_attrs={"user": cast.editor()})
    assert answer.status_code == 200
    assert "Tuesday 8 December 2026" in text(answer)
    assert not Occurrence.objects.filter(series=event.translation_key).exists()


def test_an_event_can_be_edited():
    event = builders.meeting()
    assert cast.client_of(cast.admin()).get(f"/admin/pages/{event.pk}/edit/").status_code == 200


def test_in_french_the_dates_are_the_same_and_the_words_are_french(client):
    off = {"action": "cancelled", "date": date(2027, 1, 12), "reason": "Snow."}
    event = builders.meeting(off, rule=SECOND_TUESDAY)
    french = translated(event)
    french.exceptions.all().delete()
    answer = shown(client, french)
    assert "mardi 8 décembre 2026" in text(answer)
    assert '<p lang="en">Snow.</p>' in text(answer)
    french.exceptions = [builders.EventException(locale_id=french.locale_id, **off | {"reason": "Neige."})]
    french.save_revision().publish()
    page = text(shown(client, french))
    assert "Neige." in page
    assert "Snow." not in page


def test_all_day_events_are_the_same_day_for_everybody(client):
    event = builders.meeting(start_date=date(2027, 5, 6), start_time=None, duration=None)
    answer = shown(client, event, tz="Pacific/Auckland")
    assert "Thursday 6 May 2027" in text(answer)
    assert answer.context["around"] == ()


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_dates_and_branches_cost_no_query(client):
    one = builders.meeting(parent=builders.branch())
    few = queries(client, one.url)
    region = builders.region()
    for _number in range(8):
        builders.branch(region=region).further_zones.create(time_zone="Europe/Paris")
    many = builders.meeting(parent=one.get_parent().specific, rule="FREQ=DAILY", start_date=date(2026, 12, 1))
    assert queries(client, many.url) == few <= 12
    assert queries(client, f"{many.url}2026-12-08/") <= 12


def test_the_map_of_the_site_lists_the_series_and_not_its_dates(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    sitemap = client.get("/sitemap.xml").content.decode()
    assert f"{event.url}</loc>" in sitemap
    assert "2026-12-08" not in sitemap


def test_what_is_in_no_city_says_utc_once(client):
    event = builders.meeting(tz="UTC", rule="FREQ=MONTHLY;BYDAY=2TU")
    for address in (
        event.url,
        f"{event.url}2026-12-08/",
    ):
        said = text(client.get(address)).replace("&nbsp;", " ")
        assert "UTC · UTC" not in said, address
        assert "UTC (UTC" not in said, address
        assert "UTC, UTC" not in said, address


def test_whole_days_without_a_link_promise_none(client):
    deadline = builders.meeting(start_time=None, duration=None)
    assert "The link follows" not in text(client.get(deadline.url))
    assert "The link follows" in text(client.get(builders.meeting().url))
