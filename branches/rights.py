"""What somebody may do because of the posts they hold today: computed from terms of office, never stored.

A term counts from the first moment of its ``start`` to the last before its ``end``, both days of its body's zone,
once it is confirmed where that needs a second officer.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from branches.models import Term
from common.privacy import reads_members_pages
from common.zones import local_time
from members.rights import Capability, capabilities_come_from

CACHED_AS = "_rights_of_terms"


@dataclass(frozen=True)
class Rights:
    """``held`` says for each capability the ids of the source-language pages of the bodies it comes with.

    A body without a page gives the capability without a place: an empty set. ``bodies`` are the ids of all bodies
    they hold a post of, also one that gives no capability.
    """

    held: dict[Capability, frozenset[int]] = field(default_factory=dict)
    bodies: frozenset[int] = frozenset()

    @property
    def capabilities(self):
        return frozenset(self.held)

    def pages(self, *capabilities):
        return frozenset().union(*(self.held.get(capability, frozenset()) for capability in capabilities))


def rights_of(user, at=None):
    """The rights of somebody at an instant (now): one query, kept with the user for the request."""
    if not (user and user.is_authenticated and user.is_active):
        return Rights()
    if at is None and hasattr(user, CACHED_AS):
        return getattr(user, CACHED_AS)
    rights = _rights(current_terms(user, at or timezone.now()))
    if at is None:
        setattr(user, CACHED_AS, rights)
    return rights


def rights_of_everybody(at=None):
    """The rights of all who hold a post at an instant (now), by the id of the person: one query."""
    terms = defaultdict(list)
    for term in _running(Term.objects.exclude(person=None), at or timezone.now()):
        terms[term.person_id].append(term)
    return {person: _rights(theirs) for person, theirs in terms.items()}


def current_terms(user, at: datetime):
    """The terms somebody is in at an instant, each by the clock of its body, with post and body fetched."""
    return _running(Term.objects.filter(person=user), at)


def _running(terms, at):
    days = at.date() - timedelta(days=1), at.date() + timedelta(days=1)
    nearly = terms.confirmed().filter(start__lte=days[1]).exclude(end__lte=days[0])
    return [term for term in nearly.select_related("post__body") if is_current(term, at)]


def is_current(term, at: datetime):
    today = local_time(at, term.post.body.time_zone).date()
    standing = term.post.abolished_on is None or today < term.post.abolished_on
    return standing and term.start <= today and (term.end is None or today < term.end)


def _rights(terms):
    return Rights(_held(terms), frozenset(term.post.body_id for term in terms))


def _held(terms):
    held = defaultdict(set)
    for term in terms:
        for capability in term.post.capabilities:
            held[Capability(capability)] |= {term.post.body.page_id} - {None}
    return {capability: frozenset(pages) for capability, pages in held.items()}


@capabilities_come_from
def capabilities(user):
    return rights_of(user).capabilities


@reads_members_pages
def holds_a_post(user):
    return bool(rights_of(user).bodies)
