"""Rules, first dates and windows of every kind, for hypothesis."""

from datetime import datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from events.recurrence import Day, Frequency, Rule, snap

# Nothing is kept between runs, and a slow machine is no failure; the same examples every time.
QUICK = settings(
    max_examples=300, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
WEEKDAYS = st.lists(st.integers(0, 6), min_size=1, max_size=4)
MONTHS = st.lists(st.integers(1, 12), max_size=4)
MONTH_DAYS = st.lists(st.one_of(st.integers(1, 31), st.just(-1)), min_size=1, max_size=3)
INTERVALS = st.one_of(st.integers(1, 3), st.integers(1, 99))
STARTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda start: start.replace(microsecond=0))


@st.composite
def rules(draw, start):
    frequency = draw(st.sampled_from(Frequency))
    parts = {"months": tuple(draw(MONTHS))}
    shape = draw(st.sampled_from(["implied", "weekdays", "nth", "month days"]))
    if shape == "weekdays":
        parts["days"] = tuple(Day(number) for number in draw(WEEKDAYS))
    if frequency in ("MONTHLY", "YEARLY"):
        if shape == "nth":
            ordinals = st.sampled_from([1, 2, 3, 4, -1])
            parts["days"] = tuple(Day(number, draw(ordinals)) for number in draw(WEEKDAYS))
        if shape == "month days":
            parts["month_days"] = (1, *draw(MONTH_DAYS))
    end = draw(st.sampled_from(["never", "count", "until"]))
    if end == "count":
        parts["count"] = draw(st.integers(1, 60))
    if end == "until":
        parts["until"] = start.date() + timedelta(days=draw(st.integers(0, 3000)))
    return Rule(frequency, draw(INTERVALS), **parts)


@st.composite
def series(draw):
    """A rule, a first date that is one of its dates (``None`` where there is none), and a window not far from it."""
    start = draw(STARTS)
    rule = draw(rules(start))
    first = start.date() + timedelta(days=draw(st.integers(-300, 3000)))
    return rule, snap(rule, start), (first, first + timedelta(days=draw(st.integers(-1, 900))))
