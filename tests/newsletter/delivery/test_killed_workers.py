"""Workers are killed with kill -9 at random moments, over a real SMTP server: nobody twice, nobody never.

The server counts every mail it has. A mail whose worker died between the gate and the record is unknown: at most one
for each kill, and those the server took without answering.
"""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection

from newsletter.choices import DeliveryState, MailingState
from newsletter.delivery import services
from newsletter.models import Delivery, Mailing
from tests import databases
from tests.newsletter.delivery import sink
from tests.newsletter.delivery.world import frozen, many

READERS = {"reader": 660, "soft": 20, "hard": 15, "drop": 5}
KILLS = 6
SEED = 20261122
PATIENCE = 60


class Workers:
    """Processes that run jobs, two at once; one that is killed is replaced."""

    def __init__(self, process):
        self.process, self.pids = process, []

    def start(self):
        self.process.stdin.write("start\n")
        self.process.stdin.flush()
        self.pids.append(int(self.process.stdout.readline()))

    def kill(self, chance):
        os.kill(self.pids.pop(chance.randrange(len(self.pids))), signal.SIGKILL)

    def kill_all(self):
        while self.pids:
            os.kill(self.pids.pop(), signal.SIGKILL)


def log():
    return settings.TEST_FILES / "workers.log"


@contextmanager
def workers(port):
    env = {**os.environ, "DATABASE_URL": databases.as_url(connection.settings_dict), "SINK_PORT": str(port)}
    command = [sys.executable, "-m", "tests.newsletter.delivery.worker"]
    with log().open("w") as out:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": out, "text": True}
        process = subprocess.Popen(command, env=env, cwd=settings.BASE_DIR, **pipes)
        assert process.stdout.readline() == "ready\n", log().read_text()
        made = Workers(process)
        try:
            yield made
        finally:
            made.kill_all()
            process.kill()
            process.wait()


def wait_for(condition, what):
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what}: {log().read_text()[-2000:]}"
        time.sleep(0.01)


def stands_at(mailing, state):
    return Mailing.objects.filter(pk=mailing.pk, state=state).exists()


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_workers_are_killed_at_random_moments_and_nobody_gets_it_twice_or_never():
    chance = random.Random(SEED)
    for name, number in READERS.items():
        many(number, name)
    mailing = frozen()
    with sink.listening() as (server, port), workers(port) as pool:
        services.confirm(actor=None, mailing=mailing, expected=sum(READERS.values()))
        pool.start()
        pool.start()
        for reached in sorted(chance.sample(range(20, 620), KILLS)):
            wait_for(lambda reached=reached: server.accepted.total() >= reached, f"{reached} mails")
            time.sleep(chance.random() / 50)
            pool.kill(chance)
            pool.start()
        wait_for(lambda: stands_at(mailing, MailingState.DONE), "the end of the mailing")
    assert_each_once(mailing, server)


def assert_each_once(mailing, server):
    rows = {f"<{mailing.uuid.hex}.{row.pk}@": row for row in Delivery.objects.filter(mailing=mailing)}
    accepted = {number.partition("@")[0] + "@": count for number, count in server.accepted.items()}
    by_state = {state: {key for key, row in rows.items() if row.state == state} for state in DeliveryState}
    assert len(rows) == sum(READERS.values())
    # Twice.
    assert {key: count for key, count in accepted.items() if count > 1} == {}
    # Said to be sent, and never arrived; or arrived, and said not to have been.
    assert by_state[DeliveryState.SENT] - set(accepted) == set()
    assert set(accepted) - by_state[DeliveryState.SENT] - by_state[DeliveryState.UNKNOWN] == set()
    # Nobody is left out without a word: everybody has it, was refused by the server, or waits for a decision.
    refused = {row.person_id for row in rows.values() if row.state == DeliveryState.FAILED}
    assert len(refused) == READERS["hard"]
    unknown = by_state[DeliveryState.UNKNOWN]
    assert len(by_state[DeliveryState.SENT]) + len(refused) + len(unknown) == len(rows)
    assert READERS["drop"] <= len(unknown) <= READERS["drop"] + KILLS
