"""Every rule just below, at and just above its threshold; and that each can be reached."""

from dataclasses import fields

import pytest

from branches.choices import ENDED, STANDING, Status
from home.desk.rules import RULES, Level, findings, level_of
from home.desk.seats import Ending, Seats
from home.desk.sources import Members, Waiting
from home.desk.thresholds import Thresholds, thresholds
from home.desk.ways import WAYS
from tests.home.desk.world import days_ago, in_days, plan, well


def seats(open_=0, ending_in=None, secretary=True):
    titles = tuple(f"Post {number}" for number in range(open_))
    ending = (Ending(1, "Treasurer", in_days(ending_in)),) if ending_in else ()
    return Seats(total=10, open_titles=titles, ending=ending, has_secretary=secretary)


FORMING = {"status": Status.FORMING}
# Rule, facts, whether it finds something: each threshold from below, at it, from above.
CASES = [
    ("no_secretary", {"seats": seats(secretary=True)}, False),
    ("no_secretary", {"seats": seats(secretary=False)}, True),
    ("no_secretary", {"seats": seats(secretary=False)} | FORMING, False),
    ("no_meeting_held", {"last_held": days_ago(119)}, False),
    ("no_meeting_held", {"last_held": days_ago(120)}, True),
    ("no_meeting_held", {"last_held": days_ago(121)}, True),
    ("no_meeting_held", {"last_held": None, "known_since": days_ago(119)}, False),
    ("no_meeting_held", {"last_held": None, "known_since": days_ago(120)}, True),
    ("no_meeting_held", {"last_held": days_ago(500)} | FORMING, False),
    ("page_unedited", {"looked_after": days_ago(364)}, False),
    ("page_unedited", {"looked_after": days_ago(365)}, True),
    ("page_unedited", {"looked_after": days_ago(366)} | FORMING, True),
    ("page_unedited", {"looked_after": None, "known_since": days_ago(364)}, False),
    ("page_unedited", {"looked_after": None, "known_since": days_ago(365)}, True),
    ("message_unanswered", {"unanswered": Waiting()}, False),
    ("message_unanswered", {"unanswered": Waiting(1, days_ago(7))}, True),
    ("message_unanswered", {"unanswered": Waiting(2, days_ago(9))} | FORMING, True),
    ("nothing_announced", {"last_held": days_ago(30)}, False),
    ("nothing_announced", {"next_meeting": None, "last_held": days_ago(29)}, False),
    ("nothing_announced", {"next_meeting": None, "last_held": days_ago(30)}, True),
    ("nothing_announced", {"next_meeting": None, "last_held": days_ago(31)}, True),
    ("nothing_announced", {"next_meeting": None, "last_held": None, "known_since": days_ago(30)}, True),
    ("term_ends", {"seats": seats(ending_in=61)}, False),
    ("term_ends", {"seats": seats(ending_in=60)}, True),
    ("term_ends", {"seats": seats(ending_in=1)}, True),
    ("posts_open", {"seats": seats(4)}, False),
    ("posts_open", {"seats": seats(5)}, False),
    ("posts_open", {"seats": seats(6)}, True),
    ("posts_open", {"seats": Seats(has_secretary=True)}, False),
    ("no_plan", {"plan": plan()}, False),
    ("no_plan", {"plan": None}, True),
    ("plan_over", {"plan": plan(last_day=in_days(1))}, False),
    ("plan_over", {"plan": plan(last_day=in_days(0))}, False),
    ("plan_over", {"plan": plan(last_day=days_ago(1))}, True),
    ("plan_untouched", {"plan": plan(updated=days_ago(179))}, False),
    ("plan_untouched", {"plan": plan(updated=days_ago(180))}, True),
    ("plan_untouched", {"plan": plan(updated=days_ago(181))}, True),
    ("plan_untouched", {"plan": None}, False),
    ("actions_overdue", {"plan": plan(actions=9, overdue=2)}, False),
    ("actions_overdue", {"plan": plan(actions=9, overdue=3)}, False),
    ("actions_overdue", {"plan": plan(actions=9, overdue=4)}, True),
    ("actions_overdue", {"plan": plan(actions=0, overdue=0)}, False),
    ("members_lost", {"members": Members(91, 100)}, False),
    ("members_lost", {"members": Members(90, 100)}, True),
    ("members_lost", {"members": Members(89, 100)}, True),
    ("members_lost", {"members": Members(None, 100)}, False),
    ("members_lost", {"members": Members(0, 0)}, False),
    ("welcome_waits", {"waiting": Waiting(2, days_ago(7))}, False),
    ("welcome_waits", {"waiting": Waiting(1, days_ago(8))}, True),
    ("welcome_waits", {"waiting": Waiting(2, days_ago(8))} | FORMING, True),
    ("no_step", {"last_step": days_ago(89)} | FORMING, False),
    ("no_step", {"last_step": days_ago(90)} | FORMING, True),
    ("no_step", {"last_step": None, "status_since": days_ago(90), "status": Status.DORMANT}, True),
    ("no_step", {"last_step": None, "known_since": days_ago(89)} | FORMING, False),
    ("no_step", {"last_step": days_ago(900)}, False),
]


def keys(facts, limits=None):
    return {finding.rule.key for finding in findings(facts, limits)}


@pytest.mark.parametrize(("key", "facts", "found"), CASES)
def test_a_rule_finds_what_its_threshold_says(key, facts, found):
    assert (key in keys(well(**facts))) is found


def test_where_all_is_well_no_rule_finds_anything():
    assert keys(well()) == set()
    assert level_of(()) == Level.CLEAR


def test_every_rule_is_reached_and_left_alone_by_some_case():
    for found in (True, False):
        assert {key for key, _facts, answer in CASES if answer is found} == {rule.key for rule in RULES}
    assert len(RULES) == 14


def test_every_rule_says_why_since_when_it_can_and_what_to_do():
    for key, facts, found in CASES:
        for finding in findings(well(**facts)) if found else ():
            assert finding.found.why.endswith("."), key
            assert finding.found.short, key
            assert "%" not in finding.found.why + finding.found.short, key
            assert finding.rule.todo in WAYS
            assert str(finding.rule.action)


def test_the_worst_finding_makes_the_level_and_stands_first():
    bad = findings(well(plan=None, seats=seats(secretary=False)))
    assert [finding.level for finding in bad] == [Level.RED, Level.AMBER]
    assert level_of(bad) == Level.RED
    assert level_of(findings(well(plan=None))) == Level.AMBER


def test_every_threshold_is_used_by_a_rule_and_can_be_set(settings):
    named = {field.name for field in fields(Thresholds)}
    assert {rule.threshold for rule in RULES} - {""} == named
    settings.DESK_THRESHOLDS = {"no_meeting_days": 30}
    assert thresholds().no_meeting_days == 30
    assert "no_meeting_held" in keys(well(last_held=days_ago(30)))
    assert thresholds().page_unedited_days == 365


def test_rules_are_about_branches_that_exist_only():
    assert set().union(*(rule.statuses for rule in RULES)) == set(STANDING)
    assert all(keys(well(status=status, plan=None, last_held=None)) == set() for status in ENDED)
