"""What must be true of a plan and of its actions, whoever writes them: said beside the field it is about."""

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.plans.states import ALL, ActionStatus, is_legal

CONTRADICTIONS = {
    ActionStatus.NOT_STARTED: gettext_lazy("What is not started stands at 0. Choose another status, or 0."),
    ActionStatus.ON_TRACK: gettext_lazy("All of it is reached: choose “Done”, or less than 100."),
    ActionStatus.AT_RISK: gettext_lazy("All of it is reached: choose “Done”, or less than 100."),
    ActionStatus.DONE: gettext_lazy("What is done stands at 100. Choose another status, or 100."),
}


def check_plan(plan):
    """A period that ends after it begins and that no other plan of the branch touches."""
    first, last = plan.first_day, plan.last_day
    if not (first and last):
        return
    if last <= first:
        raise ValidationError({"last_day": _("A plan ends after the day it begins.")})
    if other := plan.get_overlapping():
        days = {"title": other.title, "first": date_format(other.first_day), "last": date_format(other.last_day)}
        text = _("“%(title)s” is for %(first)s to %(last)s already: a branch has one plan at a time.")
        raise ValidationError({"first_day": text % days})


def check_action(action):
    """0 to 100, and in agreement with the status."""
    if problem := check_progress(action.status, action.progress):
        raise ValidationError({"progress": problem})


def check_progress(status, progress):
    """What is wrong with a progress beside this status, in words; "" if nothing."""
    if status not in ActionStatus.values or progress is None:
        return ""
    if not 0 <= progress <= ALL:
        return _("Between 0 and 100.")
    return "" if is_legal(status, progress) else str(CONTRADICTIONS[ActionStatus(status)])


def check_due(due, first_day):
    if due and first_day and due < first_day:
        raise ValidationError(_("The plan begins on %(day)s: not due before that.") % {"day": date_format(first_day)})
