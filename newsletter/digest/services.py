"""Making digests: a mailing for each issue, once, through the same engine as editions."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from common.times import long_date
from members.choices import Digest
from newsletter.choices import MailingKind, When
from newsletter.delivery.services import confirm
from newsletter.digest.contents import told
from newsletter.digest.days import AT, due
from newsletter.mails.shells import freeze_shells
from newsletter.models import Mailing
from newsletter.recipients.segments import Segment
from newsletter.recipients.selection import querysets

# An issue has the same id whoever makes it: two runners at once, or one that was killed, make one mailing.
ISSUES = UUID("a3c3b6f0-6f0e-4bb0-9f0b-3f9d5d8c1e57")


def make_digests(now=None):
    """Make the mailings of the digests that are due and not made yet; they are sent by the engine. The new ones."""
    return [made for issue in due(now or timezone.now()) if (made := make_digest(issue))]


@transaction.atomic
def make_digest(issue):
    """One mailing with a mail for each branch and language that somebody reads; None if it is there or says nothing.

    Nobody who would get an empty one is among its recipients.
    """
    uuid = uuid5(ISSUES, f"{issue.often} {issue.day.isoformat()}")
    if Mailing.objects.filter(uuid=uuid).exists():
        return None
    segment = Segment(kind=MailingKind.DIGEST, digests=(issue.often,))
    found = [told(issue, variant, language) for variant, language in sorted(_audiences(segment))]
    found = [each for each in found if each]
    if not found:
        return None
    fields = {
        "kind": MailingKind.DIGEST,
        "title": _title(issue),
        # One that is withdrawn before the mail leaves stops it, as in editions.
        "revisions": {key: revision for each in found for key, revision in each.revisions.items()},
        "segment": segment.as_json(),
        "when": When.MORNING,
        "local_time": datetime.combine(issue.day, AT),
    }
    mailing, is_new = Mailing.objects.get_or_create(uuid=uuid, defaults=fields)
    if not is_new:
        return None
    freeze_shells(mailing, [each.content for each in found])
    confirm(actor=None, mailing=mailing, expected=_expected(segment, {each.content.variant for each in found}))
    return mailing


def _audiences(segment):
    """Pairs of branch and language that somebody reads a digest in."""
    return {pair for people in querysets(segment) for pair in people.values_list("about", "reads").distinct()}


def _expected(segment, variants):
    return sum(people.filter(about__in=variants).count() for people in querysets(segment))


def _title(issue):
    """For the officers' list, in the site's own language."""
    with translation.override("en"):
        pattern = _("Monthly digest of %(day)s") if issue.often == Digest.MONTHLY else _("Weekly digest of %(day)s")
        return pattern % {"day": long_date(issue.day)}
