"""Who may keep posts and terms: administrators, and whoever runs elections."""

from branches.models import Body, Post, Term
from members.rights import Capability, holds, rule


@rule("appoint", Post)
@rule("change", Body)
@rule("change", Post)
@rule("change", Term)
def keeps_posts(user, _what):
    return holds(user, Capability.ELECTIONS)
