"""What stands inside a sealed part: lengths that tell little, and a header that cannot lie."""

import json
import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conduct.choices import PartKind
from conduct.sealing.parts import AlteredError, Header, bucket, pack, unpack

CASE = uuid.UUID("00000000-0000-4000-8000-000000000001")
DAY = date(2026, 11, 22)
KIB, MIB = 1024, 1024 * 1024


def header(**kw):
    return Header(**{"case": CASE, "number": 1, "kind": PartKind.REPORT, "day": DAY} | kw)


def read(data, case=CASE, number=1, kind=PartKind.REPORT):
    return unpack(data, case=case, number=number, kind=kind)


BUCKETS = [
    (0, 8 * KIB),
    (1, 8 * KIB),
    (8 * KIB - 1, 8 * KIB),
    (8 * KIB, 8 * KIB),
    (8 * KIB + 1, 16 * KIB),
    (16 * KIB, 16 * KIB),
    (16 * KIB + 1, 32 * KIB),
    (32 * KIB, 32 * KIB),
    (32 * KIB + 1, 64 * KIB),
    (64 * KIB, 64 * KIB),
    (64 * KIB + 1, 128 * KIB),
    (128 * KIB, 128 * KIB),
    (128 * KIB + 1, 256 * KIB),
    (256 * KIB, 256 * KIB),
    (256 * KIB + 1, 512 * KIB),
    (512 * KIB, 512 * KIB),
    (512 * KIB + 1, MIB),
    (MIB - 1, MIB),
    (MIB, MIB),
    (MIB + 1, MIB + MIB // 8),
    (MIB + MIB // 8, MIB + MIB // 8),
    (MIB + MIB // 8 + 1, MIB + MIB // 4),
    (2 * MIB - 1, 2 * MIB),
    (2 * MIB, 2 * MIB),
    (2 * MIB + 1, 2 * MIB + MIB // 4),
    (4 * MIB, 4 * MIB),
    (4 * MIB + 1, 4 * MIB + MIB // 2),
    (8 * MIB, 8 * MIB),
    (8 * MIB + 1, 9 * MIB),
    (10 * MIB, 10 * MIB),
    (10 * MIB + 1, 11 * MIB),
    (16 * MIB, 16 * MIB),
    (16 * MIB + 1, 18 * MIB),
    (20 * MIB, 20 * MIB),
    (20 * MIB + 1, 22 * MIB),
]


@pytest.mark.parametrize(("size", "padded"), BUCKETS)
def test_sizes_are_padded_to_few_steps(size, padded):
    assert bucket(size) == padded


@given(st.integers(0, 40 * MIB))
def test_a_bucket_holds_what_it_is_for_and_is_no_larger_than_said(size):
    padded = bucket(size)
    assert padded >= size
    assert bucket(padded) == padded
    assert padded <= 8 * KIB or padded < 2 * size
    assert size <= MIB or padded <= size * 9 / 8


def test_all_there_can_be_up_to_a_file_of_the_largest_size_are_thirty_lengths_and_few_more():
    assert len({bucket(size) for size in range(0, 21 * MIB, 1000)}) == 8 + 4 * 8 + 3


@given(st.binary(max_size=20_000), st.text(max_size=100))
def test_what_is_packed_comes_back_whatever_it_is(payload, name):
    packed = pack(header(name=name, type="image/jpeg"), payload)
    found, data = read(packed)
    assert data == payload
    assert found == header(name=name, type="image/jpeg", size=len(payload))
    assert len(packed) == bucket(len(packed))


def test_a_short_and_a_long_answer_look_alike():
    assert len(pack(header(), b"No.")) == len(pack(header(), b"Words. " * 1000)) == 8 * KIB


def test_payloads_may_end_in_spaces_and_hold_line_feeds():
    assert read(pack(header(), b"a \n\n   "))[1] == b"a \n\n   "


OTHERS = {
    "another case": {"case": uuid.uuid4()},
    "another number": {"number": 2},
    "another kind": {"kind": PartKind.NOTE},
}


@pytest.mark.parametrize("claim", OTHERS.values(), ids=OTHERS)
def test_a_part_in_the_place_of_another_is_found_altered(claim):
    with pytest.raises(AlteredError):
        read(pack(header(), b"{}"), **claim)


def lying(data=None, **changes):
    said = {
        "v": 1,
        "case": str(CASE),
        "number": 1,
        "kind": "report",
        "day": "2026-11-22",
        "name": "",
        "type": "",
        "size": 2,
    }
    line = json.dumps({key: value for key, value in (said | changes).items() if value is not ...}).encode()
    return (line + b"\n{}").ljust(8 * KIB) if data is None else line + b"\n" + data


def test_what_the_lies_below_are_made_of_is_itself_right():
    assert read(lying())[1] == b"{}"


LIES = {
    "too large a size": {"size": 9 * KIB},
    "a size past the end": {"size": 8 * KIB},
    "a smaller size": {"size": 1},
    "a negative size": {"size": -1},
    "a size in words": {"size": "2"},
    "a size that is true": {"size": True},
    "a fraction": {"size": 2.0},
    "an immense size": {"size": 10**30},
    "another version": {"v": 2},
    "a version in words": {"v": "1"},
    "no version": {"v": ...},
    "something more": {"more": 1},
    "no case": {"case": ...},
    "no such case": {"case": "somewhere"},
    "a case that is a number": {"case": 1},
    "another kind of kind": {"kind": "verdict"},
    "a kind that is null": {"kind": None},
    "a number in words": {"number": "1"},
    "a number that is true": {"number": True},
    "no day": {"day": "today"},
    "a 30th of February": {"day": "2026-02-30"},
    "a name that is a list": {"name": []},
    "a type that is null": {"type": None},
}


@pytest.mark.parametrize("changes", LIES.values(), ids=LIES)
def test_a_header_that_lies_is_found_altered(changes):
    with pytest.raises(AlteredError):
        read(lying(**changes))


SHAPES = {
    "nothing": b"",
    "spaces": b" " * 8192,
    "no line feed": b"{}".ljust(8192),
    "no JSON": b"not json\n".ljust(8192),
    "a list": b"[]\n".ljust(8192),
    "bytes that are no text": b"\xff\xfe\n".ljust(8192),
    "deep brackets": (b"[" * 4000 + b"\n").ljust(8192),
    "a header without end": b"{" * 100_000,
    "unpadded": lying(b"{}"),
    "padded with something else": lying(b"{}").ljust(8192, b"\0"),
    "a word behind the payload": lying(b"{}").ljust(8000) + b"hidden".ljust(192),
    "a larger bucket than needed": lying(b"{}").ljust(16384),
    "cut short": lying()[:-1],
    "longer": lying() + b" ",
}


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES)
def test_what_is_no_part_is_found_altered(data):
    with pytest.raises(AlteredError):
        read(data)


@given(st.binary(max_size=300))
def test_whatever_is_put_in_its_place_is_found_altered(data):
    for shape in (data, data.ljust(8192), data + b"\n" + b" " * 8000):
        with pytest.raises(AlteredError):
            read(shape)


def test_a_name_that_would_not_fit_is_refused_at_once():
    with pytest.raises(ValueError, match="name is too long"):
        pack(header(name="ä" * 3000), b"")
