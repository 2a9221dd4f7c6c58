"""Those who said hello to a branch of the demo: some wait, one for too long, one was welcomed. Known by address."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from branches.choices import Belonging
from branches.models import BranchPage, Newcomer

from .keys import page_key

MEMBER, JOINING, UNSURE = Belonging.MEMBER, Belonging.JOINING, Belonging.UNSURE


@dataclass(frozen=True)
class Hello:
    branch: str
    days: int
    name: str
    belonging: Belonging
    country: str
    city: str
    words: str = ""
    # Of who was welcomed.
    note: str = ""

    @property
    def email(self):
        return f"{self.name.lower().replace(' ', '.')}@example.org"


HELLOS = [
    Hello("labour-germany", 1, "Harriet Blenkin", MEMBER, "DE", "Leipzig", "Just moved here. When do you meet?"),
    Hello("labour-germany", 12, "Tom Aberforth", JOINING, "DE", "Hamburg", "May I come along with a friend?"),
    Hello("labour-germany", 20, "Priya Lowther", MEMBER, "DE", "Berlin", "Happy to help.", "Comes on Tuesday."),
    Hello("ireland", 4, "Ned Carmody", UNSURE, "IE", "Cork", "I think my membership has lapsed. What do I do?"),
    Hello("western-usa", 9, "Grace Ollerton", MEMBER, "US", "Portland", "Is there anybody near Oregon?"),
    Hello("north-east-asia", 2, "Kit Marlowe", JOINING, "JP", "Osaka"),
]


def ensure():
    """Who is missing of them; how many were written."""
    there = set(Newcomer.objects.values_list("email", flat=True))
    keys = {page_key(hello.branch): hello.branch for hello in HELLOS}
    pages = BranchPage.objects.in_source_language().filter(translation_key__in=keys)
    branches = {keys[page.translation_key]: page for page in pages}
    missing = [hello for hello in HELLOS if hello.email not in there and hello.branch in branches]
    Newcomer.objects.bulk_create([_row(hello, branches[hello.branch]) for hello in missing])
    return len(missing)


def _row(hello, branch):
    now = timezone.now()
    return Newcomer(
        branch=branch,
        name=hello.name,
        email=hello.email,
        belonging=hello.belonging,
        country=hello.country,
        city=hello.city,
        words=hello.words,
        arrived_at=now - timedelta(days=hello.days),
        welcomed_at=now - timedelta(days=hello.days - 3) if hello.note else None,
        note=hello.note,
    )
