"""Six words make a key: always the same one, at a price, and never so often that the site stands still."""

import pickle
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, contextmanager, suppress

import pytest
import time_machine
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from django.core.cache import cache

from conduct.sealing import age, derivation
from conduct.sealing.derivation import BusyError, Secret, derive
from tests.conduct.sealing.process import WORDS

KEY = "the key of these tests"
# Of WORDS under KEY: the seed by argon2-cffi, the locator by hmac alone, the public key by age-keygen.
SEED = "275b7c0a348aa0ac7c5ff4a5e3202ec40a0feed84153dafc1107bbdb9bf0a9e5"
LOCATOR = "da823e9b3da92009ecfb006c2eb9a94ac74c712d0ca5f822ef675f6f526b8fbd"
RECIPIENT = "age1x4e35vwawwwday3w3x29uvsn5a84x4vgczzj4xjdf75ugwwdpvesg5fglh"


@pytest.fixture(autouse=True)
def key(settings, tmp_path):
    settings.CONDUCT_KEY, settings.CONDUCT_LOCKS = KEY, tmp_path / "locks"
    return settings


@pytest.fixture
def work(monkeypatch):
    """What was asked of Argon2, each time as its keyword arguments."""
    asked = []

    def recorded(**kw):
        asked.append(kw)
        return Argon2id(**kw)

    monkeypatch.setattr(derivation, "Argon2id", recorded)
    return asked


def test_the_same_words_make_the_same_key_and_others_another():
    assert derive(WORDS) == derive(WORDS)
    assert derive(WORDS) != derive(WORDS.replace("zoom", "abdomen"))
    assert derive(WORDS) != derive(" ".join(reversed(WORDS.split())))


def test_the_words_of_last_year_open_what_they_opened(real_argon2):
    """At the real cost, to the last sign: computed apart from this code, by other implementations."""
    secret = derive(WORDS)
    assert secret.seed.hex() == SEED
    assert secret.locator == LOCATOR
    assert secret.recipient == RECIPIENT


def test_what_is_made_is_a_working_key_pair():
    secret = derive(WORDS)
    assert age.open_sealed(age.seal(b"a draft", [secret.recipient]), secret.identity) == b"a draft"
    assert len(secret.seed) == 32
    assert Secret(secret.seed) == secret


def test_another_restart_finds_the_same_row_another_site_does_not(key):
    known = derive(WORDS).locator
    assert known == answer_of("derive", key.CONDUCT_LOCKS)
    key.CONDUCT_KEY = "the key of another site"
    assert derive(WORDS).locator != known


def test_the_words_depend_on_the_key_of_the_site_by_salt_and_by_locator(key):
    here, locator = derive(WORDS), derive(WORDS).locator
    key.CONDUCT_KEY = "the key of another site"
    assert derive(WORDS).seed != here.seed
    assert Secret(here.seed).locator != locator


def test_a_demo_without_a_key_uses_the_one_of_the_site(key):
    key.CONDUCT_KEY = ""
    without = derive(WORDS)
    key.SECRET_KEY = "another secret key of another demo, long enough"
    assert derive(WORDS) != without


def test_the_locator_says_nothing_of_the_key():
    secret = derive(WORDS)
    assert len(secret.locator) == 64
    assert secret.seed.hex() not in secret.locator
    assert secret.locator not in (secret.identity + secret.recipient)


def test_printing_one_shows_nothing():
    secret = derive(WORDS)
    shown = repr(secret) + str(secret) + f"{secret}" + repr([secret])
    assert [held for held in (secret.seed.hex(), secret.locator, secret.identity, WORDS) if held in shown] == []


def test_the_real_price_is_what_the_promise_says(real_argon2, work):
    derive(WORDS)
    (asked,) = work
    assert (asked["memory_cost"], asked["iterations"], asked["lanes"]) == (64 * 1024, 3, 1)
    assert (asked["length"], len(asked["salt"])) == (32, 32)


def test_words_that_do_not_exist_cost_what_others_cost(work):
    derive(WORDS)
    derive("zoom zoom zoom zoom zoom zoom")
    assert work[0] == work[1]


# --- Not too many at once


def test_two_at_once_and_the_third_is_turned_away_at_once(key):
    with held_places(key.CONDUCT_LOCKS, 2):
        started = time.monotonic()
        with pytest.raises(BusyError):
            derive(WORDS)
        assert time.monotonic() - started < 0.5
        assert answer_of("hold", key.CONDUCT_LOCKS) == "busy"
    derive(WORDS)


def test_with_one_place_left_there_is_an_answer(key):
    with held_places(key.CONDUCT_LOCKS, 1):
        assert derive(WORDS).locator


def test_who_is_turned_away_costs_no_work_and_nothing_of_the_count(key, work):
    with held_places(key.CONDUCT_LOCKS, 2):
        for _ in range(50):
            with pytest.raises(BusyError):
                derive(WORDS)
    assert work == []
    for _ in range(30):
        derive(WORDS)


def test_a_process_that_is_killed_leaves_its_place(key):
    with held_places(key.CONDUCT_LOCKS, 2) as processes:
        with pytest.raises(BusyError):
            derive(WORDS)
        processes[0].kill()
        processes[0].wait(10)
        assert derive(WORDS).locator


def test_work_that_fails_leaves_its_place(monkeypatch):
    monkeypatch.setattr(derivation, "Argon2id", lambda **kw: 1 / 0)
    for _ in range(5):
        with pytest.raises(ZeroDivisionError):
            derive(WORDS)


def test_threads_of_one_process_share_the_places(monkeypatch):
    """Sites may run with threads as well: of twenty at the same moment never more than two work."""
    inside, most, go = [], [], threading.Barrier(20)

    def slow(**kw):
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.05)
        inside.pop()
        return Argon2id(**kw)

    monkeypatch.setattr(derivation, "Argon2id", slow)
    answers = []

    def one():
        go.wait(10)
        with suppress(BusyError):
            answers.append(derive(WORDS))

    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert max(most) <= 2
    assert 1 <= len(answers) < 20


def test_the_places_are_files_without_content(key):
    derive(WORDS)
    files = list(key.CONDUCT_LOCKS.iterdir())
    assert [file.name for file in files] == ["derivation-0"]
    assert [file.read_bytes() for file in files] == [b""]


# --- Not too many a minute


def test_thirty_a_minute_by_everybody_together_and_one_more_in_the_next(work):
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False) as clock:
        for _ in range(30):
            derive(WORDS)
        for later in (0, 1, 58):
            clock.shift(later)
            with pytest.raises(BusyError):
                derive(WORDS)
        assert len(work) == 30
        clock.shift(1)
        derive(WORDS)


def test_a_number_is_all_that_is_kept_of_it():
    for _ in range(3):
        derive(WORDS)
    kept = cache._cache
    assert [pickle.loads(value) for value in kept.values()] == [3]
    assert all(WORDS not in key and "everybody" not in key for key in kept)


def answer_of(what, folder):
    command = [sys.executable, "-m", "tests.conduct.sealing.process", what, str(folder)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, input="", check=True).stdout.strip()


@contextmanager
def held_places(folder, number):
    """So many processes of their own, each in a place; they go when the block ends."""
    command = [sys.executable, "-m", "tests.conduct.sealing.process", "hold", str(folder)]
    with ExitStack() as stack:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        processes = [stack.enter_context(subprocess.Popen(command, **pipes)) for _ in range(number)]
        try:
            assert [process.stdout.readline() for process in processes] == ["in\n"] * number
            yield processes
        finally:
            for process in processes:
                process.kill()
