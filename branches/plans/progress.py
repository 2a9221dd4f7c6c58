"""How far plans are: the formulas, without database or clock (docs/features/plans.md).

All progress is in per cent. Dropped actions count for nothing: neither as done nor as left to do.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from branches.plans.states import FINISHED, ActionStatus

# Below this share of what the calendar asks for, a plan is behind.
BEHIND_BELOW = 0.7
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Summary:
    """Some actions in figures, on a day. ``progress`` is None where there is nothing to do."""

    total: int = 0
    done: int = 0
    at_risk: int = 0
    overdue: int = 0
    not_started: int = 0
    dropped: int = 0
    progress: float | None = None
    elapsed: float = 0.0

    @property
    def open(self):
        return self.total - self.done

    @property
    def percent(self):
        """For a bar, whole and never rounded up to everything."""
        return int(self.progress or 0)

    @property
    def ratio(self):
        """What is reached as a share of what the calendar asks for; None before the first day is over."""
        return schedule_ratio(self.progress, self.elapsed)

    @property
    def is_done(self):
        return self.total > 0 and self.done == self.total

    @property
    def is_behind(self):
        return is_behind(self.progress, self.elapsed, done=self.is_done)


def weighted_progress(actions):
    """P = Σ w·p / Σ w over the actions that are not dropped, 0 to 100; None where there are none."""
    counted = [action for action in actions if action.status != ActionStatus.DROPPED]
    weights = sum(action.weight for action in counted)
    return sum(action.weight * action.progress for action in counted) / weights if weights else None


def elapsed_share(first_day: date, last_day: date, day: date):
    """Which share of a period, both its days included, is over when ``day`` begins: 0.0 to 1.0."""
    length = (last_day - first_day + A_DAY).days
    return min(1.0, max(0.0, (day - first_day).days / length))


def schedule_ratio(progress, elapsed):
    """S = P / elapsed share: 1.0 is as the calendar asks. None while nothing is asked, or there is nothing to do."""
    return progress / 100 / elapsed if elapsed and progress is not None else None


def is_behind(progress, elapsed, done):
    """At risk: not done, and reached less than 0.7 of what the calendar asks for."""
    ratio = schedule_ratio(progress, elapsed)
    return not done and ratio is not None and ratio < BEHIND_BELOW


def is_overdue(action, day: date):
    """The day it was due is over, in the zone of the branch, and it is neither done nor dropped."""
    return action.due is not None and action.due < day and action.status not in FINISHED


def summarise(actions, day: date, period=None):
    """The :class:`Summary` of some actions; ``period`` is the first and last day of their plan."""
    overdue = sum(is_overdue(action, day) for action in actions)
    return total_of(actions, overdue, elapsed=elapsed_share(*period, day) if period else 0.0)


def total_of(actions, overdue, elapsed=0.0):
    """The same where the days differ: how many are overdue is known."""
    actions = list(actions)
    counted = [action for action in actions if action.status != ActionStatus.DROPPED]
    statuses = [action.status for action in counted]
    return Summary(
        total=len(counted),
        done=statuses.count(ActionStatus.DONE),
        at_risk=statuses.count(ActionStatus.AT_RISK),
        overdue=overdue,
        not_started=statuses.count(ActionStatus.NOT_STARTED),
        dropped=len(actions) - len(counted),
        progress=weighted_progress(actions),
        elapsed=elapsed,
    )


def summary_of(plan, day: date | None = None):
    """The :class:`Summary` of a plan on a day, today in the zone of its branch if none is said."""
    return summarise(plan.actions_as_they_stand, day or plan.today, (plan.first_day, plan.last_day))
