"""Background work: due once, by one runner at a time, again after a failure or a kill."""

import os
import signal
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from common import jobs
from common.models import Job

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def ran(monkeypatch):
    """Two handlers instead of the real ones; the keys they ran with, in order."""
    jobs.handlers()
    monkeypatch.setattr(jobs, "HANDLERS", {})
    keys = []
    jobs.job("test.once")(keys.append)
    jobs.job("test.daily", every=DAY)(lambda key: keys.append("daily"))
    return keys


@pytest.fixture
def failing(ran, monkeypatch):
    """The one-off handler fails, quoting a person."""

    def fail(key):
        raise ValueError("robin@example.org")

    monkeypatch.setitem(jobs.HANDLERS, "test.once", jobs.Handler("test.once", fail, None, jobs.LEASE))


def once():
    return Job.objects.get(name="test.once")


@pytest.mark.django_db
class TestDue:
    def test_a_job_runs_once_and_its_row_goes(self, ran):
        jobs.enqueue("test.once", key=7, due_at=NOW)
        jobs.run_due(now=NOW)
        jobs.run_due(now=NOW)
        assert ran.count("7") == 1
        assert not Job.objects.filter(name="test.once").exists()

    @pytest.mark.parametrize(("seconds", "runs"), [(-1, False), (0, True), (1, True)])
    def test_a_job_waits_for_its_time(self, ran, seconds, runs):
        jobs.enqueue("test.once", key="x", due_at=NOW)
        jobs.run_due(now=NOW + timedelta(seconds=seconds))
        assert ("x" in ran) == runs

    def test_the_longest_due_comes_first(self, ran):
        for minutes, key in [(1, "b"), (0, "c"), (2, "a")]:
            jobs.enqueue("test.once", key=key, due_at=NOW - minutes * MINUTE)
        jobs.run_due(now=NOW)
        assert ran[:3] == ["a", "b", "c"]

    def test_asking_twice_is_one_job_at_the_later_wish(self, ran):
        jobs.enqueue("test.once", key="x", due_at=NOW)
        jobs.enqueue("test.once", key="x", due_at=NOW + MINUTE)
        assert once().due_at == NOW + MINUTE

    def test_a_job_asked_for_while_it_runs_runs_once_more(self, ran, monkeypatch):
        def ask_again(key):
            ran.append(key)
            if len(ran) == 1:
                jobs.enqueue("test.once", key=key, due_at=NOW + MINUTE)

        monkeypatch.setitem(jobs.HANDLERS, "test.once", jobs.Handler("test.once", ask_again, None, jobs.LEASE))
        jobs.enqueue("test.once", key="x", due_at=NOW - MINUTE)
        jobs.run_due(now=NOW)
        jobs.run_due(now=NOW + MINUTE)
        assert ran.count("x") == 2
        assert not Job.objects.filter(name="test.once").exists()

    def test_a_job_nobody_handles_is_refused(self, ran):
        with pytest.raises(LookupError):
            jobs.enqueue("test.unknown")

    def test_a_row_of_another_release_is_left_alone(self, ran):
        Job.objects.create(name="test.from_a_newer_release", due_at=NOW)
        jobs.run_due(now=NOW)
        assert Job.objects.get(name="test.from_a_newer_release").attempts == 0

    def test_two_handlers_of_one_name_are_a_mistake(self, ran):
        with pytest.raises(ImproperlyConfigured):
            jobs.job("test.once")(print)

    def test_a_pass_stops_between_two_jobs_when_told_to(self, ran):
        for key in "abc":
            jobs.enqueue("test.once", key=key, due_at=NOW - MINUTE)
        jobs.run_due(now=NOW, stopping=lambda: len(ran) == 1)
        assert ran == ["a"]
        assert Job.objects.filter(name="test.once", leased_until=None).count() == 2


@pytest.mark.django_db
class TestPeriodic:
    def test_it_runs_at_once_and_then_in_its_rhythm(self, ran):
        jobs.run_due(now=NOW)
        jobs.run_due(now=NOW + DAY - timedelta(seconds=1))
        assert ran == ["daily"]
        jobs.run_due(now=NOW + DAY)
        assert ran == ["daily", "daily"]

    def test_what_was_missed_is_made_up_for_by_one_run(self, ran):
        jobs.run_due(now=NOW)
        jobs.run_due(now=NOW + 10.5 * DAY)
        jobs.run_due(now=NOW + 10.6 * DAY)
        assert ran == ["daily", "daily"]
        assert Job.objects.get(name="test.daily").due_at == NOW + 11 * DAY

    @pytest.mark.parametrize(("late", "next_after"), [(0, 1), (0.5, 1), (1, 2), (1.5, 2), (9.99, 10)])
    def test_the_next_time_is_the_first_one_after_now(self, late, next_after):
        assert jobs.next_due(NOW, DAY, NOW + late * DAY) == NOW + next_after * DAY

    def test_a_failed_run_is_tried_again_before_its_next_time(self, ran, monkeypatch):
        handler = jobs.Handler("test.daily", lambda key: 1 / 0, DAY, jobs.LEASE)
        monkeypatch.setitem(jobs.HANDLERS, "test.daily", handler)
        jobs.run_due(now=NOW)
        assert Job.objects.get(name="test.daily").due_at == NOW + MINUTE


