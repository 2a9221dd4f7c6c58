"""What a VEVENT says in words: title, text, place, address; and who may read the way in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from icalendar import vUri

from branches.choices import Mode
from common.times import long_date
from events.choices import Status
from events.ical.properties import line, paragraphs
from events.identity import uid


@dataclass(frozen=True)
class Entry:
    """A series to be written: its dates from ``event``, its words from ``page``, which may be a translation.

    ``has_way_in`` says whether there is a join link or dial-in, ``joining`` whether the reader may have it: only then
    are they read at all.
    """

    key: UUID
    event: object
    page: object
    url: str
    kind: str
    sequence: int
    changed_at: datetime
    has_way_in: bool = False
    joining: bool = False


def describe(event, entry, planned=None):
    """Fill in what stands in every VEVENT of a series; ``planned`` is the date it is about, None for all of them."""
    cancelled = _is_cancelled(planned)
    event["UID"] = line(uid(entry.key))
    event.add("DTSTAMP", entry.changed_at)
    event.add("LAST-MODIFIED", entry.changed_at)
    event.add("SEQUENCE", entry.sequence)
    event["STATUS"] = line("CANCELLED" if cancelled else "CONFIRMED")
    if entry.event.is_all_day:
        event["TRANSP"] = line("TRANSPARENT")
    # Outlook shows a cancelled date of a subscribed calendar like any other.
    title = entry.page.title
    event["SUMMARY"] = line(_("Cancelled: %(title)s") % {"title": title} if cancelled else title)
    event["DESCRIPTION"] = _text(entry, planned)
    if place := _place(entry, planned):
        event["LOCATION"] = place
    if entry.kind:
        event["CATEGORIES"] = line(entry.kind)
    event["URL"] = vUri(entry.url)
    if join_link := _join_link(entry, planned):
        event.add("CONFERENCE", join_link, parameters={"VALUE": "URI"})
    return event


def _text(entry, planned):
    return paragraphs(
        _what_is_different(planned) if planned else "",
        planned.note if planned else "",
        entry.page.introduction,
        *_way_in(entry, planned),
        entry.url,
    )


def _way_in(entry, planned):
    """How to join, for who may; nobody joins what is cancelled."""
    exists = entry.has_way_in or (planned and planned.join_link)
    if not exists or _is_cancelled(planned):
        return []
    if not entry.joining:
        return [_("How to join is on the page, for those who may come.")]
    join_link = _join_link(entry, planned)
    return [_("Join: %(link)s") % {"link": join_link} if join_link else "", entry.page.dial_in]


def _what_is_different(planned):
    """Why it is cancelled, from where it was moved, in a sentence; ``""`` for what takes place as planned."""
    said = {
        Status.CANCELLED: _("Cancelled."),
        Status.MOVED: _("Moved; it was to be on %(day)s.") % {"day": _day(planned.recurrence_id)},
        Status.EXTRA: _("An extra date."),
    }.get(planned.status, "")
    return f"{said} {planned.reason}".strip()


def _day(recurrence_id):
    """The day that the rule has, and the time of day where it has one."""
    day = long_date(datetime.strptime(recurrence_id[:8], "%Y%m%d").date())
    time = recurrence_id[9:13]
    return f"{day}, {time[:2]}:{time[2:]}" if time else day


def _place(entry, planned):
    page, mode = entry.page, entry.event.mode
    if mode == Mode.ONLINE:
        # Deadlines and days of action are online only because they are nowhere.
        somewhere = entry.has_way_in or not entry.event.is_all_day
        return line(_join_link(entry, planned) or (_("Online") if somewhere else ""))
    if planned and planned.venue:
        return line(planned.venue)
    return line(", ".join(part for part in (page.venue_name, page.venue_address) if part))


def _join_link(entry, planned):
    if not entry.joining or _is_cancelled(planned):
        return ""
    # No address has white space; one that did would break the line it stands in.
    return "".join(((planned and planned.join_link) or entry.event.join_link).split())


def _is_cancelled(planned):
    return planned is not None and planned.status == Status.CANCELLED
