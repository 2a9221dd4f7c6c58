"""What browsers fetch and post: ciphertext and numbers, each opening with a line in the log."""

import base64
import hashlib
import io
import zipfile

import pytest
import time_machine

from conduct.cases import services
from conduct.cases.parts import next_number
from conduct.choices import Act, PartKind, ReferralGround, State
from conduct.models import Case, CaseKey, LogEntry, Part, ReaderKey
from conduct.sealing import age
from tests import cast
from tests.conduct import world
from tests.conduct.cases.sealing import key_of, sealed_key, sealed_text
from tests.conduct.cases.sealing import write as write_as

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def ann():
    return world.officer("ann")


@pytest.fixture
def case(ann):
    return world.case([ann, world.officer("ben")], files=[("file-1.jpg", b"\xff\xd8picture")])


def post(user, case, verb, **data):
    return cast.client_of(user).post(f"/conduct/desk/{case.pk}/{verb}/", data)


def in_text(data):
    return base64.b64encode(data).decode()


def digest_of(data):
    return hashlib.sha256(data).hexdigest()


def lines(act):
    return list(LogEntry.objects.filter(act=act).values_list("actor", "case", "detail"))


def opened(case, user, answer):
    """What the browser makes of the answer: the case's own key."""
    return age.open_sealed(base64.b64decode(answer.json()["key"]), world.secrets[user.pk]).decode()


# ------------------------------------------------------------------ opening
def test_opening_gives_the_key_as_it_is_sealed_and_leaves_a_line(ann, case):
    answer = post(ann, case, "open")
    assert opened(case, ann, answer) == case.secret
    assert case.secret not in answer.content.decode()
    assert answer.json()["next"] == 3
    assert [(part["number"], part["kind"], part["problem"]) for part in answer.json()["parts"]] == [
        (1, "report", ""),
        (2, "file", ""),
    ]
    assert lines(Act.CASE_OPENED) == [(ann.pk, case.pk, "")]
    post(ann, case, "open")
    assert len(lines(Act.CASE_OPENED)) == 2, "each time"


def test_a_part_is_fetched_as_it_lies_there_and_nobody_fetches_one_without_a_line(ann, case):
    client = cast.client_of(ann)
    answer = client.get(f"/conduct/desk/{case.pk}/parts/1/")
    assert answer.content == bytes(Part.objects.get(number=1).sealed)
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    client.get(f"/conduct/desk/{case.pk}/parts/2/")
    assert len(lines(Act.CASE_OPENED)) == 1


@pytest.mark.parametrize(("hours", "expected"), [(11, 1), (12, 2)])
def test_what_is_fetched_on_another_day_is_another_opening(ann, case, clock, hours, expected):
    client = cast.client_of(ann)
    client.get(f"/conduct/desk/{case.pk}/parts/1/")
    clock.shift(hours * 3600)
    client.get(f"/conduct/desk/{case.pk}/parts/1/")
    assert len(lines(Act.CASE_OPENED)) == expected


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999"])
def test_a_part_that_is_not_there_is_not_found(ann, case, number):
    assert cast.client_of(ann).get(f"/conduct/desk/{case.pk}/parts/{number}/").status_code == 404


def test_the_list_of_parts_says_what_the_log_has(ann, case):
    Part.objects.filter(number=2).delete()
    parts = post(ann, case, "open").json()["parts"]
    assert [(part["number"], part["problem"]) for part in parts] == [(1, ""), (2, "missing")]
    assert parts[0]["digest"] == digest_of(bytes(Part.objects.get(number=1).sealed))


@pytest.mark.parametrize(("through", "kept"), [("1", 1), ("2", 2), ("99", 2), ("x", 0), ("", 0), ("-1", 0)])
def test_what_was_read_is_new_no_more(ann, case, through, kept):
    assert post(ann, case, "read", through=through).status_code == 200
    row = CaseKey.objects.get(case=case, reader=services.own_row(case, ann).reader)
    assert row.read_through == kept


def test_a_browser_that_found_something_altered_says_so(ann, case):
    assert post(ann, case, "altered", number=["2", "1", "2"]).status_code == 200
    assert lines(Act.PARTS_FAILED) == [(ann.pk, case.pk, "1 2")]
    for nothing in ([], ["x"], ["0"]):
        assert post(ann, case, "altered", number=nothing).status_code == 400
    assert len(lines(Act.PARTS_FAILED)) == 1


# ------------------------------------------------------------------ writing and sharing
def test_a_message_comes_sealed_and_is_kept_as_it_came(ann, case):
    sealed = sealed_text(case, PartKind.TO_REPORTER, 3, "canary-of-the-answer")
    answer = post(ann, case, "write", kind="to_reporter", number="3", sealed=in_text(sealed))
    assert (answer.status_code, answer.json()) == (201, {"number": 3, "day": "2026-11-22"})
    assert bytes(Part.objects.get(number=3).sealed) == sealed
    assert [payload for header, payload in world.open_thread(case) if header.kind == PartKind.TO_REPORTER] == [
        b"canary-of-the-answer"
    ]


