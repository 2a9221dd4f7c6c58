"""Nobody who wrote is forgotten: whoever handles a case hears that something is due, without a word of what."""

from conduct import notices
from conduct.cases.due import due_in
from conduct.cases.people import officers
from conduct.choices import State
from conduct.models import Case, CaseKey


def remind():
    """Tell those for whom something is due by tomorrow or overdue; how many they are.

    Of a case that somebody handles, that officer is told, otherwise all who read it. Who has nothing to do gets no
    mail. Run twice in an hour, nobody gets it twice (conduct.notices).
    """
    due = {case.pk: case for case in Case.objects.exclude(state=State.CLOSED).order_by("pk") if _is_due(case)}
    by_tag, told = officers(), {}
    rows = CaseKey.objects.filter(case__in=due, reader__in=by_tag).values_list("case", "reader")
    readers = {}
    for case, reader in rows:
        readers.setdefault(case, set()).add(reader)
    for pk, those in readers.items():
        handler = due[pk].assigned
        for reader in {handler} & those or those:
            told[reader] = by_tag[reader].user
    for user in told.values():
        notices.tell_reader(user)
    return len(told)


def _is_due(case):
    due = due_in(case)
    return due is not None and due.is_said_today
