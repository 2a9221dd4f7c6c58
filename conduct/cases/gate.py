"""The one way into a case for every verb: who may, and the row held until the verb is done."""

from conduct.models import Case


class NotTheirsError(Exception):
    """The case is not there for them: kept from it, stepped back, no officer any more, or there is none."""


def held(actor, case):
    """The case as it stands now, held for this transaction; raises :class:`NotTheirsError`."""
    found = Case.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=case.pk).first()
    if found is None:
        raise NotTheirsError
    return found
