"""Who may do what with the newsletter; the states of a text and who answers to it are in newsletter.approval.

Authors are those with the capability to write articles: by a post, or because an editor named them for a time.
Whoever edits approves what they have not written, puts editions together and sends them. What an article's or an
edition's page lets somebody do is in newsletter.permissions; screens and services ask :func:`members.rights.can`.
"""

from collections import defaultdict
from datetime import timedelta

from django.utils import timezone

from branches.models import Term
from branches.rights import is_current
from common.zones import HOME_ZONE, local_time
from members.rights import Capability, brings, capabilities_come_from, capabilities_of, holds, rule
from newsletter.models import ArticlePage, EditionPage, NamedAuthor

CACHED_AS = "_writes_as_named_author"
NAMED_AUTHORS = [f"newsletter.{action}_namedauthor" for action in ("view", "add", "change", "delete")]

brings(Capability.ARTICLES)
brings(Capability.EDITOR, *NAMED_AUTHORS, "newsletter.change_approvalsettings")


def today():
    """The day it is where the organisation's own clocks are: a named author's time begins and ends by it."""
    return local_time(timezone.now(), HOME_ZONE).date()


@capabilities_come_from
def of_named_authors(user):
    """One query, kept with the user for the request."""
    if not hasattr(user, CACHED_AS):
        day = today()
        named = NamedAuthor.objects.filter(person=user, since__lte=day, until__gt=day).exists()
        setattr(user, CACHED_AS, frozenset({Capability.ARTICLES}) if named else frozenset())
    return getattr(user, CACHED_AS)


def partners_of(people, at=None):
    """The ids of those who share the seat of one of these people, in a post that writes articles: one query.

    ``people`` are ids, and not in the answer unless they are each other's partners.
    """
    return frozenset().union(*partners_by_person(people, at).values())


def partners_by_person(people, at=None):
    """``{id of a person: ids of who shares a seat with them}``, of today's terms: one query."""
    people, at = frozenset(people) - {None}, at or timezone.now()
    if not people:
        return {}
    days = at.date() - timedelta(days=1), at.date() + timedelta(days=1)
    theirs = Term.objects.filter(person__in=people).values("post")
    terms = Term.objects.confirmed().filter(post__in=theirs, start__lte=days[1]).exclude(end__lte=days[0])
    seats = defaultdict(set)
    for term in terms.exclude(person=None).select_related("post__body"):
        if Capability.ARTICLES in term.post.capabilities and is_current(term, at):
            seats[term.post_id, term.seat].add(term.person_id)
    found = defaultdict(set)
    for seat in seats.values():
        for person in seat & people:
            found[person] |= seat - {person}
    return {person: frozenset(partners) for person, partners in found.items()}


def writes_as(user):
    """Whose articles somebody writes: their own and those of who shares their seat, as ids. Kept for the request."""
    if not hasattr(user, "_newsletter_writes_as"):
        user._newsletter_writes_as = frozenset({user.pk}) | partners_of([user.pk])
    return user._newsletter_writes_as


def is_author(user):
    """Whether somebody writes articles at all."""
    return holds(user, Capability.ARTICLES)


def is_editor(user):
    return holds(user, Capability.EDITOR)


def has_a_queue(user):
    """Editors see all that waits; coordinators what their region asked to see first."""
    return bool(capabilities_of(user) & {Capability.EDITOR, Capability.REGION})


@rule("write", ArticlePage)
def may_write(user, article):
    """Begin an article, where the model is asked about; change this one."""
    if isinstance(article, ArticlePage):
        return article.permissions_for_user(user).can_edit()
    return is_author(user) or is_editor(user)


@rule("edit_edition", EditionPage)
def may_edit_edition(user, edition):
    """Make editions, put them together, preview them and send oneself a test."""
    return is_editor(user)


@rule("send", EditionPage)
def may_send(user, edition):
    """Publish an edition's page, freeze, confirm, pause, resume and cancel its mailings."""
    return is_editor(user)


@rule("approve", ArticlePage)
def may_approve(user, article):
    from newsletter.approval.review import may_answer

    return may_answer(user, article)


@rule("see_review", ArticlePage)
def may_see_review(user, article):
    from newsletter.approval.review import may_see

    return may_see(user, article)


@rule("withdraw", ArticlePage)
def may_withdraw(user, article):
    """Whoever edits and is none of its authors; authors ask for it."""
    from newsletter.approval.people import authors_of

    if not (article.live and is_editor(user)):
        return False
    return user.is_superuser or user.pk not in authors_of(article)


@rule("ask_withdrawal", ArticlePage)
def may_ask_withdrawal(user, article):
    """Whose text it is, or who shares their seat."""
    return article.live and is_author(user) and article.owner_id in writes_as(user)
