"""Mailings for tests: frozen, confirmed, filled; many readers at once; and a sender that keeps what it is given."""

from contextlib import contextmanager
from unittest.mock import patch

from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from members.models import User
from newsletter.choices import MailingKind, MailingState, PersonKind
from newsletter.delivery import engine
from newsletter.models import Delivery, Mailing, Shell
from newsletter.recipients.segments import Segment
from tests import builders


def frozen(languages=("en",), **kw):
    """A mailing that waits to be confirmed, with a mail in each language."""
    kind = kw.pop("kind", MailingKind.EDITION)
    made = Mailing.objects.create(**{"kind": kind, "title": "November", "segment": Segment(kind).as_json()} | kw)
    for language in languages:
        shell(made, language)
    return made


def shell(mailing, language="en", variant=""):
    return Shell.objects.create(
        mailing=mailing,
        language=language,
        variant=variant,
        subject=f"News in {language}",
        text="The news.\n",
        html="<p>The news.</p>",
    )


def running(readers=0, **kw):
    """A mailing being sent, with a waiting row for each of ``readers`` accounts, or of so many new ones."""
    people = readers if isinstance(readers, list) else many(readers)
    started = {"state": MailingState.SENDING, "started_at": timezone.now(), "expected": len(people)}
    made = frozen(**started | {"total": len(people)} | kw)
    rows = [
        Delivery(mailing=made, edition_id=made.edition_id, person_kind=PersonKind.USER, person_id=pk, language="en")
        for pk in [person.pk for person in people]
    ]
    Delivery.objects.bulk_create(rows)
    return made


def many(number, name="reader", **kw):
    """So many accounts that want the newsletter, by two statements."""
    builders.site()
    emails = [f"{name}-{place}@example.org" for place in range(number)]
    fields = {"wants_newsletter": True, "password": "!", "language": "en"} | kw
    User.objects.bulk_create(User(email=email, **fields) for email in emails)
    users = list(User.objects.filter(email__in=emails).order_by("pk"))
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return users


def work(times=1000):
    """One slice that ends after so many looks at the clock; when it wants to come back."""
    looks = iter(range(times))
    return engine.work(until=lambda: next(looks, None) is None)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def states(mailing):
    """``{state: number}`` of its rows."""
    found = {}
    for state in Delivery.objects.filter(mailing=mailing).values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def rows(mailing):
    return list(Delivery.objects.filter(mailing=mailing).order_by("pk"))


def sent_to():
    return sorted(message.to[0] for message in mail.outbox)


@contextmanager
def handing_over(*results):
    """Django's backend does what each of ``results`` says: raises an exception, or returns a number of mails."""
    with patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=results) as send:
        yield send
