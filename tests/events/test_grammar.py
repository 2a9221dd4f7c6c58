"""What may be said: every accepted shape survives text, every refusal is one sentence, and none takes time."""

import time
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from events.recurrence import Day, Frequency, Rule
from tests.events.shapes import SHAPES

REFUSED = {
    "FREQ=SECONDLY": "frequency",
    "FREQ=MINUTELY": "frequency",
    "FREQ=HOURLY;INTERVAL=2": "frequency",
    "FREQ=DAILY;INTERVAL=0": "interval",
    "FREQ=DAILY;INTERVAL=-1": "interval",
    "FREQ=DAILY;INTERVAL=100": "interval",
    "FREQ=DAILY;INTERVAL=99999999": "number",
    "FREQ=DAILY;INTERVAL=1,2": "number",
    "FREQ=MONTHLY;BYDAY=6TU": "ordinal",
    "FREQ=MONTHLY;BYDAY=5TU": "ordinal",
    "FREQ=MONTHLY;BYDAY=-2TU": "ordinal",
    "FREQ=MONTHLY;BYDAY=0TU": "day",
    "FREQ=MONTHLY;BYDAY=TUE": "day",
    "FREQ=MONTHLY;BYDAY=+TU": "day",
    "FREQ=MONTHLY;BYDAY=MO,2TU": "mixed_days",
    "FREQ=MONTHLY;BYDAY=2TU;BYMONTHDAY=31": "day_twice",
    "FREQ=WEEKLY;BYDAY=2TU": "ordinal_frequency",
    "FREQ=DAILY;BYDAY=1MO": "ordinal_frequency",
    "FREQ=WEEKLY;BYMONTHDAY=1": "month_day_frequency",
    "FREQ=MONTHLY;BYMONTHDAY=0": "month_day",
    "FREQ=MONTHLY;BYMONTHDAY=32": "month_day",
    "FREQ=MONTHLY;BYMONTHDAY=-5": "month_day",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30": "no_such_day",
    "FREQ=MONTHLY;BYMONTH=2,4,6;BYMONTHDAY=31": "no_such_day",
    "FREQ=YEARLY;BYMONTH=13": "month",
    "FREQ=YEARLY;BYMONTH=0": "month",
    "FREQ=DAILY;COUNT=0": "count",
    "FREQ=DAILY;COUNT=401": "count",
    "FREQ=DAILY;COUNT=3;UNTIL=20271208T235959": "two_ends",
    "FREQ=DAILY;UNTIL=20271208T183000Z": "until",
    "FREQ=DAILY;UNTIL=20271208T183000": "until",
    "FREQ=DAILY;UNTIL=20270230": "until",
    "FREQ=DAILY;UNTIL=tomorrow": "text",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": "part",
    "FREQ=YEARLY;BYYEARDAY=100": "part",
    "FREQ=YEARLY;BYWEEKNO=20": "part",
    "FREQ=DAILY;BYHOUR=9,17": "part",
    "FREQ=DAILY;X-OWN=1": "text",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU": "week_start",
    "FREQ=WEEKLY;WKST=XX": "week_start",
    "INTERVAL=2": "text",
    "FREQ=DAILY;FREQ=WEEKLY": "text",
    "FREQ=DAILY;INTERVAL": "text",
    "FREQ=DAILY;": "text",
    "FREQ=DAILY;BYMONTH=": "text",
    "freq=weekly;byday=tu": "text",
    "FREQ=WEEKLY;\r\n BYDAY=TU": "text",
    "FREQ=WEEKLY\n": "text",
    "FREQ=WEEKLY;INTERVAL=\u0662": "text",
    "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY": "text",
    "RRULE:RRULE:FREQ=DAILY": "text",
    "EXRULE:FREQ=DAILY": "property",
    "DTSTART:20261208T193000\nRRULE:FREQ=DAILY": "property",
    "RRULE:FREQ=DAILY\nRDATE:20261208T193000": "property",
    "RRULE:FREQ=DAILY\nEXDATE;TZID=Europe/Berlin:20261208T193000": "property",
    "every second Tuesday": "text",
    "": "text",
    "\x00": "text",
    "FREQ=DAILY;BYMONTH=" + ",".join(["1"] * 10_000): "length",
    "RDATE:" + ",".join(["20261208T193000"] * 10_000): "length",
    "A" * 5_000_000: "length",
}


def refusal(make, *arguments, **named):
    with pytest.raises(ValidationError) as caught:
        make(*arguments, **named)
    return caught.value


