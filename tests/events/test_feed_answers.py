"""How calendars are asked for: filters, refusals, caches, and how much memory they take."""

import tracemalloc
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils.http import parse_http_date

from events.models import Series
from tests import builders, cast
from tests.events import calendars

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FEED = "/events/feed.ics"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


def titles(client, address):
    events = calendars.vevents(calendars.read(client, address))
    return sorted(str(event["SUMMARY"]) for event in events)


@pytest.fixture
def world(in_november):
    europe = builders.region(title="Europe", slug="europe")
    berlin = builders.branch(region=europe, title="Berlin", slug="berlin")
    madrid = builders.branch(region=europe, title="Madrid", slug="madrid")
    builders.meeting(parent=berlin, title="In Berlin")
    builders.meeting(parent=madrid, title="In Madrid", kind=builders.kind("social"))
    builders.meeting(parent=europe, title="Of Europe", mode="hybrid", venue_name="Town hall")
    builders.meeting(title="Of everybody", kind=builders.kind("social"))


FILTERS = {
    FEED: ["In Berlin", "In Madrid", "Of Europe", "Of everybody"],
    f"{FEED}?branch=berlin": ["In Berlin"],
    f"{FEED}?region=europe": ["In Berlin", "In Madrid", "Of Europe"],
    f"{FEED}?kind=social": ["In Madrid", "Of everybody"],
    f"{FEED}?mode=hybrid": ["Of Europe"],
    f"{FEED}?region=europe&kind=social": ["In Madrid"],
    f"{FEED}?branch=&utm_source=x&nocache=1": ["In Berlin", "In Madrid", "Of Europe", "Of everybody"],
    "/events/branches/berlin/feed.ics": ["In Berlin"],
    "/events/regions/europe/feed.ics": ["In Berlin", "In Madrid", "Of Europe"],
    "/events/regions/europe/feed.ics?kind=social": ["In Madrid"],
}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("address", FILTERS)
def test_a_calendar_holds_what_its_address_asks_for(client, address):
    assert titles(client, address) == FILTERS[address]


BAD = [
    "branch=atlantis",
    "region=berlin",
    "kind=party",
    "mode=telepathy",
    "branch=berlin&branch=madrid",
    "kind=%F0%9F%8C%B9",
]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("query", BAD)
def test_what_there_is_not_is_refused_in_words(client, query):
    response = client.get(f"{FEED}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert query.split("=")[0] in response.content.decode()
    assert "public" not in response["Cache-Control"]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    "address",
    [
        "/events/branches/atlantis/feed.ics",
        "/events/branches/europe/feed.ics",
        "/events/regions/berlin/feed.ics",
        "/events/00000000-0000-4000-8000-000000000000.ics",
        "/events/00000000-0000-4000-8000-000000000000/2026-12-08.ics",
    ],
)
def test_an_address_of_nothing_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_branch_that_is_not_published_has_no_calendar(client):
    branch = builders.branch(slug="berlin")
    branch.unpublish()
    assert client.get("/events/branches/berlin/feed.ics").status_code == 404


def test_a_series_that_ended_long_ago_is_left_out(client):
    page = builders.meeting(start_date=date(2026, 11, 1))
    assert len(titles(client, FEED)) == 1
    with time_machine.travel(NOW + timedelta(days=400)):
        assert titles(client, FEED) == []
        assert len(titles(client, f"/events/{page.translation_key}.ics")) == 1


@pytest.mark.usefixtures("world")
def test_headers_say_what_it_is_and_how_long_it_may_be_kept(client):
    response = client.get("/events/branches/berlin/feed.ics")
    assert response["Content-Disposition"] == 'inline; filename="berlin.ics"'
    assert response["Cache-Control"] == "public, max-age=900"
    assert response["ETag"].startswith('"')
    assert "Set-Cookie" not in response
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.usefixtures("world")
def test_head_has_the_headers_and_no_calendar(client):
    head, got = client.head(FEED), client.get(FEED)
    assert calendars.body(head) == b""
    for name in ("ETag", "Last-Modified", "Content-Type", "Cache-Control"):
        assert head[name] == got[name]


