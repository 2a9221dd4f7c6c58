"""By when something is due in a case, counted in days of UTC, and how that is said in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conduct.choices import State

BEFORE_ACKNOWLEDGING = frozenset({State.RECEIVED, State.RISK_CHECKED})
# A day late is said every day of the first week, then once a week: who is told daily stops reading.
DAILY_FOR = 7


def today():
    """The day of every date of a case: one day for all officers, wherever they are."""
    return timezone.now().date()


def dates_of(received_on):
    """``acknowledge_by`` and ``outcome_by`` of a report that came on a day."""
    return {
        "acknowledge_by": received_on + timedelta(days=settings.CONDUCT_ACKNOWLEDGE_DAYS),
        "outcome_by": received_on + timedelta(days=settings.CONDUCT_OUTCOME_DAYS),
    }


def delete_on(closed_on):
    return closed_on + timedelta(days=settings.CONDUCT_RETENTION_DAYS)


@dataclass(frozen=True)
class Due:
    """What is to be done next in a case by a day, that day included."""

    what: str
    by: date
    today: date

    @property
    def days(self):
        """Days left: none on the day itself, fewer than none after it."""
        return (self.by - self.today).days

    @property
    def is_overdue(self):
        return self.days < 0

    @property
    def is_near(self):
        return self.days <= 1

    @property
    def words(self):
        if self.days == 0:
            return _("due today")
        if self.days == 1:
            return _("due tomorrow")
        if self.is_overdue:
            return ngettext("overdue by %(n)d day", "overdue by %(n)d days", -self.days) % {"n": -self.days}
        return ngettext("due in %(n)d day", "due in %(n)d days", self.days) % {"n": self.days}

    @property
    def is_said_today(self):
        """Whether a reminder goes out: from the day before, daily for a week, then weekly."""
        late = -self.days
        return self.is_near and (late <= DAILY_FOR or late % DAILY_FOR == 0)


def due_in(case, day=None):
    """The :class:`Due` of a case, or None where nothing is: the outcome is told, or the case is closed."""
    day = day or today()
    if case.state in BEFORE_ACKNOWLEDGING:
        return Due(_("to be acknowledged"), case.acknowledge_by, day)
    if case.state == State.CLOSED or case.told_on:
        return None
    return Due(_("outcome to be told"), case.outcome_by, day)
