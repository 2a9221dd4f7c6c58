"""Coming meetings, for what tells of them without knowing the calendar: editions and digests of the newsletter.

The calendar stands in an app of the same layer as the newsletter, so it registers here, when it is ready, as what
meetings come from. Where nothing is registered there are none.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils import timezone


@dataclass(frozen=True)
class Meeting:
    """One date of a public meeting, in the language that was active when it was asked for.

    ``start`` and ``end`` are instants; whoever shows them puts them on the reader's clock. An all-day meeting is told
    by its days, which are the same for everybody.
    """

    key: str
    title: str
    start: datetime
    end: datetime
    time_zone: str
    # Of the page of this date, from the root of the site on.
    path: str
    # The venue, or in a word that it is online.
    place: str
    # Whose meeting it is; "" of the whole organisation.
    host: str
    language: str
    # Whether people come to a place: its clock leads then, not the reader's.
    in_person: bool = False
    all_day: bool = False
    first_day: date | None = None
    last_day: date | None = None
    cancelled: bool = False

    def is_over(self, now=None):
        """Half-open: what ends now is over."""
        return self.end <= (now or timezone.now())


class Calendar(Protocol):
    def coming(self, *, branches, regions, start, end, limit) -> list[Meeting]: ...

    def by_keys(self, keys) -> dict[str, Meeting]: ...


_calendars: list[Calendar] = []


def meetings_come_from(calendar):
    """Have ``calendar`` asked for meetings; once, however often said."""
    if calendar not in _calendars:
        _calendars.append(calendar)
    return calendar


def coming(*, branches=(), regions=(), start=None, end=None, limit=20):
    """Public meetings that begin from ``start`` (now) on and before ``end``, in order; cancelled ones are left out.

    ``branches`` and ``regions`` are ids of pages in any language: meetings of any of them, and of the branches of the
    regions. Neither: everybody's.
    """
    asked = {"branches": tuple(branches), "regions": tuple(regions), "end": end, "limit": limit}
    found = [row for calendar in _calendars for row in calendar.coming(start=start or timezone.now(), **asked)]
    return sorted(found, key=lambda meeting: (meeting.start, meeting.key))[:limit]


def by_keys(keys):
    """``{key: Meeting}`` of the public ones among ``keys``, also over or cancelled; what is gone is not in it."""
    keys = list(keys)
    return {key: row for calendar in _calendars for key, row in calendar.by_keys(keys).items()} if keys else {}
