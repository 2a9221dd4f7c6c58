"""What is to come, under the reader's days: what is listed, in which order, under which day, and what never is."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from wagtail.models import Locale, Page, PageViewRestriction

from events.models import EventHost
from tests import builders
from tests.events.calendar import AUCKLAND, LONDON, LOS_ANGELES, all_day, at, groups, page, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


# A meeting an instant before, at and after midnight of the 9th where the reader is: the day it stands under.
MIDNIGHTS = [
    (AUCKLAND, "2026-12-08T10:59:59", "2026-12-08"),
    (AUCKLAND, "2026-12-08T11:00:00", "2026-12-09"),
    (AUCKLAND, "2026-12-08T11:00:01", "2026-12-09"),
    (LONDON, "2026-12-08T23:59:59", "2026-12-08"),
    (LONDON, "2026-12-09T00:00:00", "2026-12-09"),
    (LONDON, "2026-12-09T00:00:01", "2026-12-09"),
    (LOS_ANGELES, "2026-12-09T07:59:59", "2026-12-08"),
    (LOS_ANGELES, "2026-12-09T08:00:00", "2026-12-09"),
    (LOS_ANGELES, "2026-12-09T08:00:01", "2026-12-09"),
]


@pytest.mark.parametrize(("zone", "begins", "day"), MIDNIGHTS)
def test_a_meeting_stands_under_the_readers_day(client, zone, begins, day):
    at(begins, title="Here")
    assert groups(page(client, zone=zone)) == [(day, ["Here"])]
    assert titles(page(client, f"{day.replace('-', '/')}/", zone=zone)) == ["Here"]


# On the nights on which clocks change in London: an hour is missing, an hour is twice.
CLOCK_CHANGES = [
    ("2027-03-27T23:59", "2027-03-27"),
    ("2027-03-28T00:00", "2027-03-28"),
    ("2027-03-28T22:59", "2027-03-28"),
    ("2027-03-28T23:00", "2027-03-29"),
    ("2027-10-30T22:59", "2027-10-30"),
    ("2027-10-30T23:00", "2027-10-31"),
    ("2027-10-31T23:59", "2027-10-31"),
    ("2027-11-01T00:00", "2027-11-01"),
]


@pytest.mark.parametrize(("begins", "day"), CLOCK_CHANGES)
def test_a_day_of_23_or_25_hours_has_all_of_its_meetings(client, begins, day):
    at(begins, title="Here")
    assert groups(page(client, zone=LONDON)) == [(day, ["Here"])]
    assert titles(page(client, f"{day.replace('-', '/')}/", zone=LONDON)) == ["Here"]


@pytest.mark.parametrize(
    ("moment", "is_upcoming"),
    [
        (datetime(2026, 12, 8, 19, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 12, 8, 20, 0, 0, tzinfo=UTC), False),
        (datetime(2026, 12, 8, 20, 0, 1, tzinfo=UTC), False),
    ],
)
def test_a_meeting_goes_to_the_archive_when_it_ends(client, moment, is_upcoming):
    builders.meeting(title="Berlin")
    with time_machine.travel(moment, tick=False):
        assert titles(page(client)) == (["Berlin"] if is_upcoming else [])
        assert titles(page(client, "past/")) == ([] if is_upcoming else ["Berlin"])


@pytest.mark.parametrize("zone", [AUCKLAND, LONDON, LOS_ANGELES])
@pytest.mark.parametrize("own", [AUCKLAND, LONDON, LOS_ANGELES])
def test_an_all_day_event_is_on_its_own_day_for_everybody(client, zone, own):
    all_day("2026-12-09", tz=own, title="Elections")
    assert groups(page(client, zone=zone)) == [("2026-12-09", ["Elections"])]
    assert titles(page(client, "2026/12/09/", zone=zone)) == ["Elections"]
    for other in ("2026/12/08/", "2026/12/10/"):
        assert titles(page(client, other, zone=zone)) == []


# The last day of the 9th in Los Angeles ends at 08:00 UTC on the 10th, in Auckland at 11:00 on the 9th.
LAST_MOMENTS = [
    (LOS_ANGELES, datetime(2026, 12, 10, 7, 59, 59, tzinfo=UTC), True),
    (LOS_ANGELES, datetime(2026, 12, 10, 8, 0, 0, tzinfo=UTC), False),
    (AUCKLAND, datetime(2026, 12, 9, 10, 59, 59, tzinfo=UTC), True),
    (AUCKLAND, datetime(2026, 12, 9, 11, 0, 0, tzinfo=UTC), False),
]


@pytest.mark.parametrize(("zone", "moment", "is_upcoming"), LAST_MOMENTS)
@pytest.mark.parametrize("own", [AUCKLAND, LOS_ANGELES])
def test_an_all_day_event_ends_with_the_readers_day(client, zone, own, moment, is_upcoming):
    all_day("2026-12-08", "2026-12-09", tz=own, title="Two days")
    with time_machine.travel(moment, tick=False):
        assert titles(page(client, zone=zone)) == (["Two days"] if is_upcoming else [])
        assert titles(page(client, "past/", zone=zone)) == ([] if is_upcoming else ["Two days"])


def test_days_and_hours_are_in_order_and_all_day_comes_first(client):
    at("2026-12-09T07:00", title="Late on the 8th")
    all_day("2026-12-09", tz=AUCKLAND, title="All of the 9th")
    at("2026-12-09T09:00", title="Early on the 9th")
    at("2026-12-08T09:00", title="Early on the 8th")
    assert groups(page(client, zone=LOS_ANGELES)) == [
        ("2026-12-08", ["Early on the 8th", "Late on the 8th"]),
        ("2026-12-09", ["All of the 9th", "Early on the 9th"]),
    ]


def test_what_is_going_on_stands_under_today(client):
    at("2026-11-21T18:00", duration=timedelta(hours=40), title="Congress")
    all_day("2026-11-20", "2026-11-24", title="Week")
    assert groups(page(client, zone=LONDON)) == [("2026-11-22", ["Week", "Congress"])]
    assert "Today" in page(client, zone=LONDON)


def test_a_long_event_is_on_each_of_its_days_and_a_night_on_its_first(client):
    at("2026-12-04T18:00", duration=timedelta(hours=46), title="School")
    at("2026-12-04T23:00", duration=timedelta(hours=3), title="Night")
    days = {day: titles(page(client, f"2026/12/{day:02d}/", zone=LONDON)) for day in range(3, 8)}
    assert days == {3: [], 4: ["School", "Night"], 5: ["School"], 6: ["School"], 7: []}


def test_the_archive_has_the_latest_first(client):
    at("2026-11-10T10:00", title="Earlier")
    at("2026-11-12T10:00", title="Later")
    assert titles(page(client, "past/")) == ["Later", "Earlier"]


def test_nobody_said_where_they_live_so_days_are_londons(client):
    at("2026-12-08T23:30", tz="UTC", title="Late")
    html = page(client)
    assert groups(html) == [("2026-12-08", ["Late"])]
    assert "as in <b>London</b>" in html
    assert "Choose your own city" in html


def test_the_clock_is_named_and_another_day_is_said(client):
    builders.meeting(title="Executive", tz=LONDON, start_date=date(2026, 12, 12), start_time=time(13))
    html = page(client, zone="Australia/Sydney")
    assert "as in <b>Sydney</b>" in html
    assert "Sunday 13 December 2026" in html
    assert "Sunday for you" in html
    assert "Saturday 13:00 in London (UTC)" in html


def test_a_stranger_is_not_told_what_is_for_you(client):
    builders.meeting(tz=AUCKLAND, start_date=date(2026, 12, 9), start_time=time(8))
    html = page(client)
    assert "for you<" not in html
    assert "Wednesday in Auckland" in html


def test_a_cancelled_date_stays_struck_through_with_its_reason(client):
    builders.meeting({"action": "cancelled", "date": date(2026, 12, 8), "reason": "No <b>heating</b>."}, title="Off")
    html = page(client)
    assert "event-card--cancelled" in html
    assert "No &lt;b&gt;heating&lt;/b&gt;." in html
    assert ">Cancelled<" in html


def test_a_moved_date_stands_where_it_is_now(client):
    moved = {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 10)}
    builders.meeting(moved, title="Elsewhere")
    assert groups(page(client, zone=LONDON)) == [("2026-12-10", ["Elsewhere"])]
    assert ">Moved<" in page(client)


HIDDEN_ADDRESSES = ["", "2026/12/", "2026/w50/", "2026/12/08/"]


@pytest.mark.parametrize("address", HIDDEN_ADDRESSES)
def test_what_is_hidden_is_never_listed(client, address):
    builders.meeting(title="Draft", live=False)
    withdrawn = builders.meeting(title="Withdrawn")
    withdrawn.unpublish()
    restricted = builders.meeting(title="Restricted")
    closed = builders.branch()
    builders.meeting(title="Below something restricted", parent=closed)
    builders.meeting(title="Public")
    for hidden in (restricted, closed):
        PageViewRestriction.objects.create(page=Page.objects.get(pk=hidden.pk), restriction_type="login")
    html = page(client, address)
    for title in ("Draft", "Withdrawn", "Restricted", "Below something restricted"):
        assert title not in html
    assert "Public" in html


def test_a_hosted_meeting_is_listed_under_every_host_once(client):
    region = builders.region()
    host, owner = builders.branch(region=region, slug="host"), builders.branch(slug="owner")
    builders.event_index()
    event = builders.meeting(parent=owner, title="Together")
    event.hosts = [EventHost(host=host)]
    event.save_revision().publish()
    for query in ({"branch": "host"}, {"branch": "owner"}, {"region": region.slug}, {}):
        assert titles(page(client, **query)) == ["Together"], query


def french():
    """The home page and the calendar in French; nothing else is translated."""
    language = Locale.objects.get_or_create(language_code="fr")[0]
    home = builders.home().copy_for_translation(language)
    home.save_revision().publish()
    index = builders.event_index().copy_for_translation(language)
    index.title, index.slug = "Réunions", "events"
    index.save_revision().publish()
    return language


def test_a_translation_lists_what_nobody_translated_in_its_own_language(client):
    event, language = builders.meeting(title="Meeting in English"), french()
    html = client.get("/fr/events/").content.decode()
    assert 'lang="en"><bdi>Meeting in English' in html
    assert "mardi 8 décembre 2026" in html
    translated = event.copy_for_translation(language, copy_parents=True)
    translated.title = "Réunion traduite"
    translated.save_revision().publish()
    html = client.get("/fr/events/").content.decode()
    assert "Réunion traduite" in html
    assert "Meeting in English" not in html


def test_a_long_list_has_pages(client):
    builders.meeting(rule="FREQ=DAILY;COUNT=60", title="Daily")
    html = page(client)
    assert len(titles(html)) == 25
    assert "60 meetings" in html
    assert 'href="?page=2"' in html
    assert len(titles(page(client, page=3))) == 10
    assert titles(page(client, page=3)) == titles(page(client, page=999)) != []


def test_a_list_is_never_endless(client):
    for number in range(2):
        builders.meeting(rule="FREQ=DAILY;COUNT=300", title=f"Daily {number}")
    html = page(client)
    assert "More than 500 meetings" in html
    assert "Page 1 of 20" in html


def test_an_empty_calendar_says_so(client):
    builders.event_index()
    assert "No meetings here yet" in page(client)
    assert "No meetings here yet" in page(client, "2026/12/")


def test_the_preview_of_the_calendar_is_the_calendar():
    index = builders.event_index()
    builders.meeting(title="Here")
    assert "Here" in index.specific.make_preview_request().content.decode()


def test_the_sitemap_names_the_calendar_once(client):
    index = builders.event_index()
    assert client.get("/sitemap.xml").content.decode().count(f"<loc>{index.full_url}</loc>") == 1
