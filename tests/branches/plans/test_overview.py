"""All plans together: the one that counts of each branch, sums by aim, filters, the file of it, and what it costs."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from branches.plans.overview import plans_by_branch
from branches.plans.progress import summary_of
from branches.plans.states import ActionStatus
from tests import builders, cast
from tests.branches.plans import people

pytestmark = pytest.mark.django_db
LIST = "/branches/plans/"
DAY = date(2026, 7, 2)


@pytest.fixture
def place():
    return people.place("Berlin")


@pytest.fixture
def plan(place):
    return builders.plan(
        {"what": "=cmd()", "status": ActionStatus.ON_TRACK, "progress": 40, "due": date(2026, 7, 1)},
        {"what": "Delegates", "aim": "taking-part", "status": ActionStatus.DONE, "progress": 100},
        branch=place.branch,
    )


def rows(answer):
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


# ------------------------------------------------------------------------------------------------ which one counts
def test_the_plan_for_the_day_counts_else_the_last_else_the_next(place):
    years = {year: year_of(place.branch, year) for year in (2024, 2026)}
    next_year = year_of(place.branch, 2028)
    expected = {
        date(2023, 12, 31): years[2024],
        date(2024, 1, 1): years[2024],
        date(2025, 6, 1): years[2024],
        date(2026, 1, 1): years[2026],
        date(2026, 12, 31): years[2026],
        date(2027, 1, 1): years[2026],
        date(2028, 1, 1): next_year,
    }
    assert {day: plans_by_branch(day)[place.branch.pk].plan_id for day in expected} == {
        day: plan.pk for day, plan in expected.items()
    }


def year_of(branch, year):
    return builders.plan(branch=branch, first_day=date(year, 1, 1), last_day=date(year, 12, 31))


def test_the_desk_reads_overdue_and_age_of_each_branch(place, plan):
    found = plans_by_branch(DAY)[place.branch.pk]
    assert (found.plan_id, found.overdue, found.is_current) == (plan.pk, 1, True)
    assert found.summary == summary_of(plan, DAY)
    assert plans_by_branch(date(2027, 1, 1))[place.branch.pk].is_current is False


def test_drafts_count_for_nothing(place):
    builders.plan(branch=place.branch, live=False)
    assert plans_by_branch(DAY) == {}


@pytest.mark.parametrize(("hour", "overdue"), [("2026-07-01T21:59Z", 0), ("2026-07-01T22:00Z", 1)])
def test_overdue_begins_at_the_branchs_own_midnight(place, plan, hour, overdue):
    with time_machine.travel(hour, tick=False):
        assert plans_by_branch()[place.branch.pk].overdue == overdue
        assert summary_of(plan).overdue == overdue


# ------------------------------------------------------------------------------------------------ the list
@pytest.mark.parametrize("address", [LIST, f"{LIST}?export=csv"])
def test_visitors_are_told_that_it_is_for_members(plan, address):
    answer = Client().get(address)
    assert answer.status_code == 403
    assert b"cmd()" not in answer.content


def test_members_see_every_aim_with_its_sum_and_filter_by_it(place, plan):
    client = cast.client_of(place.chair)
    text = client.get(LIST).content.decode()
    assert "1 of 2 done" in text
    assert "Look outward and help Labour win" in text
    assert "Delegates" in text
    filtered = client.get(f"{LIST}?aim=taking-part").content.decode()
    assert "Delegates" in filtered
    assert "cmd()" not in filtered


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("status=done", 1),
        ("status=overdue", 1),
        ("status=dropped", 0),
        ("status=nonsense&aim=atlantis&region=%00", 2),
        ("page=99", 2),
        ("page=x", 2),
    ],
)
@time_machine.travel("2026-07-02T12:00Z", tick=False)
def test_filters_keep_what_they_say_and_ignore_what_does_not_exist(place, plan, query, shown):
    answer = cast.client_of(place.chair).get(f"{LIST}?{query}")
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert len(answer.context["rows"]) == shown


def test_a_region_shows_its_own_branches(place, plan):
    tokyo = people.place("Tokyo")
    builders.plan({"what": "Far away"}, branch=tokyo.branch)
    slug = tokyo.branch.get_parent().slug
    answer = cast.client_of(place.chair).get(f"{LIST}?region={slug}")
    assert [row.action.what for row in answer.context["rows"]] == ["Far away"]
    assert answer.context["total"].total == 1


def test_no_spreadsheet_runs_what_somebody_typed(place, plan):
    table = rows(cast.client_of(place.chair).get(f"{LIST}?export=csv&aim=building"))
    assert len(table) == 2
    assert table[1][3] == "'=cmd()"


# ------------------------------------------------------------------------------------------------ in the admin
@pytest.mark.parametrize("who", ["secretary", "coordinator"])
def test_officers_and_coordinators_have_it_in_the_admin(place, plan, who):
    without = builders.branch(region=place.branch.get_parent(), title="Without")
    text = cast.client_of(getattr(place, who)).get(reverse("branches_plans")).content.decode()
    assert "1 of 2 done" in text
    assert without.title in text


def test_nobody_else_has(plan):
    answer = cast.client_of(cast.member("stranger@example.org")).get(reverse("branches_plans"))
    assert answer.status_code in (302, 403)


# ------------------------------------------------------------------------------------------------ what it costs
def many(place, count):
    region = place.branch.get_parent()
    for _branch in range(count):
        builders.plan({}, {"aim": "equality"}, branch=builders.branch(region=region))


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("address", [LIST, "/admin/branches/plans/"])
def test_ten_times_the_branches_cost_no_query_more(place, plan, address):
    client = cast.client_of(place.coordinator)
    many(place, 2)
    few = queries(client, address)
    many(place, 18)
    assert queries(client, address) == few


def test_the_desk_asks_at_most_four_questions_however_many_there_are(place, plan, django_assert_max_num_queries):
    many(place, 3)
    with django_assert_max_num_queries(4):
        assert len(plans_by_branch(DAY)) == 4


def test_a_plans_page_costs_the_same_with_thirty_actions(place):
    few = queries(cast.client_of(place.chair), builders.plan({}, {}, branch=place.branch).url)
    tokyo = people.place("Tokyo")
    assert queries(cast.client_of(tokyo.chair), builders.plan(*[{}] * 30, branch=tokyo.branch).url) == few
