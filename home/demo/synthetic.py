"""More branches for load tests: made up by numbers, spread over the regions, looking after no place."""

import random
from datetime import date

from branches.choices import Mode, Status
from branches.models import BranchPage
from home.provision import REGIONS

from .catalogue import FACTS
from .keys import page_key

SEED = 2027
STATUSES = [Status.ACTIVE] * 8 + [Status.PROVISIONAL, Status.DORMANT]


def ensure(tree, scale, tell):
    """25 further branches for each step of ``scale`` above 1; how many were made."""
    wanted = [_branch(number) for number in range(1, len(FACTS) * (scale - 1) + 1)]
    there = set(
        BranchPage.objects.filter(translation_key__in=[page.translation_key for page in wanted]).values_list(
            "translation_key", flat=True
        )
    )
    made = 0
    for number, page in enumerate(wanted):
        if page.translation_key not in there:
            parent = tree[REGIONS[number % len(REGIONS)].slug]
            parent.add_child(instance=page)
            page.save_revision(clean=False).publish(log_action=False)
            made += 1
        tell("Further branches", number + 1, len(wanted))
    return made


def _branch(number):
    chance = random.Random(SEED + number)  # noqa: S311
    like = chance.choice(FACTS)
    latitude, longitude = like["at"]
    return BranchPage(
        title=f"Trial branch {number:03}",
        slug=f"trial-branch-{number:03}",
        translation_key=page_key(f"trial-branch-{number}"),
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
