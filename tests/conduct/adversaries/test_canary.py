"""A canary is told in every field, file and message. Nothing of it stays anywhere but sealed.

At each step also when something fails: whichever query, whichever seal; with errors that quote it, as errors do.
"""

import json
import time
from contextlib import contextmanager

import pytest
from django.core import mail
from django.db import OperationalError, connection, transaction

from common.jobs import run_due
from conduct.log import checking
from conduct.models import Case, Draft, DraftFile, LogEntry, Part
from conduct.sealing import age
from tests.conduct import world
from tests.conduct.adversaries import traces
from tests.conduct.adversaries.logs import handlers, written_logs
from tests.conduct.adversaries.telling import BOTH, FIRST, SECOND, Teller
from tests.conduct.reporting.form import form_page, readers

pytestmark = pytest.mark.django_db
EVERY = 25


@pytest.fixture
def officers():
    world.trustees()
    form_page()
    return readers(3)


@pytest.fixture
def logs():
    assert handlers(), "Nothing here writes a log: nothing would be found."
    with written_logs() as out:
        yield out


@pytest.fixture
def teller(officers, client):
    client.raise_request_exception = False
    return Teller(client)


def everywhere(logs, since=None):
    """All places at once; ``{}`` where no canary is."""
    places = traces.database() | traces.here() | {"logs": logs.getvalue().encode()}
    return traces.hits_in(places | (traces.temporary(since) if since else {}))


def test_nothing_of_it_stays_while_it_is_told_after_it_was_sent_and_in_the_conversation(teller, logs):
    began, seen = time.time(), []

    def look(screen):
        assert everywhere(logs) == {}, screen
        seen.append(screen)

    teller.tell(after=look)
    teller.send()
    look("review")
    teller.write_more()
    teller.post("thread", do="read")
    look("thread")
    run_due()
    assert everywhere(logs, began) == {}
    assert len(seen) == 12
    assert len(mail.outbox) == 3


def test_the_officers_and_the_six_words_open_all_of_it(teller, officers):
    """What the search above does not find is really there."""
    teller.tell()
    teller.send()
    teller.write_more()
    case = Case.objects.get()
    for officer in officers:
        opened = world.open_case(case, world.secrets[officer.pk])
        assert [str(header.kind) for header, _data in opened] == ["report", "file", "file", "file", "from_reporter"]
        told = json.dumps(json.loads(opened[0][1]), ensure_ascii=False)
        assert told.count(FIRST) == told.count(SECOND) == 27
        assert opened[-1][1].decode() == BOTH
    assert len(world.open_thread(case, teller.words)) == 5


def test_what_a_picture_tells_of_its_maker_is_not_even_sealed(teller, officers):
    teller.tell()
    teller.send()
    pictures = [
        (header, data)
        for header, data in world.open_case(Case.objects.get(), world.secrets[officers[0].pk])
        if header.type == "image/jpeg"
    ]
    assert len(pictures) == 1
    assert traces.hits(pictures[0][1] + pictures[0][0].name.encode()) == []


def test_a_draft_that_is_given_up_leaves_nothing(teller, logs):
    teller.tell()
    teller.post("review", do="delete")
    assert not Draft.objects.exists()
    assert not DraftFile.objects.exists()
    assert everywhere(logs) == {}


# --- Something fails


class Forced(OperationalError):
    """An error of a database that quotes what it was given, as databases do."""


