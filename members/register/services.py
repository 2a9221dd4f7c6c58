"""Single entries of the register, and what people ask the membership secretary. Retention of all of it.

What the membership secretary does demands the right to keep the register; what people do about their own branch
demands that they are members. Every change moves the register's version and leaves a line of history.
"""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from common.limits import allow
from common.mail import queue_mail
from members.choices import ChangeKind, ClaimKind, ClaimState, LookKind, MembershipStatus, Placed
from members.membership import forget_membership, membership_of, today, verified_addresses
from members.models import Membership, MembershipClaim, RegisterChange, RegisterLook
from members.placing import places
from members.register.matching import place
from members.register.numbers import number_hash
from members.register.rights import demand
from members.register.version import moving

QUESTIONS_A_DAY = 5
A_DAY = 24 * 60 * 60


class NotAMember(PermissionDenied):
    """Only members have a branch to choose."""


class OutsideCatchment(Exception):
    """The branch does not look after where they live: they may ask to be moved."""


class AddressTaken(Exception):
    """The address belongs to another member, or is linked to one."""


class NotVerified(Exception):
    """The person has not shown that the address is theirs."""


class AlreadyAnswered(Exception):
    """Somebody else was quicker, or it was withdrawn."""


class TooMany(Exception):
    """So many questions a day are not asked by one person."""


# ------------------------------------------------------------------ entries
def edit_entry(*, actor, entry, fields):
    """Write some fields of an entry; a branch that is set so stays until they move. Raises :class:`AddressTaken`."""
    demand(actor)
    return _edit(actor, entry, fields)


def _edit(actor, entry, fields, kind=None):
    with moving():
        before = Membership.objects.get(pk=entry.pk)
        changed = [name for name, value in fields.items() if getattr(before, name) != value]
        if not changed:
            return []
        for name, value in fields.items():
            setattr(entry, name, value)
        _save(entry)
        kind = kind or _kind(changed, entry)
        RegisterChange.objects.create(membership=entry, kind=kind, actor=actor, fields=" ".join(changed)[:120])
    return changed


def _save(entry):
    try:
        with transaction.atomic():
            _refuse_address_of_others(entry)
            entry.save()
    except IntegrityError:
        raise AddressTaken from None


def _refuse_address_of_others(entry):
    own = {address for address in (entry.email, entry.linked_email) if address}
    others = Membership.objects.filter(status=MembershipStatus.CURRENT).exclude(pk=entry.pk)
    if entry.status == MembershipStatus.CURRENT and own and others.with_address(own).exists():
        raise AddressTaken


def _kind(changed, entry):
    if "status" in changed:
        return ChangeKind.LEFT if entry.status == MembershipStatus.LEFT else ChangeKind.RETURNED
    return ChangeKind.MOVED if set(changed) <= {"branch", "placed"} else ChangeKind.CHANGED


def link_address(*, actor, entry, email):
    """From now on whoever has shown that ``email`` is theirs is this member; ``""`` takes a link away."""
    demand(actor)
    kind = ChangeKind.LINKED if email else ChangeKind.UNLINKED
    _edit(actor, entry, {"linked_email": email.strip().lower()}, kind)


def forget_links(*, addresses):
    """Addresses that were linked to entries, when their account goes."""
    known = [row if isinstance(row, str) else row[0] for row in addresses]
    for entry in Membership.objects.filter(linked_email__in=known).exclude(linked_email=""):
        _edit(None, entry, {"linked_email": ""}, ChangeKind.UNLINKED)


def place_again():
    """Branches follow the catchments: entries whose catchment has changed hands move along. How many.

    Looked for first without holding anybody up; who is found is looked at again while nobody else changes them.
    """
    if not _astray():
        return 0
    with moving():
        astray = _astray()
        Membership.objects.bulk_update(astray, ["branch", "placed"], batch_size=500)
        notes = [RegisterChange(membership=entry, kind=ChangeKind.MOVED, fields="branch") for entry in astray]
        RegisterChange.objects.bulk_create(notes)
    return len(astray)


def _astray():
    """The current entries that belong to another branch than they have, with that branch put in."""
    known, found = places(), []
    for entry in Membership.objects.filter(status=MembershipStatus.CURRENT).iterator():
        before = entry.branch_id
        entry.branch_id, entry.placed = place(entry, entry.country.code, entry.subdivision, known)
        if entry.branch_id != before:
            found.append(entry)
    return found


def note_look(*, actor, kind, entries, reason=""):
    """Write down that somebody looked at personal data: in which way and at how many, never at whom."""
    RegisterLook.objects.create(actor=actor, kind=kind, entries=entries, reason=reason)


def note_export(*, actor, entries, reason):
    demand(actor)
    note_look(actor=actor, kind=LookKind.EXPORT, entries=entries, reason=reason)


