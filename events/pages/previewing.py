"""The dates of a draft, for whoever previews it: planned from what is typed, written nowhere."""

from datetime import timedelta

from events.dates.planning import Plan
from events.dates.rows import organisers, rows
from events.models import Occurrence

AHEAD, BACK = timedelta(days=548), timedelta(days=32)


def rows_of_draft(page, now):
    """What will be derived once the page is published: the dates to come, else the last ones."""
    day = now.date()
    dates = Plan(page).dates(min(day - BACK, page.start_date), day + AHEAD)
    found = [
        Occurrence(series_id=page.translation_key, **row._asdict())
        for row in rows(page, dates, organisers([page])[page.pk])
    ]
    found.sort(key=lambda row: row.start)
    return [row for row in found if row.end > now] or found[::-1]
