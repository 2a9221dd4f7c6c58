"""What officers do to published events: one date cancelled, moved or restored, a series split, an event duplicated.

Every one of them may be done by who may publish the event where it stands (to duplicate: who may add one beside it),
is one transaction, leaves an unpublished draft unpublished and unharmed (common.publishing), and stands in the
page's history. Dates belong to the page in the source language; translations follow it.
"""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from common.publishing import NotPublished, change_published
from events.choices import Action
from events.dates.planning import A_DAY, Plan
from events.desk.duplication import moved_on
from events.models import EventException, EventPage
from events.recurrence import occurrences, rule_of
from events.validation import first_start


class DateMissing(Exception):
    """The event has no such date."""


class NothingToSplit(Exception):
    """A series is split at one of its rule's dates, and not at its first."""


def source_of(event):
    """The page that an event's dates are derived from: of its translations, the first."""
    return EventPage.objects.filter(translation_key=event.translation_key).order_by("pk").first()


def cancel_date(*, actor, event, recurrence_id, reason=""):
    """Call one date off, at once; it stays visible with the reason. A second time only changes the reason.

    Raises ``PermissionDenied``, ``NotPublished``, ``DateMissing``.
    """
    return _set(actor, event, recurrence_id, Action.CANCELLED, reason=reason.strip())


def move_date(*, actor, event, recurrence_id, new_date=None, new_time=None, reason=""):
    """Let one date take place at another time, at once. Its address and its id stay. Raises as ``cancel_date``."""
    fields = {"new_date": new_date, "new_time": new_time, "reason": reason.strip()}
    return _set(actor, event, recurrence_id, Action.MOVED, **fields)


def restore_date(*, actor, event, recurrence_id):
    """Undo: the date takes place again, as the rule or, where it was moved too, as the move has it.

    A date that is only moved goes back to its own time. Raises as ``cancel_date``.
    """
    event = _published(actor, event, recurrence_id)
    held = Plan(event).exceptions[recurrence_id]
    action = next((action for action in (Action.CANCELLED, Action.MOVED) if action in held), None)
    if action is None:
        return event
    live = change_published(event, actor, lambda page: _remove(page, held[action]))
    _log(live, actor, "events.restore_date", recurrence_id)
    return live


def split_series(*, actor, event, recurrence_id, **changes):
    """“This and following”: the series ends the day before, another begins on the date. The new page.

    ``changes`` are fields of the new page (``start_time``, ``duration`` …). It is published beside the old one, with
    what was said of its dates; the old page keeps its address and its past. Raises as ``cancel_date``, and
    ``NothingToSplit``.
    """
    event = _published(actor, event, recurrence_id)
    parent = event.get_parent()
    if not parent.permissions_for_user(actor).can_publish_subpage():
        raise PermissionDenied
    day = datetime.strptime(recurrence_id[:8], "%Y%m%d").date()
    rule, start = rule_of(event.rule), first_start(event)
    if rule is None or day <= event.start_date or not any(occurrences(rule, start, (day, day))):
        raise NothingToSplit
    before = len(list(occurrences(rule, start, (event.start_date, day - A_DAY)))) if rule.count else 0
    with transaction.atomic():
        new = _begin(actor, event, day, replace(rule, count=rule.count - before) if rule.count else rule, changes)
        live = change_published(event, actor, lambda page: _end_before(page, day))
        _log(live, actor, "events.split", recurrence_id, new=new.pk)
    return new


def duplicate_event(*, actor, event, today=None):
    """A draft of the same beside it, its dates moved on to the next that make sense; nothing of single dates.

    Raises ``PermissionDenied``.
    """
    event = EventPage.objects.get(pk=event.pk)
    parent = event.get_parent()
    if not parent.permissions_for_user(actor).can_add_subpage():
        raise PermissionDenied
    fields = {**moved_on(event, today), "follows": None, "unfinished": {}}
    with transaction.atomic():
        new = _copy(actor, event, fields)
        new.exceptions = []
        new.save()
        new.save_revision(user=actor, clean=False)
        _log(new, actor, "events.duplicate", "", of=event.pk)
    return new


def _published(actor, event, recurrence_id):
    """The source page, live and with this date, for somebody who may publish it."""
    event = source_of(event)
    if not event.permissions_for_user(actor).can_publish():
        raise PermissionDenied
    if not event.live:
        raise NotPublished
    try:
        planned = Plan(event).date(recurrence_id)
    except ValueError as error:
        raise DateMissing from error
    if planned is None:
        raise DateMissing
    return event


def _set(actor, event, recurrence_id, action, **fields):
    event = _published(actor, event, recurrence_id)
    row = _row(event, recurrence_id, action, fields)

    held = Plan(event).exceptions.get(recurrence_id, {}).get(action)

    def change(page):
        _remove(page, held or row)
        page.exceptions.add(row)

    live = change_published(event, actor, change)
    _log(live, actor, f"events.{action}_date", recurrence_id, reason=fields["reason"])
    return live


def _row(event, recurrence_id, action, fields):
    """The exception about a date. Its time is named only where the rule has another at that time of day."""
    day = datetime.strptime(recurrence_id[:8], "%Y%m%d").date()
    time = datetime.strptime(recurrence_id[9:], "%H%M%S").time() if len(recurrence_id) > 8 else None
    own = time if time and time != event.start_time else None
    return EventException(locale_id=event.locale_id, date=day, time=own, action=action, **fields)


def _remove(page, said):
    """Whatever a version says of the same date and in the same way; a draft may have its rule at another time."""
    for row in list(page.exceptions.all()):
        if (row.date, row.time, row.action) == (said.date, said.time, said.action):
            page.exceptions.remove(row)


def _end_before(page, day):
    """A version of the old series that is over before ``day``; a draft that begins later is left as it is."""
    rule = rule_of(page.rule)
    if rule is None or page.start_date >= day:
        return
    page.rule = replace(rule, count=None, until=min(day - A_DAY, rule.until or day))
    page.exceptions = [row for row in page.exceptions.all() if not row.date or row.date < day]


def _begin(actor, event, day, rule, changes):
    fields = {"start_date": day, "rule": rule, "follows": event}
    if event.end_date:
        fields["end_date"] = event.end_date + (day - event.start_date)
    new = _copy(actor, event, fields | changes)
    new.exceptions = [row for row in new.exceptions.all() if row.date and row.date >= day]
    revision = new.save_revision(user=actor)
    revision.publish(user=actor, skip_permission_checks=True)
    return EventPage.objects.get(pk=new.pk)


def _copy(actor, event, fields):
    attributes = {"slug": find_available_slug(event.get_parent(), event.slug), **fields}
    new = event.copy(update_attrs=attributes, copy_revisions=False, keep_live=False, user=actor)
    return EventPage.objects.get(pk=new.pk)


def _log(page, actor, action, recurrence_id, **data):
    log(instance=page, action=action, user=actor, data={"date": recurrence_id, **data})
