"""The formulas of plans: against a second reckoning made otherwise, and on both sides of every line."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest

from branches.plans.progress import (
    elapsed_share,
    is_behind,
    is_overdue,
    schedule_ratio,
    summarise,
    weighted_progress,
)
from branches.plans.states import LEGAL_PROGRESS, ActionStatus, implied_progress, is_legal

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
A_DAY = timedelta(days=1)


@dataclass
class Action:
    status: str = ActionStatus.ON_TRACK
    progress: int = 50
    weight: int = 1
    due: date | None = LAST


def drawn(rng):
    status = rng.choice(list(ActionStatus))
    lowest, highest = LEGAL_PROGRESS[status]
    due = rng.choice([None, FIRST + timedelta(days=rng.randrange(365))])
    return Action(status, rng.randint(lowest, highest), rng.choice([1, 2, 3]), due)


def reckoned_as_on_paper(actions, day):
    """Each action as often as it weighs, in whole fractions, counted day by day."""
    rows = [a for a in actions if a.status != "dropped" for _time in range(a.weight)]
    progress = Fraction(sum(a.progress for a in rows), len(rows)) if rows else None
    over = sum(1 for n in range(365) if FIRST + timedelta(days=n) < day)
    share = Fraction(over, 365)
    kept = [a for a in actions if a.status != "dropped"]
    late = [a for a in kept if a.status != "done" and a.due and (day - a.due).days >= 1]
    done = [a for a in kept if a.status == "done"]
    behind = bool(kept) and len(done) < len(kept) and share > 0 and progress < 70 * share
    return progress, share, len(late), len(done), behind


def test_five_hundred_plans_come_out_as_on_paper():
    rng, seen = random.Random(2026), set()
    for _plan in range(500):
        actions = [drawn(rng) for _action in range(rng.randrange(12))]
        day = FIRST + timedelta(days=rng.randrange(-40, 420))
        found = summarise(actions, day, (FIRST, LAST))
        progress, share, late, done, behind = reckoned_as_on_paper(actions, day)
        assert (found.progress is None) == (progress is None)
        assert found.progress is None or found.progress == pytest.approx(float(progress))
        assert found.elapsed == pytest.approx(float(share))
        assert (found.overdue, found.done, found.is_behind) == (late, done, behind)
        assert found.total + found.dropped == len(actions)
        seen.add((behind, late > 0, progress is None))
    assert len(seen) >= 4, "plans of every sort were drawn"


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (FIRST - A_DAY, 0.0),
        (FIRST, 0.0),
        (FIRST + A_DAY, 1 / 365),
        (LAST, 364 / 365),
        (LAST + A_DAY, 1.0),
        (LAST + 900 * A_DAY, 1.0),
    ],
)
def test_the_share_of_time_counts_days_that_are_over(day, share):
    assert elapsed_share(FIRST, LAST, day) == pytest.approx(share)


@pytest.mark.parametrize(
    ("progress", "elapsed", "behind"),
    [(35.0, 0.5, False), (34.9, 0.5, True), (0, 0.0, False), (0, 0.01, True), (70.0, 1.0, False), (None, 0.5, False)],
)
def test_behind_is_below_seven_tenths_of_what_the_calendar_asks_for(progress, elapsed, behind):
    assert is_behind(progress, elapsed, done=False) is behind


def test_what_is_done_is_never_behind():
    assert not is_behind(10, 1.0, done=True)


def test_before_the_first_day_is_over_nothing_is_asked():
    assert schedule_ratio(0, 0.0) is None


@pytest.mark.parametrize(
    ("days", "status", "overdue"),
    [
        (-1, ActionStatus.ON_TRACK, False),
        (0, ActionStatus.ON_TRACK, False),
        (1, ActionStatus.ON_TRACK, True),
        (1, ActionStatus.NOT_STARTED, True),
        (1, ActionStatus.DONE, False),
        (1, ActionStatus.DROPPED, False),
    ],
)
def test_overdue_is_the_day_after_it_was_due(days, status, overdue):
    assert is_overdue(Action(status=status, due=LAST), LAST + days * A_DAY) is overdue


def test_what_has_no_date_is_never_overdue():
    assert not is_overdue(Action(due=None), date(2099, 1, 1))


def test_large_actions_count_as_often_as_they_are_large():
    assert weighted_progress([Action(progress=90, weight=3), Action(progress=10)]) == 70


def test_nothing_to_do_is_no_progress():
    assert weighted_progress([]) is None
    assert weighted_progress([Action(status=ActionStatus.DROPPED)]) is None


def test_a_bar_is_full_only_when_all_is_done():
    assert summarise([Action(progress=99, weight=3), Action(ActionStatus.DONE, 100)], FIRST).percent == 99


@pytest.mark.parametrize("status", ActionStatus)
def test_each_status_says_which_progress_goes_with_it(status):
    legal = [n for n in range(-1, 102) if is_legal(status, n)]
    assert legal
    assert (legal[0], legal[-1]) == LEGAL_PROGRESS[status]
    assert implied_progress(status) == (legal[0] if len(legal) == 1 else None)
