"""What is derived from a published event, and what stays when it is derived again."""

from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from events.dates.derivation import rebuild, rebuild_all
from events.models import EventHost, EventPage, Occurrence, Series
from tests import builders

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november", "any_active_zone")]


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


# What is moved over the edge of the horizon, in either direction.


def test_a_date_moved_far_ahead_is_followed_after_its_own_day_has_left_the_horizon():
    postponed = {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2027, 3, 2)}
    event = builders.meeting(postponed, rule=SECOND_TUESDAY)
    row = dates(event).get(recurrence_id__startswith="20261208")
    with time_machine.travel(NOW + timedelta(days=80), tick=False):
        change_exception(event, new_date=date(2027, 3, 9))
        again = dates(event).get(recurrence_id__startswith="20261208")
        assert (again.pk, again.first_day) == (row.pk, date(2027, 3, 9))


def test_a_date_whose_postponement_is_undone_goes_back_to_its_own_day():
    event = builders.meeting(
        {"action": "moved", "date": date(2026, 12, 8), "new_date": date(2027, 3, 2)}, rule=SECOND_TUESDAY
    )
    with time_machine.travel(NOW + timedelta(days=80), tick=False):
        event.exceptions = []
        event.save_revision().publish()
        row = dates(event).get(recurrence_id__startswith="20261208")
        assert (row.status, row.first_day) == ("scheduled", date(2026, 12, 8))
        assert rebuild_all().changed == 0


def test_a_date_brought_forward_from_beyond_the_horizon_is_there():
    event = builders.meeting(
        {"action": "moved", "date": date(2028, 7, 11), "new_date": date(2028, 5, 2)}, rule=SECOND_TUESDAY
    )
    row = dates(event).get(recurrence_id__startswith="20280711")
    assert row.first_day == date(2028, 5, 2)
    assert rebuild_all().removed == 0


def change_exception(event, **fields):
    event = EventPage.objects.get(pk=event.pk)
    exceptions = list(event.exceptions.all())
    for name, value in fields.items():
        setattr(exceptions[0], name, value)
    event.exceptions = exceptions
    event.save_revision().publish()


# Several dates on one day, and rules that change.


def test_a_second_date_on_a_day_has_an_address_of_its_own():
    event = builders.meeting({"action": "extra", "date": date(2027, 1, 12), "time": time(15)}, rule=SECOND_TUESDAY)
    rows = dates(event).filter(recurrence_id__startswith="20270112")
    assert {(row.status, row.slug) for row in rows} == {("extra", "2027-01-12-1500"), ("scheduled", "2027-01-12")}


def test_no_two_dates_of_a_series_share_an_address_or_an_id():
    extras = [{"action": "extra", "date": date(2027, 1, 12), "time": time(hour)} for hour in (9, 15, 23)]
    event = builders.meeting(*extras, rule=SECOND_TUESDAY)
    rows = list(dates(event))
    assert len({row.slug for row in rows}) == len({row.recurrence_id for row in rows}) == len(rows) == 21


def test_an_extra_date_that_the_rule_now_has_itself_is_one_date():
    event = builders.meeting({"action": "extra", "date": date(2027, 1, 12), "time": time(20)}, rule=SECOND_TUESDAY)
    event.start_time = time(20)
    event.save_revision().publish()
    (row,) = dates(event).filter(recurrence_id__startswith="20270112")
    assert (row.status, row.slug) == ("scheduled", "2027-01-12")


def test_dates_that_a_new_rule_does_not_have_go_and_the_others_keep_their_rows():
    event = builders.meeting(rule="FREQ=WEEKLY;BYDAY=TU")
    before = dict(dates(event).values_list("recurrence_id", "pk"))
    event.rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
    event.save_revision().publish()
    after = dict(dates(event).values_list("recurrence_id", "pk"))
    assert len(after) < len(before)
    assert all(before[key] == pk for key, pk in after.items())


def test_a_series_that_becomes_all_day_keeps_its_rows():
    event = builders.meeting(rule=SECOND_TUESDAY)
    before = [row.pk for row in dates(event)]
    event.start_time = event.duration = None
    event.save_revision().publish()
    rows = list(dates(event))
    assert [row.pk for row in rows] == before
    assert rows[0].recurrence_id == "20261208"
    assert rows[0].start == datetime(2026, 12, 7, 23, tzinfo=UTC)
    assert (rows[0].first_day, rows[0].last_day) == (date(2026, 12, 8), date(2026, 12, 8))


