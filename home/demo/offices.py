"""Who holds what in the demo: bodies beside regions and branches, invented officers, and their terms of office.

Terms begin and end some days from the day they are written, so they are current whenever the demo is made. A body in
which somebody holds or held a post is left as it is.
"""

import random
import re
import unicodedata
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from branches.choices import BodyKind, Filling, Share, Status
from branches.models import Body, BranchPage, Term
from branches.posts.services import ZONE, add_posts, ensure_bodies
from branches.posts.standard import OF_TRANSLATORS
from common.zones import local_time
from members.models import User

from .people import ACCOUNTS, verify
from .words.names import FIRST, LAST, NAMED

SEED = 1997
YEAR = timedelta(days=365)
ENDING_IN = timedelta(days=45)
# Zones that no page of theirs tells; a region's term ends where most of its members are.
REGION_ZONES = {
    "americas": "America/New_York",
    "asia-pacific": "Asia/Singapore",
    "europe-africa-middle-east": "Europe/Paris",
}
# Posts that every branch fills before any other, and how often the others are filled.
FIRST_FILLED = {"Chair", "Secretary", "Membership secretary"}
CHANCE = {Status.ACTIVE: 0.7, Status.PROVISIONAL: 0.2}
# Two branches in trouble: nobody calls their meetings any more (words/calendar_branches.py ends them).
IN_TROUBLE = {"italy-malta": {"Chair", "Treasurer"}, "central-eastern-europe": {"Membership secretary"}}
VACANT = {
    ("executive", "Disability officer"),  # a by-election is called for it
    ("executive", "Women’s officer"),
    ("labour-germany", "Youth officer"),
    ("labour-germany", "Treasurer"),
}
# Whose term is not a plain one: (body, title) -> how it was filled.
FILLED = {
    ("executive", "BAME officer"): Filling.CO_OPTION,
    ("brussels-labour", "Treasurer"): Filling.ACTING,
    ("labour-germany", "Political education officer"): Filling.CO_OPTION,
    ("ireland", "Vice-chair"): Filling.BY_ELECTION,
}
NO_VOTE = {("executive", "BAME officer")}  # until an election
OVER = ("labour-germany", "Membership secretary", "former.berlin@example.org")
ENDING = ("brussels-labour", "Chair", "chair.brussels@example.org")


def ensure():
    """Bodies, their officers and terms, where they are missing; how many things that were."""
    made = ensure_bodies() + _posts_of_translators()
    _region_zones()
    empty = Body.objects.exclude(posts__terms__isnull=False)
    terms = [term for body in empty.order_by("pk") for term in _Cast(body).terms()]
    people = _people({term.person_name for term in terms})
    for term in terms:
        term.person = people[term.person_name]
    Term.objects.bulk_create(terms)
    return made + len(terms)


def _posts_of_translators():
    body = Body.objects.filter(slug="translators", posts=None).first()
    return add_posts(body, OF_TRANSLATORS) if body else 0


def _region_zones():
    for slug, zone in REGION_ZONES.items():
        Body.objects.filter(slug=slug, time_zone=ZONE).update(time_zone=zone)


class _Cast:
    """The terms of one body, the same on every machine for the same day."""

    def __init__(self, body):
        self.body = body
        self.chance = random.Random(f"{SEED}/{body.slug}")  # noqa: S311 - the same every time, on purpose
        self.today = local_time(timezone.now(), body.time_zone).date()
        branch = BranchPage.objects.filter(pk=body.page_id).first()
        self.status = branch.status if branch else Status.ACTIVE
        self.officers = []

    def terms(self):
        for post in self.body.posts.all():
            yield from self._of_post(post)

    def _of_post(self, post):
        place = (self.body.slug, post.title)
        accounts = [account for account in ACCOUNTS if place in account.posts]
        if accounts:
            yield from self._of_accounts(post, accounts)
        elif place == OVER[:2]:
            yield self._term(post, 1, _name_of(OVER), start=self.today - YEAR, end=self.today)
        elif place == ENDING[:2]:
            yield self._term(post, 1, _name_of(ENDING), start=self.today - YEAR, end=self.today + ENDING_IN)
        else:
            for seat in range(1, post.seats + 1):
                if seat == 1 and place in NAMED:
                    yield self._term(post, seat, NAMED[place])
                elif self._is_filled(post, place):
                    yield self._term(post, seat, self._somebody(post))

    def _of_accounts(self, post, accounts):
        """A post with one seat that two accounts hold is their job share. Their terms have no end."""
        shared = post.seats == 1 and len(accounts) == 2
        for number, account in enumerate(accounts, 1):
            seat, share = (1, Share(number)) if shared else (number, Share.FIRST)
            yield self._term(post, seat, account.name, share=share, end=None)

    def _is_filled(self, post, place):
        if place in VACANT:
            return False
        if self.body.slug in IN_TROUBLE:
            return post.title in IN_TROUBLE[self.body.slug]
        if self.status not in CHANCE:
            return False
        likely = self.body.kind == BodyKind.EXECUTIVE or place in FILLED or post.title in FIRST_FILLED
        return likely or self.chance.random() < CHANCE[self.status]

    def _somebody(self, post):
        """Whoever is an officer already may also be a delegate; nobody holds the same post twice."""
        if post.seats > 1 and self.officers and self.chance.random() < 0.5:
            return self.officers.pop(0)
        return f"{self.chance.choice(FIRST)} {self.chance.choice(LAST)}"

    def _term(self, post, seat, name, **dates):
        place = (self.body.slug, post.title)
        self.officers.append(name)
        begun = timedelta(days=self.chance.randint(30, 250))
        length = timedelta(days=post.term_months * 30 + 60)
        term = Term(
            post=post,
            seat=seat,
            filled_by=FILLED.get(place, post.filled_by),
            voting=False if place in NO_VOTE else None,
            **{"start": self.today - begun, "end": self.today - begun + length} | dates,
        )
        term.person_name = name
        return term


def _name_of(place):
    return next(account.name for account in ACCOUNTS if account.email == place[2])


def _people(names):
    """Everybody's account by name, made where missing: officers who are no demo account never sign in."""
    accounts = {account.name: account.email for account in ACCOUNTS}
    emails = {name: accounts.get(name) or f"{_plain(name)}@example.org" for name in names}
    there = set(User.objects.filter(email__in=emails.values()).values_list("email", flat=True))
    missing = {email: name for name, email in sorted(emails.items()) if email not in there}
    User.objects.bulk_create(
        User(email=email, first_name=name.partition(" ")[0], last_name=name.partition(" ")[2], password=_unusable())
        for email, name in missing.items()
    )
    verify(list(missing))
    found = User.objects.in_bulk(emails.values(), field_name="email")
    return {name: found[email] for name, email in emails.items()}


def _unusable():
    return make_password(None)


def _plain(name):
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z-]+", ".", letters).strip(".")
