"""Whether a mail may go to somebody right now, and to which address: asked right before each is sent.

What counts is this moment, not the one when the rows were written: who has stopped the newsletter, closed the
account, changed the address or left the register meanwhile gets nothing, and the delivery says why.
"""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import BranchPage
from common.services import ascii_address
from members.membership import today
from members.models import Membership, User
from newsletter.choices import MailingKind, PersonKind, SuppressionReason
from newsletter.mails.places import one_line
from newsletter.models import Subscriber
from newsletter.recipients import belonging
from newsletter.recipients.selection import language_and_zone_of_members, subscriber_wants, wants
from newsletter.recipients.suppression import normal, reasons_of
from newsletter.subscriptions.tokens import preferences_url, unsubscribe_url

# Why a mail is not sent: Delivery.reason of what is suppressed, in words for the progress page.
REFUSALS = {
    "gone": gettext_lazy("No longer there, or no longer wants it"),
    "bounced": gettext_lazy("Mail to the address came back for good"),
    "complained": gettext_lazy("The owner reported our mail as unwanted"),
    "asked": gettext_lazy("The owner asked for no mail at all"),
    "address": gettext_lazy("No mail can be sent to an address like theirs"),
}


@dataclass(frozen=True)
class Recipient:
    """Somebody who gets the mail. A notice has neither link; times are theirs in ``time_zone``, empty if unknown."""

    kind: int
    id: int
    email: str
    name: str
    language: str
    time_zone: str
    branch_name: str
    reason_text: str
    unsubscribe_url: str
    preferences_url: str


@dataclass(frozen=True)
class Refusal:
    """Nobody to send to; ``reason`` is a key of :data:`REFUSALS`."""

    reason: str


def recipient_of(delivery):
    """The :class:`Recipient` of a delivery, or a :class:`Refusal`; two queries."""
    return recipients_of([delivery])[delivery.pk]


def recipients_of(deliveries):
    """``{delivery's id: Recipient or Refusal}`` for deliveries of one mailing: at most four queries."""
    deliveries = list(deliveries)
    if not deliveries:
        return {}
    mailing = deliveries[0].mailing
    people = {}
    for kind in {delivery.person_kind for delivery in deliveries}:
        pks = {delivery.person_id for delivery in deliveries if delivery.person_kind == kind}
        people |= {
            (kind, row["pk"]): row for row in _ROWS[kind](mailing.kind).filter(pk__in=pks).values(*_COLUMNS[kind])
        }
    stopped = reasons_of({address_of(row) for row in people.values()})
    return {delivery.pk: _answer(delivery, mailing, people, stopped) for delivery in deliveries}


def _answer(delivery, mailing, people, stopped):
    person = people.get((delivery.person_kind, delivery.person_id))
    if person is None:
        return Refusal("gone")
    reason = stopped.get(normal(address_of(person)))
    # The law wants a notice sent to whom our letters annoy, not to where no mail arrives.
    if reason and (mailing.kind != MailingKind.NOTICE or reason == SuppressionReason.BOUNCED):
        return Refusal(str(reason))
    if not _can_be_written(address_of(person)):
        return Refusal("address")
    return _recipient(delivery, mailing, person)


def _can_be_written(address):
    """Whether it can stand in a mail: one odd address must not hold up everybody else's."""
    try:
        return ascii_address(address) == one_line(ascii_address(address))
    except ValueError:
        return False


def _recipient(delivery, mailing, person):
    language, is_notice = person["reads"], mailing.kind == MailingKind.NOTICE
    ident = delivery.person_kind, delivery.person_id
    with translation.override(language):
        reason = str(_reason(delivery.person_kind, mailing.kind))
    return Recipient(
        *ident,
        email=address_of(person),
        name=person.get("display_name") or _full_name(person),
        language=language,
        time_zone=person["zone"],
        branch_name=person["branch_name"],
        reason_text=reason,
        unsubscribe_url="" if is_notice else unsubscribe_url(*ident, mailing.kind, delivery.pk, language),
        preferences_url="" if is_notice else preferences_url(*ident, language),
    )


def address_of_delivery(delivery):
    """The address of whom a mail went to, whatever they want today; empty for who is gone."""
    rows = _EVERYBODY[delivery.person_kind].objects.filter(pk=delivery.person_id)
    fields = ("email", "linked_email") if delivery.person_kind == PersonKind.MEMBER else ("email",)
    return next((address_of(row) for row in rows.values(*fields)), "")


def address_of(person):
    """Where mail to a row goes: the register's own address before the one that was linked."""
    return person["email"] or person["linked_email"]


def _full_name(person):
    return person.get("name") or " ".join(filter(None, (person.get("first_name"), person.get("last_name"))))


def _reason(kind, mailing_kind):
    if mailing_kind == MailingKind.NOTICE:
        return _("You get this because you are a member. Legal and ballot notices go to every member.")
    if kind == PersonKind.SUBSCRIBER:
        return _("You get this because you subscribed on our website and confirmed your address.")
    if mailing_kind == MailingKind.DIGEST:
        return _("You get this because you chose the digest in your account.")
    return _("You get this because you chose the newsletter in your account.")


def _accounts(kind):
    branch = belonging.branch_of("email")
    zone = belonging.zone_of("time_zone", belonging.branch_zone("email"))
    return _with_branch_name(belonging.accounts().filter(wants(kind)), branch, reads=F("language"), zone=zone)


def _subscribers(kind):
    people = Subscriber.objects.filter(subscriber_wants(kind), confirmed_at__isnull=False)
    branch = belonging.branch_of_subscriber()
    zone = belonging.zone_of("time_zone", F("branch__time_zone"), belonging.branch_zone("email"))
    return _with_branch_name(people, branch, reads=F("language"), zone=zone)


def _members(kind):
    language, zone = language_and_zone_of_members()
    members = Membership.objects.on(today()).exclude(email="", linked_email="")
    return _with_branch_name(members, F("branch_id"), reads=language, zone=zone)


def _with_branch_name(people, branch, *, reads, zone):
    """What the branch is called in the language of whoever is written to, else in the source language."""
    people = people.order_by().annotate(own_branch=branch, reads=reads, zone=zone)
    source = BranchPage.objects.filter(pk=OuterRef("own_branch"))
    theirs = BranchPage.objects.filter(
        translation_key=Subquery(
            BranchPage.objects.filter(pk=OuterRef(OuterRef("own_branch"))).values("translation_key")
        ),
        locale__language_code=OuterRef("reads"),
        live=True,
        alias_of=None,
    )
    titles = Coalesce(Subquery(theirs.values("title")[:1]), Subquery(source.values("title")[:1]), Value(""))
    return people.annotate(branch_name=titles)


_EVERYBODY = {PersonKind.USER: User, PersonKind.SUBSCRIBER: Subscriber, PersonKind.MEMBER: Membership}
_ROWS = {PersonKind.USER: _accounts, PersonKind.SUBSCRIBER: _subscribers, PersonKind.MEMBER: _members}
_SHARED = ("pk", "email", "reads", "zone", "branch_name")
_COLUMNS = {
    PersonKind.USER: (*_SHARED, "first_name", "last_name", "display_name"),
    PersonKind.SUBSCRIBER: _SHARED,
    PersonKind.MEMBER: (*_SHARED, "linked_email", "name"),
}
