"""What a calendar says, octet by octet, and what it never says."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from wagtail.models import Locale, PageViewRestriction

from events.identity import uid
from events.models import EventPage, Series
from tests import builders
from tests.events import calendars

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEED = "/events/feed.ics"
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def only(client, address=FEED):
    (event,) = calendars.vevents(calendars.read(client, address))
    return event


HOSTILE = {
    "commas": "Peace, bread; land: all \\ of it",
    "backslashes": "C:\\New\\nowhere",
    "emoji": "🌹" * 60,
    "family": "👩‍👩‍👧‍👦 " * 20,  # joined by zero-width joiners
    "right to left": "اجتماع الفرع: الثلاثاء، مساءً " * 5,
    "long": "x" * 255,
    "spaces": "a " * 120,
    "property": "x END:VEVENT BEGIN:VALARM",
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_titles_come_out_as_they_went_in(client, title):
    title = title.strip()[:255]
    builders.meeting(title=title, introduction=title)
    text = calendars.fetch(client, FEED)
    event = only(client)
    assert unescaped(text, "SUMMARY") == title
    assert event.name == "VEVENT"
    assert unescaped(text, "DESCRIPTION").startswith(title)


def unescaped(text, name):
    """A value as RFC 5545 reads it: lines unfolded, then each backslash taken with what follows it."""
    event = text.split("BEGIN:VEVENT")[1]
    value = re.search(rf"^{name}:(.*)\r$", event.replace("\r\n ", ""), re.MULTILINE)[1]
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), value)


def test_a_text_cannot_add_lines_of_its_own(client):
    title = "Meeting\r\nEND:VEVENT\nATTENDEE:mailto:x\x85SUMMARY:y\u2028z\u2029\x00\x07\x1b[31m\ud800"
    page = builders.meeting()
    EventPage.objects.filter(pk=page.pk).update(title=title.replace("\ud800", "").replace("\x00", ""))
    text = calendars.fetch(client, FEED)
    assert unescaped(text, "SUMMARY") == "Meeting END:VEVENT ATTENDEE:mailto:x SUMMARY:y z [31m"
    assert "ATTENDEE" not in only(client)
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]", text)


def test_lines_are_folded_at_75_octets_and_end_with_crlf(client):
    builders.meeting(title="🌹ü" * 60, introduction="é,;\\" * 90, venue_name="ع" * 120, mode="hybrid")
    raw = calendars.body(client.get(FEED))
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert len([line for line in lines if line.startswith(b" ")]) > 15
    for line in lines:
        line.decode()


def test_a_series_says_what_calendar_programs_need(client):
    page = builders.meeting(
        title="Branch meeting",
        rule=f"{SECOND_TUESDAY};UNTIL=20271208T235959",
        kind=builders.kind("social", name="Social"),
    )
    event, series = only(client), Series.objects.get(event=page)
    assert event["UID"] == uid(page.translation_key) == f"{page.translation_key}@localhost"
    assert event["DTSTART"].to_ical() == b"20261208T193000"
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["DURATION"].dt == timedelta(minutes=90)
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20271208T225959Z;BYDAY=2TU"
    assert (event["SEQUENCE"], event["STATUS"], event["SUMMARY"]) == (series.sequence, "CONFIRMED", "Branch meeting")
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt == page.last_published_at.replace(microsecond=0)
    assert event["URL"] == f"http://localhost{page.url}"
    assert event["LOCATION"] == "Online"
    assert event["CATEGORIES"].to_ical() == b"Social"
    assert "ORGANIZER" not in event


def test_a_calendar_says_its_name_and_how_often_to_look(client):
    builders.meeting()
    calendar = calendars.read(client, FEED)
    assert calendar["VERSION"] == "2.0"
    assert calendar["X-WR-CALNAME"] == calendar["NAME"] == "Labour International"
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT1H"
    assert calendar["X-PUBLISHED-TTL"] == "PT1H"


def test_an_empty_calendar_is_one_all_the_same(client):
    builders.event_index()
    assert calendars.vevents(calendars.read(client, FEED)) == []


def test_exceptions_say_why(client):
    builders.meeting(
        {"action": "cancelled", "date": date(2027, 1, 12), "reason": "Snow."},
        {"action": "moved", "date": date(2027, 2, 9), "new_date": date(2027, 2, 11), "reason": "Carnival."},
        {"action": "note", "date": date(2027, 3, 9), "reason": "Bring cake."},
        title="Branch meeting",
        rule=SECOND_TUESDAY,
    )
    _rule, cancelled, moved, noted = calendars.vevents(calendars.read(client, FEED))
    assert (cancelled["STATUS"], cancelled["SUMMARY"]) == ("CANCELLED", "Cancelled: Branch meeting")
    assert cancelled["RECURRENCE-ID"].to_ical() == b"20270112T193000"
    assert cancelled["DESCRIPTION"].startswith("Cancelled. Snow.")
    assert moved["DESCRIPTION"].startswith("Moved; it was to be on Tuesday 9 February 2027, 19:30. Carnival.")
    assert moved["DTSTART"].to_ical() == b"20270211T193000"
    assert noted["DESCRIPTION"].startswith("Bring cake.")


def test_the_sequence_rises_when_dates_change_and_the_uid_stays(client):
    page = builders.meeting(rule=SECOND_TUESDAY)
    before = only(client)
    page.start_time = time(20)
    page.save_revision().publish()
    after = only(client)
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], before["SEQUENCE"] + 1)


def test_a_length_of_days_is_written_in_hours(client):
    builders.meeting(duration=timedelta(days=2, hours=2, minutes=30, seconds=15))
    assert "DURATION:PT50H30M15S" in calendars.fetch(client, FEED)


REWRITTEN = {
    "FREQ=YEARLY;BYMONTHDAY=15": b"FREQ=YEARLY;BYMONTHDAY=15;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12",
    "": b"FREQ=DAILY;COUNT=1",
}


@pytest.mark.parametrize("rule", REWRITTEN)
def test_rules_that_programs_misread_are_written_as_they_read_them(client, rule):
    builders.meeting({"action": "extra", "date": date(2026, 12, 20)}, rule=rule, start_date=date(2026, 12, 15))
    series, _extra = calendars.vevents(calendars.read(client, FEED))
    assert series["RRULE"].to_ical() == REWRITTEN[rule]


@pytest.mark.parametrize("clock", [time(0, 30), time(1, 30), time(2, 30)])
def test_a_night_in_which_clocks_are_changed_is_written_in_utc(client, clock):
    """00:30 ends at the two o'clock that comes twice, 01:30 in the hour after, and 02:30 begins in that hour."""
    builders.meeting(rule="FREQ=WEEKLY;COUNT=3", start_date=date(2027, 10, 24), start_time=clock)
    _series, night = calendars.vevents(calendars.read(client, FEED))
    assert night["RECURRENCE-ID"].params["TZID"] == "Europe/Berlin"
    assert night["DTSTART"].to_ical() in {b"20271030T223000Z", b"20271030T233000Z", b"20271031T003000Z"}
    assert night["DURATION"].dt == timedelta(minutes=90)


