"""What programs of others are told of the dates: everything that is public, exactly, and nothing else."""

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.identity import uid
from events.models import EventHost
from tests import builders, cast

URL = "/api/occurrences/"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def ask(client):
    def ask(**query):
        answer = client.get(URL, {name.rstrip("_"): value for name, value in query.items()})
        assert answer.status_code == 200, answer.content
        return answer.json()

    return ask


def starts(answer):
    return [result["start"] for result in answer["results"]]


def test_a_date_is_told_completely(ask):
    event = builders.meeting(title="Winter meeting", rule=SECOND_TUESDAY, parent=builders.branch(title="Germany"))
    result = ask(to="2026-12-31")["results"][0]
    key = str(event.translation_key)
    assert result == {
        "series": {
            "id": key,
            "title": "Winter meeting",
            "url": event.full_url,
            "rule": SECOND_TUESDAY,
            "tz": "Europe/Berlin",
            "start_date": "2026-12-08",
            "start_time": "19:30:00",
            "duration": "PT1H30M",
        },
        "uid": uid(key),
        "recurrence_id": "20261208T193000",
        "start": "2026-12-08T18:30:00Z",
        "end": "2026-12-08T20:00:00Z",
        "tz": "Europe/Berlin",
        "local_start": "2026-12-08T19:30:00",
        "local_end": "2026-12-08T21:00:00",
        "status": "scheduled",
        "all_day": False,
        "mode": "online",
        "organiser": "Germany",
        "url": f"{event.full_url}2026-12-08/",
    }


def test_an_all_day_event_is_dates_and_the_midnights_of_its_zone(ask):
    builders.meeting(start_time=None, duration=None, end_date=date(2026, 12, 9))
    (result,) = ask()["results"]
    assert result["all_day"] is True
    assert (result["local_start"], result["local_end"]) == ("2026-12-08", "2026-12-10")
    assert (result["start"], result["end"]) == ("2026-12-07T23:00:00Z", "2026-12-09T23:00:00Z")
    assert (result["recurrence_id"], result["series"]["start_time"]) == ("20261208", None)
    assert result["series"]["duration"] == "P2D"


def test_moved_cancelled_and_extra_dates_say_so_and_keep_their_ids(ask):
    builders.meeting(
        {"action": "moved", "date": date(2027, 1, 12), "new_date": date(2027, 1, 14), "new_time": time(20)},
        {"action": "cancelled", "date": date(2027, 2, 9), "reason": "Snow."},
        {"action": "extra", "date": date(2026, 12, 22)},
        rule=SECOND_TUESDAY,
    )
    told = [(r["recurrence_id"], r["status"], r["local_start"]) for r in ask(to="2027-03-01")["results"]]
    assert told == [
        ("20261208T193000", "scheduled", "2026-12-08T19:30:00"),
        ("20261222T193000", "extra", "2026-12-22T19:30:00"),
        ("20270112T193000", "moved", "2027-01-14T20:00:00"),
        ("20270209T193000", "cancelled", "2027-02-09T19:30:00"),
    ]


@pytest.mark.parametrize(
    ("bounds", "included"),
    [
        ({"from_": "2026-12-08T18:30:00Z"}, True),
        ({"from_": "2026-12-08T18:30:01Z"}, False),
        ({"to": "2026-12-08T18:30:00Z"}, False),
        ({"to": "2026-12-08T18:30:01Z"}, True),
        ({"from_": "2026-12-08T19:30:00+01:00", "to": "2026-12-08T19:30:01+01:00"}, True),
        ({"from_": "2026-12-08T19:30:00 01:00"}, True),
        ({"from_": "2026-12-08T18:30Z", "to": "2026-12-08T18:30Z"}, False),
        ({"from_": "2026-12-08"}, True),
        ({"from_": "2026-12-09"}, False),
        ({"to": "2026-12-08"}, False),
        ({"to": "2026-12-09"}, True),
        # In Auckland the ninth begins on the eighth at 11:00 UTC, in Los Angeles at 08:00 the day after.
        ({"from_": "2026-12-09", "tz": "Pacific/Auckland"}, True),
        ({"to": "2026-12-09", "tz": "Pacific/Auckland"}, False),
        ({"to": "2026-12-08", "tz": "America/Los_Angeles"}, False),
        ({"from_": "2026-12-08", "tz": "US/Pacific"}, True),
    ],
)
def test_from_and_to_bound_the_start_half_open(ask, bounds, included):
    builders.meeting()
    assert ask(**bounds)["count"] == included


