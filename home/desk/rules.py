"""When a branch needs somebody, as a table: what is found, from when on, why it matters, what to do about it.

A rule is a pure function of a branch's facts (home.desk.facts) and the thresholds. Its answer is a reason in a
sentence, never a number of points: whoever reads it can tell at once what to do, and say why it is wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from branches.choices import ANSWERING, STANDING, Status
from common.times import long_date
from home.desk.facts import BranchFacts
from home.desk.thresholds import Thresholds, thresholds


class Level(TextChoices):
    """How soon somebody should come. A branch's level is that of its worst finding."""

    RED = "red", gettext_lazy("Needs you this week")
    AMBER = "amber", gettext_lazy("Keep an eye on it")
    CLEAR = "clear", gettext_lazy("Nothing to do")


ORDER = [Level.RED, Level.AMBER, Level.CLEAR]
STARTING = {Status.FORMING, Status.DORMANT}


@dataclass(frozen=True)
class Found:
    """What a rule says of one branch: ``why`` is a sentence, ``short`` completes “… needs you because it”."""

    why: str
    short: str
    since: date | None = None


@dataclass(frozen=True)
class Rule:
    """``todo`` names the screen that puts it right (home.desk.ways), ``action`` is what its link says."""

    key: str
    title: str
    level: Level
    threshold: str
    finds: Callable[[BranchFacts, Thresholds], Found | None]
    todo: str
    action: str
    statuses: frozenset = frozenset(ANSWERING)

    def applies_to(self, facts):
        return facts.status in self.statuses


@dataclass(frozen=True)
class Finding:
    rule: Rule
    found: Found

    @property
    def level(self):
        return self.rule.level


def findings(facts, limits=None):
    """What the rules find of a branch, the most urgent first, then in the order of the table."""
    limits = limits or thresholds()
    found = ((rule, rule.finds(facts, limits)) for rule in RULES if rule.applies_to(facts))
    return sorted(
        (Finding(rule, what) for rule, what in found if what), key=lambda finding: ORDER.index(finding.level)
    )


def level_of(found):
    return min((finding.level for finding in found), key=ORDER.index, default=Level.CLEAR)


def no_secretary(facts, limits):
    if facts.seats.has_secretary:
        return None
    return Found(
        _("Nobody holds the post of secretary: meetings are not called and letters not answered."),
        _("has no secretary"),
        facts.seats.secretary_since,
    )


def no_meeting_held(facts, limits):
    last = facts.last_held or facts.known_since
    days = (facts.day - last).days
    if days < limits.no_meeting_days:
        return None
    why = (
        _("The last meeting was on %(day)s, %(n)d days ago.")
        if facts.last_held
        else _("No meeting is known since %(day)s, %(n)d days ago.")
    )
    return Found(why % {"day": long_date(last), "n": days}, _("has not met since %s") % long_date(last), last)


def page_unedited(facts, limits):
    seen = facts.looked_after or facts.known_since
    if (facts.day - seen).days < limits.page_unedited_days:
        return None
    why = _("Nobody has changed or checked the page since %s: what it says may be wrong.") % long_date(seen)
    return Found(why, _("has a page nobody looked at since %s") % long_date(seen), seen)


def message_unanswered(facts, limits):
    """What counts as late, common.answered says: a week."""
    late = facts.unanswered
    if late.number < limits.messages_late:
        return None
    text = ngettext(
        "%(n)d message has had no answer for a week or longer.",
        "%(n)d messages have had no answer for a week or longer.",
        late.number,
    )
    short = ngettext("has left %d message unanswered", "has left %d messages unanswered", late.number) % late.number
    return Found(text % {"n": late.number}, short, late.since)


def nothing_announced(facts, limits):
    last = facts.last_held or facts.known_since
    if facts.next_meeting or (facts.day - last).days < limits.nothing_announced_days:
        return None
    return Found(
        _("No meeting is announced, and the last one was %d days ago.") % (facts.day - last).days
        if facts.last_held
        else _("No meeting is announced, and none is known since %s.") % long_date(last),
        _("has no meeting announced"),
        last,
    )


def term_ends(facts, limits):
    soon = [ending for ending in facts.seats.ending if (ending.end - facts.day).days <= limits.term_ends_days]
    if not soon:
        return None
    first = min(soon, key=lambda ending: ending.end)
    last_day = first.end - timedelta(days=1)
    text = ngettext(
        "The term of the %(title)s ends on %(day)s and nobody follows.",
        "%(n)d terms end and nobody follows; the first is the %(title)s’s, on %(day)s.",
        len(soon),
    )
    words = {"title": first.title, "day": long_date(last_day), "n": len(soon)}
    since = first.end - timedelta(days=limits.term_ends_days)
    return Found(text % words, _("has a term ending on %s") % long_date(last_day), since)


def posts_open(facts, limits):
    if facts.seats.open_share <= limits.open_over_share:
        return None
    words = {"open": facts.seats.open, "total": facts.seats.total}
    return Found(
        _("%(open)d of %(total)d posts are open: too few people carry the branch.") % words,
        _("has %(open)d of %(total)d posts open") % words,
        facts.seats.open_since,
    )


