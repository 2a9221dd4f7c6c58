"""Who gets a mailing, as SQL: rows of ``(person_kind, person_id, language, time_zone, variant)``, nobody twice.

An account comes before a subscription with its address. Who is selected is asked again at the moment of sending
(newsletter.recipients.person), which is what counts; here they are left out so that the number shown is true.
"""

from django.conf import settings
from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, Q, SmallIntegerField, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from branches.rights import rights_of_everybody
from members.choices import Digest
from members.membership import today
from members.models import Membership
from members.rights import Capability
from newsletter.choices import MailingKind, PersonKind
from newsletter.models import Subscriber
from newsletter.recipients import belonging
from newsletter.recipients.segments import Role
from newsletter.recipients.suppression import suppressed_addresses

COLUMNS = ("person_kind", "number", "reads", "zone", "about")


def querysets(segment):
    """The rows of a segment, one queryset for each kind of person; nothing is fetched but a segment's few names."""
    if segment.kind == MailingKind.NOTICE:
        return [_members(segment)]
    return [_accounts(segment), _subscribers(segment)]


def wants(kind, digests=()):
    """Of accounts: who chose this kind of mail."""
    if kind == MailingKind.DIGEST:
        return Q(digest__in=digests) if digests else ~Q(digest=Digest.NEVER)
    return Q(wants_newsletter=True)


def subscriber_wants(kind, digests=()):
    """Of subscribers the same; their digest is weekly."""
    if kind == MailingKind.DIGEST:
        return Q(wants_digest=True) if not digests or Digest.WEEKLY in digests else Q(pk__in=[])
    return Q(wants_newsletter=True)


def _accounts(segment):
    people = belonging.accounts().filter(wants(segment.kind, segment.digests))
    people = people.exclude(email__in=suppressed_addresses())
    if (branches := belonging.branch_pages(segment)) is not None:
        people = people.filter(Exists(belonging.memberships("email").filter(branch__in=branches)))
    if segment.languages:
        people = people.filter(language__in=segment.languages)
    if segment.roles:
        people = people.filter(_in_role(segment.roles))
    zone = belonging.zone_of("time_zone", belonging.branch_zone("email"))
    return _rows(people, PersonKind.USER, F("language"), zone, _variant(segment, belonging.branch_of("email")))


def _in_role(roles):
    found = Q(pk__in=[])
    if Role.MEMBER in roles:
        found |= Q(Exists(belonging.memberships("email")))
    if {Role.OFFICER, Role.COORDINATOR} & {*roles}:
        rights = rights_of_everybody()
        leading = {person for person, held in rights.items() if Capability.REGION in held.capabilities}
        found |= Q(pk__in=set(rights) if Role.OFFICER in roles else leading)
    return found


def _subscribers(segment):
    people = Subscriber.objects.filter(subscriber_wants(segment.kind, segment.digests), confirmed_at__isnull=False)
    people = people.exclude(belonging.with_account("email")).exclude(email__in=suppressed_addresses())
    own = belonging.branch_of_subscriber()
    if (branches := belonging.branch_pages(segment)) is not None:
        people = people.alias(own_branch=own).filter(own_branch__in=branches)
    if segment.languages:
        people = people.filter(language__in=segment.languages)
    if segment.roles and Role.SUBSCRIBER not in segment.roles:
        in_register = Exists(belonging.memberships("email"))
        people = people.filter(in_register) if Role.MEMBER in segment.roles else people.none()
    zone = belonging.zone_of("time_zone", F("branch__time_zone"), belonging.branch_zone("email"))
    return _rows(people, PersonKind.SUBSCRIBER, F("language"), zone, _variant(segment, own))


def _members(segment):
    """Every member of today with an address, whatever they chose and whoever complained: the law asks for it."""
    members = Membership.objects.on(today()).exclude(email="", linked_email="")
    if (branches := belonging.branch_pages(segment)) is not None:
        members = members.filter(branch__in=branches)
    language, zone = language_and_zone_of_members()
    return _rows(members, PersonKind.MEMBER, language, zone, _variant(segment, None))


def language_and_zone_of_members():
    """Of entries of the register: those of their account, where they have one; else the source's and the branch's."""
    theirs = (
        belonging.accounts().filter(Q(email=OuterRef("email")) | Q(email=OuterRef("linked_email"))).order_by("pk")
    )
    language = Coalesce(Subquery(theirs.values("language")[:1]), Value(settings.LANGUAGE_CODE))
    own_zone = Subquery(theirs.exclude(time_zone="").values("time_zone")[:1])
    return language, Coalesce(own_zone, F("branch__time_zone"), Value(""), output_field=CharField())


def _variant(segment, branch):
    """A digest is about a branch: its page's id; empty for who has none, and for everything else."""
    if segment.kind != MailingKind.DIGEST:
        return Value("", output_field=CharField())
    return Coalesce(Cast(branch, CharField(max_length=20)), Value(""), output_field=CharField())


def _rows(people, kind, language, zone, variant):
    return (
        people.order_by()
        .annotate(
            person_kind=Value(int(kind), output_field=SmallIntegerField()),
            number=Cast("pk", BigIntegerField()),
            reads=language,
            zone=zone,
            about=variant,
        )
        .values_list(*COLUMNS)
    )
