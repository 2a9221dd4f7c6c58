"""Bech32 as BIP 173 has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conduct.sealing import bech32

# Of BIP 173: valid strings, in small letters and within what age keys use, and their values.
VALID = {
    "a": ("a12uel5l", b""),
    "abcdef": (
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        bytes.fromhex("00443214c74254b635cf84653a56d7c675be77df"),
    ),
    "split": (
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        bytes.fromhex("c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d"),
    ),
}


@pytest.mark.parametrize("prefix", VALID)
def test_the_vectors_of_the_standard(prefix):
    text, data = VALID[prefix]
    assert bech32.decode(prefix, text) == data
    assert bech32.encode(prefix, data) == text


@given(st.binary(max_size=64))
def test_what_is_written_is_read_back(data):
    assert bech32.decode("age", bech32.encode("age", data)) == data


@given(st.binary(min_size=32, max_size=32), st.integers(0, 57), st.sampled_from(bech32.ALPHABET))
def test_one_wrong_sign_is_noticed(data, place, sign):
    text = bech32.encode("age", data)
    at = len("age1") + place
    wrong = text[:at] + sign + text[at + 1 :]
    if wrong != text:
        with pytest.raises(ValueError, match="check at the end"):
            bech32.decode("age", wrong)


@pytest.mark.parametrize(
    "text", ["", "age", "age1", "1", "agex1qqqqqqqq", "age1bbbbbbbb", "AGE1QQQQQQQQ", "age1" + "q" * 5]
)
def test_what_is_not_bech32_of_this_kind_is_refused(text):
    with pytest.raises(ValueError, match="age key"):
        bech32.decode("age", text)


def test_bits_that_are_left_over_must_be_none():
    loose = [31]
    text = "age1" + "".join(bech32.ALPHABET[value] for value in loose + bech32._checksum("age", loose))
    with pytest.raises(ValueError, match="left over"):
        bech32.decode("age", text)
