"""What the common calendar programs export, in their own words, becomes the meeting that was meant."""

from datetime import date, datetime, time, timedelta

import pytest

from events.importing.plans import next_dates
from tests.events.importing.files import BERLIN, TODAY, one, read, vevent

pytestmark = pytest.mark.django_db

GOOGLE = """\
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:LI Germany
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20261208T193000
DTEND;TZID=Europe/Berlin:20261208T210000
RRULE:FREQ=MONTHLY;WKST=MO;UNTIL=20271231T225959Z;BYDAY=2TU
EXDATE;TZID=Europe/Berlin:20270810T193000
DTSTAMP:20261122T100000Z
UID:4f8abc@google.com
CREATED:20260901T100000Z
DESCRIPTION:<p>All members are <b>welcome</b>.</p><br>Agenda follows.<br><br
 >-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-
 <br>Join with Google Meet: <a href="https://meet.google.com/abc-defg-hij">h
 ttps://meet.google.com/abc-defg-hij</a>
LAST-MODIFIED:20261101T100000Z
LOCATION:Haus der Demokratie\\, Greifswalder Straße 4\\, Berlin
SEQUENCE:3
STATUS:CONFIRMED
SUMMARY:Branch meeting\\; all welcome
TRANSP:OPAQUE
X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij
END:VEVENT
BEGIN:VEVENT
DTSTART;TZID=Europe/Berlin:20270114T200000
DTEND;TZID=Europe/Berlin:20270114T213000
UID:4f8abc@google.com
RECURRENCE-ID;TZID=Europe/Berlin:20270112T193000
DESCRIPTION:<p>All members are <b>welcome</b>.</p><br>Agenda follows.
LOCATION:Haus der Demokratie\\, Greifswalder Straße 4\\, Berlin
SUMMARY:Branch meeting\\; all welcome
END:VEVENT"""


def test_google():
    draft = one(GOOGLE)
    assert draft.fields == {
        "title": "Branch meeting; all welcome",
        "introduction": "All members are welcome.\n\nAgenda follows.",
        "mode": "hybrid",
        "venue_name": "Haus der Demokratie, Greifswalder Straße 4, Berlin",
        "venue_address": "",
        "join_link": "https://meet.google.com/abc-defg-hij",
        "dial_in": "",
        "start_date": date(2026, 12, 8),
        "start_time": time(19, 30),
        "duration": timedelta(minutes=90),
        "end_date": None,
        "tz": "Europe/Berlin",
        "rule": "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271231T235959",
    }
    left_out, moved = draft.exceptions
    assert (left_out["action"], left_out["date"]) == ("cancelled", date(2027, 8, 10))
    assert (moved["action"], moved["date"], moved["new_date"], moved["new_time"]) == (
        "moved",
        date(2027, 1, 12),
        date(2027, 1, 14),
        time(20),
    )


OUTLOOK = (
    BERLIN.format(name="W. Europe Standard Time")
    + """
BEGIN:VEVENT
DESCRIPTION;LANGUAGE=en-GB:We meet.\\n\\n________________________________________
 ________________________________________\\nMicrosoft Teams meeting\\nJoin: http
 s://teams.microsoft.com/l/meetup-join/19%3ameeting\\nMeeting ID: 376 123\\nPass
 code: xYz12\\n
RRULE:FREQ=MONTHLY;UNTIL=20271214T183000Z;INTERVAL=1;BYDAY=TU;BYSETPOS=2
UID:040000008200E00074C5B7101A82E00800000000F0AB1C2D3E4F5A6B
SUMMARY;LANGUAGE=en-GB:Branch meeting
DTSTART;TZID=W. Europe Standard Time:20261208T193000
DTEND;TZID=W. Europe Standard Time:20261208T210000
CLASS:PUBLIC
LOCATION;LANGUAGE=en-GB:Microsoft Teams Meeting
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/
 19%3ameeting
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT"""
)


def test_outlook():
    draft = one(OUTLOOK)
    assert draft.fields["tz"] == "Europe/Berlin"
    assert draft.fields["rule"] == "FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271214T235959"
    assert (draft.fields["mode"], draft.fields["venue_name"]) == ("online", "")
    assert draft.fields["join_link"] == "https://teams.microsoft.com/l/meetup-join/19%3ameeting"
    assert draft.fields["introduction"] == "We meet."
    assert "376 123" in draft.fields["dial_in"]
    assert "xYz12" in draft.fields["dial_in"]
    assert len(draft.remarks) == 1


APPLE = """\
X-APPLE-CALENDAR-COLOR:#E4003B
BEGIN:VEVENT
TRANSP:OPAQUE
DTEND;TZID=Australia/Sydney:20261212T120000
UID:0F6E7C1A-9A41-4C55-9B0B-1D2C3B4A5F60
DTSTAMP:20261101T000000Z
LOCATION:Trades Hall\\n4 Goulburn St\\nSydney
X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="4 Goulburn St, Sydney";X-
 TITLE="Trades Hall":geo:-33.87,151.2
SUMMARY:Sydney branch
DTSTART;TZID=Australia/Sydney:20261212T100000
RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=SA;BYSETPOS=2;COUNT=6
END:VEVENT"""


