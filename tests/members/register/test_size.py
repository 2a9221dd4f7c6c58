"""10,000 lines: compared and applied within seconds, in a memory that a small machine has."""

import time
import tracemalloc

import pytest

from members.models import ImportRun, Membership
from members.register import columns, runs
from tests.members.register.lists import csv_list, fresh, many, xlsx_list
from tests.members.register.people import secretary

pytestmark = pytest.mark.django_db

LINES = 10_000
# Generous: on the machine it was measured on, each takes a third of it.
SECONDS = 40
MEGABYTES = 150


@pytest.fixture
def run():
    content = csv_list(many(LINES))
    run = runs.upload(actor=secretary(), content=content)
    runs.name_columns(actor=secretary(), run=run, named=columns.guess(runs.table_of(run).headings))
    return run


def test_ten_thousand_lines_are_compared_and_applied_within_seconds(run, capsys):
    begun = time.monotonic()
    runs.compare(pk=run.pk)
    compared = time.monotonic()
    runs.approve(actor=secretary(), run=fresh(run))
    runs.apply(pk=run.pk)
    applied = time.monotonic()
    with capsys.disabled():
        print(f"\n10,000 lines: compared in {compared - begun:.1f} s, applied in {applied - compared:.1f} s")
    assert Membership.objects.count() == LINES
    assert compared - begun < SECONDS
    assert applied - compared < SECONDS


def test_progress_is_told_while_ten_thousand_lines_are_compared(run, monkeypatch):
    told = []
    update = runs.tell_progress
    monkeypatch.setattr(runs, "tell_progress", lambda pk, done: (told.append(done), update(pk, done)))
    runs.compare(pk=run.pk)
    assert told == list(range(0, LINES, 500))
    assert fresh(run).done == fresh(run).total == LINES


def test_an_excel_list_of_ten_thousand_lines_takes_little_memory():
    content = xlsx_list(many(LINES))
    tracemalloc.start()
    runs.upload(actor=secretary(), content=content)
    peak = tracemalloc.get_traced_memory()[1] / 1024 / 1024
    tracemalloc.stop()
    assert ImportRun.objects.get().total == LINES
    assert peak < MEGABYTES
