"""What an independent reader makes of a calendar that the site hands out."""

from datetime import UTC, date, datetime

import recurring_ical_events
from icalendar import Calendar


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def fetch(client, address, **kw):
    """The calendar at an address, as text."""
    response = client.get(address, **kw)
    assert response.status_code == 200, response.content[:200]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return body(response).decode()


def read(client, address, **kw):
    return Calendar.from_ical(fetch(client, address, **kw))


def spans(calendar, first, last):
    """``(uid, begin, end, status)`` of all that takes place between two days: instants in UTC, days of all-day."""
    found = recurring_ical_events.of(calendar).between(first, last)
    return sorted(
        (str(event["UID"]), *map(str, map(in_utc, (event["DTSTART"].dt, ends(event)))), str(event["STATUS"]))
        for event in found
    )


def ends(event):
    if "DTEND" in event:
        return event["DTEND"].dt
    return in_utc(event["DTSTART"].dt) + event["DURATION"].dt


def in_utc(moment):
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def vevents(calendar):
    return calendar.walk("VEVENT")


def is_day(value):
    return isinstance(value, date) and not isinstance(value, datetime)
