"""What the page of a series and the page of one of its dates show besides the event's own fields.

Queries are constant: the dates, the exceptions, the further organisers, all pages they name, the branches.
"""

from datetime import datetime

from babel.lists import format_list
from django.db.models import F, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from common.models import OrganisationSettings
from common.reader import reader_zone
from common.times import long_date
from common.zones import babel_locale
from events.choices import Recording, Status
from events.items import items
from events.models import Occurrence
from events.pages.add_to_calendar import calendar_links
from events.pages.around import around_the_world
from events.pages.joining import joining
from events.pages.neighbours import neighbours
from events.pages.previewing import rows_of_draft
from events.pages.showing import Shown
from events.pages.source import Source
from events.pages.structured_data import structured_data
from events.recurrence import next_dates, rule_of, sentence
from events.validation import first_start

SHOWN = 6


def series_page(page, request):
    """The next date, large; the six that follow; where there are none, the last ones."""
    now = timezone.now()
    rows = _next_rows(page, request, now)
    source = Source(page, rows)
    source.lend()
    around = page.once("neighbours", lambda: neighbours(page, source.pk))
    dates = _shown(source, request, rows, now, around)
    is_over = not any(not date.is_over for date in dates)
    main = next((date for date in dates if not date.item.is_cancelled), dates[0] if dates else None)
    context = _about(page, request, around, None if is_over else main)
    cancelled_before = [] if is_over or not main else [date for date in dates if date.row.start < main.row.start]
    return context | {
        "is_over": is_over,
        "dates": dates if is_over else [date for date in dates if date is not main],
        "cancelled_before": cancelled_before,
        "later": _far_date(page, now) if is_over else "",
        "follows": around.follows,
        "followed_by": around.followed_by,
        "structured_data": structured_data(main, page, around.organiser) if main else "",
    }


def date_page(page, request, slug, yours=None):
    """One date with the ones before and after it; nothing for one that there is not. ``yours`` is ``_about``'s."""
    rows = page.once(
        f"dates around {slug}",
        lambda: list(_dates_of(page).filter(_with_its_neighbours(page, slug)).order_by("start", "pk")),
    )
    number = next((number for number, row in enumerate(rows) if row.slug == slug), None)
    if number is None:
        return {}
    source = Source(page, rows)
    source.lend()
    around = page.once("neighbours", lambda: neighbours(page, source.pk))
    shown = _shown(source, request, rows, timezone.now(), around)
    date = shown[number]
    page.address_below = f"{slug}/"
    page.title_below = f"{page.title}, {_day(date.item)}"
    page.description_below = f"{_in_a_line(date)} {page.description}".strip()
    return _about(page, request, around, date, yours) | {
        "heading": page.title,
        "before": shown[number - 1] if number else None,
        "after": shown[number + 1] if number + 1 < len(shown) else None,
        "structured_data": structured_data(date, page, around.organiser),
    }


def slug_instead(page, slug):
    """Of an address with a time: the one date of its day, which had company when somebody kept the address."""
    day, hour, minute = slug[:10], slug[11:13], slug[13:]
    if not ("00" <= hour < "24" and "00" <= minute < "60"):
        return ""
    there = list(_dates_of(page).filter(slug__startswith=day).values_list("slug", flat=True)[:2])
    return there[0] if len(there) == 1 else ""


def _about(page, request, around, main, yours=None):
    """What both pages show: the date that stands large, the way in, the clocks of others, who organises it.

    ``yours`` is a zone to mark among the clocks instead of the reader's, or ``""`` for none.
    """
    yours = reader_zone(request) if yours is None else yours
    page.picture = page.picture or around.picture
    return {
        "main": main,
        "rule": sentence(page.rule, first_start(page)) if rule_of(page.rule) else "",
        "joining": joining(page, request, around, main),
        "calendar": calendar_links(main.item, main.venue) if main and not main.is_over else None,
        "around": around_the_world(main.row, yours) if main and not main.item.is_cancelled else (),
        "organisers": around.organisers(OrganisationSettings.for_request(request).organisation_name),
        "contact_url": around.contact_url,
        "contact_name": page.contact_role or around.contact_name,
        "access": access_of(page),
        "language_names": format_list(page.language_names, locale=babel_locale()) if page.languages else "",
    }


