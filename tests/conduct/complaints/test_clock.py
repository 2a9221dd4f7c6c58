"""Thirty days, counted in London's; reminders that nobody has to be lucky for; deletion on its day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from common.models import OutgoingMail
from conduct.complaints import clock, services
from conduct.complaints.choices import State
from conduct.models import DataComplaint, DataComplaintAct
from members.rights import Capability
from tests import builders, cast
from tests.access import roles
from tests.conduct import world
from tests.conduct.complaints.sending import CANARY, complaint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home():
    return builders.home()


@pytest.mark.parametrize(
    ("moment", "received_on", "by"),
    [
        ("2026-06-30T22:59:59+00:00", date(2026, 6, 30), date(2026, 7, 29)),  # summer: an hour ahead of UTC
        ("2026-06-30T23:00:00+00:00", date(2026, 7, 1), date(2026, 7, 30)),
        ("2026-12-01T23:59:59+00:00", date(2026, 12, 1), date(2026, 12, 30)),
        ("2026-12-02T00:00:00+00:00", date(2026, 12, 2), date(2026, 12, 31)),
        ("2028-02-01T12:00:00+00:00", date(2028, 2, 1), date(2028, 3, 1)),  # a leap year
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Los_Angeles"])
def test_the_day_it_comes_is_the_first_of_thirty_whatever_zone_is_active(moment, received_on, by, zone, time_machine):
    time_machine.move_to(moment, tick=False)
    with timezone.override(zone):
        row = complaint()
    assert (row.received_on, row.acknowledge_by) == (received_on, by)


@pytest.mark.parametrize(
    ("day", "words", "is_overdue", "is_near"),
    [
        (0, "29 days left", False, False),
        (21, "8 days left", False, False),
        (22, "7 days left", False, True),
        (28, "1 day left", False, True),
        (29, "today is the last day", False, True),
        (30, "overdue by 1 day", True, False),
        (31, "overdue by 2 days", True, False),
    ],
)
def test_what_is_left_is_said_in_words(day, words, is_overdue, is_near):
    row = complaint()
    found = clock.clock_of(row, row.received_on + timedelta(days=day))
    assert (found.words, found.is_overdue, found.is_near) == (words, is_overdue, is_near)
    assert str(found.waits_for) == "to be acknowledged"


def at(time_machine, row, days):
    time_machine.move_to(f"{row.received_on + timedelta(days=days)}T12:00:00+00:00", tick=False)


def test_reminders_go_out_a_week_before_on_the_day_and_while_it_is_overdue(time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    world.data_protection_officer()
    row, said = complaint(), []
    OutgoingMail.objects.all().delete()
    for day in range(60):
        at(time_machine, row, day)
        if services.remind():
            said.append(day)
        assert not services.remind(), "The same day, twice"
    # Acknowledged by day 29: a week before, that day, daily for a week, then weekly.
    assert said == [22, 29, *range(30, 37), 43, 50, 57]
    mails = OutgoingMail.objects.all()
    assert {mail.to for mail in mails} == {"data-protection@example.org"}
    assert not any(CANARY in mail.text or row.reference in mail.text + mail.subject for mail in mails)


def test_a_day_without_jobs_loses_no_reminder(time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    world.data_protection_officer()
    row, said = complaint(), []
    for day in (21, 25, 28, 31, 48):
        at(time_machine, row, day)
        said.append(services.remind())
    assert said == [False, True, False, True, True]


def test_who_was_acknowledged_is_not_forgotten(time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    officer, row, said = world.data_protection_officer(), complaint(), []
    services.move_to(actor=officer, complaint=row, to=State.ACKNOWLEDGED, seen=State.RECEIVED)
    for day in range(1, 70):
        at(time_machine, row, day)
        if services.remind():
            said.append(day)
    assert said == [30, 60]
    row.refresh_from_db()
    assert clock.clock_of(row, row.received_on + timedelta(days=5)).words == "5 days so far"


def test_what_has_ended_is_not_reminded_of(time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    officer, row = world.data_protection_officer(), complaint()
    services.move_to(actor=officer, complaint=row, to=State.WITHDRAWN, seen=State.RECEIVED)
    row.refresh_from_db()
    assert clock.clock_of(row) is None
    at(time_machine, row, 40)
    assert not services.remind()


def test_while_the_post_is_vacant_those_who_can_fill_it_hear_that_one_waits():
    secretary, admin, editor = cast.member("sec@example.org"), cast.admin(), cast.editor()
    roles.holds(secretary, roles.post(None, [Capability.ELECTIONS], title="Secretary"))
    complaint(email="")
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == {secretary.email, admin.email}
    assert editor.email not in mails
    assert all("vacant" in mail.subject and CANARY not in mail.text for mail in mails.values())
    OutgoingMail.objects.all().delete()
    world.data_protection_officer()
    complaint(email="")
    assert {mail.to for mail in OutgoingMail.objects.all()} == {"data-protection@example.org"}


@pytest.mark.parametrize(("days", "remaining"), [(364, 1), (365, 0), (366, 0)])
def test_a_complaint_is_deleted_a_year_after_its_end_with_its_notes(days, remaining, time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    officer, row = world.data_protection_officer(), complaint()
    services.add_note(actor=officer, complaint=row, words="The list went to the wrong branch.")
    services.move_to(actor=officer, complaint=row, to=State.WITHDRAWN, seen=State.RECEIVED, note="Took it back.")
    at(time_machine, row, days)
    assert services.purge() == 1 - remaining
    assert DataComplaint.objects.count() == remaining
    assert bool(DataComplaintAct.objects.count()) == bool(remaining)


def test_what_nobody_has_ended_is_not_deleted(time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    row = complaint()
    at(time_machine, row, 3000)
    assert services.purge() == 0
    assert timezone.now().year > 2034
