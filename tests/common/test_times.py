"""Days in words."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from common import times

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Wednesday 25 November 2026"),
        ("de", "Mittwoch, 25. November 2026"),
        ("fr", "mercredi 25 novembre 2026"),
        ("es", "miércoles, 25 de noviembre de 2026"),
    ],
)
def test_a_day_is_written_the_same_way_everywhere(language, words):
    with override(language):
        assert times.long_date(DAY) == words
        assert times.local_time(datetime(2026, 11, 25, 12, tzinfo=UTC), "Europe/Berlin").long_date == words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "Sunday 22 November 2026, 19:30 UTC"),
        ("Europe/London", "Sunday 22 November 2026, 19:30 in London (Greenwich Mean Time, UTC)"),
        (
            "Europe/Berlin",
            "Sunday 22 November 2026, 20:30 in Berlin (Central European Standard Time, UTC+1), 19:30 UTC",
        ),
    ],
)
def test_a_moment_in_words_names_utc_once(zone, words):
    assert times.in_words(datetime(2026, 11, 22, 19, 30, tzinfo=UTC), zone) == words
