"""What a list would do to the register, line by line, and what applying it does."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from members.models import ImportRun, Membership, RegisterChange
from members.register import runs
from tests import builders
from tests.members.register.lists import ANNA, BEN, CARA, THREE, applied, compared, csv_list, entry, fresh, many, why
from tests.members.register.people import second_officer, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def germany():
    branch = builders.branch(title="Labour Germany")
    builders.catchment(branch, "DE")
    return branch


def test_a_first_list_adds_everybody_and_the_country_decides_the_branch(germany):
    run = applied(csv_list())
    assert run.state == "applied"
    assert run.counts == {"add": 3}
    anna = entry("Anna Example")
    assert (anna.branch_id, anna.country.code, anna.since) == (germany.pk, "DE", date(2020, 2, 1))
    assert entry("Ben Sample").since == date(2021, 3, 1)
    assert RegisterChange.objects.filter(kind="added").count() == 3


def test_the_same_list_twice_changes_nothing(germany):
    applied(csv_list())
    before = list(Membership.objects.order_by("pk").values())
    run = applied(csv_list())
    assert run.counts == {"unchanged": 3}
    assert list(Membership.objects.order_by("pk").values()) == before
    assert RegisterChange.objects.count() == 3


def test_what_differs_is_changed_and_who_is_missing_has_left(germany):
    applied(csv_list([*THREE, *many(20)]))
    moved = ["A100001", "Anna Example", "anna.new@example.org", "France", "", "2020-02-01"]
    run = applied(csv_list([moved, CARA, *many(20)]))
    assert run.counts == {"change": 1, "unchanged": 21, "gone": 1, "addresses": 1}
    assert entry("Anna Example").email == "anna.new@example.org"
    assert entry("Anna Example").branch is None
    assert (entry("Ben Sample").status, entry("Ben Sample").until) == ("left", run.ended_at.date())


def test_who_comes_back_is_a_member_again():
    applied(csv_list([*THREE, *many(20)]))
    applied(csv_list([ANNA, CARA, *many(20)]))
    run = applied(csv_list([*THREE, *many(20)]))
    assert run.counts["change"] == 1
    assert (entry("Ben Sample").status, entry("Ben Sample").until) == ("current", None)


def test_two_members_may_swap_their_addresses():
    applied(csv_list([*THREE, *many(20)]))
    anna, ben = ANNA.copy(), BEN.copy()
    anna[2], ben[2] = ben[2], anna[2]
    assert applied(csv_list([anna, ben, CARA, *many(20)])).state == "applied"
    assert entry("Anna Example").email == "ben@example.org"


def changed(row, **kw):
    named = dict(zip(("number", "name", "email", "country", "part", "since"), row, strict=True)) | kw
    return list(named.values())


CONFLICTS = {
    "the same number on two lines": ([ANNA, changed(BEN, number="A100001"), CARA], "number_twice", [2, 3]),
    "the same number with other zeros": (
        [changed(ANNA, number="100001"), changed(BEN, number="00100001")],
        "number_twice",
        [2, 3],
    ),
    "the same address on two lines": ([ANNA, changed(BEN, email="ANNA@example.org"), CARA], "email_twice", [2, 3]),
    "a known number with another name and address": (
        [changed(ANNA, name="Somebody Else", email="else@example.org"), BEN, CARA],
        "other_person",
        [2],
    ),
}


@pytest.mark.parametrize("case", CONFLICTS)
def test_lines_in_conflict_are_held_back_and_change_nobody(case):
    rows, code, lines = CONFLICTS[case]
    applied(csv_list([*THREE]))
    run = compared(csv_list(rows))
    assert [line for line, (action, codes) in why(run).items() if action == "conflict" and code in codes] == lines
    anna = Membership.objects.values().get(name="Anna Example")
    runs.approve(actor=secretary(), run=run)
    runs.apply(pk=run.pk)
    assert Membership.objects.values().get(name="Anna Example") == anna


def test_an_address_of_a_member_who_is_held_back_is_not_given_to_another():
    applied(csv_list())
    run = compared(csv_list([changed(ANNA, country="Atlantis"), changed(BEN, email="anna@example.org"), CARA]))
    assert why(run)[2] == ("bad", ["bad_country"])
    assert why(run)[3][0] == "conflict"
    assert "email_taken" in why(run)[3][1]


def test_a_conflict_somebody_has_looked_at_counts_without_the_address_that_is_not_free():
    applied(csv_list([ANNA]))
    run = compared(csv_list([ANNA, changed(BEN, email="anna@example.org")]))
    row = run.rows.get(line=3)
    runs.take(actor=secretary(), run=run, row=row, taken=True)
    runs.approve(actor=secretary(), run=run)
    runs.apply(pk=run.pk)
    assert fresh(run).state == "applied"
    assert entry("Ben Sample").email == ""


def test_two_lines_with_one_number_cannot_be_taken():
    run = compared(csv_list([ANNA, changed(BEN, number="A100001")]))
    with pytest.raises(runs.NotTakeable):
        runs.take(actor=secretary(), run=run, row=run.rows.get(line=3), taken=True)


def test_nobody_has_left_while_a_line_cannot_be_told_whose_it_is():
    applied(csv_list())
    run = applied(csv_list([ANNA, changed(BEN, number=""), CARA]))
    assert run.counts == {"unchanged": 3, "bad": 1}
    assert entry("Ben Sample").status == "current"


def test_who_stands_on_a_bad_line_with_a_known_number_has_not_left():
    applied(csv_list())
    run = applied(csv_list([ANNA, changed(BEN, country="Atlantis"), CARA]))
    assert run.counts == {"unchanged": 2, "bad": 1}
    assert entry("Ben Sample").status == "current"


@pytest.mark.parametrize(("gone", "waits"), [(0, False), (9, False), (10, False), (11, True)])
def test_more_than_the_set_share_waits_for_a_second_officer(gone, waits):
    applied(csv_list(many(100)))
    run = compared(csv_list(many(100)[gone:]))
    runs.approve(actor=secretary(), run=run)
    assert (run.state == "waiting") is waits
    runs.apply(pk=run.pk)
    assert (fresh(run).state == "applied") is not waits


@pytest.mark.parametrize(("last", "days", "waits"), [(5, 0, False), (6, 0, True), (6, 29, True), (6, 31, False)])
def test_lists_of_thirty_days_count_together(last, days, waits):
    applied(csv_list(many(100)))
    applied(csv_list(many(100)[5:]))
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        run = compared(csv_list(many(100)[5 + last :]))
        runs.approve(actor=secretary(), run=run)
    assert (run.state == "waiting") is waits


def test_what_a_second_officer_saw_does_not_count_again():
    applied(csv_list(many(100)))
    run = compared(csv_list(many(80)))
    runs.approve(actor=secretary(), run=run)
    runs.confirm(actor=second_officer(), run=run)
    runs.apply(pk=run.pk)
    assert applied(csv_list(many(79))).state == "applied"


def test_a_line_is_not_settled_any_more_once_the_list_is_being_applied():
    applied(csv_list([ANNA]))
    run = compared(csv_list([ANNA, changed(BEN, email="anna@example.org")]))
    stale, row = fresh(run), run.rows.get(line=3)
    runs.approve(actor=secretary(), run=run)
    with pytest.raises(runs.IllegalMove):
        runs.take(actor=secretary(), run=stale, row=row, taken=True)
    assert not run.rows.get(line=3).taken


def test_the_second_officer_is_another():
    applied(csv_list(many(10)))
    run = compared(csv_list(many(5)))
    runs.approve(actor=second_officer(), run=run)
    for first in (secretary(), second_officer()):
        with pytest.raises(runs.SecondOfficerNeeded):
            runs.confirm(actor=first, run=run)
    assert fresh(run).state == "waiting"


def test_a_second_officer_lets_it_happen():
    applied(csv_list(many(10)))
    run = compared(csv_list(many(5)))
    runs.approve(actor=secretary(), run=run)
    runs.confirm(actor=second_officer(), run=run)
    runs.apply(pk=run.pk)
    assert Membership.objects.filter(status="left").count() == 5


def test_a_register_that_moved_meanwhile_is_compared_again():
    run, other = compared(csv_list()), compared(csv_list([ANNA]))
    runs.approve(actor=secretary(), run=other)
    runs.apply(pk=other.pk)
    runs.approve(actor=secretary(), run=run)
    assert (run.state, run.problem) == ("queued", "moved")
    runs.compare(pk=run.pk)
    assert fresh(run).counts == {"unchanged": 1, "add": 2}


def test_a_register_that_moves_between_the_word_and_the_deed_is_compared_again():
    run, other = compared(csv_list()), compared(csv_list([ANNA]))
    runs.approve(actor=secretary(), run=run)
    ImportRun.objects.filter(pk=other.pk).update(state="approved")
    runs.apply(pk=other.pk)
    runs.apply(pk=run.pk)
    assert (fresh(run).state, fresh(run).problem) == ("queued", "moved")
    assert Membership.objects.count() == 1


UNTIL = ["Membership No", "Full Name", "Email", "Country", "State", "Member since", "Member until"]


def until(day, number=10, of=10):
    """A list by which so many of the members are none any more from the day after."""
    return csv_list([[*row, day if at < number else ""] for at, row in enumerate(many(of))], headings=UNTIL)


@pytest.mark.parametrize(
    ("day", "number", "state"),
    [
        ("2020-06-01", 10, "waiting"),
        ("2020-06-01", 2, "waiting"),
        ("2020-06-01", 1, "approved"),
        ("2099-12-31", 10, "approved"),
        ("", 10, "approved"),
    ],
)
def test_who_would_go_by_a_date_of_the_list_counts_like_who_is_not_listed(day, number, state):
    applied(csv_list(many(10)))
    run = compared(until(day, number))
    runs.approve(actor=secretary(), run=run)
    assert fresh(run).state == state


@pytest.mark.parametrize(("number", "state"), [(2, "waiting"), (1, "approved")])
def test_other_addresses_for_many_need_a_second_officer_too(number, state):
    applied(csv_list(many(10)))
    moved = [
        [*row[:2], f"other{at}@example.org" if at < number else row[2], *row[3:]] for at, row in enumerate(many(10))
    ]
    run = compared(csv_list(moved))
    runs.approve(actor=secretary(), run=run)
    assert fresh(run).state == state


def test_a_beginning_in_the_future_ends_a_membership_too_and_what_is_over_ends_once():
    applied(csv_list(many(10)))
    later = [[*row[:5], "2099-01-01"] for row in many(10)]
    assert runs.needs_second_officer(compared(csv_list(later)))
    run = compared(until("2020-06-01"))
    runs.approve(actor=secretary(), run=run)
    runs.confirm(actor=second_officer(), run=fresh(run))
    runs.apply(pk=run.pk)
    again = compared(until("2020-07-01"))
    assert "ends" not in again.counts
