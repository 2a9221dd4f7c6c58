"""What the calendar costs does not follow from how much is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Occurrence, Series
from tests import builders
from tests.events.calendar import page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

CEILING = 12
ADDRESSES = ["", "past/", "2026/12/", "2026/w50/", "2026/12/08/"]
FILTERS = [{}, {"branch": "here"}, {"region": "there"}, {"kind": "branch", "mode": "online"}, {"q": "daily meeting"}]


def build(count):
    region = builders.region(slug="there")
    branch = builders.branch(region=region, slug="here")
    builders.event_index()
    return [builders.meeting(parent=branch, rule="FREQ=DAILY", title=f"Daily meeting {n}") for n in range(count)]


def multiply(event, times):
    """As many further dates of an event as it has, a few minutes later each, without deriving them."""
    rows = list(Occurrence.objects.filter(series=event.translation_key))
    for number in range(times):
        for row in rows:
            row.pk, row.recurrence_id = None, f"{row.recurrence_id[:9]}{number:06d}"
        Occurrence.objects.bulk_create(rows)


def queries(client, address, params):
    page(client, address, **params)
    with CaptureQueriesContext(connection) as captured:
        page(client, address, **params)
    return len(captured)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_takes_at_most_twelve_queries_and_not_one_more_with_ten_times_the_dates(client, address):
    (event,) = build(1)
    few = [queries(client, address, params) for params in FILTERS]
    multiply(event, 10)
    assert [queries(client, address, params) for params in FILTERS] == few
    assert max(few) <= CEILING


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_is_bounded_however_many_meetings_a_day_has(client, address):
    (event,) = build(1)
    multiply(event, 60)
    assert Series.objects.count() == 1
    assert Occurrence.objects.count() > 30_000
    assert len(page(client, address).encode()) <= 60 * 1024


def test_home_region_and_branch_take_no_query_more_for_ten_times_the_dates(client):
    (event,) = build(1)
    urls = ["/", "/branches/there/", "/branches/there/here/"]

    def count(url):
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert "Daily meeting" in client.get(url).content.decode()
        return len(captured)

    few = [count(url) for url in urls]
    multiply(event, 10)
    assert [count(url) for url in urls] == few
    assert max(few) <= CEILING
