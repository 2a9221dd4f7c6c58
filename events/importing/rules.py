"""A recurrence rule of a calendar program as one of ours, where ours can hold it.

Programs say the same thing in other words: Outlook's ``BYDAY=TU;BYSETPOS=2`` is ``BYDAY=2TU``, UNTIL is in UTC, WKST
is written where it changes nothing, COUNT may be larger than anybody counts. What is meant stays; what cannot be
meant here becomes single dates (``days``), and what repeats within a day is refused.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common import zones
from events.importing.days import FREQUENCIES, WEEKDAYS, DayRule, NotARule, parse
from events.importing.reading import Unreadable
from events.recurrence import Rule
from events.recurrence.calendar import walk
from events.recurrence.grammar import MAX_COUNT

LONGEST = 600
PART = re.compile(r"([A-Z-]{2,20})=([A-Z0-9,+-]{1,400})")
UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?", re.ASCII)
# Whoever counts further, or to a later year, means for ever.
FOR_EVER = timedelta(days=100 * 366)
LAST_YEAR = 2199


@dataclass(frozen=True)
class Repeats:
    """How an event repeats: as a rule of ours, else as ``days`` with its own end."""

    rule: Rule | None
    days: DayRule | None = None
    count: int | None = None
    until: date | None = None


def repeats(prop, start):
    """The :class:`Repeats` of an RRULE property for an event that begins at ``start`` (a ``When``)."""
    parts = _parts(prop)
    if parts["FREQ"] not in FREQUENCIES:
        raise Unreadable(prop.line, _("It repeats several times a day, which no meeting does."))
    _leave_out_time(parts, start)
    count, until = _count(parts, prop), _until(parts, start, prop)
    _simplify(parts)
    try:
        rule = Rule.parse(";".join(f"{name}={value}" for name, value in parts.items()))
    except ValidationError:
        return Repeats(None, _days(parts, prop), count, until)
    return Repeats(_with_end(rule, start.day, count, until))


def _parts(prop):
    _params, value = prop.parts()
    items = [PART.fullmatch(item) for item in value.strip().upper().strip(";").split(";")]
    if len(value) > LONGEST or not all(items):
        raise _unreadable(prop)
    parts = {item[1]: item[2] for item in items}
    if len(parts) < len(items) or "FREQ" not in parts:
        raise _unreadable(prop)
    return parts


def _unreadable(prop):
    return Unreadable(prop.line, _("How it repeats cannot be understood: “%(rule)s”.") % {"rule": prop.text[:60]})


def _leave_out_time(parts, start):
    """Some repeat in the rule what DTSTART says already."""
    if start.time is not None:
        for name, value in (("HOUR", start.time.hour), ("MINUTE", start.time.minute), ("SECOND", start.time.second)):
            if parts.get(f"BY{name}", "").lstrip("0") == str(value).lstrip("0"):
                parts.pop(f"BY{name}", None)


def _count(parts, prop):
    text = parts.pop("COUNT", None)
    if text is None:
        return None
    if not text.isdecimal() or not int(text[:12]):
        raise _unreadable(prop)
    return int(text[:12])


def _until(parts, start, prop):
    """The last day on which it may begin. In UTC, it is read on the clock of the event first."""
    text = parts.pop("UNTIL", None)
    if text is None:
        return None
    found = UNTIL.fullmatch(text)
    try:
        moment = datetime.strptime(found[1] + (found[2] or "235959"), "%Y%m%d%H%M%S")
    except (TypeError, ValueError):
        raise _unreadable(prop) from None
    if moment.year > LAST_YEAR:
        return None
    if start.is_day:
        # Midnight in UTC is how programs write a day.
        if found[3] and moment.time() != moment.time().min:
            moment = _on_clock(moment, start.zone)
        return moment.date()
    if found[3]:
        moment = _on_clock(moment, start.zone)
    return moment.date() if moment.time() >= start.time else moment.date() - timedelta(days=1)


def _on_clock(moment, zone):
    return zones.local_time(moment.replace(tzinfo=UTC), zone).replace(tzinfo=None)


def _simplify(parts):
    """The same rule in the words of our grammar, where it has them."""
    if parts.get("INTERVAL", "").lstrip("0") == "1":
        del parts["INTERVAL"]
    days = parts.get("BYDAY", "").split(",")
    if parts["FREQ"] == "WEEKLY" and parts.get("WKST", "MO") != "MO":
        # Weeks that begin on Sunday hold the same days from Monday to Saturday.
        between = WEEKDAYS[: WEEKDAYS.index(parts["WKST"])] if parts["WKST"] in WEEKDAYS else ()
        after = [day for day in WEEKDAYS if day not in between]
        if "BYDAY" not in parts or set(days) <= set(between) or set(days) <= set(after):
            del parts["WKST"]
    elif parts["FREQ"] != "WEEKLY":
        parts.pop("WKST", None)
    position = parts.get("BYSETPOS", "")
    by_month = parts["FREQ"] == "MONTHLY" or (parts["FREQ"] == "YEARLY" and "BYMONTH" in parts)
    if by_month and "BYMONTHDAY" not in parts and days[0] in WEEKDAYS and len(days) == 1:
        one_month = parts["FREQ"] == "MONTHLY" or "," not in parts["BYMONTH"]
        if re.fullmatch(r"[+-]?\d", position) and one_month:
            parts["BYDAY"] = f"{int(position)}{days[0]}"
            del parts["BYSETPOS"]


def _days(parts, prop):
    try:
        return parse(parts)
    except NotARule:
        raise _unreadable(prop) from None


def _with_end(rule, start, count, until):
    """The rule with its end; of two ends, the earlier. More dates than a rule counts end on a day instead."""
    if count is not None and (count > MAX_COUNT or until is not None):
        last = start + FOR_EVER
        day = next(islice(walk(rule, start, near=None, last=last), count - 1, None), None) if count < 40_000 else None
        ends = [end for end in (until, day and date.fromordinal(day)) if end]
        count, until = None, min(ends, default=None)
    return replace(rule, count=count, until=until)
