"""Table, log and published list are compared daily; what differs alarms, and says nothing of whom."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from common.models import OutgoingMail
from conduct.choices import Act, KeyState
from conduct.keys import checking, leaving
from conduct.keys.checking import Difference
from conduct.models import LogEntry, ReaderKey
from conduct.sealing import age
from tests import cast
from tests.access import roles
from tests.conduct import world
from tests.conduct.keys import listed

pytestmark = pytest.mark.django_db
# Without a form that is live, nobody misses readers.
ALL_WELL = []


@pytest.fixture
def officers():
    return world.officer("ada"), world.officer("ben")


def found():
    return sorted(finding.difference for finding in checking.differences())


def key_of(user):
    return ReaderKey.objects.get(holder=user)


def test_nothing_is_said_where_all_is_as_it_should_be(officers, capsys):
    world.trustees()
    assert checking.check() == ALL_WELL
    call_command("conduct_check_keys")
    assert "Every key is agreed to" in capsys.readouterr().out
    assert not LogEntry.objects.filter(act=Act.KEY_ALARM).exists()
    assert not OutgoingMail.objects.exists()


def rogue_key(ada, ben):
    rogue = world.officer("rogue", with_key=False)
    ReaderKey.objects.create(holder=rogue, public_key=age.new_identity()[1], state=KeyState.ACTIVE)


def exchanged(ada, ben):
    ReaderKey.objects.filter(holder=ada).update(public_key=age.new_identity()[1])


def deleted(ada, ben):
    ReaderKey.objects.filter(holder=ada).delete()


def given_away(ada, ben):
    ReaderKey.objects.filter(holder=ada).update(holder=world.officer("thief", with_key=False))


def quietly_retired(ada, ben):
    ReaderKey.objects.filter(holder=ada).update(state=KeyState.RETIRED)


def unpublished(ada, ben):
    listed.unpublish(key_of(ada))


def false_publication(ada, ben):
    listed.publish(ReaderKey(public_key=age.new_identity()[1], name="Fal Se", seat="first_trustee"))


HARM = {
    rogue_key: [Difference.NOT_PROVED],
    exchanged: [Difference.NOT_KNOWN, Difference.NOT_PROVED, Difference.NOT_THERE],
    deleted: [Difference.NOT_KNOWN, Difference.NOT_THERE],
    given_away: [Difference.NOT_KNOWN, Difference.NOT_PROVED],
    quietly_retired: [Difference.NOT_KNOWN, Difference.NOT_THERE],
    unpublished: [Difference.NOT_PUBLISHED],
    false_publication: [Difference.NOT_KNOWN],
}


@pytest.mark.parametrize("harm", HARM, ids=lambda harm: harm.__name__)
def test_what_differs_alarms(officers, harm):
    harm(*officers)
    OutgoingMail.objects.all().delete()
    assert found() == sorted(HARM[harm])
    cast.admin()
    watcher = world.data_protection_officer()
    checking.check()
    entry = LogEntry.objects.get(act=Act.KEY_ALARM)
    assert entry.detail.split() == [f"{difference.value}:1" for difference in sorted(HARM[harm])]
    told = set(OutgoingMail.objects.values_list("to", flat=True))
    assert {*(user.email for user in officers), watcher.email, "admin@example.org"} <= told
    assert "member@example.org" not in told


def test_a_key_that_was_rightly_retired_is_only_to_be_taken_off_the_page(officers):
    """After every rotation, and when somebody leaves: no reason to ring at anybody's door."""
    key = key_of(officers[0])
    officers[0].terms.update(end=roles.YESTERDAY)
    leaving.retire_those_who_left()
    assert found() == [Difference.OUTDATED]
    assert Difference.OUTDATED not in checking.GRAVE
    listed.unpublish(key)
    assert found() == ALL_WELL


def test_the_alarm_names_nobody_in_mails_log_and_error_log(officers, caplog):
    rogue_key(*officers)
    checking.check()
    said = caplog.text + LogEntry.objects.get(act=Act.KEY_ALARM).detail
    said += "".join(f"{mail.subject}{mail.text}{mail.html}" for mail in OutgoingMail.objects.all())
    assert "not-proved:1" in caplog.text
    for secret in ("Rogue", "rogue@", *(key.fingerprint for key in ReaderKey.objects.all())):
        assert secret not in said


def test_the_command_names_the_key_and_ends_with_an_error(officers):
    rogue_key(*officers)
    key = ReaderKey.objects.get(holder__email="rogue@example.org")
    with pytest.raises(CommandError, match=f"{key.fingerprint}: is active, and the log does not prove it"):
        call_command("conduct_check_keys")


@pytest.mark.parametrize(
    ("harm", "hours", "alarms"),
    [(rogue_key, 1, 1), (rogue_key, 24, 2), (unpublished, 24, 1), (unpublished, 7 * 24, 2)],
)
def test_what_may_be_somebodys_work_is_told_daily_all_else_weekly(officers, harm, hours, alarms):
    harm(*officers)
    checking.check()
    with time_machine.travel(timezone.now() + timedelta(hours=hours)):
        checking.check()
    assert LogEntry.objects.filter(act=Act.KEY_ALARM).count() == alarms


def test_something_new_is_told_at_once(officers):
    unpublished(*officers)
    checking.check()
    rogue_key(*officers)
    checking.check()
    assert LogEntry.objects.filter(act=Act.KEY_ALARM).count() == 2


def test_an_officer_who_left_needs_no_publication(officers):
    listed.unpublish(key_of(officers[0]))
    officers[0].terms.update(end=roles.YESTERDAY)
    assert found() == ALL_WELL


def test_a_site_that_takes_reports_is_told_when_nobody_could_read_or_recover_them(officers, monkeypatch):
    monkeypatch.setattr("conduct.models.ReportFormPage.objects.live", lambda: ReaderKey.objects.all())
    assert found() == [Difference.NO_TRUSTEES]
    world.trustees()
    assert found() == ALL_WELL
    officers[1].terms.update(end=roles.YESTERDAY)
    assert found() == [Difference.TOO_FEW]


def test_the_job_looks_after_all_of_it(officers):
    from common.jobs import handlers

    rogue_key(*officers)
    officers[1].terms.update(end=roles.YESTERDAY)
    handlers()["conduct.look_after_keys"].run("")
    assert key_of(officers[1]).state == KeyState.RETIRED
    assert LogEntry.objects.filter(act=Act.KEY_ALARM).exists()
    handlers()["conduct.look_after_keys"].run("")
    assert LogEntry.objects.filter(act=Act.KEY_ALARM).count() == 1
