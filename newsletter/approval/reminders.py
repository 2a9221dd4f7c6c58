"""A text that waits is not forgotten: whoever may answer is reminded twice, and no more."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsletter.approval import mails
from newsletter.approval.people import approval_settings, cases_of, our_states
from newsletter.models import Reminder


def remind():
    """Mail those who may answer about what has waited for so many days; how many texts that were.

    A row for each reminder is written with its mails, in one transaction: run twice, also at once, nobody gets it
    twice. After a time without runs the later reminder is sent and the earlier one left out.
    """
    settings, now = approval_settings(), timezone.now()
    first = timedelta(days=settings.first_reminder)
    due = our_states().filter(started_at__lte=now - first)
    second = now - timedelta(days=settings.second_reminder)
    done = set(Reminder.objects.filter(task_state__in=due).values_list("task_state", "number"))
    count = 0
    for case in cases_of(due):
        number = 2 if case.task_state.started_at <= second else 1
        if not {(case.task_state.pk, later) for later in (number, 2)} & done:
            count += _remind(case, number, now)
    return count


@transaction.atomic
def _remind(case, number, now):
    # Whoever came first has written it, and the mails: the second finds it there.
    _row, made = Reminder.objects.get_or_create(task_state=case.task_state, number=number, defaults={"sent_at": now})
    if made:
        mails.remind_reviewers(case, (now - case.task_state.started_at).days)
    return made
