"""A text that waits is not forgotten: whoever may answer is reminded twice, and no more."""

from datetime import timedelta

from branches.review import reminders
from newsletter.approval.mails import remind_reviewers
from newsletter.approval.people import approval_settings, cases_of, our_states
from newsletter.models import Reminder


def remind():
    """After the days of the settings; how many texts that were."""
    settings = approval_settings()
    return reminders.remind(
        model=Reminder,
        states=our_states(),
        cases_of=cases_of,
        first=timedelta(days=settings.first_reminder),
        second=timedelta(days=settings.second_reminder),
        tell=remind_reviewers,
    )
