"""Rules in the words of other programs: what is meant stays, and what cannot is counted out as dateutil would."""

from datetime import date, datetime
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.importing.days import days, parse
from tests.events.importing.files import one, vevent

WORDS = {
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2": "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;INTERVAL=1;BYDAY=2TU;WKST=SU": "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SU": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU": "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=YEARLY;BYDAY=TU;BYSETPOS=2;BYMONTH=12": "FREQ=YEARLY;BYMONTH=12;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=+2TU": "FREQ=MONTHLY;BYDAY=2TU",
    "freq=monthly;byday=2tu;": "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=DAILY;BYHOUR=19;BYMINUTE=30;BYSECOND=0": "FREQ=DAILY",
    "FREQ=DAILY;COUNT=400": "FREQ=DAILY;COUNT=400",
    "FREQ=DAILY;COUNT=2;UNTIL=20271208T183000Z": "FREQ=DAILY;UNTIL=20261209T235959",
    # The end in UTC is read on the clock in Berlin: at 19:30 in winter it is 18:30.
    "FREQ=DAILY;UNTIL=20270101T183000Z": "FREQ=DAILY;UNTIL=20270101T235959",
    "FREQ=DAILY;UNTIL=20270101T182959Z": "FREQ=DAILY;UNTIL=20261231T235959",
    "FREQ=DAILY;UNTIL=20261231T230000Z": "FREQ=DAILY;UNTIL=20261231T235959",
    "FREQ=DAILY;UNTIL=20270701T173000Z": "FREQ=DAILY;UNTIL=20270701T235959",
    "FREQ=DAILY;UNTIL=20270101": "FREQ=DAILY;UNTIL=20270101T235959",
    "FREQ=DAILY;UNTIL=99991231T235959Z": "FREQ=DAILY",
}


@pytest.mark.django_db
@pytest.mark.parametrize(("theirs", "ours"), WORDS.items())
def test_a_rule_is_said_in_our_words(theirs, ours):
    draft = one(vevent(f"RRULE:{theirs}"))
    assert (draft.fields["rule"], draft.exceptions, draft.remarks) == (ours, [], [])


@pytest.mark.django_db
@pytest.mark.parametrize("until", ["20270509", "20270509T000000Z", "20270508T220000Z"])
def test_the_last_day_of_an_all_day_series_is_a_day(until):
    draft = one(
        vevent(f"RRULE:FREQ=DAILY;UNTIL={until}", start="DTSTART;VALUE=DATE:20270506", lasts=""),
        zone="Europe/Berlin",
    )
    assert draft.fields["rule"] == "FREQ=DAILY;UNTIL=20270509T235959"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", date(2026, 12, 8), date(2027, 1, 1)),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 12, 8), date(2026, 12, 31)),
        ("FREQ=MONTHLY;BYDAY=-2FR", date(2026, 12, 8), date(2026, 12, 18)),
        ("FREQ=MONTHLY;BYDAY=5TU", date(2026, 12, 8), date(2026, 12, 29)),
        ("FREQ=DAILY;INTERVAL=100", date(2026, 12, 8), date(2027, 3, 18)),
    ],
)
def test_what_no_rule_of_ours_can_hold_becomes_single_dates(rule, first, second):
    draft = one(vevent(f"RRULE:{rule}"))
    assert (draft.fields["rule"], draft.fields["start_date"]) == ("", first)
    assert draft.exceptions[0]["date"] == second
    assert {e["action"] for e in draft.exceptions} == {"extra"}
    assert len(draft.exceptions) <= 400
    assert draft.remarks != []


@pytest.mark.django_db
def test_of_an_old_series_the_single_dates_begin_a_month_ago():
    draft = one(vevent("RRULE:FREQ=MONTHLY;BYDAY=-2FR", start="DTSTART;TZID=Europe/Berlin:20200117T190000"))
    assert draft.fields["start_date"] == date(2026, 10, 23)
    assert max(e["date"] for e in draft.exceptions) <= date(2028, 5, 23)


@pytest.mark.django_db
def test_a_series_that_is_over_keeps_its_first_date():
    start = "DTSTART;TZID=Europe/Berlin:20200117T190000"
    draft = one(vevent("RRULE:FREQ=MONTHLY;BYDAY=-2FR;COUNT=3", start=start))
    assert (draft.fields["start_date"], draft.exceptions) == (date(2020, 1, 17), [])


@st.composite
def rules(draw):
    """Rules of whole days with any of the parts that days follow from.

    Where dateutil reads RFC 5545 otherwise they are left out: BYSETPOS of weeks (it counts the first week from its
    first date, not from its beginning) and MO beside 1MO (it wants both of a day, not one).
    """
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = {
        "FREQ": frequency,
        "INTERVAL": draw(st.integers(1, 7)),
        "WKST": draw(st.sampled_from(["MO", "SU", "WE"])),
    }
    names = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
    if draw(st.booleans()):
        each = frequency in ("DAILY", "WEEKLY") or draw(st.booleans())
        ordinals = st.just("") if each else st.sampled_from(["1", "2", "5", "-1", "-2"])
        parts["BYDAY"] = ",".join(draw(st.lists(st.builds("{}{}".format, ordinals, names), min_size=1, max_size=4)))
    if draw(st.booleans()):
        parts["BYMONTH"] = ",".join(map(str, draw(st.lists(st.integers(1, 12), min_size=1, max_size=4))))
    if draw(st.booleans()) and frequency != "WEEKLY":
        days_of_month = st.integers(-31, 31).filter(bool)
        parts["BYMONTHDAY"] = ",".join(map(str, draw(st.lists(days_of_month, min_size=1, max_size=3))))
    if draw(st.booleans()) and frequency == "YEARLY":
        days_of_year = st.integers(-366, 366).filter(bool)
        parts["BYYEARDAY"] = ",".join(map(str, draw(st.lists(days_of_year, min_size=1, max_size=3))))
    if draw(st.booleans()) and len(parts) > 3 and frequency != "WEEKLY":
        parts["BYSETPOS"] = draw(st.sampled_from(["1", "-1", "2", "1,-1"]))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rule=rules(), start=st.dates(date(9960, 1, 1), date(9996, 12, 31)))
def test_single_dates_are_those_of_dateutil(rule, start):
    """Near the end of the calendar, where dateutil gives up soon on a rule without dates."""
    last = date(start.year + 2, 12, 31)
    theirs = rrulestr(f"{rule};UNTIL={last:%Y%m%d}", dtstart=datetime(start.year, start.month, start.day))
    ours = list(islice(days(parse(dict(part.split("=") for part in rule.split(";"))), start, last), 400))
    assert ours == [moment.date() for moment in islice(theirs, 400)]
