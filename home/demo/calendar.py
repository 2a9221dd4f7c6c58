"""The demo's meetings as pages: what words/calendar*.py say of each, with the rest filled in."""

from datetime import date, datetime, time, timedelta
from functools import partial

from wagtail.models import Page

from branches.choices import Mode
from events.models import EventException, EventHost, EventIndexPage, EventPage
from events.recurrence import rule_of, snap
from home.provision import CALENDAR

from .keys import key, page_key
from .markup import Prose, Ref, documents
from .spec import Spec
from .words import calendar


def index():
    return Spec("events", "home", EventIndexPage, CALENDAR, calendar.INDEX_BODY)


def events(zones):
    """Every event; ``zones`` has the time zone of each branch by its key."""
    return [_event(words, words.zone or zones[words.parent]) for words in calendar.EVENTS]


def _event(words, zone):
    fields = {
        "title": words.title,
        "slug": words.slug or words.key,
        "introduction": words.introduction,
        "search_description": words.introduction,
        "kind": Ref("kind", words.kind),
        "tz": zone,
        "rule": words.rule,
        "audience": words.audience,
        "body_name": words.body_name,
        "recording": words.recording,
        "languages": words.languages,
        "agenda": Prose(words.agenda) if words.agenda else "",
        "papers": [documents("", *words.papers)] if words.papers else [],
        "contact_role": words.asks,
        "contact_page": Ref("page", words.contact) if words.contact else None,
        "follows": Ref("page", words.follows) if words.follows else None,
        **_when(words),
        **_where(words),
        **dict.fromkeys(words.access.split(), True),
    }
    return Spec(words.key, words.parent, EventPage, fields, words.body, after=partial(_more, words))


def _when(words):
    """Its first date: the first day from ``words.first`` on that the rule has."""
    day = date.fromisoformat(words.first)
    if not words.time:
        first = snap(rule_of(words.rule), day) if words.rule else day
        return {"start_date": first, "end_date": date.fromisoformat(words.last) if words.last else None}
    first = datetime.combine(day, time.fromisoformat(words.time))
    if words.rule:
        first = snap(rule_of(words.rule), first)
    return {
        "start_date": first.date(),
        "start_time": first.time(),
        "duration": timedelta(minutes=words.minutes),
    }


def _where(words):
    """Its place and its link, and from both the way one comes."""
    if not words.place:
        found = {"mode": Mode.ONLINE}
    else:
        found = {
            "mode": Mode.HYBRID if words.online else Mode.IN_PERSON,
            "venue_name": words.place.name,
            "venue_address": words.place.address,
            "venue_directions": words.place.directions,
        }
    if words.online and words.time:
        found |= {"join_link": f"https://meet.example.org/{words.key}", "dial_in": words.dial_in}
    return found


def _more(words, event):
    """Its exceptions and its further organisers."""
    EventException.objects.bulk_create(
        EventException(
            event=event,
            sort_order=number,
            locale=event.locale,
            translation_key=key("exception", f"{words.key}/{change.date}/{change.action}"),
            action=change.action,
            date=date.fromisoformat(change.date),
            time=_time(change.time),
            new_date=date.fromisoformat(change.new_date) if change.new_date else None,
            new_time=_time(change.new_time),
            new_venue=change.new_venue,
            reason=change.reason,
        )
        for number, change in enumerate(words.changes)
    )
    hosts = Page.objects.filter(translation_key__in=map(page_key, words.hosts), locale=event.locale).order_by("path")
    EventHost.objects.bulk_create(
        EventHost(event=event, host=host, sort_order=number) for number, host in enumerate(hosts)
    )


def _time(text):
    return time.fromisoformat(text) if text else None