def test_whose_number_is_taken_hears_the_next_and_nothing_is_stored(ann, case):
    write_as(ann, case, PartKind.NOTE)
    sealed = in_text(sealed_text(case, PartKind.NOTE, 3))
    answer = post(ann, case, "write", kind="note", number="3", sealed=sealed)
    assert (answer.status_code, answer.json()) == (409, {"error": "taken", "next": 4})
    assert next_number(case) == 4


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "note", "number": "3", "sealed": ""},
        {"kind": "note", "number": "3", "sealed": "in clear, not sealed"},
        {"kind": "note", "number": "3", "sealed": in_text(b"in clear, not sealed")},
        {"kind": "note", "number": "3", "sealed": "A" * 900_000},
        {"kind": "report", "number": "3", "sealed": in_text(b"x")},
        {"kind": ["note"] * 50, "number": "3" * 50, "sealed": "%00"},
    ],
)
def test_nothing_in_clear_and_nothing_malformed_is_kept(ann, case, data):
    assert post(ann, case, "write", **data).status_code == 400
    assert Part.objects.count() == 2


def test_a_case_is_shared_by_what_the_browser_sealed(ann, case):
    cleo = world.officer("cleo")
    answer = post(ann, case, "share", key=key_of(cleo).pk, sealed=in_text(sealed_key(case, cleo)))
    assert answer.status_code == 201
    assert opened(case, cleo, post(cleo, case, "open")) == case.secret


def test_every_refusal_to_share_is_the_same_answer(ann):
    out, cleo, keyless = world.officer("out"), world.officer("cleo"), world.officer("keyless", with_key=False)
    case = world.case([ann, world.officer("ben")], kept_out=[out])
    sealed = in_text(sealed_key(case, cleo))
    answers = {
        post(ann, case, "share", **data).content
        for data in (
            {"key": key_of(out).pk, "sealed": in_text(sealed_key(case, out))},
            {"key": key_of(ann).pk, "sealed": sealed},
            {"key": 987_654, "sealed": sealed},
            {"key": "x", "sealed": sealed},
            {"key": keyless.pk + 10_000, "sealed": sealed},
            {"key": key_of(cleo).pk, "sealed": in_text(b"nothing sealed")},
        )
    }
    assert answers == {b'{"error": "refused"}'}
    assert CaseKey.objects.filter(case=case).count() == 2


# ------------------------------------------------------------------ what leaves
def test_what_goes_to_the_party_needs_a_ground_and_leaves_a_line(ann, case):
    assert post(ann, case, "pack").status_code == 400
    Case.objects.update(state=State.OPTIONS_EXPLAINED)
    from conduct.cases.states import move_to

    move_to(actor=ann, case=case, to=State.REFERRED, ground=ReferralGround.CONSENT, agreed_in=1)
    assert post(ann, case, "pack").status_code == 200
    assert lines(Act.CASE_REFERRED) == [(ann.pk, case.pk, "consent 1"), (ann.pk, case.pk, "pack")]


def folder(answer):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def test_the_copy_is_sealed_and_opens_with_two_commands(ann, case):
    write_as(ann, case, PartKind.NOTE, text="Among us.")
    ReaderKey.objects.update(wrapped="-----BEGIN AGE ENCRYPTED FILE-----\n")
    answer = post(ann, case, "take-along")
    files = folder(answer)
    assert sorted(files) == [
        "README.txt",
        "SHA256SUMS",
        "case-key.age",
        "my-key.age",
        "part-001-report.age",
        "part-002-file.age",
        "part-003-note.age",
    ]
    # age -d -i my-key.age case-key.age > case-key.txt; age -d -i case-key.txt part-…
    case_key = age.open_sealed(files["case-key.age"], world.secrets[ann.pk]).decode()
    note = age.open_sealed(files["part-003-note.age"], case_key)
    assert note.split(b"\n", 1)[1].rstrip() == b"Among us."
    assert not any(b"It happened" in data or b"Among us" in data for data in files.values())
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        assert digest_of(files[name]) == digest
    readme = files["README.txt"].decode()
    assert "age --decrypt -i my-key.age case-key.age > case-key.txt" in readme
    assert "age --decrypt -i case-key.txt part-001-report.age" in readme
    assert lines(Act.CASE_EXPORTED) == [(ann.pk, case.pk, "")]
    assert "attachment" in answer["Content-Disposition"]


def test_who_keeps_their_key_offline_finds_no_key_of_theirs_in_the_copy(ann, case):
    files = folder(post(ann, case, "take-along"))
    assert "my-key.age" not in files
    assert "-i YOUR-KEY-FILE case-key.age" in files["README.txt"].decode()


def test_the_copy_has_the_digests_of_the_log_so_that_what_was_altered_shows(ann, case):
    original = bytes(Part.objects.get(number=1).sealed)
    Part.objects.filter(number=1).update(sealed=b"something else", digest=digest_of(b"something else"))
    files = folder(post(ann, case, "take-along"))
    assert f"{digest_of(original)}  part-001-report.age" in files["SHA256SUMS"].decode()
