"""The page of one date."""

import re
from datetime import UTC, date, datetime, time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import EventHost, Occurrence
from tests import builders
from tests.branches.translations import translated

SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def page(client, event, slug="2026-12-08", **query):
    answer = client.get(f"{event.url}{slug}/", query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_date_is_titled_described_and_named_by_its_address(client):
    event = builders.meeting(title="Talk", rule=SECOND_TUESDAY)
    found = page(client, event, tz="Asia/Tokyo")
    assert "<title>Talk, Tuesday 8 December 2026 ·" in found
    assert 'content="Tuesday 8 December 2026, 19:30 in Berlin (UTC+1). Online. We meet."' in found
    assert re.search(rf'rel="canonical" href="[^"]*{event.url}2026-12-08/"', found)


def test_a_cancelled_date_says_so_first_with_its_time_struck_through(client):
    off = {"action": "cancelled", "date": date(2026, 12, 8), "reason": "Snow & ice."}
    found = page(client, builders.meeting(off, rule=SECOND_TUESDAY))
    assert found.index('event-was__word">Cancelled') < found.index("<h1>")
    assert "event-when--off" in found
    assert "Snow &amp; ice." in found
    assert "Add to calendar" not in found


def test_a_moved_date_shows_where_and_when_it_was_and_is(client):
    moved = {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 10), "new_time": time(20)}
    event = builders.meeting(moved | {"new_venue": "Barn"}, mode="hybrid", venue_name="Hall")
    found = page(client, event)
    assert re.search(r"<s>Tuesday 8 December 2026, 19:30 . 21:00 \(Berlin, UTC\+1\)</s>", found)
    assert "<s>Hall</s> Barn" in found
    assert "Thursday 10 December 2026" in found
    assert ">20:00</time>" in found


def test_a_note_belongs_to_its_date_only(client):
    event = builders.meeting(
        {"action": "note", "date": date(2026, 12, 8), "reason": "Bring a card."}, rule=SECOND_TUESDAY
    )
    assert "Bring a card." in page(client, event)
    assert "Bring a card." not in page(client, event, "2027-01-12")


def test_dates_lead_to_the_one_before_and_the_one_after(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    found = page(client, event, "2027-01-12")
    assert f'href="{event.url}2026-12-08/" rel="prev"' in found
    assert f'href="{event.url}2027-02-09/" rel="next"' in found
    assert 'rel="prev"' not in page(client, event)


def test_past_dates_stay_without_a_way_in(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    with time_machine.travel(datetime(2027, 6, 1, tzinfo=UTC)):
        found = page(client, event)
    assert "This date is over" in found
    assert "Add to calendar" not in found


def test_a_second_date_on_a_day_has_its_own_page(client):
    extra = {"action": "extra", "date": date(2026, 12, 8), "time": time(15)}
    event = builders.meeting(extra, rule=SECOND_TUESDAY)
    assert ">15:00</time>" in page(client, event, "2026-12-08-1500")
    assert ">19:30</time>" in page(client, event)


HOSTILE = [
    "2026-12-09",
    "2031-12-09",
    "2026-13-45",
    "0000-00-00",
    "2026-12-08-9999",
    "2026-12-8",
    "٢٠٢٦-١٢-٠٨",
    "2026-12-08%00",
    "2026-12-08'--",
    "2026-12-08/2026-12-08",
    "..%2f..",
    "2026-12-08.ics",
]


@pytest.mark.parametrize("slug", HOSTILE)
def test_what_is_no_date_is_not_found(client, slug):
    event = builders.meeting(rule=SECOND_TUESDAY)
    assert client.get(f"{event.url}{slug}/").status_code in {400, 404}


def test_a_withdrawn_event_takes_its_dates_along(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    event.unpublish()
    assert client.get(f"{event.url}2026-12-08/").status_code == 404


def test_calendars_elsewhere_are_only_linked_to(client):
    event = builders.meeting(title="Talk & tea", join_link="https://meet.example.org/sesame")
    found = page(client, event)
    links = re.findall(r'<a href="(https://[^"]+)" rel="noopener noreferrer nofollow"', found)
    google, outlook = (parse_qs(urlsplit(link.replace("&amp;", "&")).query) for link in links)
    assert google["dates"] == ["20261208T183000Z/20261208T200000Z"]
    assert google["text"] == outlook["subject"] == ["Talk & tea"]
    assert outlook["startdt"] == ["2026-12-08T18:30:00Z"]
    assert f'href="/events/{event.translation_key}/2026-12-08.ics"' in found


def test_languages_lead_to_the_same_date(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    french = translated(event)
    found = page(client, french)
    assert f'{event.url}2026-12-08/"' in found
    assert "mardi 8 décembre 2026" in found


def test_an_address_with_a_time_leads_to_the_one_date_of_its_day(client):
    event = builders.meeting(rule=SECOND_TUESDAY)
    answer = client.get(f"{event.url}2026-12-08-1930/")
    assert (answer.status_code, answer["Location"]) == (302, f"{event.url}2026-12-08/")


def test_an_address_with_a_time_leads_nowhere_on_a_day_with_several(client):
    extra = {"action": "extra", "date": date(2026, 12, 8), "time": time(15)}
    event = builders.meeting(extra, rule=SECOND_TUESDAY)
    assert client.get(f"{event.url}2026-12-08-1500/").status_code == 200
    assert client.get(f"{event.url}2026-12-08-1930/").status_code == 404


@pytest.mark.parametrize("slug", ["2026-12-09", "2026-12-09-1930", "2026-99-99", "0000-00-00", "9999-12-31"])
def test_a_date_that_there_is_not_says_so_and_leads_to_the_series(client, slug):
    event = builders.meeting(title="Talk", rule=SECOND_TUESDAY)
    answer = client.get(f"{event.url}{slug}/")
    assert answer.status_code == 404
    found = " ".join(answer.content.decode().split())
    assert "There is no meeting on this date." in found
    assert f'<a href="{event.url}">See when it takes place</a>' in found
    assert 'content="noindex"' in found


def changed_with_everything():
    """A meeting of a branch with each kind of exception, papers, a picture, a host and a contact of its own."""
    paper = {"type": "documents", "value": {"heading": "", "documents": [builders.document().pk]}}
    branch, host = builders.branch(), builders.branch()
    moved = {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2026, 12, 10), "new_time": time(20)}
    extra = {"action": "extra", "date": date(2026, 12, 20), "new_time": time(18)}
    cancelled = {"action": "cancelled", "date": date(2027, 1, 12), "reason": "Snow."}
    event = builders.meeting(
        moved,
        extra,
        cancelled,
        parent=branch,
        rule=SECOND_TUESDAY,
        contact_page=builders.contact_page(),
        papers=[paper],
    )
    event.hosts.add(EventHost(host=host))
    event.save_revision().publish()
    return event


def test_a_changed_date_with_papers_and_hosts_takes_at_most_twelve_queries(client):
    event = changed_with_everything()
    dates = dict(Occurrence.objects.filter(series=event.translation_key).values_list("status", "slug"))
    assert dates.keys() == {"scheduled", "moved", "extra", "cancelled"}
    for slug in dates.values():
        assert "Paper " in page(client, event, slug)
        with CaptureQueriesContext(connection) as captured:
            page(client, event, slug)
        assert len(captured) <= 12, slug
