"""What is done with helplines: written down and changed, verified by somebody else."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from conduct.directory.kinds import Reminder
from conduct.directory.verifying import facts_of, today
from conduct.models import HelpService
from conduct.rights import is_qualified

VERIFY = "conduct.verify_help"


class OwnChangeError(Exception):
    """Whoever changed it does not verify it: four eyes see more than two."""


class ExampleError(Exception):
    """An example of the demo is nobody's number."""


class ChangedMeanwhileError(Exception):
    """It does not say any more what somebody was shown and checked."""


@transaction.atomic
def keep(*, actor, service):
    """Write a helpline, new or changed; whatever readers would see or dial differently makes it unverified.

    For the qualified. Writes a history entry. Raises PermissionDenied.
    """
    if not is_qualified(actor):
        raise PermissionDenied
    before = HelpService.objects.select_for_update().filter(pk=service.pk).first()
    if before and facts_of(before) == facts_of(service):
        # The form was fetched before somebody verified it: that stays.
        service.save(update_fields=["sort_order"])
        log(service, "wagtail.edit", user=actor)
        return service
    service.verified_on, service.verified_by, service.verified_as = None, None, ""
    service.reminded = Reminder.NONE
    service.save()
    service.changed_by.add(actor)
    log(service, "wagtail.edit" if before else "wagtail.create", user=actor)
    return service


@transaction.atomic
def verify(*, actor, service, seen):
    """Say that everything a row tells was checked today. ``seen`` is ``facts_of`` what was checked.

    For the qualified who have not changed it since it was last verified. Writes a history entry; mails nobody.
    Raises PermissionDenied, OwnChangeError, ExampleError, ChangedMeanwhileError.
    """
    if not is_qualified(actor):
        raise PermissionDenied
    row = HelpService.objects.in_source_language().select_for_update().get(pk=service.pk)
    if row.is_example:
        raise ExampleError
    if row.changed_by.filter(pk=actor.pk).exists():
        raise OwnChangeError
    if facts_of(row) != seen:
        raise ChangedMeanwhileError
    row.verified_on, row.verified_by, row.verified_as = today(), actor, seen
    row.reminded = Reminder.NONE
    row.save(update_fields=["verified_on", "verified_by", "verified_as", "reminded"])
    row.changed_by.clear()
    log(row, VERIFY, user=actor)
    return row
