"""More branches for load tests: made up by numbers, spread over the regions, each with a monthly meeting."""

import random
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import cycle

from branches.choices import Mode, Status
from branches.models import BranchPage
from events.choices import Audience
from events.dates.derivation import rebuild
from events.models import EventKind, EventPage
from events.recurrence import rule_of, snap
from home.provision import REGIONS

from .bulk import add_pages
from .catalogue import FACTS
from .keys import page_key

SEED = 2027
MOST_BRANCHES = 9 * len(FACTS)
STATUSES = [Status.ACTIVE] * 8 + [Status.PROVISIONAL, Status.DORMANT]
WEEKDAYS = [f"{week}{day}" for week in (1, 2, 3, 4, -1) for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")]


def ensure(tree, scale, tell):
    """25 further branches and 25 further series for every step of ``scale`` above 1; how many pages were made.

    Beyond ten times the branches only their series multiply: no party abroad will ever have more.
    """
    numbers = range(1, len(FACTS) * (scale - 1) + 1)
    regions = [tree[region.slug] for region in REGIONS]
    made = _ensure("Further branches", [_branch(number) for number in numbers[:MOST_BRANCHES]], regions, tell)
    trials = BranchPage.objects.filter(slug__startswith="trial-")
    branches = {branch.translation_key: branch for branch in trials}
    parents = [branches[_branch_key((number - 1) % MOST_BRANCHES + 1)] for number in numbers]
    kind = EventKind.objects.filter(slug="branch").order_by("pk").first()
    events = [trial_event(number, branch, kind) for number, branch in zip(numbers, parents, strict=True)]
    new = _ensure("Further events", events, parents, tell)
    if new:
        rebuild([event.translation_key for event in events], progress=partial(tell, "Further dates"))
    return made + new


def _ensure(step, pages, parents, tell):
    """Those of the pages that are missing, each under the next of the parents; how many were made."""
    if not pages:
        return 0
    there = set(type(pages[0]).objects.values_list("translation_key", flat=True))
    placed = zip(cycle(parents), pages, strict=False)
    wanted = [(parent, page) for parent, page in placed if page.translation_key not in there]
    add_pages(wanted, partial(tell, step, total=len(wanted)))
    return len(wanted)


def _branch_key(number):
    return page_key(f"trial-branch-{number}")


def trial_event(number, branch, kind):
    """A monthly meeting of a branch: any weekday, an evening, in the branch's zone and way."""
    chance = random.Random(SEED * number)  # noqa: S311 - the same every time, on purpose
    rule = f"FREQ=MONTHLY;BYDAY={chance.choice(WEEKDAYS)}"
    first = snap(
        rule_of(rule), datetime.combine(date(2026, 1, 1), time(chance.randint(8, 20), chance.choice((0, 30))))
    )
    return EventPage(
        title=f"Trial meeting {number:03}",
        slug=f"trial-meeting-{number:03}",
        translation_key=page_key(f"trial-event-{number}"),
        introduction=f"The monthly meeting of trial branch {number:03}. Nobody comes.",
        search_description=f"The monthly meeting of trial branch {number:03} of a load test.",
        kind=kind,
        start_date=first.date(),
        start_time=first.time(),
        duration=timedelta(minutes=90),
        tz=branch.time_zone,
        rule=rule,
        mode=branch.mode,
        venue_name="" if branch.mode == Mode.ONLINE else branch.city,
        audience=chance.choice(Audience.values[:2]),
        languages=["en"],
        last_reviewed=date(2026, 11, 2),
    )


def _branch(number):
    chance = random.Random(SEED + number)  # noqa: S311 - the same every time, on purpose
    like = chance.choice(FACTS)
    latitude, longitude = like["at"]
    return BranchPage(
        title=f"Trial {number:03}",
        slug=f"trial-{number:03}",
        translation_key=_branch_key(number),
        introduction=f"Branch number {number} of a load test. It stands near {like['city']} and looks after nobody.",
        search_description=f"Branch number {number} of a load test, near {like['city']}.",
        status=chance.choice(STATUSES),
        status_date=date(2026, 1, 1),
        status_reason="It is part of a load test.",
        city=like["city"],
        latitude=f"{max(-85, min(85, latitude + chance.uniform(-4, 4))):.4f}",
        longitude=f"{max(-179, min(179, longitude + chance.uniform(-4, 4))):.4f}",
        time_zone=like["zone"],
        mode=chance.choice(Mode.values),
        meets=like["meets"],
        languages=["en"],
        member_count=chance.randint(10, 350),
        member_count_date=date(2026, 11, 1),
        mailbox=f"trial-{number:03}@example.org",
        last_reviewed=date(2026, 11, 2),
    )