@pytest.mark.usefixtures("world")
def test_only_reading_is_answered(client):
    assert client.post(FEED).status_code == 405


@pytest.mark.usefixtures("world")
def test_what_has_not_changed_is_not_sent_again(client):
    response = client.get(FEED)
    again = client.get(FEED, headers={"if-none-match": response["ETag"]})
    weak = client.get(FEED, headers={"if-none-match": f"W/{response['ETag']}"})
    by_time = client.get(FEED, headers={"if-modified-since": response["Last-Modified"]})
    assert [again.status_code, weak.status_code, by_time.status_code] == [304, 304, 304]
    assert again.content == b""
    assert again["ETag"] == response["ETag"]
    assert again["Cache-Control"] == "public, max-age=900"


def change_title():
    page = Series.objects.order_by("pk").first().event
    page.title = "Another"
    page.save_revision().publish()


def take_down():
    Series.objects.order_by("pk").first().event.unpublish()


def delete():
    Series.objects.order_by("pk").first().event.delete()


def rename_kind():
    kind = builders.kind("social")
    kind.name = "Party"
    kind.save()


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("change", [change_title, take_down, delete, rename_kind])
def test_whatever_changes_is_sent_again(client, change):
    before = client.get(FEED)["ETag"]
    with time_machine.travel(NOW + timedelta(minutes=1)):
        change()
        after = client.get(FEED, headers={"if-none-match": before})
    assert after.status_code == 200
    assert after["ETag"] != before


@pytest.mark.usefixtures("world")
def test_who_asks_only_by_time_learns_of_deletions_the_next_day(client):
    said = client.get(FEED)["Last-Modified"]
    assert parse_http_date(said) <= NOW.timestamp()
    with time_machine.travel(NOW + timedelta(days=1)):
        assert client.get(FEED, headers={"if-modified-since": said}).status_code == 200


@pytest.mark.usefixtures("world")
def test_every_language_and_filter_has_an_etag_of_its_own(client):
    addresses = [FEED, "/fr/events/feed.ics", f"{FEED}?kind=social", f"{FEED}?branch=berlin"]
    assert len({client.get(address)["ETag"] for address in addresses}) == len(addresses)


@pytest.mark.usefixtures("world")
def test_it_can_be_sent_compressed(client):
    response = client.get(FEED, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert client.get(FEED, headers={"if-none-match": response["ETag"]}).status_code == 304


@pytest.mark.usefixtures("world")
def test_who_is_signed_in_gets_what_everybody_gets(client):
    public = calendars.fetch(client, FEED)
    signed_in = cast.client_of(cast.admin())
    assert calendars.fetch(signed_in, FEED) == public


def queries_of(client, django_assert_max_num_queries, limit):
    with django_assert_max_num_queries(limit) as found:
        calendars.fetch(client, FEED)
    return len(found)


def test_questions_to_the_database_do_not_grow_with_a_batch(client, django_assert_max_num_queries):
    builders.meeting(rule="FREQ=WEEKLY")
    calendars.fetch(client, FEED)
    few = queries_of(client, django_assert_max_num_queries, 14)
    for _number in range(30):
        builders.meeting({"action": "cancelled", "date": date(2026, 12, 15)}, rule="FREQ=WEEKLY")
    assert queries_of(client, django_assert_max_num_queries, 14) == few


def peak(client):
    """Bytes that reading a calendar piece by piece takes at most, and its length."""
    response = client.get(FEED)
    tracemalloc.start()
    length = sum(map(len, response.streaming_content))
    _now, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return highest, length


def test_memory_does_not_grow_with_the_number_of_series(client, monkeypatch):
    monkeypatch.setattr("events.ical.feed.BATCH", 10)
    for _number in range(20):
        builders.meeting(rule="FREQ=WEEKLY")
    peak(client)
    few, _length = peak(client)
    for _number in range(80):
        builders.meeting(rule="FREQ=WEEKLY")
    many, length = peak(client)
    assert length > 30_000
    assert many < few * 1.5
