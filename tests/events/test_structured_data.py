"""What search engines read of a date."""

import json
import re
from datetime import date, time

import pytest

from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def data(client, event, slug="2026-12-08"):
    (found,) = SCRIPT.findall(client.get(f"{event.url}{slug}/").content.decode())
    return json.loads(found)


def test_a_date_says_when_with_its_offset_where_and_who(client):
    branch = builders.branch(title="Berlin branch")
    event = builders.meeting(parent=branch, title="Talk", mode="hybrid", venue_name="Hall", venue_address="1 Street")
    found = data(client, event)
    assert found["@type"] == "Event"
    assert (found["startDate"], found["endDate"]) == ("2026-12-08T19:30+01:00", "2026-12-08T21:00+01:00")
    assert found["eventStatus"] == "https://schema.org/EventScheduled"
    assert found["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in found["location"]] == ["Place", "VirtualLocation"]
    assert found["organizer"]["name"] == "Berlin branch"


@pytest.mark.parametrize(
    ("mode", "kind", "attendance"),
    [
        ("in_person", "Place", "OfflineEventAttendanceMode"),
        ("online", "VirtualLocation", "OnlineEventAttendanceMode"),
    ],
)
def test_where_follows_from_the_mode(client, mode, kind, attendance):
    found = data(client, builders.meeting(mode=mode, venue_name="Hall" if mode == "in_person" else ""))
    assert found["location"]["@type"] == kind
    assert found["eventAttendanceMode"].endswith(attendance)


def test_a_moved_date_says_when_it_was(client):
    event = builders.meeting(
        {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 10), "new_time": time(20)}
    )
    found = data(client, event)
    assert found["eventStatus"].endswith("EventRescheduled")
    assert found["previousStartDate"] == "2026-12-08T19:30+01:00"
    assert found["startDate"] == "2026-12-10T20:00+01:00"


def test_a_cancelled_date_says_so(client):
    found = data(client, builders.meeting({"action": "cancelled", "date": date(2026, 12, 8)}))
    assert found["eventStatus"].endswith("EventCancelled")


def test_all_day_is_days(client):
    event = builders.meeting(start_date=date(2027, 5, 6), start_time=None, duration=None)
    assert data(client, event, "2027-05-06")["startDate"] == "2027-05-06"


def test_no_title_breaks_out_of_it(client):
    hostile = "</script><script>alert(1)</script> & <!-- \u2028"
    event = builders.meeting(title=hostile)
    page = client.get(f"{event.url}2026-12-08/").content.decode()
    assert "<script>alert" not in page
    assert data(client, event)["name"] == event.title


def test_the_way_in_is_never_in_it(client):
    found = data(client, builders.meeting(join_link="https://meet.example.org/sesame"))
    assert "sesame" not in json.dumps(found)