# ------------------------------------------------------------------ the member's own branch
def branches_to_choose(user):
    """The ids of the branches a member may choose: those that look after some of their country."""
    entry = membership_of(user)
    return places().branches(entry.country.code) if entry else frozenset()


def choose_branch(*, actor, branch):
    """A member's own choice among the branches of their country; holds until they move elsewhere.

    ``branch`` is its page in the source language. Raises :class:`NotAMember`, :class:`OutsideCatchment`.
    """
    entry = _own(actor)
    if branch.pk not in branches_to_choose(actor):
        raise OutsideCatchment
    _edit(actor, entry, {"branch": branch, "placed": Placed.MEMBER})
    forget_membership(actor)
    return entry


def ask_transfer(*, actor, branch, reason):
    """Ask the membership secretary for a branch elsewhere; asking again changes what was asked. The question."""
    entry = _own(actor)
    return _ask(actor, ClaimKind.TRANSFER, branch=branch, reason=reason, membership=entry, name=entry.name)


def _own(actor):
    entry = membership_of(actor)
    if entry is None:
        raise NotAMember
    return entry


# ------------------------------------------------------------------ questions
def ask_address(*, actor, name, number, reason):
    """Somebody signed in says that they are a member. Only a hash of the number is kept. The question.

    The answer to the page is the same whether the register knows name or number.
    """
    digest = number_hash(number) if number.strip() else ""
    return _ask(actor, ClaimKind.ADDRESS, name=name, number_hash=digest, reason=reason)


def _ask(actor, kind, **fields):
    if not allow("members.claims", actor.pk, QUESTIONS_A_DAY, A_DAY):
        raise TooMany
    claim, _made = MembershipClaim.objects.update_or_create(
        user=actor, kind=kind, state=ClaimState.WAITING, defaults=fields
    )
    return claim


def withdraw(*, actor, claim):
    if claim.user_id != actor.pk:
        raise PermissionDenied
    _close(claim, ClaimState.WITHDRAWN, None)


def candidates(claim):
    """The entries a question may be about: the number they gave, their address, their name; the surest first."""
    if claim.membership_id:
        return [claim.membership]
    wanted = Q(email=claim.user.email) | Q(name__iexact=claim.name.strip() or "-")
    if claim.number_hash:
        wanted |= Q(number_hash=claim.number_hash)
    found = Membership.objects.filter(wanted).select_related("branch")[:10]
    return sorted(found, key=lambda entry: entry.number_hash != claim.number_hash)


def grant(*, actor, claim, entry=None):
    """Grant what was asked: link the person's verified address to ``entry``, or move them. They are mailed.

    Raises :class:`AlreadyAnswered`, :class:`AddressTaken`, :class:`NotVerified`.
    """
    demand(actor)
    with transaction.atomic():
        _close(claim, ClaimState.GRANTED, actor, membership=entry or claim.membership)
        if claim.kind == ClaimKind.TRANSFER:
            _edit(actor, claim.membership, {"branch": claim.branch, "placed": Placed.SECRETARY})
        else:
            link_address(actor=actor, entry=entry, email=_verified(claim.user))
        _mail(claim)


def refuse(*, actor, claim, answer):
    """Say no, and why. They are mailed."""
    demand(actor)
    with transaction.atomic():
        _close(claim, ClaimState.REFUSED, actor, answer=answer)
        _mail(claim)


def _close(claim, state, actor, **fields):
    """Of two who answer at once, one does."""
    fields |= {"state": state, "answered_at": timezone.now(), "answered_by": actor}
    if not MembershipClaim.objects.filter(pk=claim.pk, state=ClaimState.WAITING).update(**fields):
        raise AlreadyAnswered
    claim.refresh_from_db()


def _verified(user):
    addresses = [row if isinstance(row, str) else row[0] for row in verified_addresses(user)]
    if not addresses:
        raise NotVerified
    return user.email if user.email in addresses else addresses[0]


def _mail(claim):
    user = claim.user
    queue_mail(
        to=user.email,
        template="members/register_answer",
        context={"claim": claim, "branch": claim.branch, "granted": claim.state == ClaimState.GRANTED},
        language=user.language,
        time_zone=user.time_zone,
    )


# ------------------------------------------------------------------ retention
def purge_register():
    """Delete who left longer ago than the retention, old questions and old notes of looks. How many had left."""
    left = today() - timedelta(days=settings.REGISTER_LEAVER_RETENTION_DAYS)
    now = timezone.now()
    answered = now - timedelta(days=settings.REGISTER_QUESTION_RETENTION_DAYS)
    MembershipClaim.objects.filter(answered_at__lte=answered).delete()
    looked = now - timedelta(days=settings.REGISTER_LOOK_RETENTION_DAYS)
    RegisterLook.objects.filter(looked_at__lte=looked).delete()
    gone = Membership.objects.filter(status=MembershipStatus.LEFT, until__lte=left)
    number = gone.count()
    if number:
        with moving():
            gone.delete()
    return number
