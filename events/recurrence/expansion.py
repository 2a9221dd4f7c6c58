"""The dates of a rule, as wall clock where the meeting is: no zone is asked, so no zone can move them.

``start`` is the first meeting, a naive ``datetime`` or, for all-day events, a ``date``; out comes the same kind.

Whatever the rule, the work is bounded: it begins near the first day that is wanted, and ends with the last one,
after a century, or after ``MAX_OCCURRENCES`` dates.
"""

from datetime import date, datetime, timedelta
from itertools import islice

from django.utils.translation import gettext as _

from common.times import long_date

from .calendar import walk
from .grammar import refuse

MAX_OCCURRENCES = 1000
CENTURY = timedelta(days=36525)
# A rule's next date may be centuries away (29 February, every 99 years): beyond this there is none.
HORIZON = timedelta(days=10 * 366)


def occurrences(rule, start, between, limit=MAX_OCCURRENCES):
    """Yield the starts on the local dates ``between`` a first and a last one (both included), in order.

    ``limit`` bounds their number, and never lies above ``MAX_OCCURRENCES``. ``start`` must satisfy the rule.
    """
    if isinstance(start, datetime) and start.tzinfo is not None:
        raise ValueError("A wall clock has no zone of its own.")
    first, last = between
    last = min(last, rule.until or date.max, _later(max(first, _day(start)), CENTURY))
    days = walk(rule, _day(start), near=None if rule.count else first, last=last)
    if rule.count:
        days = islice(days, rule.count)
    wanted = (day for day in days if day >= first.toordinal())
    for day in islice(wanted, max(0, min(limit, MAX_OCCURRENCES))):
        begins = date.fromordinal(day)
        yield datetime.combine(begins, start.time()) if isinstance(start, datetime) else begins


def next_dates(rule, start, after, number=5):
    """The next starts on the local date ``after`` or later: at most ``number``, within ten years."""
    return list(occurrences(rule, start, (after, _later(after, HORIZON)), number))


def satisfies(rule, start):
    """Whether ``start`` is itself a date of the rule, as RFC 5545 asks of every series (COUNT counts it)."""
    return snap(rule, start) == start and not _is_over(rule, start)


def snap(rule, start):
    """``start``, or the first date after it that the rule could begin with; ``None`` where there is none.

    Intervals are counted from the first meeting, wherever it comes to lie, so here they do not count.
    """
    return next(occurrences(rule.pattern, start, (_day(start), _later(_day(start), HORIZON)), 1), None)


def check_start(rule, start):
    """Refuse a ``start`` that is not a date of the rule, with the first one that is."""
    first = snap(rule, start)
    if first is None:
        refuse("start", _("Choose another day to begin with, or another rule: this one has no dates from then on."))
    if _is_over(rule, first):
        refuse("start", _("Choose a later end: the first date is %(date)s.") % {"date": _in_words(first)})
    if first != start:
        refuse(
            "start",
            _("Begin on %(date)s, the first date of this rule, or change the rule: %(start)s is none of its dates.")
            % {"date": _in_words(first), "start": _in_words(start)},
        )


def _is_over(rule, start):
    return rule.until is not None and _day(start) > rule.until


def _day(start):
    return start.date() if isinstance(start, datetime) else start


def _later(day, distance):
    return day + min(distance, date.max - day)


def _in_words(start):
    return long_date(_day(start))
