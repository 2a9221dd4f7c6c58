"""Two regions with a branch each, their coordinators (one pair shares the post) and officers."""

from dataclasses import dataclass
from datetime import date

from branches.models import BranchPage, Post, Term
from branches.posts.services import ensure_body
from branches.rights import rights_of
from members.models import User
from members.rights import Capability
from tests import builders, cast

LONG_AGO = date(2024, 1, 1)


@dataclass
class Place:
    branch: BranchPage
    secretary: User
    chair: User
    coordinator: User
    partner: User


def post(page, capability, title):
    """A post of the page's body that brings a capability; the same for the same title."""
    body = ensure_body(page)
    found, _made = Post.objects.get_or_create(body=body, title=title, defaults={"capabilities": [capability]})
    if capability not in found.capabilities:
        found.capabilities = [capability]
        found.save()
    return found


def holder(page, capability, title, email, share=1, start=LONG_AGO, end=None):
    user = cast.member(email)
    seat = post(page, capability, title)
    if not Term.objects.filter(post=seat, person=user).exists():
        Term.objects.create(post=seat, person=user, share=share, start=start, end=end)
    return User.objects.get(pk=user.pk)


def place(name):
    """A branch with a secretary and a chair, in a region of its own that two coordinate together."""
    region = builders.region(title=f"Region of {name}")
    branch = builders.branch(region=region, title=name, slug=name.lower())
    mail = f"{name.lower()}@example.org"
    return Place(
        branch=branch,
        secretary=holder(branch, Capability.BRANCH, "Secretary", f"secretary.{mail}"),
        chair=holder(branch, Capability.BRANCH, "Chair", f"chair.{mail}"),
        coordinator=holder(region, Capability.REGION, "Regional coordinator", f"coordinator.{mail}"),
        partner=holder(region, Capability.REGION, "Regional coordinator", f"partner.{mail}", share=2),
    )


def fresh(user):
    """Without what a request remembered of them."""
    return User.objects.get(pk=user.pk)


def has_rights(user):
    return bool(rights_of(fresh(user)).held)