@pytest.mark.parametrize("text", SHAPES)
def test_every_shape_is_the_same_after_it_was_text(text):
    rule = Rule.parse(text)
    assert Rule.parse(str(rule)) == rule
    assert Rule.parse(f"RRULE:{rule}") == rule
    assert hash(Rule.parse(str(rule))) == hash(rule)


def test_all_shapes_of_the_grammar_are_in_the_table():
    rules = [Rule.parse(text) for text in SHAPES]
    assert {rule.frequency for rule in rules} == set(Frequency)
    for part in ("days", "month_days", "months", "count", "until"):
        assert any(getattr(rule, part) for rule in rules)
    assert len(rules) >= 35


@pytest.mark.parametrize("text", REFUSED, ids=lambda text: ascii(text[:60]))
def test_what_is_refused_is_refused_at_once_and_in_one_sentence(text):
    begun = time.process_time()
    error = refusal(Rule.parse, text)
    assert time.process_time() - begun < 0.1
    assert error.code == REFUSED[text]
    (sentence,) = error.messages
    assert sentence.endswith(".")
    assert len(sentence) < 120


def test_every_part_of_the_grammar_has_its_refusals():
    assert len(set(REFUSED.values())) >= 18
    assert len(REFUSED) >= 55


@pytest.mark.parametrize("value", [None, 5, b"FREQ=DAILY", ["FREQ=DAILY"]])
def test_only_text_is_parsed(value):
    assert refusal(Rule.parse, value).code == "length"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"frequency": "SECONDLY"}, "frequency"),
        ({"frequency": None}, "frequency"),
        ({"frequency": "DAILY", "interval": 0}, "interval"),
        ({"frequency": "DAILY", "interval": True}, "interval"),
        ({"frequency": "DAILY", "interval": 2.0}, "interval"),
        ({"frequency": "DAILY", "count": True}, "count"),
        ({"frequency": "DAILY", "until": datetime(2027, 12, 8, 19, 30)}, "until"),
        ({"frequency": "DAILY", "until": "20271208"}, "until"),
        ({"frequency": "MONTHLY", "days": ((7, 1),)}, "ordinal"),
        ({"frequency": "MONTHLY", "month_days": ("1",)}, "month_day"),
        ({"frequency": "YEARLY", "months": (2,), "month_days": (30,)}, "no_such_day"),
    ],
)
def test_code_is_refused_what_text_is(wrong, code):
    assert refusal(Rule, **wrong).code == code


def test_order_and_repetition_make_no_other_rule():
    one = Rule("MONTHLY", days=((3, -1), (0, 1), (3, -1), (1, 1)), months=(9, 2, 9))
    assert str(one) == "FREQ=MONTHLY;BYMONTH=2,9;BYDAY=1MO,1TU,-1TH"
    assert one == Rule.parse("FREQ=MONTHLY;BYDAY=1TU,-1TH,+1MO;BYMONTH=9,2")
    assert Rule("MONTHLY", month_days=(-1, 31, 1)).month_days == (1, 31, -1)
    assert one.days[0] == Day(0, 1)


def test_a_rule_cannot_be_changed():
    with pytest.raises(AttributeError):
        Rule.parse("FREQ=DAILY").interval = 0


def test_the_last_day_is_whole():
    rule = Rule.parse("FREQ=DAILY;UNTIL=20271208")
    assert str(rule) == "FREQ=DAILY;UNTIL=20271208T235959"
    assert rule.last_moment == datetime(2027, 12, 8, 23, 59, 59)


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20271208T193000", date(2027, 12, 8)),
        ("20271208T192959", date(2027, 12, 7)),
        ("20271208T000000", date(2027, 12, 7)),
        ("20271208T235959", date(2027, 12, 8)),
        ("20271208", date(2027, 12, 8)),
    ],
)
def test_an_end_at_a_time_of_day_is_a_last_day_for_who_knows_when_meetings_begin(until, last):
    rule = Rule.parse(f"FREQ=DAILY;UNTIL={until}", start_time=datetime(2026, 1, 1, 19, 30).time())
    assert rule.until == last


def test_an_end_before_the_first_of_all_days_is_refused():
    with pytest.raises(ValidationError):
        Rule.parse("FREQ=DAILY;UNTIL=00010101T000000", start_time=datetime(2026, 1, 1, 19, 30).time())


@pytest.mark.parametrize(
    "text", ["FREQ=WEEKLY;BYDAY=SU,MO", "FREQ=MONTHLY;INTERVAL=2;BYDAY=SU,MO", "FREQ=WEEKLY;INTERVAL=2"]
)
def test_another_beginning_of_the_week_is_understood_where_it_changes_nothing(text):
    assert Rule.parse(f"{text};WKST=SU") == Rule.parse(text)