def no_plan(facts, limits):
    if facts.plan:
        return None
    return Found(_("The branch has no development plan."), _("has no plan"))


def plan_over(facts, limits):
    plan = facts.plan
    if not plan or (facts.day - plan.last_day).days <= limits.plan_over_days:
        return None
    why = _("The plan was for the time until %s, and there is no other.") % long_date(plan.last_day)
    return Found(why, _("has a plan whose time is over"), plan.last_day)


def plan_untouched(facts, limits):
    plan = facts.plan
    if not plan or (facts.day - plan.updated).days < limits.plan_untouched_days:
        return None
    days = (facts.day - plan.updated).days
    why = _("Nobody has said for %d days how far the plan is.") % days
    return Found(why, _("has a plan untouched for %d days") % days, plan.updated)


def actions_overdue(facts, limits):
    plan = facts.plan
    if not plan or not plan.actions or plan.overdue <= plan.actions * limits.overdue_over_share:
        return None
    words = {"overdue": plan.overdue, "all": plan.actions}
    return Found(
        _("%(overdue)d of the plan’s %(all)d actions are past their day.") % words,
        _("is late with %(overdue)d of %(all)d actions") % words,
    )


def members_lost(facts, limits):
    now, before = facts.members.now, facts.members.year_ago
    if now is None or not before or (before - now) * 100 < before * limits.members_lost_percent:
        return None
    words = {"before": before, "now": now}
    return Found(
        _("A year ago the branch had %(before)d members, today %(now)d.") % words,
        _("went from %(before)d to %(now)d members in a year") % words,
    )


def welcome_waits(facts, limits):
    waiting = facts.waiting
    if not waiting.number or (facts.day - waiting.since).days <= limits.welcome_over_days:
        return None
    text = ngettext(
        "%(n)d person waits to be welcomed, for %(days)d days.",
        "%(n)d people wait to be welcomed; the first has for %(days)d days.",
        waiting.number,
    )
    days = (facts.day - waiting.since).days
    return Found(text % {"n": waiting.number, "days": days}, _("keeps newcomers waiting"), waiting.since)


def no_step(facts, limits):
    last = max(filter(None, [facts.last_step, facts.status_since]), default=facts.known_since)
    days = (facts.day - last).days
    if days < limits.no_step_days:
        return None
    words = {"status": facts.status_label.lower(), "n": days}
    return Found(
        _("The branch is %(status)s, and its checklist has not moved for %(n)d days.") % words,
        _("has made no step for %d days") % days,
        last,
    )


_l = gettext_lazy
RULES = (
    Rule("no_secretary", _l("No secretary"), Level.RED, "", no_secretary, "posts", _l("Share the open post")),
    Rule(
        "no_meeting_held",
        _l("No meeting held"),
        Level.RED,
        "no_meeting_days",
        no_meeting_held,
        "event",
        _l("Announce a meeting"),
    ),
    Rule(
        "page_unedited",
        _l("Page not looked after"),
        Level.RED,
        "page_unedited_days",
        page_unedited,
        "page",
        _l("Check the page"),
        frozenset(STANDING),
    ),
    Rule(
        "message_unanswered",
        _l("Message unanswered"),
        Level.RED,
        "messages_late",
        message_unanswered,
        "welcome",
        _l("See what waits"),
        frozenset(STANDING),
    ),
    Rule(
        "nothing_announced",
        _l("Next meeting not announced"),
        Level.AMBER,
        "nothing_announced_days",
        nothing_announced,
        "event",
        _l("Announce a meeting"),
    ),
    Rule("term_ends", _l("Term ends"), Level.AMBER, "term_ends_days", term_ends, "posts", _l("Find a successor")),
    Rule(
        "posts_open",
        _l("Posts open"),
        Level.AMBER,
        "open_over_share",
        posts_open,
        "posts",
        _l("Share the open posts"),
    ),
    Rule("no_plan", _l("No plan"), Level.AMBER, "", no_plan, "plan", _l("Write a plan")),
    Rule(
        "plan_over", _l("Plan’s time is over"), Level.AMBER, "plan_over_days", plan_over, "plan", _l("Write a plan")
    ),
    Rule(
        "plan_untouched",
        _l("Plan not brought up to date"),
        Level.AMBER,
        "plan_untouched_days",
        plan_untouched,
        "plan",
        _l("Bring the plan up to date"),
    ),
    Rule(
        "actions_overdue",
        _l("Plan’s actions late"),
        Level.AMBER,
        "overdue_over_share",
        actions_overdue,
        "plan",
        _l("Bring the plan up to date"),
    ),
    Rule(
        "members_lost",
        _l("Members lost"),
        Level.AMBER,
        "members_lost_percent",
        members_lost,
        "page",
        _l("Talk with the branch"),
    ),
    Rule(
        "welcome_waits",
        _l("Newcomers waiting"),
        Level.AMBER,
        "welcome_over_days",
        welcome_waits,
        "welcome",
        _l("Welcome them"),
        frozenset(STANDING),
    ),
    Rule(
        "no_step",
        _l("Start has stalled"),
        Level.AMBER,
        "no_step_days",
        no_step,
        "checklist",
        _l("Take the next step"),
        frozenset(STARTING),
    ),
)
