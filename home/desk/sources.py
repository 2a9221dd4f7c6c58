"""What other parts of the site keep of branches: members, plans, who waits. Each is asked once for all branches."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, OuterRef, Subquery
from django.utils.translation import gettext as _

from branches.models import BranchPage
from branches.plans.overview import plans_by_branch
from branches.welcome.queue import waiting_by_branch
from common.answered import unanswered
from home.models import ChecklistMark
from members.membership import counts_by_branch


@dataclass(frozen=True)
class PlanFacts:
    """The branch's plan that counts: its days, both included, when it was last brought up to date, how far it is."""

    page: int
    title: str
    first_day: date
    last_day: date
    updated: date
    actions: int = 0
    overdue: int = 0
    progress: int = 0


@dataclass(frozen=True)
class Waiting:
    """How many wait for an answer, and the day the first of them began to; never who."""

    number: int = 0
    since: date | None = None


@dataclass(frozen=True)
class Members:
    """How many the register has, and had a year ago; ``None`` where nobody counted."""

    now: int | None = None
    year_ago: int | None = None

    @property
    def change(self):
        return None if None in (self.now, self.year_ago) else self.now - self.year_ago

    @property
    def words(self):
        """``104 (−3 in a year)``."""
        if not self.change:
            return _("%d (as a year ago)") % self.now if self.change == 0 else str(self.now)
        sign = "+" if self.change > 0 else "−"
        return _("%(n)d (%(change)s in a year)") % {"n": self.now, "change": f"{sign}{abs(self.change)}"}


def kept_elsewhere(days):
    """``{name of a fact: {branch's id: it}}`` for ``{branch's id: its day}``."""
    return {
        "members": members(max(days.values())),
        "plan": plans(),
        "waiting": waiting(),
        "unanswered": unanswered_messages(),
        "last_step": last_steps(days),
    }


def members(day):
    counts = counts_by_branch(day)
    return {branch: Members(now, now - change) for branch, (now, _month, change) in counts.items()}


def plans():
    return {
        branch: PlanFacts(
            page=plan.plan_id,
            title=plan.title,
            first_day=plan.first_day,
            last_day=plan.last_day,
            updated=plan.published_at.date(),
            actions=plan.summary.total,
            overdue=plan.overdue,
            progress=plan.summary.percent,
        )
        for branch, plan in plans_by_branch().items()
    }


def waiting():
    return {branch: Waiting(number, since.date()) for branch, (number, since) in waiting_by_branch().items()}


def unanswered_messages():
    """The messages that wait for a week or longer, by branch, with the day the first of them came."""
    source = BranchPage.objects.in_source_language().filter(translation_key=OuterRef("page__translation_key"))
    late = unanswered().annotate(branch=Subquery(source.values("pk")[:1])).exclude(branch=None).order_by()
    rows = late.values_list("branch").annotate(Count("pk"), Min("created_at"))
    return {branch: Waiting(number, since.date()) for branch, number, since in rows}


def last_steps(branches):
    ticked = ChecklistMark.objects.filter(branch__in=branches)
    return dict(ticked.values_list("branch").annotate(Max("done_on")))
