"""The readers of the newsletter's tests: accounts, subscribers and entries of the register, and mailings to them."""

from datetime import date
from itertools import count

from allauth.account.models import EmailAddress
from django.utils import timezone

from members.models import Membership, User
from newsletter.choices import MailingKind, PersonKind
from newsletter.models import Delivery, Mailing, Subscriber

_numbers = count(1)


def reader(email="", *, verified=True, branch=None, **kw):
    """Somebody with an account who wants the newsletter; with ``branch=`` also a member of the register."""
    email = email or f"reader-{next(_numbers)}@example.org"
    user = User.objects.create_user(email, **{"wants_newsletter": True} | kw)
    EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    if branch:
        membership(email, branch=branch)
    return user


def subscriber(email="", **kw):
    """Somebody without an account who has confirmed their address."""
    email = email or f"subscriber-{next(_numbers)}@example.org"
    return Subscriber.objects.create(**{"email": email, "confirmed_at": timezone.now()} | kw)


def membership(email=None, **kw):
    """A member of the register; ``email=""`` for one whose address head office does not know."""
    number = next(_numbers)
    defaults = {"name": f"Mem Ber {number}", "since": date(2020, 1, 1), "number_hash": f"{number:064}"}
    email = f"member-{number}@example.org" if email is None else email
    return Membership.objects.create(**{"email": email} | defaults | kw)


def mailing(kind=MailingKind.EDITION, **kw):
    return Mailing.objects.create(**{"kind": kind, "title": "November"} | kw)


def delivery(person, of=None, **kw):
    """A mail to an account, a subscriber or an entry of the register."""
    kinds = {User: PersonKind.USER, Subscriber: PersonKind.SUBSCRIBER, Membership: PersonKind.MEMBER}
    defaults = {"person_kind": kinds[type(person)], "person_id": person.pk, "language": "en"}
    return Delivery.objects.create(mailing=of or mailing(), **defaults | kw)
