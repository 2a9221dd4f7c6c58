from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from common import zones
from common.fields import TimeZoneField

WINTER = datetime(2027, 1, 9, 13, tzinfo=UTC)
SUMMER = datetime(2027, 7, 3, 12, tzinfo=UTC)


# Saturday 9 January 2027, 13:00 in London, as members elsewhere read it.
@pytest.mark.parametrize(
    ("zone", "wall_clock"),
    [
        ("America/Los_Angeles", "Sat 05:00"),
        ("America/New_York", "Sat 08:00"),
        ("Europe/Brussels", "Sat 14:00"),
        ("Asia/Kolkata", "Sat 18:30"),
        ("Asia/Kathmandu", "Sat 18:45"),
        ("Australia/Adelaide", "Sat 23:30"),
        ("Australia/Sydney", "Sun 00:00"),
        ("Pacific/Auckland", "Sun 02:00"),
        ("Pacific/Chatham", "Sun 02:45"),
    ],
)
def test_an_instant_reads_as_the_wall_clock_of_each_zone(zone, wall_clock):
    assert f"{zones.local_time(WINTER, zone):%a %H:%M}" == wall_clock


def test_zone_data_is_the_pinned_package_and_not_the_machines():
    # Vancouver keeps one offset all year since 2026; older data have it an hour earlier in winter.
    winter = datetime(2026, 12, 10, 19, tzinfo=UTC)
    assert f"{zones.local_time(winter, 'America/Vancouver'):%H:%M}" == "12:00"


@pytest.mark.parametrize(
    ("zone", "language", "city"),
    [
        ("Europe/Berlin", "en", "Berlin"),
        ("Asia/Kolkata", "en", "Kolkata"),
        ("Asia/Kolkata", "de", "Kalkutta"),
        ("Europe/Kyiv", "en", "Kyiv"),
        ("America/Argentina/Buenos_Aires", "en", "Buenos Aires"),
        ("Europe/Lisbon", "fr", "Lisbonne"),
    ],
)
def test_a_zone_is_shown_as_its_city_in_the_readers_language(zone, language, city):
    assert zones.city(zone, language) == city


@pytest.mark.parametrize(
    ("moment", "zone", "label"),
    [
        (WINTER, "Europe/Berlin", "Central European Standard Time"),
        (SUMMER, "Europe/Berlin", "Central European Summer Time"),
        (WINTER, "Asia/Kolkata", "India Standard Time"),
        (WINTER, "Asia/Kathmandu", "Nepal Time"),
        (WINTER, "Europe/London", "Greenwich Mean Time"),
        (SUMMER, "Europe/London", "British Summer Time"),
        (WINTER, "Europe/Dublin", "Greenwich Mean Time"),
        (SUMMER, "Europe/Dublin", "Irish Standard Time"),
        (WINTER, "Australia/Sydney", "Australian Eastern Daylight Time"),
        (SUMMER, "Australia/Sydney", "Australian Eastern Standard Time"),
        (WINTER, "Asia/Amman", "UTC+3"),
    ],
)
def test_a_zone_is_named_as_it_is_called_at_that_moment(moment, zone, label):
    assert zones.zone_label(zones.local_time(moment, zone), "en") == label


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("UTC", "UTC"),
        ("Europe/London", "UTC"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC−3:30"),
        ("Pacific/Kiritimati", "UTC+14"),
        ("Pacific/Pago_Pago", "UTC−11"),
    ],
)
def test_an_offset_is_written_with_its_sign_and_minutes_only_where_there_are_some(zone, text):
    assert zones.offset(zones.local_time(WINTER, zone)) == text


