"""When a meeting is, told on the reader's clock and on that of where it takes place."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from newsletter.mails.times import lines, moment_of
from tests.newsletter.mails.letters import WHEN, meeting

BERLIN = "Tuesday 8 December 2026, 19:30 – 21:00 in Berlin (Central European Standard Time, UTC+1)"


def told(zone, **kw):
    return lines(moment_of(meeting(**kw)), zone)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Berlin", [BERLIN]),
        # The same clock under another name needs no second line.
        ("Europe/Paris", [BERLIN]),
        ("Europe/London", ["Tuesday 8 December 2026, 18:30 – 20:00 in London (Greenwich Mean Time, UTC)", BERLIN]),
        ("UTC", ["Tuesday 8 December 2026, 18:30 – 20:00 UTC", BERLIN]),
        (
            "Asia/Kathmandu",
            [
                "Wednesday 9 December 2026, 00:15 – 01:45 in Kathmandu (Nepal Time, UTC+5:45)",
                BERLIN,
                "Wednesday for you, Tuesday in Berlin",
            ],
        ),
        (
            "Pacific/Kiritimati",
            [
                "Wednesday 9 December 2026, 08:30 – 10:00 in Kiritimati (Line Islands Time, UTC+14)",
                BERLIN,
                "Wednesday for you, Tuesday in Berlin",
            ],
        ),
        (
            "America/Los_Angeles",
            ["Tuesday 8 December 2026, 10:30 – 12:00 in Los Angeles (Pacific Standard Time, UTC−8)", BERLIN],
        ),
    ],
)
def test_the_readers_clock_leads_and_the_hosts_follows(zone, said):
    assert list(told(zone)) == said


def test_where_people_come_to_a_place_its_clock_leads():
    first, second, shift = told("Asia/Tokyo", in_person=True)
    assert first == BERLIN
    assert "in Tokyo" in second
    assert shift == "Wednesday for you, Tuesday in Berlin"


@pytest.mark.parametrize(
    ("minutes", "ends"),
    [(269, "23:59"), (270, "00:00"), (271, "Wednesday 00:01"), (24 * 60 + 1, "Wednesday 9 December 2026, 19:31")],
)
def test_an_end_on_another_day_says_which(minutes, ends):
    assert f"19:30 – {ends} in Berlin" in told("Europe/Berlin", end=WHEN + timedelta(minutes=minutes))[0]


@pytest.mark.parametrize(
    ("month", "words"),
    [(3, "Central European Standard Time, UTC+1"), (4, "Central European Summer Time, UTC+2")],
)
def test_it_is_summer_time_only_in_summer(month, words):
    start = datetime(2027, month, 15, 18, 30, tzinfo=UTC)
    assert words in told("Europe/Berlin", start=start, end=start + timedelta(hours=1))[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "mercredi 9 décembre 2026"),
        ("de", "Mittwoch, 9. Dezember 2026"),
        ("es", "miércoles, 9 de diciembre de 2026"),
        ("ar", "الأربعاء"),
    ],
)
def test_days_are_in_the_readers_language_whatever_was_said_before(language, words):
    assert "Wednesday" in told("Asia/Tokyo")[0]
    with translation.override(language):
        assert words in told("Asia/Tokyo")[0]