def test_apple():
    draft = one(APPLE)
    assert draft.fields["rule"] == "FREQ=MONTHLY;BYDAY=2SA;COUNT=6"
    assert (draft.fields["tz"], draft.fields["mode"]) == ("Australia/Sydney", "in_person")
    assert draft.fields["venue_name"] == "Trades Hall 4 Goulburn St Sydney"
    assert [planned.begins for planned in next_dates(draft, TODAY)] == [
        datetime(2026, 12, 12, 10),
        datetime(2027, 1, 9, 10),
        datetime(2027, 2, 13, 10),
    ]


THUNDERBIRD = """\
BEGIN:VEVENT
CREATED:20261101T100000Z
UID:5d1a9d2a-aaaa-4b5c-8d9e-1f2a3b4c5d6e
SUMMARY:Wien
RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
EXDATE:20270107T170000Z
DTSTART;TZID=/mozilla.org/20050126_1/Europe/Vienna:20261210T180000
DTEND;TZID=/mozilla.org/20050126_1/Europe/Vienna:20261210T190000
X-MOZ-GENERATION:2
END:VEVENT
BEGIN:VEVENT
UID:5d1a9d2a-aaaa-4b5c-8d9e-1f2a3b4c5d6e
SUMMARY:Wien: Weihnachten
RECURRENCE-ID;TZID=/mozilla.org/20050126_1/Europe/Vienna:20261224T180000
STATUS:CANCELLED
DTSTART;TZID=/mozilla.org/20050126_1/Europe/Vienna:20261224T180000
DTEND;TZID=/mozilla.org/20050126_1/Europe/Vienna:20261224T190000
END:VEVENT"""


