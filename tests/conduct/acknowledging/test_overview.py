"""What officers see: shares by region, branch and version, as this week began; and who may see them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from conduct.acknowledging.overview import overview, week_began
from members.rights import Capability
from tests import builders, cast
from tests.access import roles
from tests.conduct import world
from tests.conduct.acknowledging.codes import code, members, read

pytestmark = pytest.mark.django_db
# A Wednesday; the week began on the 16th.
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def wednesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def places():
    region = builders.region(title="Europe", slug="europe")
    return {
        name: builders.branch(region=region, title=name, slug=name.lower()) for name in ("Berlin", "Vienna", "Oslo")
    }


def rows(found):
    return {row.name: row for row in found.rows}


def test_shares_are_told_of_those_who_are_ten_or_more(places):
    version = code()
    members(places["Berlin"], 20, readers=10, version=version)
    members(places["Vienna"], 12, readers=3, version=version)
    members(places["Oslo"], 30)
    found = overview()
    assert found.total.shares == ["about 20 %", "under a tenth", "about 80 %"]
    assert rows(found)["Berlin"].shares == ["about 50 %", "under a tenth", "about 50 %"]
    assert rows(found)["Vienna"].shares[0] == "about 25 %"
    assert rows(found)["Oslo"].shares == ["under a tenth", "under a tenth", "over nine tenths"]
    assert rows(found)["Europe"].members == 62
    assert found.versions == [("Version 1", "about 20 %")]


@pytest.mark.parametrize(("size", "is_shown"), [(9, False), (10, True), (11, True)])
def test_a_small_branch_is_counted_together_with_the_next_larger_one(places, size, is_shown):
    version = code()
    members(places["Oslo"], size, readers=2, version=version)
    members(places["Vienna"], 15)
    members(places["Berlin"], 40)
    found = rows(overview())
    assert bool(found["Oslo"].shares) is is_shown
    assert bool(found["Vienna"].shares) is is_shown
    assert found["Berlin"].shares
    assert found["Europe"].shares
    assert ("These counted together" in found) is not is_shown


@pytest.mark.parametrize(("size", "is_shown"), [(0, False), (9, False), (10, True), (11, True)])
def test_below_ten_members_in_all_nothing_is_shown(places, size, is_shown):
    code()
    members(places["Berlin"], size)
    found = overview()
    assert bool(found.total) is is_shown
    assert bool(found.versions) is is_shown
    assert any(row.shares for row in found.rows) is is_shown


def test_members_without_a_branch_count_too():
    code()
    members(None, 12)
    assert rows(overview())["No branch"].members == 12


def test_versions_are_told_apart(places):
    old = code()
    members(places["Berlin"], 20, readers=10, version=old)
    code("Speak", "A new clause.")
    found = overview()
    assert found.total.shares == ["under a tenth", "about 50 %", "about 50 %"]
    assert found.versions == [("Version 2", "under a tenth"), ("Version 1", "about 50 %")]


@pytest.mark.parametrize(
    ("at", "counts"),
    [
        (datetime(2026, 11, 15, 23, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 16, 0, 0, tzinfo=UTC), False),
        (NOW, False),
    ],
)
def test_what_was_said_this_week_counts_from_the_next_on(places, at, counts):
    """Who looks every day does not see who has just read it."""
    members(places["Berlin"], 10, readers=5, version=code(), at=at)
    assert overview().total.shares[0] == ("about 50 %" if counts else "under a tenth")


def test_a_week_begins_on_monday_in_london():
    assert week_began(datetime(2026, 6, 28, 23, 30, tzinfo=UTC)) == datetime(2026, 6, 28, 23, tzinfo=UTC)
    assert week_began(NOW) == datetime(2026, 11, 16, tzinfo=UTC)


def test_an_address_that_is_not_verified_says_nothing_of_a_member(places):
    version = code()
    entries = members(places["Berlin"], 10)
    for entry in entries:
        read(cast.member(entry.email), version)
    assert overview().total.shares[0] == "under a tenth"


def test_without_a_code_there_is_nothing_to_see():
    assert overview() is None


@pytest.mark.parametrize("size", [12, 60])
def test_however_many_members_it_is_the_same_few_questions(places, size, django_assert_num_queries):
    members(places["Berlin"], size, readers=5, version=code())
    with django_assert_num_queries(7):
        overview()


# ------------------------------------------------------------------------------------------------ the screen
def qualified_only():
    return _holds(Capability.CONDUCT_PAGES)


def reads_reports_only():
    return _holds(Capability.CONDUCT)


def _holds(capability):
    person = cast.member(f"{capability}@example.org")
    roles.holds(person, roles.post(None, [capability], title=capability.title()))
    return person


def ask(person):
    return cast.client_of(person, second_factor=True).get(reverse("conduct_acknowledgements"))


@pytest.mark.parametrize("who", [qualified_only, reads_reports_only, world.data_protection_officer])
def test_conduct_officers_and_the_qualified_see_it(places, who):
    members(places["Berlin"], 20, readers=10, version=code())
    html = ask(who()).content.decode()
    assert "about 50 %" in html
    assert "Berlin" in html


@pytest.mark.parametrize("who", [cast.member, cast.admin, cast.editor, cast.translator])
def test_nobody_else_does(who):
    code()
    assert ask(who()).status_code in (302, 403)


def test_no_name_and_no_address_of_a_member_is_on_it(places):
    members(places["Berlin"], 20, readers=10, version=code())
    html = ask(qualified_only()).content.decode()
    assert "Mem Ber" not in html
    assert "member1@" not in html


@pytest.mark.parametrize("size", [0, 9])
def test_it_says_why_it_shows_nothing(places, size):
    members(places["Berlin"], size)
    person = qualified_only()
    assert "No code of conduct is published yet" in ask(person).content.decode()
    code()
    assert "fewer than ten members" in ask(person).content.decode()


def test_old_and_new_rows_of_one_person_count_once(places):
    first = code()
    (entry, *_others) = members(places["Berlin"], 10)
    person = cast.registered(places["Berlin"], email=entry.email)
    read(person, first)
    read(person, code("Speak"), at=NOW - timedelta(days=10))
    assert overview().total.shares == ["about 10 %", "under a tenth", "about 90 %"]