@contextmanager
def failing_query(number):
    """The query of this number fails; ``asked`` counts them."""
    asked = []

    def fails(execute, sql, params, many, context):
        asked.append(sql)
        if len(asked) == number:
            raise Forced(f"could not do {sql} for {BOTH}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fails):
        yield asked


@contextmanager
def back_again():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def queries_of(work):
    with back_again(), failing_query(0) as asked:
        work()
    return len(asked)


def test_whichever_query_of_sending_fails_all_is_as_before_and_nothing_of_it_is_told(teller, logs):
    teller.tell()
    send = {"do": "send", "follow": False}
    number = queries_of(lambda: teller.post("review", **send))
    for failing in range(1, number + 1):
        with back_again():
            with failing_query(failing):
                answer = teller.post("review", **send)
            assert answer.status_code == 500, failing
            assert (Case.objects.count(), Part.objects.count(), Draft.objects.count()) == (0, 0, 1), failing
            assert not LogEntry.objects.filter(case__isnull=False).exists(), failing
            nothing_told(answer, logs, failing)
    assert number > 40
    assert logs.getvalue().count("Forced at") == number
    teller.send()
    assert Case.objects.count() == 1
    assert checking.problems() == []


def nothing_told(answer, logs, failing):
    """In the answer and the logs; and, for it takes its time, for some failures everywhere."""
    assert traces.hits(answer.content) == [], failing
    assert traces.hits(logs.getvalue()) == [], failing
    if failing % EVERY == 0:
        assert everywhere(logs) == {}, failing


SCREENS = ("people", "s2", "s4", "thread")


@pytest.mark.parametrize("screen", SCREENS)
def test_whichever_query_of_a_step_fails_nothing_of_it_is_told(teller, logs, screen):
    given = prepared(teller, screen, with_files=False)
    number = queries_of(lambda: teller.post(screen, follow=False, **given()))
    failed = 0
    for failing in range(1, number + 1):
        with back_again():
            with failing_query(failing) as asked:
                answer = teller.post(screen, follow=False, **given())
            # The first time asked a little more, of what is kept in memory since.
            assert answer.status_code == (500 if len(asked) >= failing else 303), failing
            failed += answer.status_code == 500
            nothing_told(answer, logs, failing)
    assert failed >= max(5, number - 3)


def prepared(teller, screen, with_files=True):
    """The teller stands before this screen; what is sent from it, made anew each time (files are read once)."""
    if screen == "thread":
        teller.tell(with_files=False)
        teller.send()
        return lambda: {"message": BOTH}
    for name, fields in teller.screens(with_files):
        if name == screen:
            return lambda: dict(next(told for other, told in teller.screens(with_files) if other == screen))
        teller.answer(name, fields)
    raise AssertionError(screen)


WORK = {
    "sealing": ("conduct.sealing.age.seal", "review"),
    "opening": ("conduct.sealing.age.open_sealed", "review"),
    "packing": ("conduct.reporting.sending.pack", "review"),
    "reading the draft": ("conduct.reporting.drafts.find", "review"),
    "writing the report out": ("conduct.reporting.sending.document", "review"),
    "storing keys": ("conduct.reporting.sending.store_keys", "review"),
    "adding a part": ("conduct.reporting.sending.add_part", "review"),
    "the log": ("conduct.reporting.sending.record", "review"),
    "telling officers": ("conduct.reporting.sending.tell_readers", "review"),
    "drawing a page, also that of the error": ("conduct.reporting.pages.render_to_string", "s4"),
    "cleaning a file": ("conduct.reporting.screens.questions.clean", "s4"),
    "keeping a step": ("conduct.reporting.drafts.change", "s2"),
    "deriving": ("conduct.reporting.screens.words.derive", "check"),
    "a message": ("conduct.reporting.conversation.seal_part", "thread"),
}


@pytest.mark.parametrize(("target", "screen"), WORK.values(), ids=WORK)
def test_whatever_breaks_its_error_is_not_told_anywhere(teller, logs, monkeypatch, target, screen):
    given = prepared_for(teller, screen)
    cases, parts = Case.objects.count(), Part.objects.count()
    calls = []

    def breaks(*args, **kw):
        calls.append(1)
        told = f"{args} {kw} {BOTH}"
        raise RuntimeError(told)

    monkeypatch.setattr(target, breaks)
    answer = teller.post(screen, follow=False, **given)
    assert calls, "what was broken is not used any more: say in this table what is"
    monkeypatch.undo()
    assert answer.status_code == 500
    assert traces.hits(answer.content) == []
    assert everywhere(logs) == {}
    assert "RuntimeError" in logs.getvalue()
    assert (Case.objects.count(), Part.objects.count()) == (cases, parts)
    assert (Draft.objects.count(), cases) in {(1, 0), (0, 1), (0, 0)}


def prepared_for(teller, screen):
    if screen == "review":
        teller.tell(with_files=False)
        return {"do": "send"}
    return prepared(teller, screen)()


def test_an_error_while_the_last_file_is_sealed_leaves_none_of_the_others(teller, logs, monkeypatch):
    teller.tell()
    real, calls = age.seal, []

    def third_breaks(data, recipients):
        calls.append(len(data))
        if len(calls) > 7:
            raise MemoryError(BOTH)
        return real(data, recipients)

    monkeypatch.setattr(age, "seal", third_breaks)
    assert teller.post("review", do="send", follow=False).status_code == 500
    monkeypatch.undo()
    assert (Case.objects.count(), Part.objects.count(), DraftFile.objects.count()) == (0, 0, 2)
    assert everywhere(logs) == {}
    teller.send()
    assert Case.objects.get().parts.count() == 3
