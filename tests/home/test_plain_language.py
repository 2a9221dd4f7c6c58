"""The demo's English texts in plain words: short sentences, short words, no jargon, abbreviations explained.

The bars: no sentence above 35 words, 12 on average; a reading ease (Flesch, 1948) of at least 70 over all and of 60
in any text of a hundred words or more. 60 to 70 is called plain English.
"""

import dataclasses
import importlib
import pkgutil
import re
from functools import cache

import pytest

import home.demo.words as words

MOST_WORDS, MOST_ON_AVERAGE = 35, 12
LEAST_EASE, LEAST_EASE_OF_A_TEXT, LONG_ENOUGH = 70, 60, 100
# What we do not write, and what instead. Of "please note that" nothing is left.
HOUSE_LIST = {
    "utilise": "use",
    "facilitate": "help",
    "leverage": "use",
    "commence": "begin",
    "prior to": "before",
    "in order to": "to",
    "in the event of": "if",
    "with regard to": "about",
    "in respect of": "about",
    "pursuant to": "under",
    "stakeholder": "who it concerns",
    "going forward": "from now on",
    "reach out": "write to",
    "please note": "",
    "hereby": "",
    "aforementioned": "this",
    "click here": "what the link leads to",
    "read more": "what the link leads to",
    "functionality": "what it does",
    "onboarding": "welcome",
    "signpost": "lead to",
}
# Known to every reader of the site, or names.
KNOWN = {"UK", "EU", "USA", "AGM", "PDF", "UTC", "GMT", "BAME", "LGBT", "NSW"}
SENTENCE = re.compile(r"(?<=[.!?:;])[\s”’\")]+|\n\s*\n|\n\s*[-*#|]\s*")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CAPITALS = re.compile(r"\b[A-Z]{3,}\b")


@cache
def texts():
    """``{module: {text, ...}}``: all that is prose in the demo's words."""
    found = {}
    for module in pkgutil.iter_modules(words.__path__):
        loaded = importlib.import_module(f"{words.__name__}.{module.name}")
        values = [value for name, value in vars(loaded).items() if name.isupper()]
        found[module.name] = {text for value in values for text in _prose(value)}
    return found


def _prose(value):
    if isinstance(value, str):
        yield from [LINK.sub(r"\1", value.replace("*", ""))] if len(value.split()) > 2 else []
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in _prose(part))
    elif isinstance(value, (list, tuple, set)):
        yield from (text for part in value for text in _prose(part))
    elif dataclasses.is_dataclass(value):
        yield from (text for part in dataclasses.fields(value) for text in _prose(getattr(value, part.name)))


def everything():
    return [(module, text) for module, parts in texts().items() for text in sorted(parts)]


def sentences(text):
    return [found for part in SENTENCE.split(text) if (found := WORD.findall(part))]


def syllables(word):
    groups = re.findall(r"[aeiouy]+", word.lower().removesuffix("es").removesuffix("e")) or [word]
    return len(groups)


def ease(text):
    """Flesch: 100 is very easy, 0 very hard; by words a sentence and syllables a word."""
    parts = sentences(text)
    count = [word for part in parts for word in part]
    return 206.835 - 1.015 * len(count) / len(parts) - 84.6 * sum(map(syllables, count)) / len(count)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The cat sat on the mat.", 100, 125),
        ("We meet on the first Tuesday of the month, and you are welcome to come.", 70, 100),
        ("Participation necessitates administrative authorisation by constitutional intermediaries.", -400, 0),
    ],
)
def test_the_measure_tells_easy_from_hard(text, least, most):
    assert least <= ease(text) <= most


def test_no_sentence_is_too_long():
    every = [(module, part) for module, text in everything() for part in sentences(text)]
    assert [(module, " ".join(part)) for module, part in every if len(part) > MOST_WORDS] == []
    assert len(every) >= 2500
    assert sum(len(part) for _module, part in every) / len(every) <= MOST_ON_AVERAGE


def test_texts_are_easy_to_read():
    long = {text: ease(text) for _module, text in everything() if len(WORD.findall(text)) >= LONG_ENOUGH}
    assert {text[:90]: round(found) for text, found in long.items() if found < LEAST_EASE_OF_A_TEXT} == {}
    assert len(long) >= 50
    assert ease("\n\n".join(text for _module, text in everything())) >= LEAST_EASE


def test_no_text_has_a_word_of_the_house_list():
    listed = re.compile(rf"\b({'|'.join(HOUSE_LIST)})", re.IGNORECASE)
    assert [(module, found.group()) for module, text in everything() for found in listed.finditer(text)] == []


def test_nothing_is_shouted_and_every_abbreviation_is_written_out_somewhere_in_brackets_after_its_words():
    # Documents are drawn without type: their headings are in capitals, and one is a glossary.
    whole = "\n".join(text for module, text in everything() if module != "documents")
    found = {word for word in CAPITALS.findall(whole) if word not in KNOWN}
    assert {word for word in found if f"({word})" not in whole} == set()