def test_zones_are_written_once_and_only_where_used(client):
    for zone in ("Europe/Berlin", "Europe/Berlin", "America/New_York", "UTC"):
        builders.meeting(tz=zone)
    builders.meeting(tz="Asia/Tokyo", live=False)
    calendar = calendars.read(client, FEED)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["America/New_York", "Europe/Berlin"]
    assert calendars.fetch(client, FEED).count("DTSTART:20261208T193000Z") == 1


SECRETS = {
    "join_link": "https://video.example.org/secret-room",
    "dial_in": "+44 20 7946 0000, code 123456",
    "mode": "online",
}


def test_public_calendars_never_say_how_to_join(client):
    page = builders.meeting(
        {"action": "moved", "date": date(2027, 1, 12), "new_join_link": "https://video.example.org/secret-other"},
        rule=SECOND_TUESDAY,
        **SECRETS,
    )
    key = page.translation_key
    addresses = [FEED, f"/events/{key}.ics", f"/events/{key}/2026-12-08.ics", f"/events/{key}/2027-01-12.ics"]
    for address in addresses:
        text = calendars.fetch(client, address).replace("\r\n ", "")
        assert "secret" not in text
        assert "7946" not in text
        assert "How to join is on the page" in text


def test_a_day_without_a_way_in_is_not_said_to_be_online(client):
    builders.meeting(start_time=None, duration=None)
    event = only(client)
    assert "LOCATION" not in event
    assert "How to join" not in event["DESCRIPTION"]


def test_what_nobody_may_see_is_in_no_calendar(client):
    builders.meeting(live=False)
    hidden = builders.meeting(title="Hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert calendars.vevents(calendars.read(client, FEED)) == []
    assert client.get(f"/events/{hidden.translation_key}.ics").status_code == 404
    assert client.get(f"/events/{hidden.translation_key}/2026-12-08.ics").status_code == 404


def test_one_date_is_an_event_by_itself(client):
    page = builders.meeting(rule=SECOND_TUESDAY)
    event = only(client, f"/events/{page.translation_key}/2027-01-12.ics")
    assert "RRULE" not in event
    assert "RECURRENCE-ID" not in event
    assert event["UID"] == f"20270112T193000-{uid(page.translation_key)}"
    assert event["DTSTART"].to_ical() == b"20270112T193000"
    single = builders.meeting()
    assert only(client, f"/events/{single.translation_key}/2026-12-08.ics")["UID"] == uid(single.translation_key)


def test_a_calendar_is_in_the_language_of_its_address(client):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    page = builders.meeting(
        {"action": "cancelled", "date": date(2027, 1, 12), "reason": "Snow."}, title="Meeting", rule=SECOND_TUESDAY
    )
    for above in (builders.home(), builders.event_index()):
        above.copy_for_translation(french).save_revision().publish()
    translated = page.copy_for_translation(french, copy_parents=True)
    translated.title = "Réunion"
    exception = translated.exceptions.get()
    exception.reason = "Neige."
    translated.exceptions = [exception]
    translated.save_revision().publish()
    series, cancelled = calendars.vevents(calendars.read(client, "/fr/events/feed.ics"))
    assert series["SUMMARY"] == "Réunion"
    assert series["URL"].startswith("http://localhost/fr/")
    assert "Neige." in cancelled["DESCRIPTION"]
    assert calendars.vevents(calendars.read(client, FEED))[0]["SUMMARY"] == "Meeting"
