"""What a new edition begins with: the month whose turn it is, and what has not been in an edition yet."""

from datetime import timedelta

from django.utils import timezone

from common.times import month_name
from common.zones import HOME_ZONE, local_time
from newsletter.editions.choosers import articles_by_need
from newsletter.models import EditionPage

# Older articles are offered too, but not chosen.
RECENT = timedelta(days=75)
OFFERED = 30


def today():
    return local_time(timezone.now(), HOME_ZONE).date()


def day():
    """Today; the first of the next month where this month has its edition already, published or not."""
    here = today()
    last = (
        EditionPage.objects.filter(locale__language_code="en")
        .order_by("-date")
        .values_list("date", flat=True)
        .first()
    )
    if last is None or (last.year, last.month) < (here.year, here.month):
        return here
    return (last.replace(day=1) + timedelta(days=32)).replace(day=1)


def title(date):
    return month_name(date)


def articles():
    """The approved articles to choose from, those that stood in no edition first."""
    return list(articles_by_need()[:OFFERED])


def chosen(offered):
    """Of these, the ones that are ticked at first: new, and in no edition yet."""
    since = today() - RECENT
    return [row for row in offered if not row.printed and (row.date or today()) >= since]
