"""Ways to put one date into a calendar: a file, or a form of Google's or Microsoft's that is already filled in.

Only links: nothing is asked of anybody until somebody follows one. None carries a join link.
"""

from dataclasses import dataclass
from datetime import UTC, timedelta
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.urls import reverse

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.live.com/calendar/0/deeplink/compose"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class CalendarLinks:
    file: str
    # All dates of the series in one file, which calendar programs can also subscribe to.
    series_file: str
    google: str
    outlook: str


def calendar_links(item, place=""):
    """The links for one date; ``place`` is where it takes place, else the address of its page stands for it."""
    row = item.occurrence
    address = urljoin(settings.SITE_URL, item.url)
    return CalendarLinks(
        file=reverse("events:date_file", args=[row.series_id, row.slug]),
        series_file=reverse("events:series_file", args=[row.series_id]),
        google=_google(item, address, place or address),
        outlook=_outlook(item, address, place or address),
    )


def _google(item, address, place):
    row = item.occurrence
    if row.all_day:
        dates = f"{row.first_day:%Y%m%d}/{row.last_day + A_DAY:%Y%m%d}"
    else:
        dates = f"{row.start.astimezone(UTC):%Y%m%dT%H%M%SZ}/{row.end.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    said = {"action": "TEMPLATE", "text": item.title, "dates": dates, "details": address, "location": place}
    return f"{GOOGLE}?{urlencode(said)}"


def _outlook(item, address, place):
    row = item.occurrence
    said = {"path": "/calendar/action/compose", "rru": "addevent", "subject": item.title, "body": address}
    if row.all_day:
        said |= {"startdt": f"{row.first_day}", "enddt": f"{row.last_day + A_DAY}", "allday": "true"}
    else:
        said |= {"startdt": f"{row.start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
        said |= {"enddt": f"{row.end.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}
    return f"{OUTLOOK}?{urlencode(said | {'location': place})}"
