"""A report becomes one case, opened by those who may, however often and by however many it is sent at once."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections

from common.models import OutgoingMail
from conduct.cases.facts import Facts
from conduct.choices import Act, Kind, PartKind, State
from conduct.log.checking import problems
from conduct.models import Case, CaseKey, Draft, DraftFile, LogEntry
from conduct.reporting.drafts import GoneError
from conduct.reporting.sending import send
from conduct.sealing.derivation import derive
from conduct.sealing.words import new_words
from tests import databases
from tests.conduct import world
from tests.conduct.reporting.form import ADDRESS, TEXT, Reporter, form_page, readers

pytestmark = pytest.mark.django_db

AT_ONCE = 4


def test_a_report_opens_for_each_officer_and_for_the_six_words(reporter, officers):
    reporter.report()
    case = Case.objects.get()
    assert Draft.objects.count() == 0
    assert CaseKey.objects.count() == 3
    for officer in officers:
        told = json.loads(world.open_case(case, world.secrets[officer.pk])[0][1])
        assert told["kind"] == "bullying"
        assert told["steps"][1]["answers"] == [{"name": "account", "question": "About account?", "answer": [TEXT]}]
    assert TEXT in world.open_thread(case, reporter.words)[0][1].decode()
    assert reporter.heading == "It has arrived"


def test_the_row_has_states_and_days_and_nothing_else(reporter):
    with time_machine.travel("2026-11-22 23:30:00+00:00"):
        reporter.report(kind="discrimination")
    case = Case.objects.get()
    assert (case.state, case.received_on) == (State.RECEIVED, date(2026, 11, 22))
    assert (case.acknowledge_by, case.outcome_by) == (date(2026, 11, 25), date(2027, 2, 20))
    assert case.form_revision == form_page().live_revision
    assert Facts.of(case).kind == Kind.DISCRIMINATION
    assert "discrimination" not in case.facts
    assert case.locator == derive(reporter.words).locator


def test_the_receipt_says_what_happens_next_in_days_and_with_dates(reporter):
    with time_machine.travel("2026-11-22 12:00:00+00:00"):
        reporter.report()
    assert "within 3 days: by 25 November 2026" in reporter.page
    assert "within 90 days: by 20 February 2027" in reporter.page


def test_the_log_says_that_it_came_and_only_the_day(reporter):
    with time_machine.travel("2026-11-22 17:45:00+00:00"):
        reporter.report()
    entries = LogEntry.objects.filter(case=Case.objects.get().pk)
    assert [entry.act for entry in entries] == [Act.CASE_RECEIVED, Act.PART_ADDED]
    assert all(entry.actor is None and entry.at.isoformat() == "2026-11-22T00:00:00+00:00" for entry in entries)
    assert problems() == []


def test_each_reader_gets_a_mail_without_content(reporter, officers):
    reporter.report(officers[0])
    mails = OutgoingMail.objects.all()
    assert {mail.to for mail in mails} == {officer.email for officer in officers[1:]}
    code_name = Case.objects.get().code_name
    for mail in mails:
        everything = mail.subject + mail.text + mail.html
        assert TEXT not in everything
        assert code_name not in everything
        assert "bullying" not in everything.lower()


def test_files_become_parts_under_the_same_seal(reporter, officers):
    reporter.start()
    reporter.name()
    reporter.write()
    reporter.post("review", do="s4")
    for text in (b"what he wrote to me", b"and what he wrote then"):
        reporter.post("s4", file=SimpleUploadedFile("a name that tells.txt", text), do="add")
    reporter.post("s4", do="next")
    reporter.send()
    case = Case.objects.get()
    assert [part.kind for part in case.parts.all()] == [PartKind.REPORT, PartKind.FILE, PartKind.FILE]
    opened = world.open_case(case, world.secrets[officers[0].pk])
    assert [payload for _header, payload in opened[1:]] == [b"what he wrote to me", b"and what he wrote then"]
    assert all("tells" not in header.name for header, _payload in opened)
    assert DraftFile.objects.count() == 0


def test_parts_are_as_long_as_many_others(reporter):
    sizes = set()
    for text in ("No.", TEXT * 40):
        someone = Reporter()
        someone.report(account=text)
        sizes.add(len(bytes(Case.objects.get(locator=derive(someone.words).locator).parts.get().sealed)))
    # age adds a line of a random length, so that nobody counts on there being none.
    assert max(sizes) - min(sizes) < 300


@pytest.mark.parametrize("again", ["send", "s2", "people", "check"])
def test_back_and_once_more_makes_no_second_report(reporter, again):
    reporter.report()
    reporter.post("review" if again == "send" else again, do="send", account="changed", kind="other")
    assert Case.objects.count() == 1
    assert Draft.objects.count() == 0
    assert reporter.heading == "It has arrived"


def test_a_second_tab_sends_the_same_report(reporter):
    reporter.start()
    reporter.name()
    reporter.write()
    tab = Reporter()
    tab.post("return", words=reporter.words)
    assert reporter.send().status_code == tab.send().status_code == 200
    assert Case.objects.count() == 1
    assert tab.heading == "It has arrived"


def test_what_was_never_written_cannot_be_sent(officers):
    with pytest.raises(GoneError):
        send(secret=derive(new_words()), steps=[])
    assert Case.objects.count() == 0


def test_two_reports_share_nothing(officers):
    first, second = Reporter(), Reporter()
    first.report()
    second.report()
    assert first.words != second.words
    assert len({case.recipient for case in Case.objects.all()}) == 2
    assert len({case.code_name for case in Case.objects.all()}) == 2


def test_when_sending_fails_halfway_all_is_as_before(reporter, monkeypatch):
    reporter.start()
    reporter.name()
    reporter.write()

    def broken(case):
        raise RuntimeError(TEXT)

    monkeypatch.setattr("conduct.reporting.sending.tell_readers", broken)
    answer = reporter.post("review", do="send")
    assert answer.status_code == 500
    assert (Case.objects.count(), CaseKey.objects.count(), Draft.objects.count()) == (0, 0, 1)
    monkeypatch.undo()
    reporter.send()
    assert Case.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_click_is_one_report():
    """Two threads of one server at the same moment, four times over."""
    readers(2)
    form_page()
    for _time in range(AT_ONCE):
        reporter = Reporter()
        reporter.start()
        reporter.name()
        reporter.write()
        cookies = {name: morsel.value for name, morsel in reporter.client.cookies.items()}

        def click(_number, cookies=cookies):
            try:
                tab = Reporter()
                tab.client.cookies.load(cookies)
                return tab.client.post(ADDRESS, {"screen": "review", "do": "send"}).status_code
            finally:
                connections.close_all()

        with ThreadPoolExecutor(AT_ONCE) as pool:
            assert list(pool.map(click, range(AT_ONCE))) == [303] * AT_ONCE
    assert Case.objects.count() == AT_ONCE
    assert LogEntry.objects.filter(act=Act.CASE_RECEIVED).count() == AT_ONCE


SENDER = """
import sys, django
django.setup()
from django.conf import settings
settings.CONDUCT_ARGON2 = (1, 1)
from conduct.models import ReportFormPage
from conduct.pages.questions import steps_of
from conduct.reporting.sending import send
from conduct.sealing.derivation import Secret
page = ReportFormPage.objects.get()
print("ready", flush=True)
sys.stdin.readline()
print(send(secret=Secret(bytes.fromhex(sys.argv[1])), steps=steps_of(page), revision=page.live_revision).pk)
"""


@pytest.mark.django_db(transaction=True)
def test_processes_that_send_at_once_make_one_report():
    readers(2)
    form_page()
    reporter = Reporter()
    reporter.start()
    reporter.name()
    reporter.write()
    seed = derive(reporter.words).seed.hex()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "li_site.settings.test",
        "DATABASE_URL": databases.as_url(connection.settings_dict),
    }
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SENDER, seed],
            env=env,
            cwd=django_settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _number in range(AT_ONCE)
    ]
    assert [process.stdout.readline() for process in started] == ["ready\n"] * AT_ONCE
    for process in started:
        process.stdin.write("\n")
        process.stdin.flush()
    made = {process.communicate(timeout=60)[0].strip() for process in started}
    assert made == {str(Case.objects.get().pk)}
