"""The calendar as the source of ``common.meetings``: dates that everybody may see, by the key of series and date."""

import sys
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from branches.choices import Mode
from common.addresses import addresses
from common.meetings import Meeting
from events.choices import Status
from events.labels import label, pages_of

SEPARATOR = "/"
MOST_KEYS = 60


def coming(*, branches, regions, start, end, limit):
    rows = _visible().starting(start, end).exclude(status=Status.CANCELLED)
    if branches or regions:
        rows = rows.filter(pk__in=_of(branches, regions).values("pk"))
    return [*_meetings(rows.order_by("start", "pk").with_pages()[:limit]).values()]


def by_keys(keys):
    wanted = [pair for pair in map(_pair, keys[:MOST_KEYS]) if pair]
    if not wanted:
        return {}
    which = reduce(or_, (Q(series=series, recurrence_id=date) for series, date in wanted))
    return _meetings(_visible().filter(which).with_pages())


def _visible():
    from events.models import Occurrence

    return Occurrence.objects.visible()


def _of(branches, regions):
    """Dates of these branches and regions; whatever language the pages are in, their key is one."""
    from wagtail.models import Page

    keys = dict(Page.objects.filter(pk__in=[*branches, *regions]).values_list("pk", "translation_key"))
    found = [_visible().of_branch(keys[pk]) for pk in branches if pk in keys]
    found += [_visible().of_region(keys[pk]) for pk in regions if pk in keys]
    return reduce(or_, found, _visible().none())


def _pair(key):
    """Series and recurrence id of a key; None for what is none, which is passed over."""
    series, _separator, date = str(key).partition(SEPARATOR)
    try:
        return UUID(series), date[:15]
    except ValueError:
        return None


def _meetings(rows):
    rows = list(rows)
    pages, address = pages_of(rows), addresses()
    return {meeting.key: meeting for row in rows if (meeting := _meeting(row, pages, address))}


def _meeting(row, pages, address):
    page, organiser = pages.get(row.series_id), pages.get(row.organiser)
    path = page and address(page.url_path)
    if not path:
        return None
    return Meeting(
        key=f"{row.series_id}{SEPARATOR}{row.recurrence_id}",
        title=page.title,
        start=row.start,
        end=row.end,
        time_zone=row.tz,
        path=f"{path}{row.slug}/",
        place=_("Online") if row.mode == Mode.ONLINE else row.venue or label(Mode, row.mode),
        host=organiser.title if organiser and (row.branch or row.region) else "",
        language=page.language,
        in_person=row.mode == Mode.IN_PERSON,
        all_day=row.all_day,
        first_day=row.first_day,
        last_day=row.last_day,
        cancelled=row.status == Status.CANCELLED,
    )


def register():
    from common.meetings import meetings_come_from

    meetings_come_from(sys.modules[__name__])
