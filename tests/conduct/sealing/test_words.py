"""Six words: drawn evenly, and read back however somebody writes them down."""

import hashlib
import math
from collections import Counter
from contextlib import suppress
from itertools import pairwise

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from conduct.sealing import words
from conduct.sealing.words import NotSixWordsError, canonical

SIX = "abacus drop-down t-shirt zoom felt-tip yoyo"


def letters(word):
    return word.replace("-", "")


def test_the_list_is_the_one_people_have_written_words_of():
    path = settings.BASE_DIR / "static/conduct/words.txt"
    digest = "0835e413e19875a810713f2149216d79f9dd5aa24a54988fcf90a8c338fd31cd"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert "Creative Commons" in (path.parent / "words-licence.txt").read_text()


def test_six_words_hold_77_bits_and_a_half():
    found = words.word_list()
    assert len(found) == len(set(found)) == 7774
    assert math.log2(len(found) ** 6) > 77.5


def test_no_word_is_the_beginning_of_another_even_without_its_hyphen():
    found = sorted(letters(word) for word in words.word_list())
    assert [pair for pair in pairwise(found) if pair[1].startswith(pair[0])] == []
    assert len(found) == 7774


def test_words_are_of_small_letters_and_short():
    found = words.word_list()
    assert [
        word for word in found if not (letters(word).isascii() and letters(word).isalpha() and word.islower())
    ] == []
    assert (min(map(len, found)), max(map(len, found))) == (3, 9)


def test_new_words_are_six_of_the_list_drawn_by_the_system(monkeypatch):
    drawn = []
    monkeypatch.setattr(words.secrets, "choice", lambda options: drawn.append(options) or options[len(drawn)])
    assert words.new_words() == " ".join(words.word_list()[1:7])
    assert drawn == [words.word_list()] * 6


def test_new_words_come_from_all_over_the_list():
    drawn = Counter(word for _ in range(2000) for word in words.new_words().split())
    assert len(drawn) > 5500
    assert max(drawn.values()) < 15


WAYS = {
    "as given": SIX,
    "capitals": SIX.upper(),
    "a telephone's capital": SIX.capitalize(),
    "hyphens between": SIX.replace(" ", "-"),
    "no hyphen within": SIX.replace("-", ""),
    "a space within": SIX.replace("-", " "),
    "another hyphen": SIX.replace("-", "\u2011"),
    "a dash": SIX.replace(" ", " – "),
    "lines": SIX.replace(" ", "\n"),
    "lines of Windows": SIX.replace(" ", "\r\n"),
    "many spaces": f"  {SIX.replace(' ', '    ')}\t",
    "no-break spaces": SIX.replace(" ", "\u00a0"),
    "commas": SIX.replace(" ", ", ") + ".",
    "numbered": "\n".join(f"{number}. {word}" for number, word in enumerate(SIX.split(), 1)),
    "run together": SIX.replace(" ", ""),
    "quotation marks": f"“{SIX}”",
    "wide letters of Japanese keyboards": SIX.translate(
        {ord(sign): ord(sign) + 0xFEE0 for sign in "abcdefghijklmnopqrstuvwxyz"}
    ),
    "a mark of direction": f"\u200f{SIX}\u200e",
    "zero width": SIX.replace(" ", "\u200b"),
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_words_are_read_however_they_are_written(text):
    assert canonical(text) == SIX


WRONG = {
    "nothing": ("", ()),
    "spaces": (" \n", ()),
    "five": ("abacus abdomen zoom zoom zoom", ()),
    "seven": (f"{SIX} zoom", ()),
    "five and a half": ("abacus abdomen zoom zoom zoom zoo", (6,)),
    "one mistyped": ("abacus abdomen zoom zoomm zoom zoom", (4,)),
    "one more letter at the end": (f"{SIX[:-4]}yoyos", (6,)),
    "two mistyped": ("abakus abdomen zoom zoom zoom zooom", (1, 6)),
    "none of the list": ("ein zwei drei vier fuenf sechs", (1, 2, 3, 4, 5, 6)),
    "other letters": ("абак абак абак абак абак абак", (1, 2, 3, 4, 5, 6)),
    "a Turkish i without its dot": (SIX.replace("t-shirt", "t-sh\u0131rt"), (3,)),
    "far too much": ("abacus " * 1000, ()),
    "no letters": ("1 2 3 4 5 6", ()),
    "a NUL": ("\0", ()),
}


@pytest.mark.parametrize(("text", "unknown"), WRONG.values(), ids=WRONG)
def test_what_are_not_six_words_of_the_list_is_refused_and_it_says_which_are_wrong(text, unknown):
    with pytest.raises(NotSixWordsError) as caught:
        canonical(text)
    assert caught.value.unknown == unknown


def test_the_error_repeats_nothing_that_was_typed():
    with pytest.raises(NotSixWordsError) as caught:
        canonical("abacus abdomen zoom zoom zoom secretword")
    assert "secretword" not in repr(caught.value) + str(caught.value)


@given(st.text(max_size=500))
def test_whatever_is_typed_there_is_an_answer(text):
    with suppress(NotSixWordsError):
        assert len(canonical(text).split()) == 6


@given(
    st.lists(st.sampled_from(words.word_list()), min_size=6, max_size=6), st.sampled_from([" ", "", "-", "\n", ", "])
)
def test_any_six_words_come_back_as_they_were_given(drawn, between):
    assert canonical(between.join(drawn).title()) == " ".join(drawn)


def test_another_number_of_words_is_never_read_as_six():
    for number in (1, 2, 3, 4, 5, 7, 8, 12):
        with pytest.raises(NotSixWordsError):
            canonical("zoom" * number)
