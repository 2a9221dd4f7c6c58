"""How long newcomers are kept, and the nightly pass that sees to it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from branches.models import BranchPage, Newcomer
from branches.welcome.mails import tell_officers

# Of who was welcomed, the row goes after a month; of who never was, after half a year, foretold a fortnight ahead.
KEPT_WELCOMED = timedelta(days=30)
KEPT_WAITING = timedelta(days=180)
FORETOLD = timedelta(days=14)
# For so long a member counts as new.
NEW_FOR = timedelta(days=60)


def new_since(now):
    """The first day of the register from which members count as new."""
    return (now - NEW_FOR).date()


def warn(*, now=None):
    """Tell the mailboxes of branches whose newcomers will be deleted in a fortnight, once; how many newcomers."""
    now = now or timezone.now()
    late = Newcomer.objects.waiting().filter(warned_at=None, arrived_at__lte=now - KEPT_WAITING + FORETOLD)
    with transaction.atomic():
        branches = set(late.values_list("branch", flat=True))
        count = late.update(warned_at=now)
        for branch in BranchPage.objects.filter(pk__in=branches):
            tell_officers(branch, "branches/newcomers_late", {"days": FORETOLD.days})
    return count


def purge(*, now=None):
    """Delete whose time is over; how many. Nobody is deleted unwelcomed before their fortnight of warning is over.

    That a member of the register was welcomed is remembered until they are new no more, without what was noted.
    """
    now = now or timezone.now()
    welcomed = Newcomer.objects.filter(welcomed_at__lte=now - KEPT_WELCOMED)
    waiting = Newcomer.objects.waiting().filter(arrived_at__lte=now - KEPT_WAITING, warned_at__lte=now - FORETOLD)
    count = 0
    for over in (
        waiting,
        welcomed.filter(membership=None),
        welcomed.filter(membership__since__lte=new_since(now)),
    ):
        count += over.delete()[0]
    welcomed.exclude(note="").update(note="")
    return count
