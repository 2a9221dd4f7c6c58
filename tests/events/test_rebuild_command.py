"""``manage.py rebuild_occurrences`` and the jobs: complete, told, safe to stop, safe to run twice and two at once."""

import threading
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from common.jobs import run_due
from events.dates import derivation
from events.dates.derivation import rebuild, rebuild_all, stale_keys
from events.models import EventPage, Occurrence, Series
from tests import builders

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND_TUESDAY = "FREQ=MONTHLY;BYDAY=2TU"


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(NOW, tick=False):
        yield


def command():
    said, steps = StringIO(), StringIO()
    call_command("rebuild_occurrences", stdout=said, stderr=steps)
    return said.getvalue(), steps.getvalue()


def everything():
    return list(Occurrence.objects.order_by("pk").values()), list(Series.objects.order_by("pk").values())


@pytest.fixture
def three_series(db):
    return [builders.meeting(rule=SECOND_TUESDAY, title=f"Series {number}") for number in range(3)]


def test_it_makes_what_is_missing_and_says_how_much(three_series):
    Occurrence.objects.all().delete()
    said, steps = command()
    assert said == "54 dates made, 0 changed (of them 0 at another time), 0 removed.\n"
    assert steps.splitlines()[-1].endswith("3 of 3 events")


def test_a_second_run_changes_nothing(three_series):
    before = everything()
    said, _steps = command()
    assert said.startswith("0 dates made, 0 changed")
    assert everything() == before


def test_it_says_which_dates_moved_and_from_where_to_where(three_series):
    row = Occurrence.objects.filter(recurrence_id__startswith="20270713").first()
    Occurrence.objects.filter(pk=row.pk).update(
        start=row.start + timedelta(hours=1), end=row.end + timedelta(hours=1)
    )
    said, _steps = command()
    title = EventPage.objects.get(translation_key=row.series_id).title
    assert f"{title}, 20270713T193000: was 2027-07-13 18:30 UTC, is 2027-07-13 17:30 UTC" in said
    assert "1 changed (of them 1 at another time)" in said


def test_of_many_moves_it_tells_some_and_counts_all(three_series, monkeypatch):
    monkeypatch.setattr(derivation, "MOVES_TOLD", 5)
    Occurrence.objects.update(start=NOW)
    said, _steps = command()
    assert said.count(": was ") >= 5
    assert "54 at another time" in said
    assert Occurrence.objects.filter(start=NOW).count() == 0


def test_the_calendar_rolls_on_every_day(three_series):
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        assert run_due() >= 1
        newest = Occurrence.objects.order_by("-recurrence_id").first()
        assert newest.recurrence_id == "20280613T193000"
    oldest = Occurrence.objects.order_by("recurrence_id").first()
    assert oldest.recurrence_id == "20261208T193000"


def test_what_is_over_stays_when_the_horizon_has_passed_it(three_series):
    event = three_series[0]
    before = Occurrence.objects.get(series=event.translation_key, recurrence_id__startswith="20261208")
    with time_machine.travel(NOW + timedelta(days=800), tick=False):
        rebuild_all()
        event.start_date, event.rule = date(2029, 2, 14), "FREQ=MONTHLY;BYDAY=2WE"
        event.save_revision().publish()
        old = Occurrence.objects.filter(series=event.translation_key, recurrence_id__startswith="20261208")
        assert [row.pk for row in old] == [before.pk]


def test_new_zone_data_are_followed_and_what_moved_is_logged(three_series, caplog):
    Series.objects.update(zone_data="2025b")
    row = Occurrence.objects.first()
    Occurrence.objects.filter(pk=row.pk).update(
        start=row.start - timedelta(hours=1), end=row.end - timedelta(hours=1)
    )
    sequence = Series.objects.get(pk=row.series_id).sequence
    assert len(stale_keys()) == 3
    with caplog.at_level("WARNING"):
        rebuild_and_log()
    assert stale_keys() == []
    assert "1 dates of events begin or end at another instant" in caplog.text
    assert Series.objects.get(pk=row.series_id).sequence == sequence + 1


def rebuild_and_log():
    from events.background import follow_zone_data

    follow_zone_data("")


def test_a_run_that_is_killed_leaves_whole_batches_and_the_next_one_finishes(three_series, monkeypatch):
    monkeypatch.setattr(derivation, "BATCH", 1)
    Occurrence.objects.all().delete()
    with pytest.raises(KeyboardInterrupt):
        rebuild_all(progress=stop_after(2))
    assert Occurrence.objects.count() == 36
    assert rebuild_all().made == 18


def stop_after(number):
    def progress(done, total):
        if done == number:
            raise KeyboardInterrupt

    return progress


def test_a_batch_that_breaks_off_writes_nothing(three_series, monkeypatch):
    before = everything()
    Occurrence.objects.filter(recurrence_id__startswith="2027").delete()
    half = everything()
    monkeypatch.setattr(Series.objects, "bulk_update", refuse)
    Series.objects.update(zone_data="")
    with pytest.raises(RuntimeError):
        rebuild_all()
    assert Occurrence.objects.count() == len(half[0])
    monkeypatch.undo()
    rebuild_all()
    assert Occurrence.objects.count() == len(before[0])


def refuse(*args, **kwargs):
    raise RuntimeError("The power is gone.")


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_make_every_date_once():
    events = [builders.meeting(rule=SECOND_TUESDAY) for _ in range(4)]
    Occurrence.objects.all().delete()
    Series.objects.all().delete()
    errors = at_once(lambda: rebuild_all(now=NOW), 3)
    assert errors == []
    assert Occurrence.objects.count() == 18 * len(events)
    assert Series.objects.count() == len(events)


@pytest.mark.django_db(transaction=True)
def test_a_run_beside_somebody_who_publishes_ends_with_what_is_published():
    event = builders.meeting(rule=SECOND_TUESDAY)
    event.rule = "FREQ=MONTHLY;BYDAY=2TU;COUNT=3"
    publish = event.save_revision().publish
    errors = at_once([publish, lambda: rebuild([event.translation_key], now=NOW), lambda: rebuild_all(now=NOW)])
    assert errors == []
    assert Occurrence.objects.count() == 3


def at_once(work, times=1):
    """Runs functions in threads that start together; what they raised."""
    work = work if isinstance(work, list) else [work] * times
    barrier, errors = threading.Barrier(len(work)), []

    def run(function):
        try:
            barrier.wait(timeout=10)
            function()
        except Exception as error:  # whatever it is: a thread hands its error over to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[function]) for function in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert timezone.now() == NOW
    return errors
