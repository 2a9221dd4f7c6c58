"""What an event must hold together. Each refusal stands at the field that can mend it."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from branches.choices import Mode
from events.choices import MAX_DURATION, Action, Audience
from events.recurrence import check_start, occurrences, rule_of

# Addresses under the event index that lead to months, weeks, days and the archive.
OWN_ADDRESSES = {"past", "feed", "branches", "regions", "my-calendar", "subscribe"}


def check_event(event):
    """Refuses what does not hold together. Of a draft that is half made, only what would be wrong finished too."""
    errors = {}
    checks = (_check_slug, _check_length, _check_rule, _check_place, _check_audience)
    for check in checks[:1] if getattr(event, "half_made", False) else checks:
        for field, message in check(event):
            errors.setdefault(field, []).append(message)
    if errors:
        raise ValidationError(errors)


def _check_slug(event):
    if event.slug and (event.slug in OWN_ADDRESSES or (event.slug.isdigit() and len(event.slug) == 4)):
        yield "slug", _("The calendar has this address itself. Choose another.")


def _check_length(event):
    if event.start_time is None:
        if event.duration:
            yield "duration", _("Give a time to begin at, or leave the length empty for an all-day event.")
        if event.end_date and event.start_date and event.end_date < event.start_date:
            yield "end_date", _("The last day cannot be before the first.")
        elif event.end_date and event.start_date and event.end_date - event.start_date >= MAX_DURATION:
            yield "end_date", _("An event lasts at most 31 days. Make several of it, or one for its beginning.")
        return
    if event.end_date:
        yield (
            "end_date",
            _("Only for all-day events. Give the length instead, such as 26:00 for a day and two hours."),
        )
    if not event.duration or event.duration <= timedelta(0):
        yield "duration", _("Say how long it lasts, such as 1:30.")
    elif event.duration > MAX_DURATION:
        yield "duration", _("An event lasts at most 31 days. Make several of it, or one for its beginning.")


def first_start(event):
    """The first date as the recurrence rules know it: a naive ``datetime``, or a ``date`` for all day."""
    if event.start_time is None:
        return event.start_date
    return datetime.combine(event.start_date, event.start_time)


def _check_rule(event):
    rule = rule_of(event.rule)
    if not rule or not event.start_date:
        return
    try:
        check_start(rule, first_start(event))
    except ValidationError as error:
        for message in error.messages:
            yield "start_date", message


def _check_place(event):
    if event.mode == Mode.IN_PERSON and (event.join_link or event.dial_in):
        yield "mode", _("There is a join link or dial-in: choose online, or in person and online.")
    if event.mode in (Mode.IN_PERSON, Mode.HYBRID) and not event.venue_name:
        yield "venue_name", _("Say where it takes place, even if only the town: “Berlin, to be announced”.")


def _check_audience(event):
    if event.audience == Audience.BODY and not event.body_name:
        yield "body_name", _("Name the body whose members may come.")


def check_exception(exception):
    if getattr(exception, "half_made", False):
        return
    if exception.action == Action.MOVED and not any(
        (exception.new_date, exception.new_time, exception.new_duration, exception.new_venue, exception.new_join_link)
    ):
        raise ValidationError({"new_date": _("Say what is new: the date, time, length, place or join link.")})
    if exception.action == Action.NOTE and not exception.reason:
        raise ValidationError({"reason": _("Write the note.")})
    if exception.new_duration is not None and not timedelta(0) < exception.new_duration <= MAX_DURATION:
        raise ValidationError({"new_duration": _("Say how long it lasts, such as 1:30; at most 31 days.")})


def check_dates_of_rows(event, rows, half_made=False):
    """Whether the rows of single dates can stand beside each other; each that cannot is told why.

    ``event`` are the cleaned answers of the form above them.
    """
    seen, complete = set(), True
    for row in rows:
        answers = row.cleaned_data
        if not answers or answers.get("DELETE") or not (answers.get("date") and answers.get("action")):
            continue
        key = (answers["action"], answers["date"], answers.get("time"))
        refusal = _twice(key, seen) or (not half_made and _no_extra(event, answers))
        seen.add(key)
        if refusal:
            row.add_error("date", refusal)
            complete = False
    return complete


def _twice(key, seen):
    if key in seen:
        return _("Another row says this of the same date. Remove one of them.")
    return None


def _no_extra(event, answers):
    """An extra date that the rule has already is none."""
    rule, day = rule_of(event.get("rule")), event.get("start_date")
    if answers["action"] != Action.EXTRA or not day:
        return None
    if answers.get("time") and answers["time"] != event.get("start_time"):
        return None
    has = any(occurrences(rule, day, (answers["date"],) * 2)) if rule else answers["date"] == day
    return _("The event takes place on this date anyway. Choose another for the extra date.") if has else None
