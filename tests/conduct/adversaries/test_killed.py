"""A server process is killed with kill -9 in the middle of a report, wherever it stands: nothing of it is left lying.

A real gunicorn with production's settings. What was kept is kept sealed, all or nothing; sent again it is one case.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache

from conduct.log import checking
from conduct.models import Case, Draft, Part
from tests import databases
from tests.browser import server
from tests.conduct import world
from tests.conduct.adversaries import traces
from tests.conduct.adversaries.requests import Requests
from tests.conduct.adversaries.telling import Teller
from tests.conduct.reporting.form import form_page, readers

pytestmark = [pytest.mark.alone, pytest.mark.django_db]
PATIENCE = 60
# Where it stands when it is killed: function, which call of it; then how many files the draft has.
SENDING = (
    "conduct.sealing.age open_sealed 1",
    "conduct.reporting.sending document 1",
    "conduct.reporting.sending store_keys 1",
    "conduct.sealing.age seal 6",
    "conduct.reporting.sending add_part 2",
    "conduct.reporting.sending tell_readers 1",
)
WRITING = (
    ("s2", "conduct.reporting.drafts change 1"),
    ("s4", "conduct.reporting.screens.questions clean 2"),
    ("s4", "conduct.sealing.age seal 2"),
)


@pytest.fixture
def folder():
    folder = settings.TEST_FILES / "killed"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def site(folder, django_db_setup, django_db_blocker):
    """A server on a database of its own, to whose folder all its files go, the log of each request too."""
    with django_db_blocker.unblock():
        wrapper = databases.connection_to(databases.clone("killed"))
        key_of_server = server.SETTINGS["SECRET_KEY"]
        with databases.connected_to(wrapper), pytest.MonkeyPatch.context() as patch:
            patch.setattr(settings, "SECRET_KEY", key_of_server)
            world.trustees()
            form_page()
            readers(3)
            cache.clear()
            with running(databases.as_url(wrapper.settings_dict), folder) as (address, master):
                yield address, master
            wrapper.close()
        databases.drop_clone("killed")


@contextmanager
def running(database_url, folder):
    port = server.free_port()
    log, stop = folder / "server.log", folder / "stop"
    env = server.environment(port, database_url, VAR_DIR=str(folder), STOP_AT=str(stop), TMPDIR=str(folder / "tmp"))
    env["CONDUCT_KEY"] = ""
    (folder / "tmp").mkdir()
    server.collect_static(env)
    watched = ["--access-logfile", "-", "--log-level", "debug", "--capture-output"]
    command = [sys.executable, "-m", "gunicorn", "--preload", "--bind", f"127.0.0.1:{port}", *watched]
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "tests.conduct.adversaries.wsgi"], env=env, cwd=settings.BASE_DIR, stdout=out, stderr=out
        )
        try:
            server.wait_for(port, process, log)
            yield f"http://localhost:{port}", process.pid
        finally:
            process.terminate()
            process.wait(PATIENCE)


def workers_of(master):
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return [int(pid) for pid in children]


def killed_at(place, site, folder, send):
    """Do ``send`` in the background, and kill what answers it where it has come to this place."""
    stop, here = folder / "stop", folder / "stop.here"
    stop.write_text(place)
    failed = []

    def sent():
        try:
            send()
        except OSError as error:
            failed.append(error)

    sender = threading.Thread(target=sent)
    sender.start()
    wait(lambda: here.exists() or not sender.is_alive(), place)
    assert here.exists(), f"{place}: it was not come to"
    pids = workers_of(site[1])
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    sender.join(PATIENCE)
    assert failed, f"{place}: there was an answer"
    stop.unlink()
    here.unlink()
    wait(lambda: set(workers_of(site[1])) - set(pids), "a new worker")


def wait(until, what):
    deadline = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def everywhere(folder, began):
    """Database, its files, the server's files, its log and its temporary folder, and that of the system."""
    places = traces.database() | traces.files(folder) | traces.temporary(began)
    return traces.hits_in(places)


def test_a_process_that_is_killed_while_a_report_is_sent_leaves_nothing_and_loses_nothing(site, folder):
    began, address = time.time(), site[0]
    for number, place in enumerate(SENDING):
        teller = Teller(Requests(address))
        teller.tell()
        killed_at(place, site, folder, lambda teller=teller: teller.post("review", do="send"))
        assert everywhere(folder, began) == {}, place
        assert (Case.objects.count(), Draft.objects.count()) == (number, 1), place
        assert Part.objects.count() == 3 * number, place
        teller.send()
        assert Case.objects.count() == number + 1, place
    assert not Draft.objects.exists()
    assert checking.problems() == []
    assert everywhere(folder, began) == {}
    log = (folder / "server.log").read_text()
    assert log.count("Booting worker") > len(SENDING)
    assert "/conduct/report" not in log


def test_a_process_that_is_killed_while_somebody_writes_leaves_nothing_and_keeps_what_was_kept(site, folder):
    began, address = time.time(), site[0]
    for screen, place in WRITING:
        teller = Teller(Requests(address))
        stopped = told_until(teller, screen)
        killed_at(place, site, folder, lambda teller=teller, stopped=stopped: teller.post(*stopped[:1], **stopped[1]))
        assert everywhere(folder, began) == {}, place
        back = Teller(Requests(address))
        back.get()
        back.post("return", words=teller.words)
        assert back.heading == teller.heading, place
    with suppress(FileNotFoundError):
        assert list((folder / "tmp").iterdir()) == []


def told_until(teller, wanted):
    """Walk as far as this screen; its name and what is to be sent from it."""
    teller.get()
    for screen, fields in teller.screens():
        if screen == wanted:
            return screen, fields
        teller.answer(screen, fields)
    raise AssertionError(wanted)