# What calendar programs are told.


def test_the_sequence_rises_with_every_change_of_dates_and_only_then():
    event = builders.meeting(rule=SECOND_TUESDAY)
    sequence = event.series.sequence
    event.introduction = "New words, same dates."
    event.save_revision().publish()
    assert fresh(event).series.sequence == sequence
    event.start_time = time(20)
    event.save_revision().publish()
    assert fresh(event).series.sequence == sequence + 1


def fresh(event):
    return EventPage.objects.get(pk=event.pk)


# Where the source is, and whether it is published.


def test_a_draft_that_never_was_published_has_no_dates():
    event = builders.meeting(live=False)
    Series.objects.filter(pk=event.translation_key).delete()
    rebuild_all()
    assert not dates(event).exists()


def test_old_dates_are_hidden_and_shown_with_the_page_too():
    event = builders.meeting(rule=SECOND_TUESDAY)
    with time_machine.travel(NOW + timedelta(days=200), tick=False):
        fresh(event).unpublish()
        assert not dates(event).filter(live=True).exists()
        fresh(event).save_revision().publish()
        assert not dates(event).filter(live=False).exists()
        assert dates(event).filter(recurrence_id__startswith="20261208").exists()


def test_a_page_that_expires_hides_its_dates():
    event = builders.meeting(expire_at=NOW + timedelta(days=1))
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        call_command("publish_scheduled", stdout=StringIO())
    assert not fresh(event).live
    assert [row.live for row in dates(event)] == [False]


def test_a_page_published_for_later_has_its_dates_when_it_goes_live():
    event = builders.meeting(live=False)
    event.go_live_at = NOW + timedelta(days=1)
    event.save_revision().publish()
    assert not dates(event).filter(live=True).exists()
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        call_command("publish_scheduled", stdout=StringIO())
    assert [row.live for row in dates(event)] == [True]


def test_when_the_source_is_deleted_its_translation_takes_over_with_the_same_rows():
    event, french = translated(builders.meeting(rule=SECOND_TUESDAY))
    before = [row.pk for row in dates(event)]
    fresh(event).delete()
    assert [row.pk for row in dates(french)] == before
    assert fresh(french).series.event_id == french.pk
    fresh(french).delete()
    assert not Series.objects.exists()


def test_a_translation_shares_the_dates_of_its_source():
    event, french = translated(builders.meeting(rule=SECOND_TUESDAY))
    french.save_revision().publish()
    assert Series.objects.count() == 1
    assert dates(event).count() == 18


def translated(event):
    french = Locale.objects.get_or_create(language_code="fr")[0]
    copy = event.copy_for_translation(french, copy_parents=True)
    copy.save_revision().publish()
    return event, copy


def test_a_branch_that_moves_to_another_region_takes_its_dates_along():
    here, there = builders.region(), builders.region()
    branch = builders.branch(region=here)
    event = builders.meeting(parent=branch, rule=SECOND_TUESDAY)
    assert {row.region for row in dates(event)} == {here.translation_key}
    branch.move(Page.objects.get(pk=there.pk), pos="last-child")
    assert {row.region for row in dates(event)} == {there.translation_key}
    assert {row.branch for row in dates(event)} == {branch.translation_key}


def test_an_event_survives_the_deletion_of_a_further_host():
    host = builders.branch()
    event = builders.meeting(rule=SECOND_TUESDAY)
    event.hosts = [EventHost(host=host)]
    event.save_revision().publish()
    assert Occurrence.objects.of_branch(host.translation_key).count() == 18
    Page.objects.get(pk=host.pk).delete()
    rebuild_all()
    assert dates(event).count() == 18
    assert Occurrence.objects.of_branch(host.translation_key).count() == 0
    fresh(event).get_latest_revision().publish()
    assert fresh(event).hosts.count() == 0


# What it costs.


def test_statements_do_not_grow_with_the_dates_or_the_series(django_assert_max_num_queries):
    keys = [builders.meeting(rule=rule).translation_key for rule in (SECOND_TUESDAY, "FREQ=WEEKLY;BYDAY=TU")]
    more = [builders.meeting(rule="FREQ=DAILY;COUNT=100").translation_key for _ in range(10)]
    for some in (keys, keys + more):
        Occurrence.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            rebuild(some)
        reads = [query for query in queries if query["sql"].startswith("SELECT")]
        assert len(reads) <= 9
    with django_assert_max_num_queries(14):
        rebuild(keys + more)
