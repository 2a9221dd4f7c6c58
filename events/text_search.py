"""Which series have the words somebody typed: in the site's own search index, bounded however many there are."""

import re

from events.models import EventPage

MAX_WORDS = 6
# More series than anybody reads the dates of; what is beyond them is found with another word.
MOST = 300
WORD = re.compile(r"\w+", re.UNICODE)


def series_with(text):
    """Keys of the published series whose pages, in any language, have all the words of ``text``."""
    words = WORD.findall(text)[:MAX_WORDS]
    if not words:
        return []
    pages = EventPage.objects.live().only("translation_key")
    found = pages.search(" ".join(words), operator="and")[:MOST]
    return list({page.translation_key for page in found})
