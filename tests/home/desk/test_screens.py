"""Who opens which screen of the desk, and what it says there."""

import pytest
from django.urls import reverse

from branches.choices import Share
from tests import builders, cast
from tests.home.desk import world
from tests.home.desk.world import days_ago

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def people(europe):
    region, ireland, italy = europe
    asia, (_tokyo,) = world.region_with("North-East Asia", name="Asia")
    return {
        "anonymous": cast.visitor(),
        "member": cast.member(),
        "bystander": world.person("bystander"),
        "officer": world.officer(ireland),
        "neighbour": world.officer(italy, "neighbour"),
        "former": world.officer(ireland, "former", end=world.TODAY, seat=2),
        "coordinator": world.coordinator(region),
        "partner": world.coordinator(region, "partner", share=Share.SECOND),
        "other coordinator": world.coordinator(asia, "other"),
        "returning": world.of_executive(),
        "admin": cast.admin(),
    }


def answers(name, *args, europe):
    url = reverse(name, args=args)
    return {who: cast.client_of(user).get(url).status_code for who, user in people(europe).items()}


# Strangers are sent to sign in, and who has other work in the admin to its first page; who has none is refused.
SHUT_OUT = dict.fromkeys(["anonymous", "bystander", "former"], 302) | {"member": 403}


def test_my_branch_is_for_officers(europe):
    expected = SHUT_OUT | {"officer": 200, "neighbour": 200}
    others = dict.fromkeys(["coordinator", "partner", "other coordinator", "returning", "admin"], 302)
    assert answers("desk_my_branch", europe=europe) == expected | others


def test_my_region_is_for_coordinators_the_executive_and_administrators(europe):
    expected = SHUT_OUT | {"officer": 302, "neighbour": 302}
    others = dict.fromkeys(["coordinator", "partner", "other coordinator", "returning", "admin"], 200)
    assert answers("desk_region", europe=europe) == expected | others


def test_a_branch_is_shown_to_its_officers_and_to_who_coordinates_it(europe):
    expected = SHUT_OUT | {"officer": 200, "neighbour": 404, "other coordinator": 404}
    others = dict.fromkeys(["coordinator", "partner", "returning", "admin"], 200)
    assert answers("desk_branch", europe[1].pk, europe=europe) == expected | others


def test_the_menu_names_the_desk_to_those_who_have_one(europe):
    region, ireland, _italy = europe

    def menu(user):
        page = cast.client_of(user).get("/admin/").text
        return reverse("desk_my_branch") in page, reverse("desk_region") in page

    assert menu(world.officer(ireland)) == (True, False)
    assert menu(world.coordinator(region)) == (False, True)
    assert menu(world.person("bystander")) == (False, False)
    assert menu(cast.admin()) == (False, True)


def test_a_region_lists_its_branches_with_their_reasons_and_no_others(europe):
    region, ireland, italy = europe
    builders.branch(title="North-East Asia")
    world.term(world.post(italy))
    builders.meeting(parent=italy, rule="FREQ=WEEKLY", start_date=days_ago(20))
    page = cast.client_of(world.coordinator(region)).get(reverse("desk_region")).text
    assert "1 branch needs you this week, because Ireland has no secretary." in page
    assert "North-East Asia" not in page
    assert reverse("wagtailadmin_pages:add", args=["events", "eventpage", ireland.pk]) not in page
    assert "Sunday 29 November 2026, 19:30" in page or "19:30 Berlin" in page


def test_nobody_is_needed_where_all_is_well(europe):
    region, ireland, italy = europe
    for branch in (ireland, italy):
        world.term(world.post(branch))
    page = cast.client_of(world.coordinator(region)).get(reverse("desk_region")).text
    assert "No branch needs you this week." in page


def test_a_region_without_branches_says_so():
    page = cast.client_of(world.coordinator(builders.region())).get(reverse("desk_region")).text
    assert "There is no branch here yet." in page
