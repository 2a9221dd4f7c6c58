"""A conduct page that waits is not forgotten: whoever may answer is reminded after three days and after seven."""

from datetime import timedelta

from branches.review import reminders
from conduct.models import ConductReminder
from conduct.pages.mails import remind_reviewers
from conduct.pages.people import cases_of, our_states

FIRST, SECOND = timedelta(days=3), timedelta(days=7)


def remind():
    return reminders.remind(
        model=ConductReminder,
        states=our_states(),
        cases_of=cases_of,
        first=FIRST,
        second=SECOND,
        tell=remind_reviewers,
    )
