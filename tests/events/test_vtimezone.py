"""What a calendar program makes of our VTIMEZONE is what the zone data say, for every zone we offer."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from icalendar import Timezone

from common.zones import zone_names
from events.ical.vtimezone import vtimezone

FIRST, LAST = 2025, 2035
# Not a divisor of a day, so that every hour has its turn; the days of all changes are looked at more closely.
STEP = timedelta(hours=131)
# Laws that are amended, days that no single rule can name, half hours, winter as the exception, two hours.
HARD = [
    "America/Vancouver",
    "Africa/Casablanca",
    "Africa/El_Aaiun",
    "Africa/Cairo",
    "America/Sao_Paulo",
    "Europe/Moscow",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Antarctica/Troll",
    "Pacific/Chatham",
    "America/Nuuk",
    "America/Santiago",
    "Asia/Jerusalem",
    "Asia/Gaza",
    "America/Havana",
]


def read_by_dateutil(text):
    return tzical(StringIO(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{text}END:VCALENDAR\r\n")).get()


def read_by_icalendar(text):
    return Timezone.from_ical(text).to_tz(lookup_tzid=False)


READERS = [read_by_dateutil, read_by_icalendar]


def text_of(zone):
    return vtimezone(zone, FIRST, LAST).decode()


def moments():
    """Instants of 2025 to 2029, and every hour of the days in which most of the world changes its clocks."""
    begin, end = datetime(2025, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
    count = (end - begin) // STEP
    return [begin + STEP * number for number in range(count)]


def around_changes(zone):
    """Every half hour of a day and a half around each change of a zone."""
    tz, day = ZoneInfo(zone), datetime(2025, 1, 1, tzinfo=UTC)
    while day.year < 2030:
        after = day + timedelta(days=1)
        if day.astimezone(tz).utcoffset() != after.astimezone(tz).utcoffset():
            yield from (day + timedelta(minutes=30 * half) for half in range(-24, 60))
        day = after


def differences(reader, zone, instants):
    """Where a program reads the wall clock of an instant as another instant. Hours that come twice are left out."""
    read, tz = reader(text_of(zone)), ZoneInfo(zone)
    compared, found = 0, []
    for instant in instants:
        here = instant.astimezone(tz)
        wall = here.replace(tzinfo=None, fold=0)
        if wall.replace(tzinfo=tz, fold=0).utcoffset() != wall.replace(tzinfo=tz, fold=1).utcoffset():
            continue
        compared += 1
        if wall.replace(tzinfo=read).utcoffset() != here.utcoffset():
            found.append((zone, instant))
    return compared, found


@pytest.mark.parametrize("reader", READERS)
def test_every_zone_reads_as_the_zone_data_say(reader):
    instants, compared, wrong = moments(), 0, []
    for zone in zone_names():
        number, found = differences(reader, zone, instants)
        compared += number
        wrong += found
    assert not wrong
    assert len(zone_names()) > 400
    assert compared > 130_000


@pytest.mark.parametrize("zone", HARD)
@pytest.mark.parametrize("reader", READERS)
def test_the_hours_around_every_change_read_as_the_zone_data_say(reader, zone):
    compared, wrong = differences(reader, zone, around_changes(zone))
    assert not wrong
    assert compared > 150 or zone in {"America/Sao_Paulo", "Europe/Moscow"}


def observances(zone):
    return Timezone.from_ical(text_of(zone)).subcomponents


def test_rules_are_what_ical_js_and_outlook_read():
    rules = 0
    for zone in zone_names():
        for part in observances(zone):
            assert "RDATE" not in part
            if rule := part.get("RRULE"):
                rules += 1
                assert rule["FREQ"] == ["YEARLY"]
                assert len(rule["BYMONTH"]) == 1
                assert [len(rule[name]) for name in ("BYDAY", "BYMONTHDAY") if name in rule] == [1]
                assert set(rule) <= {"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL"}
    assert rules > 200


def test_a_change_begins_at_what_the_clock_showed_before():
    daylight, standard = observances("Europe/London")
    assert daylight["DTSTART"].dt == datetime(2024, 3, 31, 1)
    assert standard["DTSTART"].dt == datetime(2024, 10, 27, 2)


def test_a_law_that_is_amended_has_several_observances():
    daylight, standard = observances("America/Vancouver")
    assert daylight["RRULE"]["UNTIL"][0].year == 2026
    assert standard["RRULE"]["UNTIL"][0].year == 2025
    assert standard["TZOFFSETTO"].td == timedelta(hours=-8)


def test_winter_time_in_dublin_is_standard_time():
    assert {part.name: part["TZNAME"] for part in observances("Europe/Dublin")} == {
        "DAYLIGHT": "IST",
        "STANDARD": "GMT",
    }


def test_a_zone_that_never_changes_has_one_observance():
    (only,) = observances("Asia/Kathmandu")
    assert (only.name, only["TZOFFSETTO"].td) == ("STANDARD", timedelta(hours=5, minutes=45))


def test_a_zone_always_has_a_standard_time():
    assert all(any(part.name == "STANDARD" for part in observances(zone)) for zone in zone_names())
