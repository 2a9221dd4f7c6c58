"""The last look before a frozen mailing goes out: who is asked, what they are shown, and what stops it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from common import zones
from common.jobs import enqueue
from common.times import in_words, long_date
from newsletter.choices import MailingKind, MailingState, When
from newsletter.delivery import services as delivery
from newsletter.editions import services
from newsletter.recipients.segments import Segment

# So many more or fewer than were shown are let pass: people come and go while somebody reads.
LET_PASS, SHARE = 5, 0.01
# The page stands on the web before the first mail that leads to it is read.
EARLIER = timedelta(minutes=5)
# By how much clocks are put back: an hour, on Lord Howe half of one.
STEPS = [timedelta(minutes=30), timedelta(hours=1), timedelta(hours=2)]


class CountMoved(Exception):
    """Many more or fewer than were shown would get it: it is shown again."""


class SameOfficer(PermissionDenied):
    """A notice is confirmed by somebody who has not written it."""


@transaction.atomic
def confirm(*, actor, mailing, shown):
    """Let a frozen mailing go to about as many as somebody was shown, and see to the edition's page.

    Raises ``PermissionDenied``, ``SameOfficer``, ``CountMoved``, and what newsletter.delivery.services.confirm does.
    """
    if not may_be_second(actor, mailing):
        raise SameOfficer
    number = Segment.from_json(mailing.segment).count()
    if abs(number - shown) > max(LET_PASS, SHARE * shown):
        raise CountMoved
    delivery.confirm(actor=actor, mailing=mailing, expected=number)
    if mailing.edition_id is None:
        return
    if mailing.state == MailingState.SCHEDULED:
        enqueue("newsletter.publish_edition", key=mailing.pk, due_at=mailing.starts_at - EARLIER)
    else:
        services.publish_edition(actor=actor, edition=mailing.edition, mailing=mailing)


def may_be_second(actor, mailing):
    """Of a notice: whether somebody else has written it. What writes nobody any more knows, a second may send."""
    return mailing.kind != MailingKind.NOTICE or mailing.created_by_id != actor.pk


def when_in_words(mailing, zone):
    """One or two sentences: when it goes out, in its own zone and, where that is another clock, in the reader's."""
    if mailing.when == When.NOW:
        return [_("As soon as it is confirmed.")]
    if mailing.when == When.MORNING:
        if mailing.local_time is None:
            return [
                _("At 08:00 where each reader lives: their next morning. It takes about a day to reach everybody.")
            ]
        first = _("At 08:00 where each reader lives, on %(day)s.") % {"day": long_date(mailing.local_time.date())}
        return [first, _("The first mails leave on %(moment)s.") % {"moment": in_words(mailing.starts_at, zone)}]
    said = [in_words(mailing.starts_at, mailing.time_zone)]
    if zones.local_time(mailing.starts_at, zone).utcoffset() != _offset(mailing):
        said.append(_("For you: %(moment)s.") % {"moment": in_words(mailing.starts_at, zone)})
    return said + clock_notes(mailing.local_time, mailing.time_zone)


def clock_notes(wall_clock, zone):
    """What to say of a time that clocks skip or show twice in ``zone``; ``[]`` of all others."""
    moment = zones.instant(wall_clock, zone)
    shown = zones.local_time(moment, zone)
    if shown.replace(tzinfo=None) != wall_clock:
        skipped = _("Clocks go forward that night: %(typed)s is skipped, and %(shown)s is meant.")
        return [skipped % {"typed": f"{wall_clock:%H:%M}", "shown": f"{shown:%H:%M}"}]
    again = (zones.local_time(moment + step, zone).replace(tzinfo=None) for step in STEPS)
    if wall_clock in again:
        return [
            _("Clocks go back that night: %(typed)s comes twice, and the first is meant.")
            % {"typed": f"{shown:%H:%M}"}
        ]
    return []


def _offset(mailing):
    return zones.local_time(mailing.starts_at, mailing.time_zone).utcoffset()
