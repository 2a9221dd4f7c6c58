"""What views and pages say about their answers: that they may be kept, what of an address they read, until when."""

import math
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import wraps

MINUTE, HOUR = 60, 60 * 60

_current = ContextVar("the answer that is being made", default=None)


@dataclass(frozen=True)
class Rule:
    """How answers of a view or a type of page are kept.

    ``reads`` are the keys of an address that make another page of it, beside ``tz``; all others are taken from the
    request before the view sees it. With a text in one of ``words``, which may be anything, an answer is not kept.
    Pages tell the time, or what comes next, so they are kept until the minute is over; what ``lasts`` does neither,
    or says by :func:`true_until` when it ends, and is kept for an hour.
    """

    reads: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    lasts: bool = False


@dataclass
class Answer:
    """An answer on its way: asked for by ``asked``, begun at a moment; ``rule`` is None while nobody has kept it."""

    asked: object
    began: float
    rule: Rule | None = None
    until: float = math.inf

    @property
    def ends(self):
        """From when on it may be untrue, in seconds since 1970. Half-open: at that moment it is not shown."""
        longest = self.began + HOUR if self.rule.lasts else self.began // MINUTE * MINUTE + MINUTE
        return min(self.until, longest)


@contextmanager
def being_made(answer):
    token = _current.set(answer)
    try:
        yield answer
    finally:
        _current.reset(token)


def keep(request, rule):
    """Have the answer to ``request`` kept by ``rule``, if whoever asks is nobody in particular."""
    answer = _current.get()
    if answer is None or rule is None:
        return
    if answer.asked.leave_only(rule, request):
        answer.rule = rule


def kept(**rule):
    """Of a view, that its answers are kept; what is said is a :class:`Rule`'s."""

    def decorate(view):
        @wraps(view)
        def kept_view(request, *args, **kwargs):
            keep(request, kept_view.page_cache_rule)
            return view(request, *args, **kwargs)

        kept_view.page_cache_rule = Rule(**rule)
        return kept_view

    return decorate


def true_until(moment: datetime | None):
    """Say that what is being shown holds up to, not including, ``moment``; None where it does for ever."""
    answer = _current.get()
    if answer is None or moment is None:
        return
    # A moment that is over is nothing that will change.
    if (seconds := moment.timestamp()) > answer.began:
        answer.until = min(answer.until, seconds)
