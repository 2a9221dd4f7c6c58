"""Who is a member: whose address it is, on which day, and what they may do about their branch."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from members.membership import counts_by_branch, is_member, membership_of
from members.models import Membership, MembershipClaim, RegisterLook, User
from members.register import services
from tests import builders
from tests.cast import member
from tests.members.register.lists import ANNA, applied, csv_list, entry
from tests.members.register.people import secretary, verified

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 22)


def anna():
    return verified(member("anna@example.org"))


def again(user):
    """The same person at their next request."""
    return User.objects.get(pk=user.pk)


def test_an_address_that_is_not_confirmed_makes_nobody_a_member():
    applied(csv_list())
    assert not is_member(member("anna@example.org"))
    assert is_member(anna()) is True


@pytest.mark.parametrize("who", [AnonymousUser(), None])
def test_nobody_who_is_not_signed_in_is_a_member(who):
    assert membership_of(who) is None


def test_somebody_who_is_shut_out_is_no_member():
    applied(csv_list())
    user = anna()
    user.is_active = False
    assert not is_member(user)


def test_it_takes_one_query_a_request(django_assert_num_queries):
    applied(csv_list())
    user = again(anna())
    with django_assert_num_queries(1):
        for _time in range(3):
            assert membership_of(user).name == "Anna Example"
            assert membership_of(user).branch is None


@pytest.mark.parametrize(
    ("since", "until", "status", "holds"),
    [
        (DAY, None, "current", True),
        (DAY + timedelta(days=1), None, "current", False),
        (date(2020, 1, 1), DAY, "current", False),
        (date(2020, 1, 1), DAY + timedelta(days=1), "current", True),
        (date(2020, 1, 1), DAY + timedelta(days=1), "left", False),
    ],
)
@pytest.mark.parametrize("moment", ["2026-11-22T00:00:00Z", "2026-11-22T23:59:59Z"])
def test_it_holds_from_the_first_day_up_to_the_first_that_is_not(since, until, status, holds, moment):
    applied(csv_list())
    Membership.objects.filter(name="Anna Example").update(since=since, until=until, status=status)
    user = anna()
    with time_machine.travel(moment, tick=False):
        assert is_member(user) is holds


def test_a_linked_address_makes_a_member_and_an_import_leaves_it_alone():
    applied(csv_list())
    user = verified(member("private@example.org"))
    services.link_address(actor=secretary(), entry=entry("Anna Example"), email=" Private@Example.org ")
    assert is_member(again(user))
    assert applied(csv_list()).counts == {"unchanged": 3}
    assert is_member(again(user))


def test_an_address_of_one_member_is_not_linked_to_another():
    applied(csv_list())
    with pytest.raises(services.AddressTaken):
        services.link_address(actor=secretary(), entry=entry("Anna Example"), email="ben@example.org")
    assert entry("Anna Example").linked_email == ""


def test_members_choose_among_the_branches_of_their_country_and_keep_their_choice():
    north, south = builders.branch(title="North"), builders.branch(title="South")
    builders.catchment(north, "US")
    builders.catchment(south, "US", "US-CA")
    cara = ["A100003", "Cara Specimen", "cara@example.org", "US", "CA", ""]
    applied(csv_list([cara]))
    user = verified(member("cara@example.org"))
    assert entry("Cara Specimen").branch_id == south.pk
    services.choose_branch(actor=user, branch=north)
    assert applied(csv_list([cara])).counts == {"unchanged": 1}
    assert membership_of(again(user)).branch_id == north.pk
    assert services.place_again() == 0


def test_a_choice_ends_when_they_move_to_another_country():
    first, other, there = (builders.branch(title=title) for title in ("First", "Other", "There"))
    builders.catchment(first, "US")
    builders.catchment(other, "US", "US-CA")
    builders.catchment(there, "FR")
    applied(csv_list([["A1", "Cara", "cara@example.org", "US", "CA", ""]]))
    services.choose_branch(actor=verified(member("cara@example.org")), branch=first)
    applied(csv_list([["A1", "Cara", "cara@example.org", "FR", "", ""]]))
    assert (entry("Cara").branch_id, entry("Cara").placed) == (there.pk, "catchment")


def test_a_branch_elsewhere_is_not_chosen_but_asked_for():
    own, other = builders.branch(title="Own"), builders.branch(title="Other")
    builders.catchment(own, "DE")
    applied(csv_list([ANNA]))
    user = again(anna())
    with pytest.raises(services.OutsideCatchment):
        services.choose_branch(actor=user, branch=other)
    claim = services.ask_transfer(actor=user, branch=other, reason="I work there.")
    services.grant(actor=secretary(), claim=claim)
    assert membership_of(again(user)).branch_id == other.pk
    assert applied(csv_list([ANNA])).counts == {"unchanged": 1}


def test_who_is_no_member_has_no_branch_to_choose():
    with pytest.raises(services.NotAMember):
        services.choose_branch(actor=verified(member()), branch=builders.branch())


def test_a_part_nobody_told_of_a_shared_country_gives_no_branch():
    north, south = builders.branch(title="North"), builders.branch(title="South")
    builders.catchment(north, "US")
    builders.catchment(south, "US", "US-CA")
    run = applied(csv_list([["A1", "Cara", "cara@example.org", "US", "", ""]]))
    assert run.rows.get().reasons == [["no_branch", {}]]
    assert entry("Cara").branch is None


def test_members_follow_their_catchment_when_it_changes_hands():
    old, new = builders.branch(title="Old"), builders.branch(title="New")
    place = builders.catchment(old, "DE")
    applied(csv_list([ANNA]))
    place.branch = new
    place.save()
    assert services.place_again() == 1
    assert entry("Anna Example").branch_id == new.pk


def test_a_choice_made_while_catchments_are_followed_stays(monkeypatch):
    old, new, own = (builders.branch(title=title) for title in ("Old", "New", "Own"))
    place = builders.catchment(old, "DE")
    builders.catchment(own, "DE", "DE-BE")
    applied(csv_list([ANNA]))
    place.branch = new
    place.save()
    user = verified(member(entry("Anna Example").email))
    looked = services._astray

    def look_and_be_overtaken():
        found = looked()
        monkeypatch.setattr(services, "_astray", looked)
        services.choose_branch(actor=user, branch=own)
        return found

    monkeypatch.setattr(services, "_astray", look_and_be_overtaken)
    assert services.place_again() == 0
    assert entry("Anna Example").branch_id == own.pk


def test_members_of_a_merged_branch_belong_to_the_one_that_took_over():
    heir = builders.branch(title="Heir")
    merged = builders.branch(title="Merged", status="merged", status_reason="Together.", merged_into=heir)
    builders.catchment(merged, "DE")
    applied(csv_list([ANNA]))
    assert entry("Anna Example").branch_id == heir.pk


def test_asking_says_the_same_whether_the_register_knows_them(client):
    applied(csv_list())
    answers = []
    for name, number in (("Anna Example", "A100001"), ("Nobody", "X9")):
        user = verified(member(f"{number.lower()}@example.org"))
        client.force_login(user)
        data = {"ask": "1", "name": name, "number": number, "reason": ""}
        answer = client.post("/account/settings/membership/", data, follow=True)
        answers.append((answer.status_code, [str(message) for message in answer.context["messages"]]))
    assert answers[0] == answers[1]
    assert MembershipClaim.objects.count() == 2
    assert not RegisterLook.objects.exists()


def test_asking_again_changes_what_was_asked_and_too_often_is_refused():
    user = verified(member())
    for number in range(services.QUESTIONS_A_DAY):
        services.ask_address(actor=user, name=f"Name {number}", number="", reason="")
    assert MembershipClaim.objects.get().name == "Name 4"
    with pytest.raises(services.TooMany):
        services.ask_address(actor=user, name="Once more", number="", reason="")


def test_a_question_is_answered_once(mailoutbox):
    applied(csv_list())
    claim = services.ask_address(actor=verified(member()), name="Anna Example", number="", reason="")
    services.grant(actor=secretary(), claim=claim, entry=entry("Anna Example"))
    with pytest.raises(services.AlreadyAnswered):
        services.refuse(actor=secretary(), claim=claim, answer="No.")


def test_who_has_not_confirmed_an_address_is_not_linked():
    applied(csv_list())
    claim = services.ask_address(actor=member(), name="Anna Example", number="", reason="")
    with pytest.raises(services.NotVerified):
        services.grant(actor=secretary(), claim=claim, entry=entry("Anna Example"))
    claim.refresh_from_db()
    assert claim.state == "waiting"


def test_counts_of_branches_and_their_change_take_one_query(django_assert_num_queries):
    branch = builders.branch()
    fields = {"branch": branch, "country": "DE"}
    for number, (since, until, status) in enumerate(
        [
            (date(2020, 1, 1), None, "current"),
            (DAY - timedelta(days=29), None, "current"),
            (DAY - timedelta(days=300), None, "current"),
            (date(2020, 1, 1), DAY - timedelta(days=100), "left"),
        ]
    ):
        Membership.objects.create(
            number_hash=str(number), name="x", since=since, until=until, status=status, **fields
        )
    with django_assert_num_queries(1):
        assert counts_by_branch(DAY) == {branch.pk: (3, 1, 1)}


def test_the_linked_address_goes_with_the_account():
    applied(csv_list())
    user = verified(member("private@example.org"))
    services.link_address(actor=secretary(), entry=entry("Anna Example"), email=user.email)
    services.forget_links(addresses=["private@example.org"])
    assert entry("Anna Example").linked_email == ""