@pytest.mark.django_db
class TestFailure:
    def test_it_is_noted_by_kind_and_place_never_by_its_words(self, failing, caplog):
        jobs.enqueue("test.once", key="secret-key", due_at=NOW)
        jobs.run_due(now=NOW)
        assert once().last_error.startswith("ValueError at test_jobs.py:")
        assert "test.once" in caplog.text
        assert "robin" not in caplog.text
        assert "secret-key" not in caplog.text

    def test_one_failure_does_not_stop_the_others(self, failing, ran):
        jobs.enqueue("test.once", due_at=NOW - MINUTE)
        assert jobs.run_due(now=NOW) == 2
        assert ran == ["daily"]

    @pytest.mark.parametrize(
        ("attempts", "minutes"),
        [(1, 1), (2, 2), (3, 4), (8, 128), (9, 256), (10, 360), (11, 360), (12, 1440), (13, 1440), (500, 1440)],
    )
    def test_the_waits_double_up_to_six_hours_and_then_are_a_day(self, attempts, minutes):
        assert jobs.retry_after(attempts) == minutes * MINUTE

    def test_it_is_tried_for_ever_and_complained_about_from_the_twelfth_time(self, failing, caplog):
        jobs.enqueue("test.once", due_at=NOW)
        for _ in range(14):
            jobs.run_due(now=once().due_at)
        assert once().attempts == 14
        levels = [record.levelname for record in caplog.records if "test.once" in record.message]
        assert levels == ["WARNING"] * 11 + ["ERROR"] * 3

    def test_a_success_forgets_the_failures(self, failing, ran, monkeypatch):
        jobs.run_due(now=NOW)
        Job.objects.filter(name="test.daily").update(attempts=5, last_error="ValueError at x.py:1", due_at=NOW)
        jobs.run_due(now=NOW)
        row = Job.objects.get(name="test.daily")
        assert (row.attempts, row.last_error, row.leased_until) == (0, "", None)


@pytest.mark.django_db
class TestLease:
    def held_by_a_killed_runner(self, ran):
        jobs.enqueue("test.once", key="x", due_at=NOW)
        return jobs._claim(due_by=NOW, now=NOW)

    @pytest.mark.parametrize(("seconds", "taken_over"), [(299, False), (300, True), (301, True)])
    def test_another_runner_takes_over_when_the_lease_has_run_out(self, ran, seconds, taken_over):
        self.held_by_a_killed_runner(ran)
        jobs.run_due(now=NOW + timedelta(seconds=seconds))
        assert ("x" in ran) == taken_over

    def test_a_job_that_kills_its_runner_is_counted(self, ran):
        assert self.held_by_a_killed_runner(ran).attempts == once().attempts == 1

    @pytest.mark.parametrize("ending", ["success", "failure"])
    def test_a_runner_that_lost_its_lease_changes_nothing(self, ran, ending):
        slow = self.held_by_a_killed_runner(ran)
        later = NOW + 6 * MINUTE
        jobs._claim(due_by=later, now=later)
        before = Job.objects.filter(name="test.once").values().get()
        if ending == "success":
            jobs._settle(slow, jobs.HANDLERS["test.once"], later)
        else:
            try:
                raise TimeoutError
            except TimeoutError as error:
                jobs._put_off(slow, error, later)
        assert Job.objects.filter(name="test.once").values().get() == before

    def test_a_handler_may_ask_for_a_longer_lease(self, ran):
        jobs.job("test.slow", lease=timedelta(hours=2))(ran.append)
        jobs.enqueue("test.slow", due_at=NOW)
        assert jobs._claim(due_by=NOW, now=NOW).name == "test.slow"
        assert Job.objects.get(name="test.slow").leased_until == NOW + timedelta(hours=2)


@pytest.mark.django_db(transaction=True)
def test_two_runners_at_once_do_everything_once(ran):
    for number in range(30):
        jobs.enqueue("test.once", key=number)
    together = threading.Barrier(2)

    def runner():
        together.wait()
        try:
            jobs.run_due()
        finally:
            connection.close()

    runners = [threading.Thread(target=runner) for _ in range(2)]
    for thread in runners:
        thread.start()
    for thread in runners:
        thread.join()
    assert Counter(ran) == Counter(["daily", *map(str, range(30))])
    assert not Job.objects.filter(name="test.once").exists()


@pytest.mark.django_db
def test_run_jobs_makes_one_pass(ran, capsys):
    jobs.enqueue("test.once", key="x")
    call_command("run_jobs")
    assert ran == ["x", "daily"]
    assert "2 done." in capsys.readouterr().out


@pytest.mark.django_db
def test_the_real_handlers_are_found_and_run():
    assert {"common.relay_contact_message", "common.purge_contact_messages"} <= set(jobs.handlers())
    periodic = [handler for handler in jobs.handlers().values() if handler.every]
    assert jobs.run_due() == len(periodic) >= 1
    assert Job.objects.filter(last_error="", due_at__gt=timezone.now()).count() == len(periodic)


@pytest.fixture
def own_signals():
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.django_db
@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_loop_ends_after_the_job_it_is_at(monkeypatch, number):
    told = []

    def one_pass(stopping):
        told.append(stopping())
        os.kill(os.getpid(), number)
        told.append(stopping())

    monkeypatch.setattr("common.management.commands.run_jobs.run_due", one_pass)
    call_command("run_jobs", loop=True)
    assert told == [False, True]


@pytest.mark.django_db
@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_the_loop_outlives_a_database_that_restarts(monkeypatch, caplog, error):
    passes = []

    def one_pass(stopping):
        passes.append(1)
        if len(passes) == 2:
            os.kill(os.getpid(), signal.SIGTERM)
        raise error("password of secret-database.example.org")

    monkeypatch.setattr("common.management.commands.run_jobs.run_due", one_pass)
    monkeypatch.setattr("common.management.commands.run_jobs.PAUSE", 0)
    call_command("run_jobs", loop=True)
    assert len(passes) == 2
    assert "secret" not in caplog.text
