"""When a meeting is, in words for one reader: on their clock and on that of where it takes place."""

from datetime import datetime, timedelta
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common.times import days_in_words, span
from common.zones import HOME_ZONE, canonical

# As many as the meetings of a digest for all branches have, in every zone that somebody reads in.
REMEMBERED = 8192
A_DAY = timedelta(days=1)


def moment_of(meeting):
    """What ``Shell.moments`` keeps of a meeting: its instants, its zone, whether people come to a place."""
    return {
        "start": meeting.start.isoformat(),
        "end": meeting.end.isoformat(),
        "zone": meeting.time_zone,
        "in_person": meeting.in_person,
    }


def days_of(meeting):
    """The days of an all-day meeting in words: they are the same for everybody."""
    return days_in_words(meeting.first_day, meeting.last_day)


def reading_zone(name):
    """The zone to tell somebody times in: theirs, London's for who has not said or said none we know."""
    return canonical(name) or HOME_ZONE


def lines(moment, zone):
    """One to three lines that say when: the clock that leads, the other one, and the day where they differ in it.

    ``Wednesday 9 December 2026, 03:30 – 05:00 in Tokyo (Japan Standard Time, UTC+9)`` and so on. The reader's clock
    leads, but where people come to a place that place's does.
    """
    return _lines(*moment.values(), zone, get_language())


@lru_cache(REMEMBERED)
def _lines(start, end, place_zone, in_person, zone, language):
    start, end = datetime.fromisoformat(start), datetime.fromisoformat(end)
    there, yours = span(start, end, place_zone), span(start, end, zone)
    if there.start.moment.utcoffset() == yours.start.moment.utcoffset():
        return (_in_words(there),)
    first, second = (there, yours) if in_person else (yours, there)
    found = _in_words(first), _in_words(second)
    return (*found, _day_shift(yours, there)) if yours.day != there.day else found


def _in_words(span):
    start = span.start
    words = {
        "date": start.long_date,
        "start": start.time,
        "end": _ends(span),
        "city": start.city,
        "zone": start.named,
    }
    if start.city == start.named:
        return _("%(date)s, %(start)s – %(end)s %(city)s") % words
    return _("%(date)s, %(start)s – %(end)s in %(city)s (%(zone)s)") % words


def _ends(span):
    end = span.end
    if not span.ends_another_day:
        return end.time
    if end.moment - span.start.moment > A_DAY:
        return f"{end.long_date}, {end.time}"
    return f"{end.weekday} {end.time}"


def _day_shift(yours, there):
    words = {"weekday": yours.start.weekday, "other": there.start.weekday, "city": there.start.city}
    return _("%(weekday)s for you, %(other)s in %(city)s") % words
