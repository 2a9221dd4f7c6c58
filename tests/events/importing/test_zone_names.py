"""Whatever a program calls a zone, it is found; what is no zone is none."""

from datetime import date

import pytest
from babel.core import get_global

from common import zones
from events.importing.zone_names import zone_by_rules, zone_of
from tests.events.importing.files import BERLIN, one, read, vevent

NAMES = {
    "Europe/Berlin": "Europe/Berlin",
    '"Europe/Berlin"': "Europe/Berlin",
    "europe/berlin": "Europe/Berlin",
    "Asia/Calcutta": "Asia/Kolkata",
    "/mozilla.org/20050126_1/Europe/Berlin": "Europe/Berlin",
    "/mozilla.org/20070129_1/America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "/freeassociation.sourceforge.net/Europe/Paris": "Europe/Paris",
    "/citadel.org/20190914_1/Asia/Tokyo": "Asia/Tokyo",
    "W. Europe Standard Time": "Europe/Berlin",
    "GMT Standard Time": "Europe/London",
    "eastern standard time": "America/New_York",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "UTC": "UTC",
    "Etc/UTC": "UTC",
    "GMT+0100": "Etc/GMT-1",
    "GMT+0130": "",
    "UTC+1": "Etc/GMT-1",
    "GMT-05:00": "Etc/GMT+5",
    "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna": "Europe/Amsterdam",
    "(UTC+00:00) Dublin, Edinburgh, Lisbon, London": "Europe/Dublin",
    "(GMT-05:00) Eastern Time (US & Canada)": "America/New_York",
    "(UTC-08:00) Pacific Time (US & Canada)": "America/Los_Angeles",
    "(UTC+10:00) Canberra, Melbourne, Sydney": "Australia/Sydney",
    "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi": "Asia/Kolkata",
    "(UTC) Coordinated Universal Time": "UTC",
    "(UTC+03:00) Berlin": "",
    "Factory": "",
    "localtime": "",
    "../Europe/Berlin": "",
    "": "",
    "Customized Time Zone": "",
}


@pytest.mark.parametrize(("name", "zone"), NAMES.items())
def test_a_name_is_understood(name, zone):
    found = zone_of(name)
    # Zones that share their clocks have one name today.
    assert zones.canonical(found) == found
    assert found == zone or (name.startswith("(") and same_clock(found, zone))


def same_clock(one_zone, other):
    from events.importing.zone_names import _clocks

    return bool(one_zone and other) and _clocks(one_zone, 2026) == _clocks(other, 2026)


def test_every_name_of_windows_is_known():
    names = get_global("windows_zone_mapping")
    assert [name for name in names if not zone_of(name)] == []
    assert len(names) >= 130


def test_every_name_of_the_zone_database_is_known():
    assert [name for name in zones.zone_names() if zone_of(name) != name] == []
    assert len(zones.zone_names()) >= 400


def test_a_zone_is_found_by_its_clocks():
    near = date(2026, 12, 8)
    assert zone_by_rules(frozenset({(120, 3), (60, 10)}), near, "Europe/Vienna") == "Europe/Vienna"
    assert zone_by_rules(frozenset({(-240, 3), (-300, 11)}), near) == "America/Detroit"
    assert zone_by_rules(frozenset({(540, None)}), near, "Asia/Tokyo") == "Asia/Tokyo"
    assert zone_by_rules(frozenset({(61, None)}), near) == ""
    assert zone_by_rules(frozenset(), near) == ""


@pytest.mark.django_db
class TestInAFile:
    def test_a_name_of_its_own_is_read_by_its_rules(self):
        draft = one(BERLIN.format(name="Customized"), vevent("DTSTART;TZID=Customized:20261208T193000"))
        assert same_clock(draft.fields["tz"], "Europe/Berlin")

    def test_the_branchs_own_zone_goes_first_among_those_with_the_same_clock(self):
        parts = BERLIN.format(name="Customized"), vevent("DTSTART;TZID=Customized:20261208T193000")
        assert one(*parts, zone="Europe/Rome").fields["tz"] == "Europe/Rome"

    def test_a_name_of_its_own_with_a_place_is_that_place(self):
        zone = BERLIN.format(name="Custom").replace("TZID:Custom", "TZID:Custom\nX-LIC-LOCATION:Europe/Vienna")
        assert one(zone, vevent("DTSTART;TZID=Custom:20261208T193000")).fields["tz"] == "Europe/Vienna"

    def test_a_name_with_a_colon_is_read_with_and_without_quotation_marks(self):
        for name in ('"(UTC+01:00) Berlin"', "(UTC+01:00) Berlin"):
            assert one(vevent(f"DTSTART;TZID={name}:20261208T193000")).fields["tz"] == "Europe/Berlin"

    def test_rules_that_no_zone_has_are_told(self):
        zone = BERLIN.format(name="Own").replace("TZOFFSETTO:+0200", "TZOFFSETTO:+0217")
        (problem,) = read(zone, vevent("DTSTART;TZID=Own:20261208T193000")).problems
        assert "“Own” is unknown" in problem.reason
