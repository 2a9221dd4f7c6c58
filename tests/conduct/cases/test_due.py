"""By when something is due: the day before, the day, the day after; the settings that promise it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import checks

from conduct.cases.due import dates_of, due_in, today
from conduct.choices import OUTCOMES, State
from conduct.models import Case

DAY = date(2026, 11, 22)
NEVER = date(2036, 1, 1)


def case(state=State.RECEIVED, acknowledge_by=DAY, outcome_by=DAY, told_on=None):
    return Case(state=state, acknowledge_by=acknowledge_by, outcome_by=outcome_by, told_on=told_on)


@pytest.mark.parametrize(
    ("days", "words", "overdue", "said"),
    [
        (-2, "due in 2 days", False, False),
        (-1, "due tomorrow", False, True),
        (0, "due today", False, True),
        (1, "overdue by 1 day", True, True),
        (2, "overdue by 2 days", True, True),
        (7, "overdue by 7 days", True, True),
        (8, "overdue by 8 days", True, False),
        (13, "overdue by 13 days", True, False),
        (14, "overdue by 14 days", True, True),
        (15, "overdue by 15 days", True, False),
    ],
)
def test_the_day_itself_is_not_late_and_the_next_one_is(days, words, overdue, said):
    due = due_in(case(), DAY + timedelta(days=days))
    assert (due.words, due.is_overdue, due.is_said_today) == (words, overdue, said)


@pytest.mark.parametrize(
    ("state", "told", "what"),
    [
        (State.RECEIVED, None, "to be acknowledged"),
        (State.RISK_CHECKED, None, "to be acknowledged"),
        (State.ACKNOWLEDGED, None, "outcome to be told"),
        (State.OPTIONS_EXPLAINED, None, "outcome to be told"),
        *((state, None, "outcome to be told") for state in OUTCOMES),
        *((state, DAY, None) for state in OUTCOMES),
        (State.CLOSED, DAY, None),
    ],
)
def test_each_state_has_its_own_due_day_and_what_is_done_has_none(state, told, what):
    due = due_in(case(state, outcome_by=NEVER, acknowledge_by=NEVER, told_on=told), DAY)
    assert (due and due.what) == what


def test_the_days_follow_from_the_settings(settings):
    settings.CONDUCT_ACKNOWLEDGE_DAYS, settings.CONDUCT_OUTCOME_DAYS = 3, 90
    assert dates_of(DAY) == {"acknowledge_by": date(2026, 11, 25), "outcome_by": date(2027, 2, 20)}


@pytest.mark.parametrize(
    ("now", "day"), [("2026-11-22T23:59:59Z", DAY), ("2026-11-23T00:00:00Z", DAY + timedelta(days=1))]
)
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
def test_a_day_begins_for_all_officers_at_once(now, day, zone, settings):
    from django.utils import timezone

    with time_machine.travel(now, tick=False), timezone.override(zone):
        assert today() == day


@pytest.mark.parametrize(("days", "right"), [(0, False), (1, False), (2, True), (3, True), (7, True), (8, False)])
def test_a_site_that_would_acknowledge_outside_two_to_seven_days_does_not_start(settings, days, right):
    settings.CONDUCT_ACKNOWLEDGE_DAYS = days
    assert ("li.E041" in {found.id for found in checks.run_checks()}) != right


@pytest.mark.parametrize(("days", "right"), [(0, False), (1, True), (92, True), (93, False)])
def test_an_outcome_is_promised_within_three_months(settings, days, right):
    settings.CONDUCT_OUTCOME_DAYS = days
    assert ("li.E042" in {found.id for found in checks.run_checks()}) != right
