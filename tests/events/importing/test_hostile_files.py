"""Whoever sends a bad file is told why within a second, and nothing is expanded, fetched or believed on the way."""

import contextlib
import random
import time

import pytest

from events.importing.plans import next_dates, plan
from events.importing.reading import Refused
from tests.events.importing.files import TODAY, calendar, read, vevent
from tests.events.importing.test_programs import APPLE, GOOGLE, OUTLOOK, THUNDERBIRD

pytestmark = pytest.mark.django_db
MANY = "\n".join(vevent(uid=f"{number}@example.org") for number in range(5001))


@pytest.fixture(autouse=True)
def within_a_second():
    """Measured with some room for a busy machine; the figures of an idle one stand in docs/features."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 2


def refusal(data):
    with pytest.raises(Refused) as error:
        plan(data, "UTC", today=TODAY)
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a calendar file"),
        (b"\x00" * 1000, "not a calendar file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "not a calendar file"),
        (b"PK\x03\x04" + b"x" * 1000, "not a calendar file"),
        (b"<!DOCTYPE html><html></html>", "not a calendar file"),
        (b'<!DOCTYPE a [<!ENTITY b "&b;&b;">]><a>&b;</a>', "not a calendar file"),
        (b"BEGIN:VEVENT\nEND:VEVENT\n", "not a calendar file"),
        (b"BEGIN:VCALENDAR\nNUL:\x00\nEND:VCALENDAR\n", "not a calendar file"),
        (b"\xff\xfeB\x00E", "not a calendar file"),
        (b"\xff\xfeB", "not a calendar file"),
        (b"BEGIN:VCALENDAR\n" + b"x" * 6 * 1024 * 1024, "larger than 5 MB"),
        (b"BEGIN:VCALENDAR\n" + b"\n" * 5_000_000, "more than 300,000 lines"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000, "inside each other"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n", "VEVENT, which begins in line 2"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n", "Line 3"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n", "Line 3"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:x\n", "outside"),
        (calendar(MANY), "more than 5,000 events"),
    ],
    ids=lambda value: "" if isinstance(value, str) else repr(value[:40]),
)
def test_a_file_that_is_no_calendar_or_too_much_of_one_is_refused(data, reason):
    assert reason in refusal(data)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=1000000000",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=NEVER",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;UNTIL=yesterday",
        "FREQ=DAILY;UNTIL=20261332",
        "FREQ=DAILY;BYSETPOS=0",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=DAILY;BYDAY=" + "MO," * 100 + "MO",
        "FREQ=DAILY;X=" + "9" * 50_000,
        "FREQ=DAILY;BYHOUR=1,2,3,4,5,6,7,8",
        "FREQ=MONTHLY;BYDAY=",
        "FREQ=DAILY;INTERVAL=" + "9" * 390,
    ],
)
def test_a_rule_that_means_harm_is_listed_or_harmless(rule):
    found = read(vevent(f"RRULE:{rule}"))
    assert [problem.line for problem in found.problems] in ([9], []), rule
    assert len(found.drafts) + len(found.problems) == 1
    assert all(len(draft.exceptions) <= 400 for draft in found.drafts)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30;COUNT=10",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=YEARLY;INTERVAL=99999",
        "FREQ=DAILY;INTERVAL=999999",
    ],
)
def test_a_rule_without_dates_costs_nothing(rule):
    found = read(vevent(f"RRULE:{rule}"))
    assert [(draft.fields["rule"], draft.exceptions) for draft in found.drafts] == [("", [])]


@pytest.mark.parametrize("count", [401, 10**9, 10**11])
def test_a_number_of_times_that_nobody_counts_is_a_last_day_or_none(count):
    (draft,) = read(vevent(f"RRULE:FREQ=DAILY;COUNT={count}")).drafts
    assert "COUNT" not in draft.fields["rule"]
    assert ("UNTIL=20280112" in draft.fields["rule"]) == (count == 401)


def test_a_bomb_of_dates_is_refused():
    dates = ",".join(f"20261208T{hour:02}{minute:02}00" for hour in range(24) for minute in range(60))
    found = read(vevent(*[f"RDATE:{dates}"] * 8))
    assert (found.drafts, len(found.problems)) == ([], 1)
    assert "400 single dates" in found.problems[0].reason


def test_five_thousand_events_are_read():
    found = plan(calendar(*(vevent(uid=str(number)) for number in range(200))), "UTC", today=TODAY)
    assert len(found.drafts) == 200


def test_a_huge_attachment_is_passed_over():
    found = read(vevent("ATTACH;ENCODING=BASE64:" + "QUJD" * 500_000))
    assert (len(found.drafts), found.problems) == (1, [])


def test_a_thousand_definitions_of_a_zone_change_nothing():
    zone = "BEGIN:VTIMEZONE\nTZID:Own\n" + "BEGIN:STANDARD\nDTSTART:20200101T000000\nEND:STANDARD\n" * 5000
    found = read(zone + "END:VTIMEZONE", vevent("DTSTART;TZID=Own:20261208T193000"))
    assert "time zone “Own” is unknown" in found.problems[0].reason


@pytest.mark.parametrize(
    "name", ["../../../../etc/passwd", "/" * 5000, "Europe/Berlin/../../x", "\u202eEurope", "a" * 59_000]
)
def test_a_zone_is_never_looked_for_among_files(name):
    found = read(vevent(f'DTSTART;TZID="{name}":20261208T193000'))
    assert len(found.problems) == 1
    assert len(found.problems[0].reason) < 120


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(encoding):
    data = calendar(vevent("SUMMARY:Grüße aus Köln")).decode().encode(encoding)
    assert plan(data, "UTC", today=TODAY).drafts[0].fields["title"] == "Grüße aus Köln"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_end_of_line_is_read(end):
    data = calendar(vevent("DESCRIPTION:One\n  two\u2028three\x0bfour\x85five"), end=end)
    (draft,) = plan(data, "UTC", today=TODAY).drafts
    assert draft.fields["introduction"].startswith("One two")


def test_markup_and_entities_are_words():
    said = (
        "DESCRIPTION:<script>alert(1)</script><p onclick=x>A &amp; B <!ENTITY c SYSTEM 'file:///etc/passwd'> &c;</p>"
    )
    (draft,) = read(vevent(said, "SUMMARY:<b>Bold</b> &lt;i&gt;")).drafts
    assert "script" not in draft.fields["introduction"]
    assert "A & B" in draft.fields["introduction"]
    assert "passwd" not in draft.fields["introduction"]
    assert draft.fields["title"] == "Bold <i>"


@pytest.mark.parametrize(
    "text", ["<a " * 5000, "<p>" * 5000 + "x", "<!--" * 5000, "&" * 15_000, "<br>" * 4000, "(1) " * 5000]
)
def test_markup_without_end_is_read_quickly(text):
    (draft,) = read(vevent(f"DESCRIPTION:{text}")).drafts
    assert len(draft.fields["introduction"]) <= 400


def test_a_title_is_one_line_of_bounded_length():
    (draft,) = read(vevent("SUMMARY:" + "Long\\n title " * 200)).drafts
    assert len(draft.fields["title"]) == 200
    assert "\n" not in draft.fields["title"]


def test_an_event_without_a_name_is_the_same_one_the_next_time():
    assert read(vevent(uid="")).drafts[0].uid == read(vevent(uid="")).drafts[0].uid


def test_a_uid_of_any_length_fits():
    (draft,) = read(vevent(uid="x" * 50_000)).drafts
    assert len(draft.uid) <= 255


MANGLED = [
    b":",
    b";",
    b"=",
    b",",
    b"9" * 30,
    b"-1",
    b"Z",
    b'"',
    b"\\",
    b"\xff",
    b"\r\n ",
    b"BEGIN:VEVENT\n",
    b"FREQ=",
    b"P",
]


@pytest.mark.parametrize("number", range(20))
def test_a_mangled_file_is_read_or_refused_but_never_an_accident(number):
    chance = random.Random(number)
    whole = calendar(GOOGLE, OUTLOOK, APPLE, THUNDERBIRD)
    for _round in range(10):
        data = bytearray(whole)
        for _cut in range(chance.randint(1, 12)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 6)] = chance.choice(MANGLED)
        with contextlib.suppress(Refused):
            for draft in plan(bytes(data), "UTC", today=TODAY).drafts:
                assert next_dates(draft, TODAY)
