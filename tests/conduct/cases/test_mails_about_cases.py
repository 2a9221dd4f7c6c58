"""Mails to officers: to those who can read the case and nobody else, without a word of it, one an hour at most."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from common.jobs import run_due
from common.models import Job, OutgoingMail
from conduct import notices
from conduct.cases.reminders import remind
from conduct.choices import PartKind, State
from conduct.models import Case, ReaderKey
from conduct.sealing.tags import tag
from tests.conduct import world
from tests.conduct.cases.sealing import write

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def readers():
    return [world.officer("ann", last_name="Officer"), world.officer("ben")]


def told():
    """To whom mails lie ready."""
    return sorted(mail.to.partition("@")[0] for mail in OutgoingMail.objects.filter(sent_at=None))


def forget_mails():
    OutgoingMail.objects.all().delete()


def test_every_reader_is_told_but_who_wrote_and_who_is_kept_out(readers):
    out, case = world.officer("out"), None
    case = world.case(readers, kept_out=[out])
    notices.tell_readers(case)
    assert told() == ["ann", "ben"]


def test_who_knows_is_not_told(readers):
    notices.tell_readers(world.case(readers), besides=readers[0])
    assert told() == ["ben"]


def test_a_mail_has_no_word_of_the_case(readers):
    case = world.case(readers, code_name="Amber Harbour", text="canary-of-the-report")
    notices.tell_readers(case)
    for mail in OutgoingMail.objects.all():
        text = f"{mail.subject} {mail.text} {mail.html}".lower()
        assert "there is something to read on the members’ site" in text
        assert "http://localhost/conduct/desk/" in text
        for word in ("amber", "harbour", "canary", str(case.pk), "report", "case", "harass", "complaint", "bullying"):
            assert word not in text, word
    assert OutgoingMail.objects.count() == 2


def test_a_mail_is_in_the_language_of_its_officer():
    reader = world.officer("claire", language="fr")
    notices.tell_reader(reader)
    assert "http://localhost/fr/conduct/desk/" in OutgoingMail.objects.get().text


@pytest.mark.parametrize("how", ["post over", "key retired", "account closed"])
def test_whoever_is_no_officer_any_more_is_not_told(readers, how):
    case = world.case(readers)
    if how == "post over":
        from branches.models import Term

        Term.objects.filter(person=readers[0]).update(end="2026-11-22")
    elif how == "key retired":
        ReaderKey.objects.filter(holder=readers[0]).update(state="retired")
    else:
        type(readers[0]).objects.filter(pk=readers[0].pk).update(is_active=False)
    notices.tell_readers(case)
    assert told() == ["ben"]


@pytest.mark.parametrize(("minutes", "mails"), [(0, 1), (59, 1), (60, 2), (61, 2)])
def test_nobody_gets_two_within_an_hour(readers, clock, minutes, mails):
    notices.tell_reader(readers[0])
    clock.move_to(NOON + timedelta(minutes=minutes))
    notices.tell_reader(readers[0])
    assert OutgoingMail.objects.count() == mails


def test_what_came_in_the_quiet_hour_is_told_once_when_it_is_over(readers, clock):
    for _message in range(4):
        notices.tell_reader(readers[0])
    clock.move_to(NOON + timedelta(minutes=59))
    run_due()
    assert OutgoingMail.objects.count() == 1
    clock.move_to(NOON + timedelta(minutes=60))
    run_due()
    assert OutgoingMail.objects.count() == 2
    clock.move_to(NOON + timedelta(hours=3))
    run_due()
    assert OutgoingMail.objects.filter(to="ann@example.org").count() + OutgoingMail.objects.filter(to="").count() == 2
    assert not Job.objects.filter(name__in=[notices.QUIET_JOB, notices.LATER_JOB]).exists()


def test_who_left_meanwhile_hears_nothing_of_what_came_meanwhile(readers, clock):
    notices.tell_reader(readers[0])
    notices.tell_reader(readers[0])
    forget_mails()
    ReaderKey.objects.filter(holder=readers[0]).update(state="retired")
    clock.move_to(NOON + timedelta(hours=2))
    run_due()
    assert told() == []


def test_writing_tells_the_other_readers_and_never_whoever_reported(readers):
    case = world.case(readers)
    for kind in (PartKind.NOTE, PartKind.TO_REPORTER):
        forget_mails()
        Job.objects.all().delete()
        write(readers[0], case, kind)
        assert told() == ["ben"], kind


# ------------------------------------------------------------------ reminders
@pytest.mark.parametrize(
    ("days", "reminded"),
    [
        (-3, []),
        (-2, []),
        (-1, ["ann", "ben"]),
        (0, ["ann", "ben"]),
        (1, ["ann", "ben"]),
        (8, []),
        (14, ["ann", "ben"]),
    ],
)
def test_readers_are_reminded_from_the_day_before_on(readers, clock, days, reminded):
    case = world.case(readers)
    clock.move_to(datetime.combine(case.acknowledge_by, NOON.timetz()) + timedelta(days=days))
    remind()
    assert told() == reminded


def test_of_a_case_that_somebody_handles_they_alone_are_reminded(readers, clock):
    case = world.case(readers, assigned=tag(ReaderKey.objects.get(holder=readers[1]).public_key))
    clock.move_to(datetime.combine(case.acknowledge_by, NOON.timetz()))
    assert remind() == 1
    assert told() == ["ben"]


def test_where_the_handler_is_no_officer_any_more_all_readers_are_reminded(readers, clock):
    gone = world.officer("gone")
    case = world.case([*readers, gone], assigned=tag(ReaderKey.objects.get(holder=gone).public_key))
    ReaderKey.objects.filter(holder=gone).update(state="retired")
    clock.move_to(datetime.combine(case.acknowledge_by, NOON.timetz()))
    remind()
    assert told() == ["ann", "ben"]


@pytest.mark.parametrize(
    ("state", "told_on", "reminded"),
    [
        (State.ACKNOWLEDGED, None, []),  # its outcome is due much later
        (State.SUPPORTED, None, []),
        (State.SUPPORTED, "2026-11-22", []),
        (State.CLOSED, "2026-11-22", []),
        (State.RISK_CHECKED, None, ["ann", "ben"]),
    ],
)
def test_nobody_is_reminded_of_what_is_done(readers, clock, state, told_on, reminded):
    case = world.case(readers)
    Case.objects.filter(pk=case.pk).update(state=state, told_on=told_on)
    clock.move_to(datetime.combine(case.acknowledge_by, NOON.timetz()))
    remind()
    assert told() == reminded


def test_the_outcome_is_reminded_of_too(readers, clock):
    case = world.case(readers)
    Case.objects.filter(pk=case.pk).update(state=State.OPTIONS_EXPLAINED)
    clock.move_to(datetime.combine(case.outcome_by, NOON.timetz()))
    assert remind() == 2


def test_an_officer_with_nothing_to_do_and_one_who_is_kept_out_get_no_reminder(readers, clock):
    world.officer("idle")
    case = world.case(readers, kept_out=[world.officer("out")])
    clock.move_to(datetime.combine(case.acknowledge_by, NOON.timetz()))
    remind()
    assert told() == ["ann", "ben"]


def test_an_officer_with_ten_cases_due_gets_one_reminder_and_a_job_that_runs_twice_sends_no_more(readers, clock):
    cases = [world.case(readers) for _number in range(10)]
    clock.move_to(datetime.combine(cases[0].acknowledge_by, NOON.timetz()))
    assert remind() == remind() == 2
    assert told() == ["ann", "ben"]


def test_reminding_asks_the_database_the_same_however_many_cases(readers, clock, django_assert_max_num_queries):
    for _number in range(6):
        world.case(readers)
    clock.move_to(NOON + timedelta(days=1))
    with django_assert_max_num_queries(4):
        remind()


def test_the_jobs_are_there():
    from common.jobs import handlers

    assert handlers()["conduct.remind_readers"].every == timedelta(days=1)
    assert {notices.QUIET_JOB, notices.LATER_JOB} <= handlers().keys()
