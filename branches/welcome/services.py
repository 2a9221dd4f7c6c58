"""What is done with newcomers: each verb written once, with who may and what is sent."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from branches.choices import ENDED
from branches.models import BranchPage, Newcomer
from branches.welcome.mails import confirm, tell_officers
from members.rights import can

LONGEST = 4000


class NoSuchBranch(Exception):
    """Handed to a branch that has ended, or to the one it waits for already."""


@transaction.atomic
def introduce(*, page, name, email, belonging, country="", city="", words="", language):
    """Anybody may ask to hear from a branch; ``page`` is its page in any language.

    Who waits there already, under this address, is not written down twice: new words are added, and the branch is not
    told again. Mailed are the branch and the membership secretary (that somebody waits, not who), and the address
    that was given, with the way to take it back.
    """
    branch = source_of(page)
    newcomer, is_new = Newcomer.objects.get_or_create(
        branch=branch,
        email=email.strip().lower(),
        welcomed_at=None,
        membership=None,
        defaults={"name": name, "belonging": belonging, "words": words, "language": language}
        | {"country": country, "city": city},
    )
    if is_new:
        tell_officers(branch, "branches/newcomer_waits")
    else:
        _add_words(newcomer, words)
    confirm(newcomer, page.title)
    return newcomer


@transaction.atomic
def welcome(*, actor, newcomer, note=""):
    """Whoever welcomes for the branch says what was done; the row is kept for a month. No mail, a history entry."""
    _require(actor, newcomer)
    newcomer.welcomed_at, newcomer.welcomed_by, newcomer.note = timezone.now(), actor, note
    newcomer.save(update_fields=["welcomed_at", "welcomed_by", "note"])
    log(newcomer, "branches.welcome", user=actor)


@transaction.atomic
def welcome_member(*, actor, membership, note=""):
    """The same for a new member of the register: who it is stays in the register only."""
    _require(actor, membership)
    newcomer = Newcomer.objects.create(
        branch_id=membership.branch_id,
        membership=membership,
        welcomed_at=timezone.now(),
        welcomed_by=actor,
        note=note,
    )
    log(newcomer, "branches.welcome", user=actor)


@transaction.atomic
def hand_over(*, actor, newcomer, branch):
    """To another branch, which is told that somebody waits; they wait on since the day they wrote.

    Who waits there too becomes one with them. Raises ``NoSuchBranch``.
    """
    _require(actor, newcomer)
    branch = source_of(branch)
    if branch.status in ENDED or branch.pk == newcomer.branch_id:
        raise NoSuchBranch
    there = Newcomer.objects.waiting().filter(branch=branch, email=newcomer.email).first()
    if there:
        _add_words(newcomer, there.words)
        newcomer.arrived_at = min(newcomer.arrived_at, there.arrived_at)
        there.delete()
    newcomer.branch = branch
    newcomer.save(update_fields=["branch", "arrived_at"])
    tell_officers(branch, "branches/newcomer_waits")
    log(newcomer, "branches.hand_over", user=actor)


@transaction.atomic
def delete_spam(*, actor, newcomer):
    """What no person wrote is deleted at once; the history says that it was, not what it said."""
    _require(actor, newcomer)
    log(newcomer, "branches.delete_spam", user=actor, deleted=True)
    newcomer.delete()


def take_back(*, key):
    """Whoever has the link of the confirmation deletes what stands under that address, at every branch."""
    newcomer = Newcomer.objects.filter(pk=key, membership=None).first()
    if newcomer:
        Newcomer.objects.filter(email=newcomer.email, membership=None).delete()


def source_of(page):
    """The branch's page in the source language, which rows point to; the page itself where there is none."""
    return BranchPage.objects.in_source_language().filter(translation_key=page.translation_key).first() or page


def _add_words(newcomer, words):
    if words and words not in newcomer.words:
        newcomer.words = f"{newcomer.words}\n\n{words}".strip()[:LONGEST]
        newcomer.save(update_fields=["words"])


def _require(actor, obj):
    if not can(actor, "welcome", obj):
        raise PermissionDenied
