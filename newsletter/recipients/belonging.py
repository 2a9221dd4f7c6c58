"""Where people belong, in SQL: their account, their entry of the register, its branch.

An address belongs to an account that is open and has shown that the address is its own, and to the entry of the
register that head office or the membership secretary gave it.
"""

from allauth.account.models import EmailAddress
from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower

from branches.models import BranchPage, RegionPage
from members.membership import today
from members.models import Membership, User


def accounts():
    """Accounts that mail may go to: open, with an address that was shown to be theirs."""
    shown = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    return User.objects.filter(
        Exists(shown.alias(lower=Lower("email")).filter(lower=OuterRef("email"))), is_active=True
    )


def with_account(address):
    """Whether the row's ``address`` is an account's that mail may go to."""
    return Exists(accounts().filter(email=OuterRef(address)))


def memberships(address):
    """The memberships of today that have the row's ``address``."""
    own = Q(email=OuterRef(address)) | Q(linked_email=OuterRef(address))
    return Membership.objects.on(today()).filter(own).order_by("pk")


def branch_of(address):
    """The id of the branch of whoever has the row's ``address``, by the register."""
    return Subquery(memberships(address).values("branch_id")[:1], output_field=IntegerField())


def branch_of_subscriber():
    """What they chose, else what the register says of their address."""
    return Coalesce(F("branch_id"), branch_of("email"), output_field=IntegerField())


def zone_of(zone, *branch_zones):
    """A person's own zone, else the first of the branches' that is known, else empty."""
    else_empty = Coalesce(*branch_zones, Value(""), output_field=CharField())
    return Case(When(**{zone: ""}, then=else_empty), default=F(zone), output_field=CharField())


def branch_zone(address):
    return Subquery(memberships(address).values("branch__time_zone")[:1])


def branch_pages(segment):
    """The branches, in the source language, of a segment; None where it names no place. At most one query."""
    if not segment.regions and not segment.branches:
        return None
    wanted = Q(pk__in=segment.branches)
    for path in RegionPage.objects.filter(pk__in=segment.regions).values_list("path", flat=True):
        wanted |= Q(path__startswith=path)
    return BranchPage.objects.in_source_language().filter(wanted).values("pk")
