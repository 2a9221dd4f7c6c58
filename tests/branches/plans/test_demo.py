"""The demo's plans: each in the state it is there to show, made once."""

from datetime import UTC, datetime

import pytest
import time_machine

from branches.models import PlanPage
from branches.plans.overview import plans_by_branch
from branches.posts.services import ensure_body
from home.demo import plans
from home.demo.keys import page_key
from tests import builders, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def branches():
    cast.admin()
    region = builders.region()
    made = {
        plan.branch: builders.branch(region=region, slug=plan.branch, translation_key=page_key(plan.branch))
        for plan in plans.PLANS
    }
    for branch in made.values():
        ensure_body(branch)
    return made


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False)
def test_each_plan_is_in_the_state_it_shows_and_made_once(branches):
    assert plans.ensure() >= len(plans.PLANS)
    assert plans.ensure() == 0
    found = plans_by_branch()

    def of(slug):
        return found[branches[slug].pk]

    assert not of("labour-germany").summary.is_behind
    assert of("labour-germany").overdue == 1
    assert of("brussels-labour").summary.is_behind
    assert of("ireland").summary.percent > 90
    assert not of("italy-malta").is_current
    assert of("italy-malta").age_days == 430
    assert branches["netherlands"].pk not in found
    assert PlanPage.objects.get(live=False).workflow_in_progress
    owners = {action.owner for plan in PlanPage.objects.all() for action in plan.actions.all()}
    assert len(owners - {None}) >= 30, "posts are found by their titles"