def test_thunderbird():
    draft = one(THUNDERBIRD)
    assert (draft.fields["tz"], draft.fields["rule"]) == ("Europe/Vienna", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH")
    assert [(e["action"], e["date"]) for e in draft.exceptions] == [
        ("cancelled", date(2027, 1, 7)),
        ("cancelled", date(2026, 12, 24)),
    ]
    assert draft.exceptions[1]["reason"] == "Wien: Weihnachten"


def test_an_all_day_event_ends_before_its_end():
    draft = one(vevent(start="DTSTART;VALUE=DATE:20270506", lasts="DTEND;VALUE=DATE:20270508"))
    assert (draft.fields["start_time"], draft.fields["duration"]) == (None, None)
    assert (draft.fields["start_date"], draft.fields["end_date"]) == (date(2027, 5, 6), date(2027, 5, 7))


@pytest.mark.parametrize(
    "lasts", ["DTEND;VALUE=DATE:20270507", "DURATION:P1D", "X-NOTHING:1", "DTEND;VALUE=DATE:20270506"]
)
def test_an_all_day_event_of_one_day_has_no_last_day(lasts):
    assert one(vevent(start="DTSTART;VALUE=DATE:20270506", lasts=lasts)).fields["end_date"] is None


@pytest.mark.parametrize(
    ("start", "zone", "expected"),
    [
        ("DTSTART:20261208T193000", "Asia/Tokyo", ("Asia/Tokyo", time(19, 30))),
        ("DTSTART:20261208T193000Z", "Asia/Tokyo", ("Asia/Tokyo", time(4, 30))),
        ("DTSTART:20261208T193000Z", "UTC", ("UTC", time(19, 30))),
        # The second of two 02:30 in Berlin can only be said in UTC.
        ("DTSTART:20271031T013000Z", "Europe/Berlin", ("UTC", time(1, 30))),
        ("DTSTART:20271031T003000Z", "Europe/Berlin", ("Europe/Berlin", time(2, 30))),
        ("DTSTART;TZID=America/New_York:20261208T193000", "Asia/Tokyo", ("America/New_York", time(19, 30))),
        ("DTSTART;TZID=Asia/Calcutta:20261208T193000", "UTC", ("Asia/Kolkata", time(19, 30))),
    ],
)
def test_a_single_event_keeps_its_moment(start, zone, expected):
    draft = one(vevent(start=start), zone=zone)
    assert (draft.fields["tz"], draft.fields["start_time"]) == expected


def test_a_series_in_utc_stays_in_utc():
    draft = one(vevent("RRULE:FREQ=DAILY", start="DTSTART:20261208T193000Z"), zone="Europe/Berlin")
    assert (draft.fields["tz"], draft.fields["start_time"]) == ("UTC", time(19, 30))


def test_the_calendars_own_zone_goes_before_the_branchs():
    draft = one("X-WR-TIMEZONE:Europe/Paris", vevent(start="DTSTART:20261208T193000"), zone="Asia/Tokyo")
    assert draft.fields["tz"] == "Europe/Paris"


def test_a_length_is_elapsed_time_also_between_zones():
    end = "DTEND;TZID=America/New_York:20261208T150000"
    assert one(vevent(lasts=end)).fields["duration"] == timedelta(minutes=90)


def test_added_dates_become_extra_dates():
    draft = one(
        vevent(
            "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3",
            "RDATE;TZID=Europe/Berlin:20261222T193000,20261223T180000",
            "RDATE;VALUE=PERIOD:20261229T183000Z/PT3H",
            "RDATE;TZID=Europe/Berlin:20270112T193000",
        )
    )
    extras = [(e["date"], e["time"], e["new_duration"]) for e in draft.exceptions]
    assert extras == [
        (date(2026, 12, 22), None, None),
        (date(2026, 12, 23), time(18), None),
        (date(2026, 12, 29), None, timedelta(hours=3)),
    ]


def test_a_first_date_off_the_rule_is_kept_as_an_extra_one_and_counted():
    draft = one(vevent("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=3"))
    assert (draft.fields["start_date"], draft.fields["rule"]) == (
        date(2026, 12, 10),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=2",
    )
    assert [(e["action"], e["date"]) for e in draft.exceptions] == [("extra", date(2026, 12, 8))]


def test_dates_left_out_that_the_series_has_not_are_passed_over():
    draft = one(vevent("RRULE:FREQ=MONTHLY;BYDAY=2TU", "EXDATE:20261209T183000Z", "EXDATE;VALUE=DATE:20270112"))
    assert [e["date"] for e in draft.exceptions] == [date(2027, 1, 12)]


def test_a_changed_date_that_the_rule_has_no_more_stands_by_itself():
    change = vevent(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261209T193000", start="DTSTART;TZID=Europe/Berlin:20261210T180000"
    )
    draft = one(vevent("RRULE:FREQ=MONTHLY;BYDAY=2TU"), change)
    assert [(e["action"], e["date"], e["time"]) for e in draft.exceptions] == [
        ("extra", date(2026, 12, 10), time(18))
    ]


def test_a_changed_date_without_its_series_is_an_event():
    draft = one(vevent("RECURRENCE-ID;TZID=Europe/Berlin:20261208T193000"))
    assert (draft.fields["start_date"], draft.fields["rule"], draft.exceptions) == (date(2026, 12, 8), "", [])


def test_another_title_place_or_link_of_one_date_is_kept():
    change = vevent(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261208T193000",
        "SUMMARY:Branch meeting with guests",
        "LOCATION:Town hall",
    )
    draft = one(vevent("RRULE:FREQ=DAILY;COUNT=3", "LOCATION:The pub"), change)
    assert [(e["action"], e.get("new_venue"), e.get("reason")) for e in draft.exceptions] == [
        ("moved", "Town hall", None),
        ("note", None, "Branch meeting with guests"),
    ]


def test_a_cancelled_meeting_stays_visible_as_cancelled():
    draft = one(vevent("STATUS:CANCELLED"))
    assert [(e["action"], e["date"]) for e in draft.exceptions] == [("cancelled", date(2026, 12, 8))]


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["CLASS:PRIVATE"], "private"),
        (["STATUS:CANCELLED", "RRULE:FREQ=DAILY"], "whole series is cancelled"),
        (["RRULE:FREQ=DAILY", "EXRULE:FREQ=WEEKLY"], "EXRULE"),
        (["RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"], "several rules"),
        (["DTSTART;TZID=Mars/Olympus:20261208T193000"], "time zone “Mars/Olympus” is unknown"),
        (["DTSTART:20261308T193000"], "DTSTART cannot be understood"),
        (["DTSTART:20261208T250000"], "DTSTART cannot be understood"),
        (["DTSTART:99991231T235959Z"], "year 9999"),
        (["DTSTART:16010101T000000Z"], "year 1601"),
        (["DTSTART;VALUE=DATE:20261208", "DTEND:20261208T200000Z"], "without"),
        (["DTEND:20261208T100000Z"], "ends before it begins"),
        (["DURATION:P99W"], "longer than 31 days"),
        (["DURATION:soon"], "DURATION cannot be understood"),
        (["LOCATION:https://" + "x" * 60_000], "too long"),
    ],
)
def test_what_cannot_be_kept_is_listed_with_its_line_and_the_reason(lines, reason):
    found = read(vevent(*lines, lasts="" if any(line.startswith("DTEND") for line in lines) else "DURATION:PT1H"))
    assert found.drafts == []
    (problem,) = found.problems
    assert reason in problem.reason
    assert 4 <= problem.line <= 12


def test_one_unreadable_event_does_not_spoil_the_others():
    found = read(vevent("DTSTART:never", uid="bad"), vevent(uid="good"), "BEGIN:VTODO\nSUMMARY:Tea\nEND:VTODO")
    assert [draft.uid for draft in found.drafts] == ["good"]
    assert [problem.line for problem in found.problems] == [8, 16]


def test_the_same_event_twice_is_one_and_another_with_its_uid_is_told():
    found = read(vevent(), vevent(), vevent("SUMMARY:Something else"))
    assert len(found.drafts) == 1
    assert ["same UID" in problem.reason for problem in found.problems] == [True]


def test_a_long_text_stands_on_the_page_and_its_beginning_in_lists():
    said = "\\n\\n".join(["Come all. " * 20] * 10)
    draft = one(vevent(f"DESCRIPTION:{said}"))
    assert len(draft.fields["introduction"]) <= 400
    assert draft.body.count("Come all.") == 180
