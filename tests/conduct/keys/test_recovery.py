"""When no officer can open a case any more: two trustees do, with the program age, on machines of their own."""

import subprocess
from shutil import which
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from conduct.choices import Act, KeyState, Seat
from conduct.keys import recovery
from conduct.models import Case, CaseKey, LogEntry, ReaderKey
from conduct.sealing import age
from conduct.sealing.tags import tag
from tests.access import roles
from tests.conduct import world
from tests.conduct.keys import listed
from tests.conduct.keys.test_agreeing import fresh, proposed

pytestmark = pytest.mark.django_db
needs_age = pytest.mark.skipif(
    not which("age"), reason="The program age is not installed (Debian and Ubuntu: apt install age)."
)


def run(*command, data=None):
    return subprocess.run(command, input=data, capture_output=True, check=False)


def key_file(folder, name, secret):
    path = folder / name
    path.write_text(f"# made for a test\n{secret}\n")
    return path


@needs_age
def test_the_whole_ceremony(tmp_path):
    """Both officers are gone; two new ones are installed; the trustees open the case for one of them."""
    old = [world.officer("ada"), world.officer("ben")]
    world.trustees()
    case = world.case(old, text="What was said.")
    for user in old:
        user.terms.update(end=roles.YESTERDAY)
    call_command("run_jobs")
    assert CaseKey.objects.filter(case=case).count() == 1
    new, keys = [world.officer("cleo", with_key=False), world.officer("dee", with_key=False)], []
    for user in new:
        world.secrets[user.pk], public = age.new_identity()
        keys.append(proposed(user, public_key=public))
    call_command("conduct_first_keys", *(key.fingerprint for key in keys))
    listed.publish(*keys)

    call_command("conduct_recovery_export", "--all", "--into", str(tmp_path / "out"))
    (file,) = (tmp_path / "out").iterdir()
    first = key_file(tmp_path, "first.txt", world.secrets[Seat.FIRST_TRUSTEE])
    second = key_file(tmp_path, "second.txt", world.secrets[Seat.SECOND_TRUSTEE])
    assert run("age", "-d", "-i", second, file).returncode != 0
    handed_on = run("age", "-d", "-i", first, file).stdout
    assert case.secret.encode() not in handed_on
    opened = run("age", "-d", "-i", second, data=handed_on).stdout
    assert opened.decode().strip() == case.secret
    (tmp_path / "back").mkdir()
    back = tmp_path / "back" / file.name
    back.write_bytes(run("age", "-r", keys[0].public_key, data=opened).stdout)

    call_command("conduct_recovery_import", str(back), "--to", keys[0].fingerprint)
    assert list(Case.objects.visible_to(fresh(new[0]))) == [case]
    assert not Case.objects.visible_to(fresh(new[1])).exists()
    assert b"What was said." in world.open_case(case, world.secrets[new[0].pk])[0][1]
    told = LogEntry.objects.filter(act__in=[Act.RECOVERY_TAKEN, Act.RECOVERY_RETURNED]).order_by("number")
    assert [(entry.act, entry.case) for entry in told] == [
        (Act.RECOVERY_TAKEN, case.pk),
        (Act.RECOVERY_RETURNED, case.pk),
    ]


@pytest.fixture
def sealed_case():
    """A case that nobody but the trustees opens, its officer to be, and what they would bring back."""
    ada = world.officer("ada")
    world.trustees()
    case = world.case([])
    key = ReaderKey.objects.get(holder=ada)
    return case, ada, key, age.seal(case.secret.encode(), [key.public_key])


def test_named_cases_are_taken_along_and_no_others(tmp_path, sealed_case):
    case, *_rest = sealed_case
    other = world.case([])
    call_command("conduct_recovery_export", str(case.pk), "--into", str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [f"{case.pk}.age"]
    assert LogEntry.objects.filter(act=Act.RECOVERY_TAKEN, case=other.pk).count() == 0
    assert recovery.recoverable() == sorted([case.pk, other.pk])


def test_what_is_not_sealed_to_trustees_cannot_be_taken(tmp_path):
    case = world.case()
    for wanted in ([str(case.pk)], [str(uuid4())], ["--all"], []):
        with pytest.raises(CommandError):
            call_command("conduct_recovery_export", *wanted, "--into", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_comes_back_is_for_readers_of_today_and_sealed_to_one(sealed_case):
    case, ada, key, sealed = sealed_case
    give = {"case_id": case.pk, "fingerprint": key.fingerprint, "sealed": sealed}
    two = age.seal(b"x", [key.public_key, age.new_identity()[1]])
    wrong = [
        {"case_id": uuid4()},
        {"fingerprint": "0000 1111 2222 3333 4444"},
        {"fingerprint": ""},
        {"sealed": case.secret.encode()},
        {"sealed": two},
        {"sealed": b""},
        {"sealed": sealed + b"x" * 5000},
    ]
    for changed in wrong:
        with pytest.raises(recovery.CannotReturnError):
            recovery.bring_back(**give | changed)
    listed.unpublish(key)
    with pytest.raises(recovery.CannotReturnError):
        recovery.bring_back(**give)
    listed.publish(key)
    ReaderKey.objects.filter(pk=key.pk).update(state=KeyState.RETIRED)
    with pytest.raises(recovery.CannotReturnError):
        recovery.bring_back(**give)
    assert not CaseKey.objects.filter(case=case, reader=tag(key.public_key)).exists()
    ReaderKey.objects.filter(pk=key.pk).update(state=KeyState.ACTIVE)
    assert recovery.bring_back(**give).user == ada


def test_nobody_gets_a_case_back_that_they_were_kept_from(sealed_case):
    _case, ada, key, _sealed = sealed_case
    kept = world.case([], kept_out=[ada])
    sealed = age.seal(kept.secret.encode(), [key.public_key])
    with pytest.raises(recovery.CannotReturnError):
        recovery.bring_back(case_id=kept.pk, fingerprint=key.fingerprint, sealed=sealed)


def test_files_that_cannot_be_taken_back_are_named_and_the_others_are(tmp_path, sealed_case, capsys):
    case, _ada, key, sealed = sealed_case
    good = tmp_path / f"{case.pk}.age"
    good.write_bytes(sealed)
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(CommandError, match=r"letter\.txt, gone\.age"):
        call_command(
            "conduct_recovery_import", str(good), str(tmp_path / "letter.txt"), "gone.age", "--to", key.fingerprint
        )
    assert "1 taken back." in capsys.readouterr().out
    assert CaseKey.objects.filter(case=case, reader=tag(key.public_key)).exists()
