"""What the tests of the calendar's pages read off a page, and a clock that stands still."""

import re
from datetime import UTC, date, datetime, time, timedelta

from tests import builders

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AUCKLAND, LONDON, LOS_ANGELES = "Pacific/Auckland", "Europe/London", "America/Los_Angeles"


def at(instant, **kw):
    """A meeting of an hour that begins at an instant, written ``2026-12-08T18:30`` in UTC."""
    begins = datetime.fromisoformat(instant)
    defaults = {"tz": "UTC", "start_date": begins.date(), "start_time": begins.time(), "duration": timedelta(hours=1)}
    return builders.meeting(**defaults | kw)


def all_day(first, last=None, **kw):
    days = {"start_date": date.fromisoformat(first), "end_date": date.fromisoformat(last) if last else None}
    return builders.meeting(**{"start_time": None, "duration": None, "tz": "UTC"} | days | kw)


def page(client, address="", zone="", **params):
    """The text of one of the calendar's pages, below /events/, as somebody in ``zone`` gets it."""
    if zone:
        client.cookies["timezone"] = zone
    answer = client.get(f"/events/{address}", params)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def titles(html):
    """The titles of the cards of a list, in order."""
    return re.findall(r'<a class="card__link"[^>]*>(?:<bdi>)?([^<]+)(?:</bdi>)?</a>', html)


def groups(html):
    """``[(day, [titles])]`` of a list."""
    parts = re.split(r'<section class="event-day" aria-labelledby="day-([\d-]+)">', html)[1:]
    return [(day, titles(part)) for day, part in zip(parts[::2], parts[1::2], strict=True)]


def cells(html):
    """The titles in each day of a month or week that has any: ``{"/events/2026/12/08/": [...]}``."""
    found = {}
    for cell in re.findall(r'<td class="month__day.*?</td>', html, re.DOTALL):
        named = re.findall(r'<a class="month__event[^>]*>(?:<b>[\d:]+</b> )?([^<]+)</a>', cell)
        if named:
            found[re.search(r'href="([^"?]+)', cell)[1]] = named
    return found


def on(day, hour, minute=0):
    return datetime.combine(date.fromisoformat(day), time(hour, minute), UTC)
