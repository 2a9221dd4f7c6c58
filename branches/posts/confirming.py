"""Appointments that one officer does not make alone: to posts that open others' secrets or make more officers.

Whoever keeps posts could otherwise put an account of their own, or a friend's, where members' names or conduct
reports are read, and nobody would know. Such a term counts from the moment another person who keeps posts, or an
administrator, has confirmed it. Holding a seat of the executive is not enough: the same officer fills those.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from branches.models import Term
from branches.posts.history import note
from branches.rights import rights_of_everybody
from common.mail import queue_mail
from members.models import User
from members.rights import OF_POSTS_ALONE, Capability, can

GUARDED = OF_POSTS_ALONE | {Capability.MEMBERSHIP, Capability.EDITOR, Capability.ELECTIONS}


class NotWaiting(Exception):
    """It is confirmed already, or was taken back."""


def is_guarded(post):
    """Whether a post opens something that a second officer has to agree to."""
    return not GUARDED.isdisjoint(Capability(code) for code in post.capabilities)


def needs_second_officer(actor, post, person):
    """Administrators need none, but for posts they take themselves: conduct reports are closed to them."""
    return is_guarded(post) and (not actor.is_superuser or person == actor)


def may_confirm(user, term):
    """Another who keeps posts than the one who appointed, and not whom it is about."""
    return can(user, "appoint", term.post) and user.pk not in (term.appointed_by_id, term.person_id)


@transaction.atomic
def confirm(*, actor, term):
    """The second officer's word: the term counts from now on, within its days. It is in the post's history.

    Raises ``PermissionDenied`` for who appointed, who is appointed and who keeps no posts, and ``NotWaiting``.
    Nothing is sent.
    """
    if not may_confirm(actor, term):
        raise PermissionDenied
    # What was looked at is what is confirmed: not somebody else whom the first officer has written there meanwhile.
    looked_at = {name: getattr(term, name) for name in ("post_id", "person_id", "appointed_by_id", "start", "end")}
    waiting = Term.objects.filter(pk=term.pk, confirmed_at=None, **looked_at)
    if not waiting.update(confirmed_at=timezone.now(), confirmed_by=actor):
        raise NotWaiting
    term.refresh_from_db()
    note(actor, "branches.term.confirm", term)


def tell_second_officers(term):
    """Administrators, and others who keep posts, read that an appointment waits; the mail names nobody."""
    context = {"post": str(term.post), "address": reverse("term:confirm", args=[term.pk])}
    keepers = [
        person for person, rights in rights_of_everybody().items() if Capability.ELECTIONS in rights.capabilities
    ]
    people = User.objects.filter(Q(is_superuser=True) | Q(pk__in=keepers), is_active=True)
    for user in people.exclude(pk__in=[term.appointed_by_id, term.person_id]).order_by("pk"):
        queue_mail(
            to=user.email,
            template="branches/term_waits",
            context=context,
            language=user.language,
            time_zone=user.time_zone,
        )
