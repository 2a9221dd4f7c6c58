"""Every rule said once more in plain SQL or plain Python, over 25 branches that differ in everything."""

import random
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.choices import Status
from branches.models import BranchPage, Newcomer, PlanPage
from common.models import ContactMessage
from home.desk.facts import collect
from home.desk.rules import RULES, findings
from home.models import ChecklistMark
from members.models import Membership
from tests import builders
from tests.home.desk import world
from tests.home.desk.world import TODAY, days_ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
AROUND = {"meeting": (29, 30, 119, 120, 14), "page": (364, 365, 40), "step": (89, 90, 91), "plan": (179, 180, 9)}
POSTS = ("Secretary", "Chair", "Treasurer", "Youth officer")


@pytest.fixture
def branches():
    """25 branches in which dice decide who is missing, when they met, what waits and how far the plan is."""
    dice = random.Random(25)
    region = builders.region()
    for number in range(25):
        status = dice.choice([Status.ACTIVE, Status.ACTIVE, Status.PROVISIONAL, Status.FORMING, Status.DORMANT])
        branch = builders.branch(region=region)
        since = days_ago(dice.choice(AROUND["step"]))
        BranchPage.objects.filter(pk=branch.pk).update(status=status, status_date=since)
        _page(branch, dice)
        _meetings(branch, dice)
        _posts(branch, dice)
        _people(branch, dice, number)
        _plan(branch, dice)
        if dice.random() < 0.4:
            ChecklistMark.objects.create(branch=branch, item="mailbox", done_on=days_ago(dice.choice(AROUND["step"])))
    return BranchPage.objects.filter(path__startswith=region.path)


def _page(branch, dice):
    seen = datetime.combine(days_ago(dice.choice(AROUND["page"])), time(9), UTC)
    reviewed = days_ago(dice.choice(AROUND["page"])) if dice.random() < 0.3 else None
    first = datetime.combine(days_ago(900), time(9), UTC)
    pages = BranchPage.objects.filter(pk=branch.pk)
    pages.update(latest_revision_created_at=seen, last_reviewed=reviewed, first_published_at=first)


def _meetings(branch, dice):
    builders.meeting(parent=branch, start_date=days_ago(dice.choice(AROUND["meeting"])))
    if dice.random() < 0.5:
        builders.meeting(parent=branch, start_date=in_days(9), title="Next")
    if dice.random() < 0.3:
        builders.meeting({"action": "cancelled", "date": days_ago(2)}, parent=branch, start_date=days_ago(2))


def _posts(branch, dice):
    for title in POSTS:
        post = world.post(branch, title)
        post.terms.all().delete()
        if dice.random() < 0.6:
            end = in_days(dice.choice([1, 60, 61, 300]))
            world.term(post, end=end)
            if dice.random() < 0.3:
                world.term(post, start=end)
        elif dice.random() < 0.5:
            world.term(post, start=days_ago(300), end=days_ago(dice.choice([0, 10])))
    branch_posts = world.body(branch).posts
    branch_posts.exclude(title__in=POSTS).delete()


def _people(branch, dice, number):
    if dice.random() < 0.4:
        arrived = datetime.combine(days_ago(dice.choice([6, 7, 8])), time(9), UTC)
        Newcomer.objects.create(branch=branch, email=f"new{number}@example.org", arrived_at=arrived)
    if dice.random() < 0.4:
        message = ContactMessage.objects.create(page=branch)
        ContactMessage.objects.filter(pk=message.pk).update(
            created_at=world.NOW - timedelta(days=7, seconds=dice.choice([-1, 0, 1])),
            answered_at=world.NOW if dice.random() < 0.3 else None,
        )
    leaves = dice.choice([0, 1, 2])
    for member in range(10):
        until = {"until": days_ago(5), "status": "left"} if member < leaves else {}
        Membership.objects.create(branch=branch, since=days_ago(800), number_hash=f"{number}-{member}", **until)


def _plan(branch, dice):
    if dice.random() < 0.7:
        first, last = days_ago(200), dice.choice([days_ago(1), TODAY, in_days(60)])
        late = [{"due": days_ago(1)} for _ in range(dice.choice([0, 1, 2]))]
        page = builders.plan(
            *late, *[{"due": last} for _ in range(3 - len(late))], branch=branch, first_day=first, last_day=last
        )
        touched = datetime.combine(days_ago(dice.choice(AROUND["plan"])), time(9), UTC)
        PlanPage.objects.filter(pk=page.pk).update(last_published_at=touched)


ON_ITS_FEET = "b.status IN ('active', 'provisional')"
STARTING = "b.status IN ('forming', 'dormant')"
MET = """SELECT max(e.start_date) FROM events_eventpage e JOIN wagtailcore_page ep ON ep.id = e.page_ptr_id
         WHERE ep.path LIKE p.path || '%%' AND e.start_date < '2026-11-22'
         AND NOT EXISTS (SELECT 1 FROM events_eventexception x WHERE x.event_id = ep.id AND x.action = 'cancelled')"""
ANNOUNCED = """EXISTS (SELECT 1 FROM events_eventpage e JOIN wagtailcore_page ep ON ep.id = e.page_ptr_id
               WHERE ep.path LIKE p.path || '%%' AND e.start_date >= '2026-11-22')"""
