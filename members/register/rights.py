"""Who keeps the register: whoever holds a post that says so (members.rights), and no other officer."""

from django.core.exceptions import PermissionDenied

from members.models import ImportRun, Membership, MembershipClaim
from members.rights import Capability, can, holds, rule


@rule("keep", Membership)
@rule("keep", ImportRun)
@rule("keep", MembershipClaim)
def keeps(user, _obj):
    return holds(user, Capability.MEMBERSHIP)


def may_keep(user):
    return can(user, "keep", Membership)


def demand(user):
    if not may_keep(user):
        raise PermissionDenied
