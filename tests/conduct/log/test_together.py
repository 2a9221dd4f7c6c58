"""Many write at once, the first entry too: no gap, no fork, none lost. On both databases."""

import threading

import pytest
from django.db import connection, connections, transaction

from conduct.choices import Act
from conduct.log.chain import record
from conduct.log.checking import problems
from conduct.models import LogEntry

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(works):
    """Run each in a thread, which has a connection of its own, all from the same moment; the errors there were."""
    start, errors = threading.Barrier(len(works)), []

    def run(work):
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            work()
        except Exception as error:  # shown by the test that waits for the thread
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return errors


def write(count, in_one=False):
    def work():
        if in_one:
            with transaction.atomic():
                write(count)()
        else:
            for _number in range(count):
                record(Act.LOG_READ)

    return work


def numbers():
    return list(LogEntry.objects.order_by("number").values_list("number", flat=True))


def test_the_first_entry_is_written_once():
    assert at_once([write(1)] * 6) == []
    assert numbers() == [1, 2, 3, 4, 5, 6]
    assert problems() == []


def test_single_entries_and_several_in_one_transaction_make_one_chain():
    assert at_once([write(8), write(8), write(8, in_one=True), write(8, in_one=True)]) == []
    assert numbers() == list(range(1, 33))
    assert problems() == []
    assert len(set(LogEntry.objects.values_list("previous", flat=True))) == 32


def test_what_is_rolled_back_leaves_no_gap():
    def fails():
        with transaction.atomic():
            record(Act.LOG_READ)
            transaction.set_rollback(True)

    assert at_once([write(5), fails, fails, write(5)]) == []
    assert numbers() == list(range(1, 11))
    assert problems() == []
