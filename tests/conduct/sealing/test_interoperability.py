"""Reports outlive this code: whoever has their key opens them with ``age``, a program that knows nothing of us.

And what officers seal with it, offline, is read here.
"""

import json
import os
import shutil
import subprocess

import pytest

from conduct.choices import PartKind
from conduct.models import CaseKey
from conduct.sealing import age
from conduct.sealing.derivation import derive
from conduct.sealing.parts import unpack
from conduct.sealing.tags import RECOVERY, tag
from tests.conduct import world

MISSING = "This test looks for the program age (Debian package: age) and found none."


@pytest.fixture(scope="module", autouse=True)
def program():
    """The real tool, or a skip (with REQUIRE_BROWSER=1, as in CI, a failure) that says what to install."""
    if not (shutil.which("age") and shutil.which("age-keygen")):
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(MISSING)


def run(*command, given=b""):
    done = subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def opened(sealed, secret, folder):
    """What the program makes of a file with a key that lies in another, as an officer has exported it."""
    key, file = folder / "key.txt", folder / "sealed.age"
    key.write_text(secret + "\n")
    file.write_bytes(sealed)
    return run("age", "--decrypt", "--identity", key, file)


@pytest.mark.django_db
def test_an_officer_opens_a_whole_case_with_the_program(tmp_path):
    reader = world.officer()
    case = world.case([reader, world.officer()], text="What happened.", files=[("a.jpg", bytes(range(256)) * 100)])
    world.add(case, PartKind.NOTE, "Among us.")
    row = CaseKey.objects.get(case=case, reader=tag(world.public_key(reader)))
    key = opened(row.sealed, world.secrets[reader.pk], tmp_path).decode()
    assert key == case.secret
    parts = list(case.parts.all())
    plain = [opened(part.sealed, key, tmp_path) for part in parts]
    payloads = [
        unpack(data, case=case.pk, number=part.number, kind=part.kind)[1]
        for part, data in zip(parts, plain, strict=True)
    ]
    assert json.loads(payloads[0])["text"] == "What happened."
    assert payloads[1:] == [bytes(range(256)) * 100, b"Among us."]


@pytest.mark.django_db
def test_another_officer_gets_nothing_from_the_program(tmp_path):
    case = world.case()
    secret, _recipient = age.new_identity()
    key, file = tmp_path / "key.txt", tmp_path / "sealed.age"
    key.write_text(secret)
    for sealed in [row.sealed for row in [*case.keys.all(), *case.parts.all()]]:
        file.write_bytes(sealed)
        done = subprocess.run(["age", "-d", "-i", key, file], capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.django_db
def test_the_six_words_make_a_key_that_the_program_takes(tmp_path):
    case = world.case(text="What happened.")
    assert b"What happened." in opened(case.parts.first().sealed, derive(case.words).identity, tmp_path)


@pytest.mark.django_db
def test_both_trustees_open_a_case_with_the_program_one_after_the_other(tmp_path):
    first, second = world.trustees()
    case = world.case(text="What happened.")
    sealed = CaseKey.objects.get(case=case, reader=tag(RECOVERY)).sealed
    once = opened(sealed, world.secrets[first.seat], tmp_path)
    key = opened(once, world.secrets[second.seat], tmp_path).decode()
    assert b"What happened." in opened(case.parts.first().sealed, key, tmp_path)


def test_a_key_that_the_program_made_is_one_here(tmp_path):
    made = run("age-keygen").decode()
    secret = made.splitlines()[-1]
    recipient = next(line.split()[-1] for line in made.splitlines() if "public key" in line)
    assert age.is_recipient(recipient)
    assert age.recipient_of(secret) == recipient
    assert opened(age.seal(b"to you", [recipient]), secret, tmp_path) == b"to you"


def test_what_the_program_sealed_opens_here():
    pairs = [age.new_identity() for _ in range(3)]
    command = [part for _secret, recipient in pairs for part in ("-r", recipient)]
    sealed = run("age", *command, given=b"from offline")
    assert [age.open_sealed(sealed, secret) for secret, _recipient in pairs] == [b"from offline"] * 3
    assert age.is_sealed_to(sealed, 3)
    assert not age.is_sealed_to(run("age", "--armor", *command, given=b"x"), 3)


def test_the_program_names_the_public_half_of_a_key_as_we_do(tmp_path):
    secret, recipient = age.identity_from_seed(bytes(range(32)))
    (tmp_path / "key").write_text(secret)
    assert run("age-keygen", "-y", tmp_path / "key").decode().strip() == recipient


def test_a_key_wrapped_as_browsers_do_it_is_an_armoured_file_for_a_passphrase(tmp_path):
    """The program asks for the passphrase on a terminal only: here it says that it would."""
    secret, _recipient = age.new_identity()
    wrapped = age.wrap(secret, "six words of an officer")
    assert wrapped.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    (tmp_path / "key.age").write_text(wrapped)
    done = subprocess.run(
        ["setsid", "age", "-d", tmp_path / "key.age"],
        capture_output=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 1
    assert b"passphrase" in done.stderr