def access_of(page):
    """What there is for people's needs: ``[{icon, text}]``."""
    found = [
        ("captions", page.captions, _("Live captions")),
        ("sign-language", page.sign_language, _("Sign language interpreter")),
        ("step-free", page.step_free, _("Step-free access")),
        ("hearing-loop", page.hearing_loop, _("Hearing loop")),
        ("childcare", page.childcare, _("Childcare")),
        ("recording", page.recording, Recording(page.recording).label),
    ]
    return [{"icon": icon, "text": text} for icon, is_there, text in found if is_there]


def _dates_of(page):
    dates = Occurrence.objects.filter(series=page.series_key, live=True)
    return dates.annotate(source=F("series__event_id"), source_language=F("series__event__locale__language_code"))


def _next_rows(page, request, now):
    if getattr(request, "is_preview", False):
        return rows_of_draft(page, now)[: SHOWN + 1]
    return page.once("next dates", lambda: list(_next_or_last(page, now)))


def _next_or_last(page, now):
    return _dates_of(page).upcoming(now)[: SHOWN + 1] or _dates_of(page).past(now)[:SHOWN]


def _with_its_neighbours(page, slug):
    """A date by its slug, the one before it and the one after: one query."""
    same = Occurrence.objects.filter(series=page.series_key, live=True)
    start = same.filter(slug=slug).values("start")[:1]
    before = same.filter(start__lt=Subquery(start)).order_by("-start", "-pk").values("pk")[:1]
    after = same.filter(start__gt=Subquery(start)).order_by("start", "pk").values("pk")[:1]
    return Q(slug=slug) | Q(pk=Subquery(before)) | Q(pk=Subquery(after))


def _shown(source, request, rows, now, around):
    """Dates of one page as they are shown; nothing is asked for what the page itself says."""
    page = source.page
    for row in rows:
        _bring_along(row, page, around)
    actions = _actions(source, rows)
    return [
        Shown(
            item=item,
            now=now,
            actions=actions.get(item.occurrence.recurrence_id, {}),
            usual_venue=page.venue_name,
            usual_length=page.duration,
            source_language=_source_language(item.occurrence, page),
        )
        for item in items(rows, request)
    ]


def _bring_along(row, page, around):
    """What events.labels would have to ask for."""
    # An alias leads to the dates of its original.
    at = page.original if page.original.locale_id == page.locale_id else page
    row.event_language, row.event_title, row.event_path = page.locale.language_code, page.title, at.url_path
    if page.kind.locale.language_code == page.locale.language_code:
        row.kind_name = page.kind.name
    if around.organiser:
        row.organiser_language = around.organiser.locale.language_code
        row.organiser_title, row.organiser_path = around.organiser.title, around.organiser.url_path


def _actions(source, rows):
    """The exceptions of some dates, by recurrence id: asked for only where the rows do not say it all.

    They lack where and when a moved date was planned to be, and the words of translations.
    """
    placed = any(row.status in (Status.MOVED, Status.EXTRA) for row in rows)
    translated = any(_source_language(row, source.page) and (row.reason or row.note) for row in rows)
    return source.exceptions if placed or translated else {}


def _source_language(row, page):
    own = getattr(row, "source", page.pk) == page.pk or row.source_language == page.locale.language_code
    return "" if own else row.source_language


def _far_date(page, now):
    """The next date of a series whose dates lie further ahead than any are derived; ``""`` for one that is over."""
    rule = rule_of(page.rule)
    found = next_dates(rule, first_start(page), now.date(), 1) if rule else [page.start_date]
    days = [begins.date() if isinstance(begins, datetime) else begins for begins in found]
    return long_date(days[0]) if days and days[0] > now.date() else ""


def _day(item):
    return item.days if item.all_day else item.own.start.long_date


def _in_a_line(date):
    """“Tuesday 8 December 2026, 19:30 in Berlin (UTC+1). Online.”: the event's own time, the same for all readers."""
    item = date.item
    said = [f"{item.status_label}: {_day(item)}" if item.status_label else _day(item)]
    if not item.all_day:
        start = item.own.start
        where = _("%(time)s in %(city)s (%(offset)s)") if start.city != start.offset else "%(time)s %(offset)s"
        said.append(where % {"time": start.time, "city": start.city, "offset": start.offset})
    return f"{', '.join(said)}. {item.mode_label}."
