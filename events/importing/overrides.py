"""Single dates that a file changes: VEVENTs with the UID of a series and a RECURRENCE-ID (RFC 5545 §3.8.4.4)."""

from datetime import datetime

from django.utils.translation import gettext as _

from events.choices import Action
from events.importing import texts
from events.importing.dates import duration
from events.importing.reading import Unreadable
from events.importing.values import text, when

LONGEST_REASON = 500


def changed_dates(draft, series, source):
    """Add to the draft what its changes make of single dates; what they cannot is one of its problems."""
    said = {}
    for change in source.changes:
        try:
            for exception in _exceptions(change, draft, series, source.places):
                said[exception["action"], exception["date"], exception["time"]] = exception
        except Unreadable as problem:
            draft.problems.append(problem)
    kept = [e for e in draft.exceptions if (e["action"], e["date"], e["time"]) not in said]
    draft.exceptions = kept + list(said.values())


def _exceptions(change, draft, series, places):
    prop = change.first("RECURRENCE-ID")
    if "RANGE" in prop.parts()[0]:
        raise Unreadable(prop.line, _("It changes this date and all that follow: make a new event of those."))
    wall = series.wall(when(prop, places))
    is_cancelled = text(change, "STATUS").strip().upper() == "CANCELLED"
    if wall is None:
        raise Unreadable(prop.line, _("A date of an all-day event has a time."))
    if not series.has(wall):
        # The rule has changed since; programs show such a date where it says it is.
        return [] if is_cancelled else [_as_extra(change, draft, series, places)]
    found = [] if is_cancelled else _moved(change, wall, draft, series, places)
    note = _note(change, draft)
    if is_cancelled:
        return [*found, series.about(Action.CANCELLED, wall, reason=_reason(change, draft))]
    if note:
        found.append(series.about(Action.NOTE, wall, reason=note))
    return found


def _new_start(change, series, places):
    """Where a changed date is now, on the event's clock, with the ``When`` that says so."""
    prop = change.first("DTSTART")
    if prop is None:
        raise Unreadable(change.line, _("It has no beginning (DTSTART)."))
    start = when(prop, places)
    if start.is_day == isinstance(series.first, datetime):
        raise Unreadable(prop.line, _("One date of a series cannot be all day while the others are not."))
    return start, start.seen_in(series.tz)


def _as_extra(change, draft, series, places):
    start, wall = _new_start(change, series, places)
    return series.extra_date(wall, duration(change, start, places) or None, reason=_note(change, draft))


def _moved(change, wall, draft, series, places):
    """The exception that moves a date, where time, length, place or link are others than usual."""
    start, now = _new_start(change, series, places)
    new = {}
    if now != wall:
        new["new_date"] = now.date() if isinstance(now, datetime) else now
        if isinstance(now, datetime) and now.time() != wall.time():
            new["new_time"] = now.time()
    if not start.is_day and (elapsed := duration(change, start, places)):
        usual = series.extras.get(wall) or draft.fields["duration"]
        new |= {"new_duration": elapsed} if elapsed != usual else {}
    venue, link = texts.place(texts.plain(text(change, "LOCATION")))
    if venue and venue not in (draft.fields["venue_name"], draft.fields["venue_address"]):
        new["new_venue"] = texts.one_line(venue, 200)
    if link and link != draft.fields["join_link"]:
        new["new_join_link"] = link
    return [series.about(Action.MOVED, wall, **new)] if new else []


def _note(change, draft):
    """What is said of this date alone: its own title, its own text."""
    title = texts.one_line(text(change, "SUMMARY"), 200)
    said = texts.told(text(change, "DESCRIPTION")).text
    usual = (draft.fields["introduction"], draft.body, f"{draft.fields['introduction']}\n\n{draft.body}")
    parts = [title if title != draft.fields["title"] else "", said if said not in usual else ""]
    return _short("\n".join(filter(None, parts)))


def _reason(change, draft):
    return _short(texts.plain(text(change, "COMMENT"))) or _note(change, draft)


def _short(words):
    return words if len(words) <= LONGEST_REASON else f"{words[: LONGEST_REASON - 1]}…"
