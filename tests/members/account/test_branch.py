"""A member's branch: chosen among those of their country, otherwise asked for; nobody chooses for somebody else."""

import pytest

from branches.choices import Status
from members.choices import ClaimState, Placed
from members.models import Membership, MembershipClaim
from tests import builders, cast
from tests.members.account.people import confirm, strict_client

pytestmark = pytest.mark.django_db

PAGE = "/account/settings/branch/"


@pytest.fixture
def world():
    """Germany has one branch, the United States two, Portugal another."""
    region = builders.region()
    made = {
        name: builders.branch(region=region, title=f"Labour {name}")
        for name in ("Germany", "East", "West", "Portugal")
    }
    for name, place in {"Germany": ("DE",), "East": ("US",), "West": ("US", "US-CA"), "Portugal": ("PT",)}.items():
        builders.catchment(made[name], *place)
    return made


def of(world, country="US", branch="East", email="member@example.org"):
    """Somebody in the register, and a client that is signed in as them."""
    user = confirm(cast.member(email))
    Membership.objects.create(
        number_hash=email, name="Somebody", email=email, country=country, branch=world.get(branch), since="2020-01-01"
    )
    return user, cast.client_of(user)


def entry(user):
    return Membership.objects.get(email=user.email)


def test_whoever_is_in_no_register_has_no_branch_to_choose(world):
    client = cast.client_of(confirm(cast.member()))
    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"choose": "1", "branch": world["East"].pk}).status_code == 404
    assert PAGE not in client.get("/account/").text


def test_a_member_chooses_among_the_branches_of_their_country(world):
    user, client = of(world)
    page = client.get(PAGE).text
    assert page.count('type="radio"') == 2
    response = client.post(PAGE, {"choose": "1", "branch": world["West"].pk}, follow=True)
    assert "You belong to Labour West from now on." in response.text
    assert (entry(user).branch_id, entry(user).placed) == (world["West"].pk, Placed.MEMBER)


def test_where_one_branch_has_the_country_there_is_nothing_to_choose(world):
    _user, client = of(world, "DE", "Germany")
    page = client.get(PAGE).text
    assert 'type="radio"' not in page
    assert "No other branch" in page


@pytest.mark.parametrize("branch", ["Germany", "Portugal"])
def test_a_branch_of_another_country_is_not_chosen_but_asked_for(world, branch):
    user, client = of(world)
    response = client.post(PAGE, {"choose": "1", "branch": world[branch].pk})
    assert "does not look after your country" in response.text
    assert entry(user).branch_id == world["East"].pk
    asked = client.post(PAGE, {"ask": "1", "wanted": world[branch].pk, "reason": "I move."}, follow=True)
    assert "will answer you by e-mail" in asked.text
    claim = MembershipClaim.objects.get()
    assert (claim.user, claim.branch_id, claim.state) == (user, world[branch].pk, ClaimState.WAITING)
    assert entry(user).branch_id == world["East"].pk


def test_what_is_asked_is_shown_changed_and_taken_back(world):
    _user, client = of(world)
    client.post(PAGE, {"ask": "1", "wanted": world["Germany"].pk, "reason": "I move."})
    page = client.get(PAGE).text
    assert "you asked for Labour Germany" in page
    assert "I move." in page
    assert "You have asked for another one" in client.get("/account/").text
    client.post(PAGE, {"ask": "1", "wanted": world["Portugal"].pk, "reason": "I move to Lisbon."})
    assert MembershipClaim.objects.get().branch_id == world["Portugal"].pk
    client.post(PAGE, {"withdraw": "1"})
    assert MembershipClaim.objects.get().state == ClaimState.WITHDRAWN
    assert "you asked for" not in client.get(PAGE).text


WRONG = [
    ({"choose": "1"}, "Choose a branch."),
    ({"choose": "1", "branch": "x"}, "does not look after your country"),
    ({"choose": "1", "branch": "99999"}, "does not look after your country"),
    ({"ask": "1", "reason": "I move."}, "Choose the branch you want to belong to."),
    ({"ask": "1", "wanted": "99999", "reason": "I move."}, "We do not know that branch."),
    ({"ask": "1", "wanted": "Germany", "reason": ""}, "Say in a sentence why."),
    ({"ask": "1", "wanted": "Germany", "reason": "x" * 1001}, "at most 1000"),
]


@pytest.mark.parametrize(("data", "said"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_lost_or_done(world, data, said):
    user, client = of(world)
    if data.get("wanted") in world:
        data = data | {"wanted": world[data["wanted"]].pk}
    response = client.post(PAGE, data)
    assert said in response.text
    assert data.get("reason", "") in response.text
    assert entry(user).branch_id == world["East"].pk
    assert not MembershipClaim.objects.exists()


def test_a_branch_that_has_ended_or_is_hidden_is_not_offered(world):
    world["Portugal"].unpublish()
    type(world["West"]).objects.filter(pk=world["West"].pk).update(status=Status.CLOSED)
    _user, client = of(world)
    page = client.get(PAGE).text
    assert "Labour Portugal" not in page
    assert "Labour West" not in page
    assert "Labour Germany" in page


def test_nobody_chooses_for_somebody_else(world):
    other, _client = of(world, email="other@example.org")
    _user, client = of(world)
    client.post(PAGE, {"choose": "1", "branch": world["West"].pk, "user": other.pk, "membership": entry(other).pk})
    client.post(PAGE, {"ask": "1", "wanted": world["Germany"].pk, "reason": "x", "user": other.pk})
    assert entry(other).branch_id == world["East"].pk
    assert not MembershipClaim.objects.filter(user=other).exists()


@pytest.mark.parametrize("data", [{"choose": "1"}, {"ask": "1"}, {"withdraw": "1"}])
def test_a_forged_form_is_refused(world, data):
    user, _client = of(world)
    assert strict_client(user).post(PAGE, data | {"branch": world["West"].pk}).status_code == 403


def test_too_many_questions_are_refused_in_words(world, monkeypatch):
    monkeypatch.setattr("members.register.services.QUESTIONS_A_DAY", 1)
    _user, client = of(world)
    ask = {"ask": "1", "wanted": world["Germany"].pk, "reason": "I move."}
    client.post(PAGE, ask)
    assert "try again tomorrow" in client.post(PAGE, ask).text
