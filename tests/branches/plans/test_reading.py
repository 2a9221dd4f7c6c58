"""Who reads a plan, and what others learn of it: that plans are for members, and nothing else."""

import pytest
from django.test import Client
from wagtail.models import Page

from branches.plans.states import ActionStatus
from tests import builders, cast
from tests.branches.plans import people

pytestmark = pytest.mark.django_db
SECRET = "Xylophone"


@pytest.fixture
def place():
    return people.place("Berlin")


@pytest.fixture
def plan(place):
    return builders.plan(
        {"what": f"{SECRET} evenings", "status": ActionStatus.ON_TRACK, "progress": 40},
        {"what": "Elect delegates", "status": ActionStatus.DONE, "progress": 100, "aim": "taking-part"},
        branch=place.branch,
        title=f"{SECRET} plan",
        introduction=f"{SECRET} grows.",
    )


def text(answer):
    return answer.content.decode()


def test_an_officer_reads_the_plan_by_aim_with_figures_in_words(place, plan):
    answer = cast.client_of(place.secretary).get(plan.url)
    assert answer.status_code == 200
    assert "1 of 2 done" in text(answer)
    assert text(answer).index("Build the branch") < text(answer).index("Let every member take part")
    assert f"{SECRET} evenings" in text(answer)


def test_a_visitor_is_told_that_it_is_for_members_and_how_to_sign_in(plan):
    answer = Client().get(plan.url)
    assert answer.status_code == 403
    assert "Development plans are for members" in text(answer)
    assert f"?next={plan.url.replace('/', '%2F')}" in text(answer)
    assert SECRET not in text(answer)
    assert answer["X-Robots-Tag"] == "noindex"


def test_somebody_signed_in_who_is_no_member_reads_nothing_of_it(plan):
    answer = cast.client_of(cast.member("stranger@example.org")).get(plan.url)
    assert answer.status_code == 403
    assert SECRET not in text(answer)


@pytest.mark.parametrize(
    "address", ["/", "/branches/", "/sitemap.xml", "/search/?q=Xylophone", "/search/?q=development+plan", "{branch}"]
)
def test_no_public_page_names_the_plan(place, plan, address):
    assert Page.objects.get(pk=plan.pk).live
    answer = Client().get(address.format(branch=place.branch.url))
    assert answer.status_code == 200
    # The search repeats what was typed.
    assert f"{SECRET} " not in text(answer)
    assert plan.url not in text(answer)
