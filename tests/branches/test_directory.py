import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.choices import Status
from branches.directory import branches_of, directory
from tests.branches.translations import translated
from tests.builders import branch, branch_index, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Two regions: five branches that exist today, one in each state, and two that do not."""
    europe, asia = region(title="Europe", slug="europe"), region(title="Asia", slug="asia")
    branch(region=europe, title="Älpler"), branch(region=europe, title="Zebra")
    branch(region=asia, title="Dormant", status=Status.DORMANT, status_reason="Tired.")
    branch(region=asia, title="Forming", status=Status.FORMING)
    branch(region=asia, title="Provisional", status=Status.PROVISIONAL)
    closed = branch(region=asia, title="Closed", status=Status.CLOSED, status_reason="Gone.")
    branch(region=asia, title="Merged", status=Status.MERGED, status_reason="Joined.", merged_into=closed)
    branch(region=europe, title="Draft", live=False)
    return branch_index()


def titles(found):
    return [[entry.title for entry in group.branches] for group in found.groups]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, [["Älpler", "Zebra"], ["Dormant", "Forming", "Provisional"]]),
        ({"region": "europe"}, [["Älpler", "Zebra"]]),
        ({"status": "dormant"}, [["Dormant"]]),
        ({"status": "closed"}, [["Closed"]]),
        ({"region": "europe", "status": "dormant"}, []),
        ({"region": "nowhere", "status": "gone"}, [["Älpler", "Zebra"], ["Dormant", "Forming", "Provisional"]]),
        ({"region": "x" * 10_000, "status": "<b>"}, [["Älpler", "Zebra"], ["Dormant", "Forming", "Provisional"]]),
    ],
)
def test_the_index_shows_what_is_asked_and_ignores_what_it_does_not_know(world, params, expected):
    found = directory(world, params)
    assert titles(found) == expected
    assert found.shown == len(found.markers) == sum(map(len, expected))
    assert found.total == 7
    assert not found.form.errors


def test_a_language_lists_only_its_own_pages(world):
    zebra = next(page for page in world.get_descendants().specific() if page.title == "Zebra")
    translated(zebra)
    assert directory(world, {}).total == 7
    french = type(world).objects.get(locale__language_code="fr")
    assert titles(directory(french, {})) == [["Zebra"]]


@time_machine.travel("2026-11-22 23:30:00+00:00", tick=False)
def test_an_entry_tells_the_time_at_the_branch():
    page = branch(time_zone="Asia/Tokyo", city="Tokyo", latitude="35.7", longitude="139.7", member_count=50)
    entry = directory(branch_index(), {}).entries[0]
    assert (entry.time, entry.weekday, entry.zone) == ("08:30", "Monday", "Japan Standard Time")
    assert (entry.url, entry.city, entry.members) == (page.url, "Tokyo", 50)
    assert (entry.status, entry.status_label, entry.tone) == ("active", "Active", "teal")
    marker = {"x": entry.x, "y": entry.y, "url": entry.url, "title": entry.title, "status": "active"}
    assert directory(branch_index(), {}).markers == [marker]


def queries_of(call):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        call()
    return len(captured)


def test_ten_times_the_branches_take_the_same_queries():
    places = [region(), region(), region()]
    for place in places:
        branch(region=place)
    index = branch_index()
    queries_of(lambda: directory(index, {}).markers)
    few = queries_of(lambda: directory(index, {}).markers)
    for number in range(27):
        branch(region=places[number % 3])
    assert directory(index, {}).shown == 30
    assert queries_of(lambda: directory(index, {}).markers) == few <= 3


def test_a_region_has_the_branches_that_exist_today():
    europe = region()
    branch(region=europe, title="Second"), branch(region=europe, title="First"), branch()
    branch(region=europe, status=Status.CLOSED, status_reason="Gone."), branch(region=europe, live=False)
    assert [entry.title for entry in branches_of(europe)] == ["First", "Second"]
