"""The daily job: who hears what when the log is not whole, and how it is accepted as it stands."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from common.jobs import handlers
from common.models import OutgoingMail
from conduct.choices import Act, PartKind
from conduct.log import guards, note, watch
from conduct.log.chain import record
from conduct.log.faults import Fault
from conduct.models import LogEntry
from tests import cast
from tests.conduct import world
from tests.conduct.log import damage

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture
def people():
    """Who hears: two officers, the data protection officer, an administrator; and who does not."""
    cast.admin("root@example.org")
    cast.editor()
    cast.member()
    world.data_protection_officer("dpo")
    return [world.officer("ada", with_key=False), world.officer("ben", with_key=False)]


def run():
    handlers()["conduct.watch_log"].run("")


def told():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def ten():
    for number in range(10):
        record(Act.LOG_READ, detail=str(number))


def test_a_whole_log_is_noted_and_nobody_is_told(people):
    ten()
    with time_machine.travel(NOW, tick=False):
        run()
    noted = note.read()
    assert (noted.number, noted.digest) == (10, LogEntry.objects.get(number=10).digest)
    assert (noted.checked, noted.problems, told()) == (NOW, [], [])


def test_the_note_is_for_its_owner_alone(people):
    run()
    assert (note.folder() / "log.json").stat().st_mode & 0o077 == 0
    assert note.folder().stat().st_mode & 0o077 == 0
    assert [path.name for path in note.folder().iterdir()] == ["log.json"]


def test_a_log_that_is_not_whole_alarms_all_who_watch_and_nobody_else(people, caplog):
    ten()
    run()
    damage.alter(4, detail="x")
    with caplog.at_level(logging.ERROR):
        run()
    assert told() == ["ada@example.org", "ben@example.org", "dpo@example.org", "root@example.org"]
    assert [record.message for record in caplog.records if record.name == "conduct.log.watch"] == [
        "The log of conduct cases, or a case, is not as it was left: altered 1"
    ]


def test_the_mail_says_nothing_of_what_was_found(people):
    case = world.case()
    case.parts.filter(number=1).update(digest="0" * 64)
    run()
    for mail in OutgoingMail.objects.all():
        text = f"{mail.subject} {mail.text} {mail.html}"
        assert mail.subject == "The conduct log needs a look"
        assert "/conduct/desk/log/" in text
        said = [word for word in (case.code_name, str(case.pk), case.pk.hex[:8], "altered") if word in text]
        assert said == []


def test_it_alarms_again_every_day_until_it_is_accepted(people):
    ten()
    run()
    damage.remove(4)
    for _day in range(2):
        run()
    assert len(told()) == 2 * 4
    call_command("conduct_log_accept", reason="examined", verbosity=0)
    assert len(told()) == 3 * 4
    run()
    assert len(told()) == 3 * 4
    assert [problem.fault for problem in note.read().accepted_problems] == [Fault.MISSING]


def test_what_is_new_alarms_although_what_is_old_was_accepted(people):
    ten()
    damage.remove(4)
    run()
    call_command("conduct_log_accept", reason="examined", verbosity=0)
    OutgoingMail.objects.all().delete()
    damage.alter(6, detail="x")
    run()
    assert len(told()) == 4
    assert [problem.key for problem in note.read().problems] == ["altered 6"]


def test_the_end_that_was_noted_stays_where_it_was_as_long_as_something_is_wrong(people):
    ten()
    run()
    damage.alter(4, detail="x")
    record(Act.LOG_READ)
    run()
    assert note.read().number == 10


def test_after_a_restored_backup_the_log_is_accepted_with_its_reason_in_it(people):
    ten()
    run()
    damage.remove(9, 10)
    run()
    assert [problem.fault for problem in note.read().problems] == [Fault.CUT_OFF]
    call_command("conduct_log_accept", reason="restored", verbosity=0)
    entry = LogEntry.objects.last()
    assert (entry.number, entry.act, entry.detail, entry.actor) == (9, "log.accepted", "restored 1", None)
    run()
    noted = note.read()
    assert (noted.number, noted.problems, noted.accepted) == (9, [], [])


@pytest.mark.parametrize("reason", ["", "because", "Somebody wrote words"])
def test_a_reason_is_one_of_those_there_are(reason):
    with pytest.raises(CommandError):
        call_command("conduct_log_accept", reason=reason)


def test_guards_that_are_gone_and_deleted_cases_that_are_back_are_not_accepted_but_mended(people):
    from django.db import connection

    record(Act.CASE_DELETED, case=world.case())
    guards.drop(connection)
    watch.accept(reason="examined")
    assert note.read().accepted == []
    run()
    assert {problem.fault for problem in note.read().problems} == {Fault.CASE_BACK, Fault.UNGUARDED}
    call_command("migrate", verbosity=0)
    run()
    assert {problem.fault for problem in note.read().problems} == {Fault.CASE_BACK}


def test_an_altered_part_is_told_in_the_log_itself_once(people):
    case = world.case()
    world.add(case, PartKind.NOTE, "a note")
    case.parts.filter(number=2).update(sealed=b"x")
    for _day in range(3):
        run()
    entries = LogEntry.objects.filter(act=Act.PARTS_FAILED)
    assert [(entry.case, entry.detail) for entry in entries] == [(case.pk, "part_altered 2")]


def test_it_runs_once_a_day():
    assert handlers()["conduct.watch_log"].every == timedelta(days=1)


def test_a_command_says_at_once_whether_all_is_whole(capsys):
    ten()
    call_command("conduct_log_check")
    assert f"Whole: 10 entries; the last ends in {LogEntry.objects.last().digest[-12:]}." in capsys.readouterr().out
    assert note.read() is None
    damage.alter(2, detail="x")
    with pytest.raises(CommandError, match="1 problems"):
        call_command("conduct_log_check")
    assert "An entry is not as it was written (2)" in capsys.readouterr().out
