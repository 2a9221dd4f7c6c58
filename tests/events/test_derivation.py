"""What is derived from a published event, and what stays when it is derived again."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from events.derivation import rebuild, rebuild_all
from events.models import EventPage, Occurrence
from tests import builders

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


def dates(event):
    return Occurrence.objects.filter(series=event.translation_key).order_by("recurrence_id")


def test_a_single_meeting_has_one_date():
    event = builders.meeting()
    (row,) = dates(event)
    assert row.recurrence_id == "20261208T193000"
    assert row.start == datetime(2026, 12, 8, 18, 30, tzinfo=UTC)
    assert row.end - row.start == timedelta(minutes=90)
    assert row.slug == "2026-12-08"


def test_a_series_has_its_dates_for_eighteen_months():
    event = builders.meeting(rule=SECOND_TUESDAY)
    rows = list(dates(event))
    assert len(rows) == 18
    assert {row.recurrence_id[9:] for row in rows} == {"193000"}
    summer = next(row for row in rows if row.recurrence_id.startswith("202707"))
    assert summer.start.hour == 17


def test_deriving_again_changes_nothing():
    event = builders.meeting(rule=SECOND_TUESDAY)
    before = list(dates(event).values())
    changes = rebuild([event.translation_key])
    assert (changes.made, changes.changed, changes.removed) == (0, 0, 0)
    assert list(dates(event).values()) == before
    assert rebuild_all().made == 0


def test_a_later_time_of_day_keeps_the_rows():
    event = builders.meeting(rule=SECOND_TUESDAY)
    before = [row.pk for row in dates(event)]
    event.start_time = time(20)
    event.save_revision().publish()
    assert [row.pk for row in dates(event)] == before
    assert {row.recurrence_id[9:] for row in dates(event)} == {"200000"}


def test_a_cancelled_date_stays_and_says_so():
    event = builders.meeting(
        {"action": "cancelled", "date": date(2027, 1, 12), "reason": "Snow."}, rule=SECOND_TUESDAY
    )
    row = dates(event).get(recurrence_id__startswith="20270112")
    assert (row.status, row.reason) == ("cancelled", "Snow.")


def test_a_moved_date_keeps_its_id_and_has_a_new_time():
    event = builders.meeting(
        {"action": "moved", "date": date(2027, 1, 12), "new_date": date(2027, 1, 14), "new_time": time(20)},
        rule=SECOND_TUESDAY,
    )
    row = dates(event).get(recurrence_id="20270112T193000")
    assert row.status == "moved"
    assert row.start == datetime(2027, 1, 14, 19, tzinfo=UTC)
    assert row.slug == "2027-01-12"


def test_unpublishing_hides_and_publishing_shows_the_same_rows():
    event = builders.meeting(rule=SECOND_TUESDAY)
    before = [row.pk for row in dates(event)]
    event.unpublish()
    assert not dates(event).filter(live=True).exists()
    event.save_revision().publish()
    assert [row.pk for row in dates(event).filter(live=True)] == before


def test_a_deleted_event_has_no_dates():
    event = builders.meeting(rule=SECOND_TUESDAY)
    EventPage.objects.get(pk=event.pk).delete()
    assert not Occurrence.objects.exists()


def test_the_organiser_follows_from_the_place_in_the_tree():
    region = builders.region()
    branch = builders.branch(region=region)
    event = builders.meeting(parent=branch)
    (row,) = dates(event)
    assert (row.organiser, row.branch, row.region) == (
        branch.translation_key,
        branch.translation_key,
        region.translation_key,
    )
