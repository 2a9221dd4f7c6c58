"""Who waits, and who welcomes."""

from datetime import timedelta

from django.utils import timezone

from branches.models import Newcomer
from members.membership import today
from members.models import Membership
from members.rights import Capability
from tests import builders, cast


def newcomer(branch, days=0, **kw):
    """Robin, who wrote to a branch so many days ago."""
    defaults = {
        "name": "Robin Sample",
        "email": "robin@example.org",
        "belonging": "member",
        "words": "I am new here.",
    }
    arrived = timezone.now() - timedelta(days=days)
    return Newcomer.objects.create(**{"branch": branch, "arrived_at": arrived} | defaults | kw)


def new_member(branch, days=3, **kw):
    """Ada, whom the register has as a member for so many days."""
    defaults = {"name": "Ada Newly", "email": "ada@example.org", "number_hash": f"{Membership.objects.count():064}"}
    return Membership.objects.create(**{"branch": branch, "since": today() - timedelta(days=days)} | defaults | kw)


def officer(page=None, capability=Capability.BRANCH, email="officer@example.org", **kw):
    """Somebody with a post of a page's body; without a page, of a group that has none."""
    codes = [str(capability)] if capability else []
    post = builders.post(body=builders.body(page=page), capabilities=codes, seats=9)
    user = cast.member(email)
    builders.term(user, post=post, **kw)
    return type(user).objects.get(pk=user.pk)


def secretary():
    return officer(capability=Capability.MEMBERSHIP, email="secretary@example.org")
