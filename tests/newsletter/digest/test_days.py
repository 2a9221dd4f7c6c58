"""On which day a digest goes out, and what is new on it: a second before, at, a second after."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from newsletter.digest.days import due

A_SECOND = timedelta(seconds=1)
# A Thursday that is no first one of a month.
DAY = date(2026, 11, 26)
EVE = datetime(2026, 11, 25, 6, tzinfo=UTC)
TOO_LATE = datetime(2026, 11, 27, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def thursday(settings):
    settings.DIGEST_WEEKDAY = 3


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (EVE - A_SECOND, []),
        (EVE, [DAY]),
        (EVE + A_SECOND, [DAY]),
        (datetime(2026, 11, 26, 12, tzinfo=UTC), [DAY]),
        (TOO_LATE - A_SECOND, [DAY]),
        (TOO_LATE, []),
        (TOO_LATE + A_SECOND, []),
        (datetime(2026, 11, 30, 12, tzinfo=UTC), []),
    ],
)
def test_a_digest_is_made_from_its_eve_on_and_not_when_it_is_too_late(now, days):
    assert [issue.day for issue in due(now)] == days


def test_the_eve_begins_before_it_is_eight_anywhere():
    furthest = datetime(2026, 11, 26, 8, tzinfo=UTC) - timedelta(hours=14)
    assert furthest > EVE
    assert due(EVE)[0].starts("Pacific/Kiritimati") == furthest


@pytest.mark.parametrize(
    ("day", "often"),
    [
        (date(2026, 12, 3), ["weekly", "monthly"]),
        (date(2026, 12, 10), ["weekly"]),
        (date(2026, 12, 31), ["weekly"]),
        (date(2027, 1, 7), ["weekly", "monthly"]),
    ],
)
def test_the_monthly_one_goes_out_on_the_first_such_day_of_a_month(day, often):
    assert [issue.often for issue in due(datetime(day.year, day.month, day.day, tzinfo=UTC))] == often


def test_a_year_of_weeks_leaves_out_no_day_and_tells_none_twice():
    noons = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number) for number in range(800)]
    for often, least in (("weekly", 110), ("monthly", 24)):
        issues = sorted({issue for noon in noons for issue in due(noon) if issue.often == often}, key=lambda i: i.day)
        assert len(issues) >= least
        assert [later.since for later in issues[1:]] == [earlier.day for earlier in issues[:-1]]
        assert all(later.day < earlier.until for earlier, later in pairwise(issues))


def test_another_weekday_can_be_set(settings):
    settings.DIGEST_WEEKDAY = 0
    assert [issue.day for issue in due(datetime(2026, 11, 23, 1, tzinfo=UTC))] == [date(2026, 11, 23)]
