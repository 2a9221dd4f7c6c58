"""Who is a member: the question that pages, meetings and votes ask of the register."""

from datetime import timedelta

from django.apps import apps
from django.db.models import Count, Q
from django.utils import timezone

from common.privacy import may_read_members_pages, reads_members_pages
from members.models import Membership

__all__ = [
    "counts_by_branch",
    "forget_membership",
    "is_member",
    "may_read_members_pages",
    "membership_of",
    "today",
    "verified_addresses",
]

_NOT_ASKED = object()


def today():
    """The day of the register: it holds everywhere on Earth alike, so it follows one clock, UTC."""
    return timezone.now().date()


def membership_of(user):
    """The membership that holds today of a signed-in person's verified address, with its branch; else None.

    One query, remembered on the user object, which lasts for the request.
    """
    if not (user and user.is_authenticated and user.is_active):
        return None
    found = getattr(user, "_membership", _NOT_ASKED)
    if found is _NOT_ASKED:
        addresses = verified_addresses(user)
        found = Membership.objects.on(today()).with_address(addresses).select_related("branch").order_by("pk").first()
        user._membership = found
    return found


@reads_members_pages
def is_member(user):
    return membership_of(user) is not None


def forget_membership(user):
    """After a change to the register, so that the same request sees it."""
    user.__dict__.pop("_membership", None)


def verified_addresses(user):
    """The addresses somebody has shown to be theirs, as a query; without a sign-in that verifies, their own."""
    if not apps.is_installed("allauth.account"):
        return [user.email]
    from django.db.models.functions import Lower

    addresses = apps.get_model("account", "EmailAddress").objects.filter(user=user.pk, verified=True)
    return addresses.values_list(Lower("email"))


def counts_by_branch(day):
    """``{branch's id: (members, more than 30 days ago, more than 365 days ago)}``, in one query.

    The branch is its page in the source language; None stands for members whom no branch looks after. Who has left
    is purged after a time, so a change that reaches back further than that would be too large: 365 days is within.
    """
    days = (day, day - timedelta(days=30), day - timedelta(days=365))
    counts = {f"on_{number}": Count("pk", filter=_held(on)) for number, on in enumerate(days)}
    rows = Membership.objects.order_by().values("branch").annotate(**counts)
    return {row["branch"]: (row["on_0"], row["on_0"] - row["on_1"], row["on_0"] - row["on_2"]) for row in rows}


def _held(day):
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))
