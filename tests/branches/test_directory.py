import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

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
    found = directory(params)
    assert titles(found) == expected
    assert found.shown == len(found.markers) == sum(map(len, expected))
    assert found.total == 7
    assert not found.form.errors


def test_every_branch_is_listed_once_in_the_readers_language_or_in_english(world):
    zebra = next(page for page in world.get_descendants().specific() if page.title == "Zebra")
    french = translated(zebra)
    french.title = "Zèbre"
    french.save()
    in_english = directory({})
    assert in_english.total == 7
    assert [entry.language for entry in in_english.entries] == [None] * 5
    with translation.override("fr"):
        found = directory({})
    assert titles(found) == [["Älpler", "Zèbre"], ["Dormant", "Forming", "Provisional"]]
    assert found.total == 7
    marks = {entry.title: entry.language and entry.language["code"] for entry in found.entries}
    assert marks == {"Älpler": "en", "Zèbre": None, "Dormant": "en", "Forming": "en", "Provisional": "en"}


def test_a_region_lists_branches_that_are_not_in_its_language_yet(world):
    zebra = next(page for page in world.get_descendants().specific() if page.title == "Zebra")
    europe = translated(zebra).get_parent().specific
    with translation.override("fr"):
        found = branches_of(europe)
    assert [(entry.title, bool(entry.language)) for entry in found] == [("Älpler", True), ("Zebra", False)]


@time_machine.travel("2026-11-22 23:30:00+00:00", tick=False)
def test_an_entry_tells_the_time_at_the_branch():
    page = branch(time_zone="Asia/Tokyo", city="Tokyo", latitude="35.7", longitude="139.7", member_count=50)
    entry = directory({}).entries[0]
    assert (entry.time, entry.weekday, entry.zone) == ("08:30", "Monday", "Japan Standard Time")
    assert (entry.url, entry.city, entry.members) == (page.url, "Tokyo", 50)
    assert (entry.status, entry.status_label, entry.tone) == ("active", "Active", "teal")
    marker = {"x": entry.x, "y": entry.y, "url": entry.url, "title": entry.title, "status": "active", "lang": ""}
    assert directory({}).markers == [marker]


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
    branch_index()
    queries_of(lambda: directory({}).markers)
    few = queries_of(lambda: directory({}).markers)
    for number in range(27):
        branch(region=places[number % 3])
    assert directory({}).shown == 30
    assert queries_of(lambda: directory({}).markers) == few <= 3


def test_a_region_has_the_branches_that_exist_today():
    europe = region()
    branch(region=europe, title="Second"), branch(region=europe, title="First"), branch()
    branch(region=europe, status=Status.CLOSED, status_reason="Gone."), branch(region=europe, live=False)
    assert [entry.title for entry in branches_of(europe)] == ["First", "Second"]
