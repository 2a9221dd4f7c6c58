"""What is forgotten, and when: a second before, at, a second after."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from members.models import ImportRow, ImportRun, Membership, MembershipClaim, RegisterLook
from members.register import runs, services
from members.register.version import version
from tests.cast import member
from tests.members.register.lists import ANNA, applied, compared, csv_list, fresh, many
from tests.members.register.people import secretary

pytestmark = pytest.mark.django_db

LEFT_ON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def somebody_leaves():
    with time_machine.travel(LEFT_ON, tick=False):
        applied(csv_list([ANNA, *many(20)]))
        return applied(csv_list(many(20)))


@pytest.mark.parametrize(
    ("moment", "left"),
    [("2027-12-26T23:59:59Z", 1), ("2027-12-27T00:00:00Z", 0), ("2027-12-27T00:00:01Z", 0)],
)
def test_who_has_left_is_forgotten_after_400_days(moment, left):
    somebody_leaves()
    with time_machine.travel(moment, tick=False):
        before = version()
        assert services.purge_register() == 1 - left
        assert Membership.objects.filter(status="left").count() == left
        assert Membership.objects.filter(status="current").count() == 20
        assert version() == before + 1 - left


@pytest.mark.parametrize(("seconds", "kept"), [(-1, True), (0, False), (1, False)])
def test_an_import_that_has_ended_loses_its_file_and_lines_after_30_days(seconds, kept):
    run = somebody_leaves()
    with time_machine.travel(run.ended_at + timedelta(days=30, seconds=seconds), tick=False):
        runs.purge_runs()
    run = fresh(run)
    assert bool(run.content) is kept
    assert run.rows.exists() is kept
    assert run.counts == {"unchanged": 20, "gone": 1}


@pytest.mark.parametrize(("seconds", "state"), [(-1, "ready"), (0, "abandoned"), (1, "abandoned")])
def test_an_import_that_nobody_ended_is_abandoned_and_emptied(seconds, state):
    run = compared(csv_list())
    with time_machine.travel(run.uploaded_at + timedelta(days=30, seconds=seconds), tick=False):
        runs.purge_runs()
    assert fresh(run).state == state
    assert ImportRow.objects.exists() is (state == "ready")


@pytest.mark.parametrize(("seconds", "kept"), [(-1, True), (0, False)])
def test_answered_questions_and_notes_of_looks_go_in_their_time(seconds, kept):
    now = timezone.now()
    MembershipClaim.objects.create(kind="address", user=member(), state="refused", answered_at=now)
    services.note_look(actor=secretary(), kind="search", entries=1)
    looked = RegisterLook.objects.get().looked_at
    with time_machine.travel(now + timedelta(days=90, seconds=seconds), tick=False):
        services.purge_register()
    assert MembershipClaim.objects.exists() is kept
    with time_machine.travel(looked + timedelta(days=365, seconds=seconds), tick=False):
        services.purge_register()
    assert RegisterLook.objects.exists() is kept


def test_a_question_that_waits_is_never_forgotten():
    MembershipClaim.objects.create(kind="address", user=member())
    with time_machine.travel(timezone.now() + timedelta(days=4000), tick=False):
        services.purge_register()
    assert MembershipClaim.objects.exists()


def test_an_emptied_import_still_has_a_page(client):
    run = applied(csv_list())
    ImportRun.objects.filter(pk=run.pk).update(ended_at=timezone.now() - timedelta(days=31))
    runs.purge_runs()
    client.force_login(secretary())
    assert b"The file and its lines have been deleted" in client.get(run.get_absolute_url()).content