@pytest.mark.parametrize(
    "name", ["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "US/Pacific", "Etc/GMT+5"]
)
def test_every_name_in_the_zone_data_is_accepted(name):
    zones.validate_zone(name)
    assert zones.canonical(name)


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Pacific", "America/Los_Angeles"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Etc/UTC", "UTC"),
        ("Zulu", "UTC"),
        # Neighbours that share rules stay the places they are.
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("Europe/Vaduz", "Europe/Vaduz"),
        ("Europe/Nowhere", ""),
        ("", ""),
        ("Factory", ""),
    ],
)
def test_a_zone_goes_by_its_name_of_today(name, today):
    assert zones.canonical(name) == today


def test_every_name_has_a_name_of_today_that_is_its_own():
    names = zones._canonical_names()
    assert all(zones.canonical(today) == today for today in names.values())
    assert len(names) > 590


# RFC 5545 §3.3.5, and the nights of 2027 that members will meet.
@pytest.mark.parametrize(
    ("wall_clock", "zone", "utc"),
    [
        ("2007-11-04 01:30", "America/New_York", "2007-11-04 05:30"),
        ("2007-03-11 02:30", "America/New_York", "2007-03-11 07:30"),
        ("2027-03-28 02:30", "Europe/Brussels", "2027-03-28 01:30"),
        ("2027-10-31 02:30", "Europe/Brussels", "2027-10-31 00:30"),
        ("2027-11-07 01:30", "America/New_York", "2027-11-07 05:30"),
        ("2027-10-03 02:30", "Australia/Sydney", "2027-10-02 16:30"),
        ("2027-10-03 02:15", "Australia/Lord_Howe", "2027-10-02 15:45"),
        ("2027-02-10 19:00", "Africa/Casablanca", "2027-02-10 19:00"),
        ("2027-04-30 00:30", "Africa/Cairo", "2027-04-29 22:30"),
        ("2027-01-15 12:00", "America/Sao_Paulo", "2027-01-15 15:00"),
    ],
)
def test_a_wall_clock_is_one_instant_also_where_clocks_change(wall_clock, zone, utc):
    assert f"{zones.instant(datetime.fromisoformat(wall_clock), zone):%Y-%m-%d %H:%M}" == utc


def test_a_time_that_has_a_zone_is_no_wall_clock():
    with pytest.raises(ValueError, match="no zone"):
        zones.instant(WINTER, "Europe/Berlin")


def test_a_zone_field_stores_the_name_of_today():
    field = TimeZoneField("zone")
    assert field.clean("Asia/Calcutta", None) == "Asia/Kolkata"
    with pytest.raises(ValidationError, match="Nowhere"):
        field.clean("Europe/Nowhere", None)


@pytest.mark.parametrize(
    "name", ["", "Factory", "localtime", "posixrules", "Europe/Nowhere", "../../etc/passwd", "europe/berlin", "\x00"]
)
def test_what_is_no_place_is_refused(name):
    with pytest.raises(ValidationError):
        zones.validate_zone(name)


def test_every_zone_has_a_city_and_a_name():
    visited = 0
    for name in zones.zone_names():
        assert zones.city(name, "en"), name
        assert zones.zone_label(WINTER.astimezone(ZoneInfo(name)), "en"), name
        visited += 1
    assert visited > 400


@pytest.mark.parametrize(
    ("zone", "language", "city"),
    [
        ("America/Sao_Paulo", "en", "São Paulo"),
        ("America/Sao_Paulo", "pt", "São Paulo"),
        ("America/Bogota", "en", "Bogotá"),
        ("Africa/El_Aaiun", "en", "El Aaiún"),
        ("America/Argentina/Rio_Gallegos", "en", "Río Gallegos"),
        ("Europe/Zurich", "en", "Zurich"),
        ("America/Panama", "en", "Panama"),
        ("Europe/Zurich", "de", "Zürich"),
    ],
)
def test_a_city_has_the_accents_that_its_zone_has_not(zone, language, city):
    assert zones.city(zone, language) == city


def test_the_cities_with_accents_are_cities_of_zones():
    plain = {zone.rpartition("/")[2].replace("_", " ") for zone in zones.places()}
    assert len(zones.ACCENTED) == 18
    assert zones.ACCENTED.keys() <= plain
