"""Jobs that are killed, or run twice at once: nothing is half done and nothing done twice."""

from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import pytest
from django.db import connection, connections

from members.models import ImportRow, ImportRun, Membership, RegisterChange
from members.register import applying, runs
from tests.members.register.lists import THREE, compared, csv_list, fresh, many
from tests.members.register.people import secretary


class Killed(BaseException):
    """What kill -9 is to a test: no except clause of the code sees it."""


def approved(rows=THREE):
    run = compared(csv_list(rows))
    runs.approve(actor=secretary(), run=run)
    return run


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["_leave", "_change", "_add", "_note"])
def test_an_import_that_is_killed_while_it_is_applied_wrote_nothing_and_is_done_again(step):
    run = approved()
    with patch.object(applying, step, side_effect=Killed), pytest.raises(Killed):
        runs.apply(pk=run.pk)
    assert (fresh(run).state, Membership.objects.count(), RegisterChange.objects.count()) == ("approved", 0, 0)
    runs.apply(pk=run.pk)
    assert (fresh(run).state, Membership.objects.count()) == ("applied", 3)


@pytest.mark.django_db
def test_an_import_that_is_killed_while_it_is_compared_begins_anew():
    run = compared(csv_list())
    runs.compare_again(actor=secretary(), run=run)
    with patch.object(ImportRow.objects, "bulk_create", side_effect=Killed), pytest.raises(Killed):
        runs.compare(pk=run.pk)
    assert fresh(run).state == "comparing"
    runs.compare(pk=run.pk)
    assert (fresh(run).state, fresh(run).rows.count()) == ("ready", 3)


@pytest.mark.django_db
def test_what_is_done_is_not_done_again():
    run = approved()
    for _time in range(3):
        runs.apply(pk=run.pk)
        runs.compare(pk=run.pk)
    assert (fresh(run).state, Membership.objects.count(), RegisterChange.objects.count()) == ("applied", 3, 3)


@pytest.mark.django_db
def test_a_job_of_an_import_that_is_gone_does_nothing():
    runs.compare(pk=999)
    runs.apply(pk=999)
    assert not ImportRun.objects.exists()


def at_once(work, *keys):
    """Run ``work`` for each key in a thread of its own; whatever they raised."""

    def one(key):
        try:
            work(pk=key)
        except Exception as error:  # whatever it is: a thread hands its error over to the test
            return error
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(keys)) as pool:
        return [error for error in pool.map(one, keys) if error]


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_two_runners_that_apply_at_once_write_once():
    run = approved(many(300))
    assert at_once(runs.apply, run.pk, run.pk) == []
    assert (fresh(run).state, Membership.objects.count(), RegisterChange.objects.count()) == ("applied", 300, 300)


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_two_runners_that_compare_at_once_write_one_comparison():
    run = compared(csv_list(many(300)))
    runs.compare_again(actor=secretary(), run=run)
    assert at_once(runs.compare, run.pk, run.pk) == []
    assert (fresh(run).state, fresh(run).rows.count()) == ("ready", 300)


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_of_two_lists_that_are_applied_at_once_one_is_compared_again():
    first, second = approved(many(200)), approved(many(150))
    assert at_once(runs.apply, first.pk, second.pk) == []
    assert sorted([fresh(first).state, fresh(second).state]) == ["applied", "queued"]
    assert Membership.objects.count() in (150, 200)
    assert connection.vendor in ("sqlite", "postgresql")