HELD = """FROM branches_term t JOIN branches_post o ON o.id = t.post_id JOIN branches_body y ON y.id = o.body_id
          WHERE y.page_id = p.id AND t.start <= '2026-11-22' AND (t."end" IS NULL OR t."end" > '2026-11-22')"""
OPEN = f"4 - (SELECT count(DISTINCT o.id) {HELD})"
NOBODY_AFTER = 'NOT EXISTS (SELECT 1 FROM branches_term n WHERE n.post_id = t.post_id AND n.start >= t."end")'
WAITS = "EXISTS (SELECT 1 FROM branches_newcomer n WHERE n.branch_id = p.id AND n.arrived_at < %s)"
LATE = """EXISTS (SELECT 1 FROM common_contactmessage m WHERE m.page_id = p.id AND m.answered_at IS NULL
          AND m.created_at <= %s)"""
NOW_MEMBERS = "(SELECT count(*) FROM members_membership m WHERE m.branch_id = p.id AND m.until IS NULL)"
PLAN = """EXISTS (SELECT 1 FROM branches_planpage q JOIN wagtailcore_page qp ON qp.id = q.page_ptr_id
          WHERE qp.path LIKE p.path || '%%' AND {})"""
ACTIONS = "(SELECT count(*) FROM branches_planaction a WHERE a.plan_id = qp.id {})"
OVER = PLAN.format("q.last_day < '2026-11-22'")
UNTOUCHED = PLAN.format("qp.last_published_at < '2026-05-27 00:00:00+00:00'")
THIRD_LATE = PLAN.format(ACTIONS.format("AND a.due < '2026-11-22'") + " * 3 > " + ACTIONS.format(""))
STEP = "(SELECT max(c.done_on) FROM home_checklistmark c WHERE c.branch_id = p.id)"
MORNING = "2026-11-15 00:00:00+00:00"
# Which branches p (as page and b as branch) a rule is about, and the values of its placeholders.
IN_SQL = {
    "no_secretary": (f"{ON_ITS_FEET} AND NOT EXISTS (SELECT 1 {HELD} AND o.title = 'Secretary')", []),
    "no_meeting_held": (f"{ON_ITS_FEET} AND ({MET}) <= '2026-07-25'", []),
    "page_unedited": (
        "p.latest_revision_created_at < '2025-11-23 00:00:00+00:00' "
        "AND (b.last_reviewed IS NULL OR b.last_reviewed <= '2025-11-22')",
        [],
    ),
    "message_unanswered": (LATE, ["2026-11-15 12:00:00+00:00"]),
    "nothing_announced": (f"{ON_ITS_FEET} AND NOT {ANNOUNCED} AND ({MET}) <= '2026-10-23'", []),
    "term_ends": (
        f"{ON_ITS_FEET} AND EXISTS (SELECT 1 {HELD} AND t.\"end\" <= '2027-01-21' AND {NOBODY_AFTER})",
        [],
    ),
    "posts_open": (f"{ON_ITS_FEET} AND {OPEN} > 2", []),
    "no_plan": (f"{ON_ITS_FEET} AND NOT {PLAN.format('qp.live')}", []),
    "plan_over": (f"{ON_ITS_FEET} AND {OVER}", []),
    "plan_untouched": (f"{ON_ITS_FEET} AND {UNTOUCHED}", []),
    "actions_overdue": (f"{ON_ITS_FEET} AND {THIRD_LATE}", []),
    "members_lost": (f"{ON_ITS_FEET} AND {NOW_MEMBERS} <= 9", []),
    "welcome_waits": (WAITS, [MORNING]),
    "no_step": (
        f"{STARTING} AND ({STEP} IS NULL OR {STEP} <= '2026-08-24') AND b.status_date <= '2026-08-24'",
        [],
    ),
}


def by_sql(key):
    condition, values = IN_SQL[key]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id FROM branches_branchpage b JOIN wagtailcore_page p ON p.id = b.page_ptr_id "
            f"WHERE {condition}",
            values,
        )
        return {pk for (pk,) in cursor.fetchall()}


def test_every_rule_finds_what_plain_sql_finds(branches):
    found = {rule.key: set() for rule in RULES}
    for facts in collect(branches):
        for finding in findings(facts):
            found[finding.rule.key].add(facts.pk)
    assert set(IN_SQL) == set(found)
    assert {key: by_sql(key) for key in IN_SQL} == found
    # Each rule finds some of the 25 and leaves some alone: the dice are good enough to tell.
    assert {key: 0 < len(pages) < 25 for key, pages in found.items()} == dict.fromkeys(found, True)


def queries_of(branches):
    with CaptureQueriesContext(connection) as captured:
        number = len(collect(branches))
    return number, len(captured)


def test_more_branches_take_no_query_more():
    region, _branches = world.region_with("First")
    builders.meeting(parent=_branches[0], start_date=in_days(9))
    below = BranchPage.objects.filter(path__startswith=region.path)
    number, few = queries_of(below)
    for title in ("Second", "Third", "Fourth", "Fifth"):
        branch = builders.branch(region=region, title=title)
        builders.meeting(parent=branch, start_date=in_days(9))
        world.term(world.post(branch))
    assert (number, *queries_of(below)) == (1, 5, few)
    assert few <= 18
