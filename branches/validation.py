"""What must hold before a branch's page is published."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from branches.choices import EXPLAINED, Status


def check_branch(branch):
    """Dates a change of status, and refuses what visitors would stumble over.

    1. A dormant, merged or closed branch gives a reason.
    2. A merged branch names who took over: another branch, and no circle of mergers.
    3. Its place is on the globe.
    """
    _date_the_status(branch)
    problems = {}
    if branch.status in EXPLAINED and not branch.status_reason.strip():
        problems["status_reason"] = _("Say why in a sentence: visitors read it.")
    if branch.status == Status.MERGED:
        problem = _problem_of_merger(branch)
        if problem:
            problems["merged_into"] = problem
    else:
        branch.merged_into = None
    for name, limit in (("latitude", 90), ("longitude", 180)):
        value = getattr(branch, name)
        if isinstance(value, Decimal) and abs(value) > limit:
            problems[name] = _("Between −%(limit)d and %(limit)d.") % {"limit": limit}
    if problems:
        raise ValidationError(problems)


def _date_the_status(branch):
    """A new status without a new date holds from today."""
    before = type(branch).objects.filter(pk=branch.pk).values_list("status", "status_date").first()
    changed = before is None or before[0] != branch.status
    if changed and branch.status_date == (before and before[1]):
        branch.status_date = timezone.localdate()


def _problem_of_merger(branch):
    from branches.succession import leads_back

    if branch.merged_into is None:
        return _("Choose the branch that took over.")
    if branch.merged_into.translation_key == branch.translation_key:
        return _("A branch cannot be merged into itself.")
    if leads_back(branch, branch.merged_into):
        return _("That branch was itself merged into this one: visitors would go round in circles.")
    return None
