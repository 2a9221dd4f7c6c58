"""Our own feed, imported, has the dates that it was made of."""

from datetime import UTC, datetime

import pytest
import time_machine

from branches.models import BranchPage
from events.importing.plans import plan
from events.importing.services import import_events
from events.models import EventKind, ImportedEvent, Occurrence


@pytest.fixture
def in_november():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def dates(key):
    """Of all-day events their days: a file has no zone for them, so their midnights are those of where they stand."""
    return [
        (row.recurrence_id, row.first_day if row.all_day else row.start, row.last_day, row.status)
        for row in Occurrence.objects.filter(series=key).order_by("recurrence_id")
    ]


@pytest.mark.usefixtures("in_november")
def test_every_date_of_the_demo_comes_back(demo_site, client):
    found = plan(b"".join(client.get("/events/feed.ics")), "UTC")
    assert [(problem.line, problem.reason) for problem in found.problems] == []
    branch = BranchPage.objects.first()
    import_events(actor=None, plan=found, parent=branch, kind=EventKind.objects.first(), publish=True)
    imported = ImportedEvent.objects.select_related("event")
    pairs = [(dates(row.uid.partition("@")[0]), dates(row.event.translation_key)) for row in imported]
    assert [(theirs, ours) for theirs, ours in pairs if theirs != ours] == []
    assert len(pairs) >= 50
    assert sum(len(theirs) for theirs, _ours in pairs) >= 500


@pytest.mark.usefixtures("in_november")
def test_the_same_feed_again_changes_nothing(demo_site, client):
    branch, kind = BranchPage.objects.first(), EventKind.objects.first()
    data = b"".join(client.get("/events/feed.ics"))
    first, again = (import_events(actor=None, plan=plan(data, "UTC"), parent=branch, kind=kind) for _time in range(2))
    assert len(first.made) == again.unchanged >= 50
    assert again.made == again.updated == again.kept == []
