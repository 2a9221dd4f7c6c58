"""The six words that whoever reports is given: drawn, and read back as people write them down.

The list is the EFF's long one without two words (static/conduct/words-licence.txt); officers' browsers draw their
passphrases from the same file. 7,774 words: six of them hold 77.5 bits.
"""

import secrets
import unicodedata
from functools import lru_cache

from django.conf import settings

COUNT = 6
# Nobody needs more to write six words of nine letters at most.
LONGEST = 400


class NotSixWordsError(Exception):
    """These are not six words of the list. ``unknown`` are the places, from 1, of those that are not in it.

    Empty where it cannot be told, or where there are too few or too many.
    """

    def __init__(self, unknown=()):
        super().__init__("These are not six words of the list.")
        self.unknown = tuple(unknown)


def new_words():
    """Six new words, with spaces between them, as :func:`canonical` gives them."""
    return " ".join(secrets.choice(word_list()) for _ in range(COUNT))


def canonical(text):
    """The six words in this text, as they were given; raises :class:`NotSixWordsError`.

    Capitals, hyphens, spaces, line breaks, commas and numbers in front are forgiven, even words run together: no
    word of the list begins another, so that six of them can be told apart by their letters alone.
    """
    if len(text) > LONGEST:
        raise NotSixWordsError
    letters, found = _letters(text), []
    while letters and len(found) <= COUNT:
        spelt, word = _first_word(letters)
        if not word:
            raise NotSixWordsError(_unknown(text))
        found.append(word)
        letters = letters[len(spelt) :]
    if len(found) != COUNT:
        raise NotSixWordsError
    return " ".join(found)


@lru_cache(1)
def word_list():
    return tuple((settings.BASE_DIR / "static" / "conduct" / "words.txt").read_text("ascii").split())


def _letters(text):
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalpha())


def _first_word(letters):
    """The one word that these letters begin with, as its letters and as it stands in the list."""
    here = _by_beginning().get(letters[:3], ())
    return next(((spelt, word) for spelt, word in here if letters.startswith(spelt)), ("", ""))


@lru_cache(1)
def _by_beginning():
    found = {}
    for word in word_list():
        spelt = _letters(word)
        found.setdefault(spelt[:3], []).append((spelt, word))
    return found


def _unknown(text):
    known = {_letters(word) for word in word_list()}
    typed = [letters for letters in map(_letters, text.split()) if letters]
    return [place for place, letters in enumerate(typed, 1) if letters not in known]
