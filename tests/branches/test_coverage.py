import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from branches.choices import Status
from branches.coverage import coverage
from branches.finder import SPECIAL
from tests import cast
from tests.branches.world import everywhere
from tests.builders import branch, catchment, home

pytestmark = pytest.mark.django_db


def codes(found):
    return [country.code for country in found]


@pytest.fixture
def world():
    """Every country that needs one has a branch."""
    return everywhere(branch(title="Everywhere"))


def test_a_covered_world_has_no_problems(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = coverage()
    assert (found.problems, found.covered, found.total) == (0, 244, 249)
    assert set(codes(found.exempt)) == set(SPECIAL)


def test_a_country_without_branch_is_a_gap(world):
    world.catchments.filter(country__in=["DE", "AX"]).delete()
    assert codes(coverage().uncovered) == ["AX", "DE"]


def test_a_special_place_that_gets_a_branch_is_covered(world):
    catchment(world, "IM")
    assert "IM" not in codes(coverage().exempt)


def test_a_split_country_without_default_is_a_gap(world):
    other = branch()
    catchment(other, "ES", "ES-AN")
    assert coverage().problems == 0
    world.catchments.filter(country="ES", subdivision="").delete()
    found = coverage()
    assert (codes(found.without_default), found.uncovered) == (["ES"], [])


@pytest.mark.parametrize(
    ("state", "idle"),
    [
        ({"live": False}, True),
        ({"status": Status.CLOSED, "status_reason": "Gone."}, True),
        ({"status": Status.MERGED, "status_reason": "Joined."}, True),
        ({"status": Status.DORMANT, "status_reason": "Tired."}, False),
        ({"status": Status.FORMING}, False),
    ],
)
def test_places_of_a_branch_that_is_not_there_are_idle(world, state, idle):
    if state.get("status") == Status.MERGED:
        state["merged_into"] = world
    row = catchment(branch(**state), "ES", "ES-AN")
    assert coverage().idle == ([row] if idle else [])


def report(client):
    return client.get(reverse("branches_coverage"))


def test_the_report_leads_to_what_mends_each_gap(world):
    world.catchments.filter(country="DE").delete()
    world.catchments.filter(country="ES").delete()
    row = catchment(branch(live=False), "ES", "ES-AN")
    text = report(cast.client_of(cast.admin())).text
    assert f'{reverse("catchment:add")}?country=DE"' in text
    assert f'{reverse("catchment:add")}?country=ES"' in text
    assert reverse("catchment:edit", args=[row.pk]) in text
    assert "3 places to look at" in text
    assert "Antarctica" in text


def test_the_report_says_when_all_is_well(world):
    assert "Every member abroad has a branch" in report(cast.client_of(cast.admin())).text


def test_only_those_who_edit_catchments_read_the_report():
    home()
    editor = cast.editor()
    assert report(cast.client_of(cast.visitor())).status_code == 302
    assert report(cast.client_of(editor)).url == reverse("wagtailadmin_home")
    editor.user_permissions.add(Permission.objects.get(codename="change_catchment"))
    response = report(cast.client_of(editor))
    assert response.status_code == 200
    assert reverse("catchment:add") not in response.text


def test_the_menu_shows_what_one_may_open():
    home()
    dashboard = reverse("wagtailadmin_home")
    assert reverse("branches_coverage") in cast.client_of(cast.admin()).get(dashboard).text
    assert reverse("branches_coverage") not in cast.client_of(cast.editor()).get(dashboard).text


def test_the_editor_of_a_branch_shows_its_places_and_the_way_to_change_them(world):
    page = branch()
    catchment(page, "AQ")
    client = cast.client_of(cast.admin())
    text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "<li>Antarctica</li>" in text
    assert f"{reverse('catchment:index')}?branch={page.pk}" in text
    text = cast.client_of(cast.editor()).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "<li>Antarctica</li>" in text
    assert reverse("catchment:index") not in text
