"""The column: floating text on both ways, whatever zone is active, and one gate for everything that comes in."""

import copy
import pickle
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurrence
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from django.utils import timezone
from modelcluster.models import ClusterableModel

from events.forms import RuleField
from events.recurrence import Rule, WallClockRecurrence, WallClockRecurrenceField, occurrences, snap
from tests.events.shapes import SHAPES, START

TEXT = "RRULE:FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271208T235959"
ZONES = ["UTC", "Asia/Tokyo", "America/Los_Angeles", "Europe/London"]


@pytest.fixture
def field():
    return WallClockRecurrenceField(blank=True, name="rule")


def weekly(**parts):
    return recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.WEEKLY, **parts)])


@pytest.mark.parametrize("text", SHAPES)
def test_every_shape_is_stored_as_floating_text_and_read_back(field, text):
    value = field.to_python(text)
    stored = field.get_prep_value(value)
    assert stored == f"RRULE:{Rule.parse(text)}"
    assert "Z" not in stored
    assert field.from_db_value(stored) == value


@pytest.mark.parametrize("text", SHAPES)
def test_the_value_is_a_recurrence_that_says_what_the_rule_says(field, text):
    value = field.to_python(text)
    assert isinstance(value, recurrence.Recurrence)
    assert value.include_dtstart is False
    assert Rule.parse(text) == value.rule
    start = snap(value.rule, START)
    end = start + timedelta(days=900)
    found = value.between(start, end, dtstart=start, inc=True)
    assert found == list(occurrences(value.rule, start, (start.date(), end.date())))


def test_written_in_tokyo_and_read_in_los_angeles_it_is_the_same(field, settings):
    seen = set()
    for zone in ZONES:
        for settings.RECURRENCE_USE_TZ in (True, False):
            with timezone.override(ZoneInfo(zone)):
                value = field.from_db_value(field.get_prep_value(field.to_python(TEXT)))
                seen.add((field.get_prep_value(value), str(value), value.rrules[0].until))
    assert seen == {(TEXT, TEXT, datetime(2027, 12, 8, 23, 59, 59))}


@pytest.mark.parametrize("nothing", [None, "", recurrence.Recurrence()])
def test_nothing_is_an_empty_text(field, nothing):
    assert field.to_python(nothing) == ""
    assert field.get_prep_value(nothing) == ""


def test_a_recurrence_of_anybody_is_taken_for_the_rule_it_states(field):
    value = field.to_python(weekly(byday=[recurrence.TU, 3], until=datetime(2027, 12, 8, 23, 59, 59)))
    assert str(value.rule) == "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20271208T235959"
    monthly = recurrence.Rule(recurrence.MONTHLY, byday=[recurrence.TU(2)], count=3)
    assert str(field.to_python(recurrence.Recurrence(rrules=[monthly]))) == "RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=3"


@pytest.mark.parametrize(
    "value",
    [
        recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.SECONDLY)]),
        recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.DAILY)] * 2),
        recurrence.Recurrence(rdates=[datetime(2026, 12, 8)] * 10_000),
        recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.DAILY)], exdates=[datetime(2026, 12, 8)]),
        recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.DAILY)], dtstart=datetime(2026, 12, 8)),
        weekly(interval=0),
        weekly(interval=100),
        weekly(count=0),
        weekly(count=2, until=datetime(2027, 12, 8, 23, 59, 59)),
        weekly(until=datetime(2027, 12, 8, 19, 30)),
        weekly(until=datetime(2027, 12, 8, 23, 59, 59, tzinfo=UTC)),
        weekly(bysetpos=1),
        weekly(byhour=[9, 17]),
        weekly(wkst=6),
        weekly(byday=[recurrence.TU(6)]),
        weekly(byday=["XX"]),
        "RRULE:FREQ=HOURLY",
        "RRULE:FREQ=DAILY\nRDATE:20261208T193000",
        "anything",
        5,
        ["RRULE:FREQ=DAILY"],
    ],
)
def test_what_the_grammar_refuses_neither_gets_in_nor_out(field, value):
    for way in (field.to_python, field.get_prep_value, lambda value: field.clean(value, None)):
        with pytest.raises(ValidationError):
            way(value)


def test_values_are_equal_when_their_rules_are_and_compare_with_anything(field):
    value = field.to_python(TEXT)
    assert value == field.to_python(TEXT)
    assert value != field.to_python("FREQ=DAILY")
    assert value not in ("", None, [], 5, TEXT)
    assert len({value, field.to_python(TEXT)}) == 1
    assert copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value


def test_a_migration_keeps_that_the_first_date_is_not_added(field):
    _name, path, args, kwargs = field.deconstruct()
    assert kwargs == {"blank": True, "include_dtstart": False}
    assert path.endswith("WallClockRecurrenceField")
    assert WallClockRecurrenceField(*args, **kwargs).include_dtstart is False
    assert "include_dtstart=False" in MigrationWriter.serialize(field)[0]


def test_forms_ask_for_it_with_native_controls(field):
    form_field = field.formfield()
    assert isinstance(form_field, RuleField)
    assert not form_field.required


@pytest.fixture
def meeting(db):
    """A model of our own with a table, which ends with the test's transaction."""
    with isolate_apps("common"):

        class Meeting(ClusterableModel):
            id = models.IntegerField(primary_key=True)
            rule = WallClockRecurrenceField(blank=True)

            class Meta:
                app_label = "common"

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE common_meeting (id integer PRIMARY KEY, rule text NOT NULL)")
        yield Meeting


def test_a_row_reads_as_it_was_written(meeting):
    meeting.objects.create(id=1, rule=TEXT)
    meeting.objects.create(id=2)
    rules = list(meeting.objects.order_by("pk").values_list("rule", flat=True))
    assert rules == [WallClockRecurrence(Rule.parse(TEXT)), ""]
    assert meeting.objects.filter(rule__contains="MONTHLY").get().rule == rules[0]
    assert meeting.objects.filter(rule="").get().pk == 2
    assert meeting.objects.defer("rule").get(pk=1).rule == rules[0]


def test_no_way_of_writing_a_row_goes_past_the_grammar(meeting):
    for write in (
        lambda: meeting(id=3, rule="RRULE:FREQ=SECONDLY"),
        lambda: setattr(meeting(id=3), "rule", "RRULE:FREQ=SECONDLY"),
        lambda: meeting.objects.update(rule="RRULE:FREQ=SECONDLY"),
        lambda: meeting.from_json('{"pk": 3, "rule": "RRULE:FREQ=SECONDLY"}'),
    ):
        with pytest.raises(ValidationError):
            write()


@pytest.mark.parametrize("text", [TEXT, ""])
def test_a_revision_gives_the_rule_back(meeting, text):
    written = meeting(id=1, rule=text)
    written.full_clean()
    kept = written.to_json()
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert meeting.from_json(kept).rule == written.rule
    assert meeting.from_json(kept).to_json() == kept
