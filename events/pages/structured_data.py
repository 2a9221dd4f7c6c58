"""What search engines read of a date: schema.org's Event as JSON-LD. No join link is ever in it."""

import json
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from branches.choices import Mode
from events.choices import Status

SCHEMA = "https://schema.org"
ATTENDANCE = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}
STATUS = {Status.CANCELLED: "EventCancelled", Status.MOVED: "EventRescheduled"}
# What could end the element, or begin a comment in it, is written as JavaScript's escapes (as Django's json_script).
ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def structured_data(shown, page, organiser):
    """The element for one date; ``organiser`` is its page, or None."""
    text = json.dumps(described(shown, page, organiser), ensure_ascii=False).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


def described(shown, page, organiser):
    item, row = shown.item, shown.item.occurrence
    start, end = (row.first_day, row.last_day) if row.all_day else (item.own.start.iso, item.own.end.iso)
    address = urljoin(settings.SITE_URL, item.url)
    data = {
        "@context": SCHEMA,
        "@type": "Event",
        "name": item.title,
        "url": address,
        "startDate": str(start),
        "endDate": str(end),
        "eventStatus": f"{SCHEMA}/{STATUS.get(row.status, 'EventScheduled')}",
        "eventAttendanceMode": f"{SCHEMA}/{ATTENDANCE[row.mode]}",
        "location": _locations(shown, page, address),
    }
    if page.introduction:
        data["description"] = page.introduction
    if row.status == Status.MOVED and shown.was:
        data["previousStartDate"] = str(shown.was.start.iso)
    if organiser:
        url = urljoin(settings.SITE_URL, organiser.get_url())
        data["organizer"] = {"@type": "Organization", "name": item.organiser or organiser.title, "url": url}
    return data


def _locations(shown, page, address):
    """The place, the page that says how to join, or both."""
    place = {"@type": "Place", "name": shown.venue, "address": page.venue_address or shown.venue}
    online = {"@type": "VirtualLocation", "url": address}
    mode = shown.item.occurrence.mode
    if mode == Mode.IN_PERSON:
        return place
    return online if mode == Mode.ONLINE or not shown.venue else [place, online]
