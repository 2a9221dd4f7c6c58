"""A conduct page that waits is not forgotten: whoever may answer is reminded after three days and after seven."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from conduct.models import ConductReminder
from conduct.pages import mails
from conduct.pages.people import cases_of, our_states

FIRST, SECOND = timedelta(days=3), timedelta(days=7)


def remind():
    """Mail those who may answer about what has waited so long; how many pages that were.

    A row for each reminder is written with its mails, in one transaction: run twice, also at once, nobody gets it
    twice. After a time without runs the later reminder is sent and the earlier one left out.
    """
    now = timezone.now()
    due = our_states().filter(started_at__lte=now - FIRST)
    done = set(ConductReminder.objects.filter(task_state__in=due).values_list("task_state", "number"))
    count = 0
    for case in cases_of(due):
        number = 2 if case.task_state.started_at <= now - SECOND else 1
        if not {(case.task_state.pk, later) for later in (number, 2)} & done:
            count += _remind(case, number, now)
    return count


@transaction.atomic
def _remind(case, number, now):
    # Whoever came first has written it, and the mails: the second finds it there.
    _row, made = ConductReminder.objects.get_or_create(
        task_state=case.task_state, number=number, defaults={"sent_at": now}
    )
    if made:
        mails.remind_reviewers(case, (now - case.task_state.started_at).days)
    return made
