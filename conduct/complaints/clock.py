"""The clock of a complaint, in days of Labour International's own zone, and how it is said in words.

The law gives "the period of 30 days beginning when the complaint is received". We read that in the stricter way: the
day on which it came is the first. So a complaint of 1 June is acknowledged by the end of 30 June.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.zones import HOME_ZONE, local_time
from conduct.complaints.choices import State

# Said before the last day; after it daily for a week, then weekly.
BEFORE = 7
DAILY_FOR = 7
# From then on somebody who was acknowledged has waited long for an answer, and each time again.
ANSWER_WITHIN = 30


def today():
    return local_time(timezone.now(), HOME_ZONE).date()


def acknowledge_by(received_on):
    """The last day on which it is not too late."""
    return received_on + timedelta(days=settings.DATA_COMPLAINT_DAYS - 1)


def delete_on(ended_on):
    """The first day on which it is not kept any more."""
    return ended_on + timedelta(days=settings.DATA_COMPLAINT_RETENTION_DAYS)


@dataclass(frozen=True)
class Clock:
    """What an open complaint waits for, and how long; ``by`` is the last day in time, or None where no day is set."""

    waits_for: str
    since: date
    by: date | None
    today: date

    @property
    def is_overdue(self):
        return self.by is not None and self.today > self.by

    @property
    def is_near(self):
        return self.by is not None and not self.is_overdue and (self.by - self.today).days <= BEFORE

    @property
    def words(self):
        if self.by is None:
            waited = (self.today - self.since).days
            if not waited:
                return _("since today")
            return ngettext("%(n)d day so far", "%(n)d days so far", waited) % {"n": waited}
        days = (self.by - self.today).days
        if days == 0:
            return _("today is the last day")
        if days < 0:
            return ngettext("overdue by %(n)d day", "overdue by %(n)d days", -days) % {"n": -days}
        return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}

    @property
    def last_call(self):
        """The latest day up to today on which somebody was to be reminded; None where none has come yet."""
        if self.by is None:
            waited = (self.today - self.since).days // ANSWER_WITHIN * ANSWER_WITHIN
            return self.since + timedelta(days=waited) if waited else None
        days = (self.by - self.today).days
        if days > BEFORE:
            return None
        if days > 0:
            return self.by - timedelta(days=BEFORE)
        late = -days
        return self.today if late <= DAILY_FOR else self.today - timedelta(days=late % DAILY_FOR)


def clock_of(complaint, day=None):
    """The :class:`Clock` of an open complaint; None where it has ended."""
    day = day or today()
    if complaint.state == State.RECEIVED:
        return Clock(_("to be acknowledged"), complaint.received_on, complaint.acknowledge_by, day)
    if complaint.state == State.ACKNOWLEDGED:
        return Clock(_("to be answered"), complaint.acknowledged_on, None, day)
    return None
