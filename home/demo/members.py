"""The register of the demo: invented members, spread over the branches as branches.json counts them.

A tenth has joined within the last year and some have left, so that a branch grows or shrinks to look at. Whoever has
an account in the demo is a member of their branch. Entries are known by their address: a second run adds nothing.
"""

import random
from collections import defaultdict
from datetime import timedelta
from hashlib import sha256

from branches.models import BranchPage, Term
from branches.places import subdivisions
from members.choices import ChangeKind, ClaimKind, MembershipStatus
from members.membership import today
from members.models import Membership, MembershipClaim, RegisterChange, User
from members.register.numbers import number_hash
from members.register.version import moving

from .catalogue import FACTS
from .keys import page_key
from .people import ACCOUNTS
from .words.names import FIRST, LAST

SEED = 1906
YEAR = 365
# Most live in the first country of a catchment.
FIRST_COUNTRY = 0.7
JOINED_LATELY, LEFT_LATELY = 0.10, 0.05
BATCH = 500
# Who asks to be moved, and where to.
MOVED, MOVED_TO = "member.brussels@example.org", "labour-germany"


def ensure(scale=1):
    """The members that are missing; how many were written. ``scale`` multiplies them."""
    there = set(Membership.objects.values_list("email", flat=True))
    taken = set(Membership.objects.values_list("number_hash", flat=True))
    branches = _branches()
    missing = [entry for entry in _entries(branches, scale) if entry.email not in there]
    # Of some hundred thousand, two may have the same number: the second of them is left out.
    missing = {entry.number_hash: entry for entry in reversed(missing) if entry.number_hash not in taken}
    missing = list(reversed(missing.values()))
    if missing:
        with moving():
            Membership.objects.bulk_create(missing, batch_size=BATCH)
            notes = [RegisterChange(membership=entry, kind=ChangeKind.ADDED) for entry in missing]
            RegisterChange.objects.bulk_create(notes, batch_size=BATCH)
    return len(missing) + _question(branches)


def _question(branches):
    """Somebody who has moved asks the membership secretary for another branch; whether that was missing."""
    user = User.objects.filter(email=MOVED).first()
    entry = Membership.objects.filter(email=MOVED).first()
    if not (user and entry and MOVED_TO in branches) or user.membership_claims.exists():
        return 0
    claim = MembershipClaim.objects.create(
        kind=ClaimKind.TRANSFER,
        user=user,
        name=entry.name,
        membership=entry,
        branch_id=branches[MOVED_TO],
        reason="I moved to Cologne in the summer and go to the meetings there.",
    )
    # Asked some days ago: the field takes the moment of writing by itself.
    MembershipClaim.objects.filter(pk=claim.pk).update(asked_at=claim.asked_at - timedelta(days=3))
    return 1


def number_of(email):
    """The invented membership number of whoever has an address."""
    return f"L{int(sha256(email.encode()).hexdigest(), 16) % 10**10:010}"


def _branches():
    """The ids of the branches by their short names."""
    keys = {page_key(fact["slug"]): fact["slug"] for fact in FACTS}
    pages = BranchPage.objects.in_source_language().filter(translation_key__in=keys)
    return {keys[key]: pk for pk, key in pages.values_list("pk", "translation_key")}


def _entries(branches, scale):
    people = _people(branches)
    elsewhere = {part for fact in FACTS for part in fact["catchment"].split() if "-" in part}
    number = 0
    for fact in FACTS:
        if fact["slug"] not in branches:
            continue
        rng = random.Random(f"{SEED} {fact['slug']}")  # noqa: S311 - the same every time, on purpose
        homes = _homes(fact["catchment"].split(), elsewhere)
        known = list(people[fact["slug"]])
        current, left = fact["members"] * scale, round(fact["members"] * LEFT_LATELY * scale)
        for place in range(current + left):
            number += 1
            name, email = known[place] if place < len(known) else _invented(rng, number)
            yield _entry(rng, name, email, branches[fact["slug"]], homes, left=place >= current)


def _homes(catchment, elsewhere):
    """The places of a catchment as ``(country, part)``; of the rest of a shared country, the parts that are left."""
    homes = []
    for code in catchment:
        country, dash, _part = code.partition("-")
        shared = any(part.startswith(f"{code}-") for part in elsewhere)
        if dash:
            homes.append([(country, code)])
        elif shared:
            homes.append([(country, part) for part in subdivisions(country) if part not in elsewhere])
        else:
            homes.append([(country, "")])
    return homes


def _people(branches):
    """``{branch: [(name, address), …]}`` of all who have an account: by their branch, else by their post."""
    own = {account.email: account.branch for account in ACCOUNTS if account.branch}
    slugs = {pk: slug for slug, pk in branches.items()}
    posts = Term.objects.filter(post__body__page__in=slugs).values_list("person", "post__body__page")
    of_posts = dict(posts)
    found = defaultdict(list)
    for user in User.objects.filter(email__endswith="@example.org").order_by("pk"):
        slug = own.get(user.email) or slugs.get(of_posts.get(user.pk))
        if slug:
            found[slug].append((user.get_full_name(), user.email))
    return found


def _invented(rng, number):
    first, last = rng.choice(FIRST), rng.choice(LAST)
    return f"{first} {last}", f"member.{number:05}@example.org"


def _entry(rng, name, email, branch, homes, left):
    whole = rng.random() < FIRST_COUNTRY or len(homes) == 1
    country, part = rng.choice(homes[0] if whole else rng.choice(homes[1:]))
    lately = not left and rng.random() < JOINED_LATELY
    since = today() - timedelta(days=rng.randint(1, YEAR) if lately else rng.randint(YEAR + 1, 12 * YEAR))
    return Membership(
        number_hash=number_hash(number_of(email)),
        name=name,
        email=email,
        country=country,
        subdivision=part,
        branch_id=branch,
        since=since,
        until=today() - timedelta(days=rng.randint(1, YEAR - 5)) if left else None,
        status=MembershipStatus.LEFT if left else MembershipStatus.CURRENT,
    )
