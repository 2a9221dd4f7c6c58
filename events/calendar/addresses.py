"""The calendar's own addresses below the page of the event index, and the span of years they are for."""

from datetime import date

from django.http import Http404
from django.utils import timezone

FIRST_YEAR, YEARS_AHEAD = 2000, 3
PAST = "past/"


def month(day):
    return f"{day.year}/{day.month:02d}/"


def week(day):
    year, number, _weekday = day.isocalendar()
    return f"{year}/w{number:02d}/"


def day(day):
    return f"{day.year}/{day.month:02d}/{day.day:02d}/"


def is_shown(address):
    """Whether an address lies in the span of years that have any. Without an end they would be endless."""
    return FIRST_YEAR <= int(address[:4]) <= timezone.now().year + YEARS_AHEAD


def first_of_month(year, month):
    return _read(date, int(year), int(month), 1)


def monday_of_week(year, week):
    return _read(date.fromisocalendar, int(year), int(week), 1)


def that_day(year, month, day):
    return _read(date, int(year), int(month), int(day))


def _read(make, year, *rest):
    """The day that an address names; 404 for the thirteenth month and for years nobody has a meeting in."""
    if not is_shown(f"{year:04d}"):
        raise Http404
    try:
        return make(year, *rest)
    except ValueError as error:
        raise Http404 from error
