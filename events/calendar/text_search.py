"""Which dates have the words somebody typed: in title, introduction or venue of their event, or its organiser.

The database looks through the events once, whatever their dates; organisers are few and at hand.
"""

import re

from django.db.models import Q

from common.text import folded
from events.models import EventPage

MAX_WORDS = 6
LOOKED_AT = ["title", "introduction", "venue_name"]
WORD = re.compile(r"\w+", re.UNICODE)


def with_words(occurrences, text, organisers):
    """Those with every word of ``text``, in any language; ``organisers`` are pairs of key and title."""
    words = WORD.findall(text)[:MAX_WORDS]
    if not words:
        return occurrences.none()
    for word in words:
        named = [key for key, title in organisers if folded(word) in folded(title)]
        written = EventPage.objects.live().filter(_somewhere(word)).values("translation_key")
        occurrences = occurrences.filter(Q(series__in=written) | Q(branch__in=named) | Q(region__in=named))
    return occurrences


def _somewhere(word):
    """SQLite tells small from capital letters outside English: a word is looked for as people would write it."""
    found = Q()
    for spelling in {word, word.lower(), word.capitalize(), word.upper()} if not word.isascii() else {word}:
        for name in LOOKED_AT:
            found |= Q(**{f"{name}__icontains": spelling})
    return found