def test_a_day_begins_where_clocks_skip_midnight(ask):
    """On 29 April 2027 Cairo goes from 23:59 to 01:00."""
    builders.meeting(start_date=date(2027, 4, 30), start_time=time(1), tz="Africa/Cairo")
    assert ask(from_="2027-04-30", tz="Africa/Cairo")["count"] == 1
    assert ask(to="2027-04-30", tz="Africa/Cairo")["count"] == 0


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"from": "tomorrow"}, "from"),
        ({"from": "2026-13-01"}, "from"),
        ({"from": "2026-12-08T19:30:00"}, "from"),
        ({"from": "0001-01-01", "tz": "Asia/Tokyo"}, "from"),
        ({"from": "0001-01-01T00:00:00+14:00"}, "from"),
        ({"to": "9999-12-31T23:59:59-12:00"}, "to"),
        ({"to": "9999-12-31"}, "to"),
        ({"to": "٢٠٢٦-١٢-٠٨"}, "to"),
        ({"from": "2026-12-09", "to": "2026-12-08"}, "to"),
        ({"tz": "Mars/Olympus"}, "tz"),
        ({"tz": "../../etc/passwd"}, "tz"),
        ({"branch": "nowhere"}, "branch"),
        ({"branch": "a b"}, "branch"),
        ({"region": "x" * 300}, "region"),
        ({"kind": "party"}, "kind"),
        ({"series": "17"}, "series"),
        ({"page": "0"}, "page"),
        ({"page": "-1"}, "page"),
        ({"page": "two"}, "page"),
        ({"page": "9" * 400}, "page"),
        ({"page": "2"}, "page"),
        ({"q": "x" * 101}, "q"),
        ({"form": "2026-12-08"}, "form"),
        ({"page": ["1", "2"]}, "page"),
    ],
)
def test_a_bad_parameter_is_refused_with_its_name_and_what_to_write(client, query, parameter):
    answer = client.get(URL, query)
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/json"
    body = answer.json()
    assert body["parameter"] == parameter
    assert body["error"].endswith(".")
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("text", ["%00", "a%00b", "%1b"])
def test_control_characters_are_refused(client, text):
    assert client.get(f"{URL}?q={text}").status_code == 400


def test_filters_go_by_slug_in_any_language_by_key_and_by_words(ask):
    region = builders.region(slug="europe")
    branch = builders.branch(region=region, slug="germany")
    ours = builders.meeting(parent=branch, title="Winter talk", kind=builders.kind("surgery"))
    regional = builders.meeting(parent=region)
    hosted = builders.meeting()
    EventHost.objects.create(event=hosted, host=branch)
    builders.meeting()

    def found(**query):
        return {result["series"]["id"] for result in ask(**query)["results"]}

    ours, regional, hosted = (str(event.translation_key) for event in (ours, regional, hosted))
    assert found(branch="germany") == {ours, hosted}
    assert found(region="europe") == {ours, regional, hosted}
    assert found(kind="surgery") == found(series=ours) == found(q="winter TALK") == {ours}
    assert found(q="nothing of the sort") == set()
    assert found(branch="germany", kind="branch") == {hosted}
    assert len(found()) == 4


def test_two_branches_with_one_slug_both_answer(ask):
    for _number in range(2):
        builders.meeting(parent=builders.branch(slug="twin"))
    assert ask(branch="twin")["count"] == 2


def test_what_is_not_public_is_not_told(ask):
    builders.meeting(live=False)
    hidden = builders.branch()
    builders.meeting(parent=hidden)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    assert ask()["count"] == 0


@pytest.mark.parametrize("person", [cast.visitor, cast.member, cast.admin])
def test_nobody_is_told_how_to_join(person):
    builders.meeting(
        {
            "action": "moved",
            "date": date(2026, 12, 8),
            "new_time": time(20),
            "new_join_link": "https://example.org/new-secret",
        },
        join_link="https://example.org/secret",
        dial_in="+49 30 secret",
    )
    answer = cast.client_of(person()).get(URL)
    assert b"secret" not in answer.content
    assert answer["Cache-Control"] == "public, max-age=300"
    assert "Set-Cookie" not in answer


def test_pages_are_bounded_and_lead_to_each_other(client):
    builders.meeting(rule="FREQ=DAILY", duration=timedelta(minutes=30))
    seen, url = [], f"{URL}?tz=Europe/Berlin&to=2027-06-30"
    while url:
        body = client.get(url).json()
        assert len(body["results"]) <= 100
        seen += starts(body)
        url = body["next"]
    assert len(seen) == len(set(seen)) == body["count"] == 204
    assert seen == sorted(seen)
    assert body["previous"] == "http://testserver/api/occurrences/?tz=Europe%2FBerlin&to=2027-06-30&page=2"


def test_an_unchanged_answer_is_not_sent_again(client):
    event = builders.meeting()
    first = client.get(URL)
    again = client.get(URL, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert client.get(URL, headers={"If-None-Match": f"W/{first['ETag']}"}).status_code == 304
    event.start_time = time(20)
    event.save_revision().publish()
    changed = client.get(URL, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)


def test_pages_elsewhere_may_read_it_without_credentials(client):
    asked = client.options(URL, headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for answer in (asked, client.get(URL), client.head(URL), client.post(URL)):
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed_through_it(method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(URL)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert json.loads(answer.content)["error"]


def test_neither_the_language_nor_the_cookie_of_the_reader_changes_the_answer(client):
    builders.meeting(title="Winter meeting")
    plain = client.get(URL).content
    client.cookies["timezone"] = "Asia/Tokyo"
    assert client.get(URL, headers={"Accept-Language": "fr"}).content == plain


def test_the_number_of_queries_does_not_grow(client):
    branch = builders.branch(slug="germany")
    builders.meeting(parent=branch)
    query = {"branch": "germany", "kind": "branch", "region": branch.get_parent().slug, "q": "meeting"}
    counts = []
    for _round in range(2):
        client.get(URL, query)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(URL, query).status_code == 200
        counts.append(len(captured))
        for _number in range(9):
            builders.meeting(parent=branch)
    assert counts[0] == counts[1] <= 12
