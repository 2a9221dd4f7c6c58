"""What waits is not forgotten: whoever may answer is reminded twice, and no more."""

from django.db import transaction
from django.utils import timezone


def remind(*, model, states, cases_of, first, second, tell):
    """Mail those who may answer about what has waited so long; how many pages that were.

    A row of ``model`` for each reminder is written with its mails (``tell(case, days)``), in one transaction: run
    twice, also at once, nobody gets it twice. After a time without runs the later reminder is sent and the earlier
    one left out.
    """
    now = timezone.now()
    due = states.filter(started_at__lte=now - first)
    done = set(model.objects.filter(task_state__in=due).values_list("task_state", "number"))
    count = 0
    for case in cases_of(due):
        number = 2 if case.task_state.started_at <= now - second else 1
        if not {(case.task_state.pk, later) for later in (number, 2)} & done:
            count += _remind(model, case, number, now, tell)
    return count


@transaction.atomic
def _remind(model, case, number, now, tell):
    # Whoever came first has written it, and the mails: the second finds it there.
    _row, made = model.objects.get_or_create(task_state=case.task_state, number=number, defaults={"sent_at": now})
    if made:
        tell(case, (now - case.task_state.started_at).days)
    return made
