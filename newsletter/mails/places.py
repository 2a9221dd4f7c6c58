"""Places in a frozen mail for what differs by reader, and the one way to fill them.

A place is a name between two characters of Unicode's private use. ``clean`` takes these out of whatever people wrote,
so nothing they write is ever a place, braces or not; and places are filled in one pass, so nothing put into one is
looked at again.
"""

import re
import unicodedata
from functools import lru_cache

from django.utils.safestring import mark_safe

HELLO, REASON, UNSUBSCRIBE, PREFERENCES = "hello", "reason", "unsubscribe", "preferences"

OPENS, CLOSES = "\ue000", "\ue001"
PLACE = re.compile(f"{OPENS}([a-z0-9]+){CLOSES}")
# Turns the direction of what follows it, past the end of a name (Unicode's Trojan source).
TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NOT_TEXT = {"Cc", "Cs", "Co"}


def place(name):
    """The mark of a place, for a template."""
    return mark_safe(f"{OPENS}{name}{CLOSES}")


def when(number):
    """The name of the place where the moment of that number in ``Shell.moments`` is told."""
    return f"when{number}"


def clean(text):
    """``text`` without control characters but tab and new line, private use, and what turns the text around it."""
    return "".join(sign for sign in text if sign in "\n\t" or _is_text(sign))


def one_line(text):
    """``text`` as a header or a name may have it: cleaned, each run of blanks and new lines a single blank."""
    return " ".join(clean(text).split())


def _is_text(sign):
    return unicodedata.category(sign) not in NOT_TEXT and sign not in TURNS_TEXT


@lru_cache(64)
def _cut(template):
    return tuple(PLACE.split(template))


def fill(template, values):
    """``template`` with ``{name: text}`` in its places; raises KeyError for a place that nothing was given for."""
    pieces = list(_cut(template))
    pieces[1::2] = [values[name] for name in pieces[1::2]]
    return "".join(pieces)
