"""How a meeting repeats: what may be said, how it is stored, which dates it has, and what it is in words.

A meeting is wall clock and zone: "the second Tuesday of the month at 19:30" stays at 19:30 whatever clocks do. So
everything in this package is naive, date and time as they are read off the wall where the meeting is; the one step
to an instant is taken by ``common.zones``, after the dates are known. Nothing here asks for Django's active zone.

``grammar``    ``Rule``, the few of RFC 5545's recurrence rules that we accept, and a sentence for every refusal
``field``      the model field: text in the database, a ``recurrence.Recurrence`` in Python
``calendar``   the days of a rule
``expansion``  the meetings of a rule, bounded in number and in time
``words``      a rule as a person would say it, in the reader's language
"""

from .expansion import check_start, next_dates, occurrences, satisfies, snap
from .field import WallClockRecurrence, WallClockRecurrenceField, rule_of
from .grammar import Day, Frequency, Rule
from .words import difference, sentence

__all__ = [
    "Day",
    "Frequency",
    "Rule",
    "WallClockRecurrence",
    "WallClockRecurrenceField",
    "check_start",
    "difference",
    "next_dates",
    "occurrences",
    "rule_of",
    "satisfies",
    "sentence",
    "snap",
]
