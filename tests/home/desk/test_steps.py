"""The way of a forming branch: what is found by itself, what is ticked, by whom."""

import pytest
from django.urls import reverse

from branches.choices import Status
from branches.models import BranchPage
from home.desk.checklists import ITEMS, steps
from home.models import ChecklistMark
from tests import cast
from tests.home.desk import world
from tests.home.desk.world import in_days, well

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
TICKED = "three-members"


@pytest.fixture
def forming(europe):
    branch = europe[2]
    BranchPage.objects.filter(pk=branch.pk).update(status=Status.FORMING)
    return branch


def test_branches_on_their_feet_have_no_checklist():
    assert steps(well(status=Status.ACTIVE), {}) == steps(well(status=Status.PROVISIONAL), {}) == []
    keys = {status: {step.item.key for step in steps(well(status=status), {})} for status in ("forming", "dormant")}
    assert keys["dormant"] - keys["forming"] == {"ask-who-is-there"}
    assert len(keys["dormant"]) == len(ITEMS)


@pytest.mark.parametrize(
    ("key", "without"),
    [
        ("catchment", {"has_catchment": False}),
        ("zone", {"time_zone": "UTC"}),
        ("page-text", {"has_text": False}),
        ("mailbox", {"has_mailbox": False}),
        ("first-meeting-announced", {"next_meeting": None, "last_held": None}),
        ("first-meeting-held", {"last_held": None}),
        ("secretary", {"seats": world.Seats()}),
        ("plan", {"plan": None}),
    ],
)
def test_a_step_is_found_done_or_not(key, without):
    def is_done(facts):
        return {step.item.key: step.done for step in steps(facts, {})}[key]

    forming = {"status": Status.FORMING, "time_zone": "Europe/Rome"}
    assert is_done(well(**forming))
    assert not is_done(well(**forming | without))


def test_every_step_that_is_found_is_tried_above():
    assert sum(1 for item in ITEMS if item.check) == 8


def test_a_dormant_branchs_old_meetings_are_no_new_one():
    facts = well(status=Status.DORMANT, status_since=world.days_ago(10), last_held=world.days_ago(11))
    assert not {step.item.key: step.done for step in steps(facts, {})}["first-meeting-held"]


def post(user, branch, item=TICKED, **data):
    return cast.client_of(user).post(reverse("desk_step", args=[branch.pk, item]), data)


def test_a_step_is_ticked_with_its_day_and_taken_back(europe, forming):
    coordinator = world.coordinator(europe[0])
    post(coordinator, forming, done_on="2026-11-20")
    assert ChecklistMark.objects.get().done_on.isoformat() == "2026-11-20"
    page = cast.client_of(coordinator).get(reverse("desk_branch", args=[forming.pk])).text
    assert "of 11 steps are taken." in page
    post(coordinator, forming, untick="1")
    assert not ChecklistMark.objects.exists()


@pytest.mark.parametrize("day", ["", "yesterday", in_days(1).isoformat()])
def test_a_day_that_is_none_or_to_come_ticks_nothing(europe, forming, day):
    answer = post(world.coordinator(europe[0]), forming, done_on=day)
    assert answer.status_code == 302
    assert not ChecklistMark.objects.exists()


def test_steps_that_are_found_or_unknown_are_not_ticked(europe, forming):
    coordinator = world.coordinator(europe[0])
    for item in ("plan", "no-such-step"):
        assert post(coordinator, forming, item, done_on="2026-11-20").status_code == 404


def test_officers_of_the_branch_tick_too_and_others_do_not(europe, forming):
    others = [world.officer(europe[1]), world.coordinator(world.region_with(name="Asia")[0]), cast.member()]
    for user in others:
        assert post(user, forming, done_on="2026-11-20").status_code in (302, 403, 404)
    assert not ChecklistMark.objects.exists()
    post(world.officer(forming, "founder"), forming, done_on="2026-11-20")
    assert ChecklistMark.objects.exists()


def test_the_officers_see_the_steps_on_their_own_branch(forming):
    page = cast.client_of(world.officer(forming)).get(reverse("desk_my_branch")).text
    assert "Find three members who want to start" in page
    assert "Notes" not in page.split("main_content")[-1] or "Its officers do not see them" not in page
