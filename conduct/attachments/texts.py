"""Plain texts."""

import codecs
import re

from .recognising import UnfitError

ENCODINGS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# All but tab, line feed, form feed and carriage return; a terminal would obey some of them.
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
# More of them than one in so many characters, and it is no text.
TOLERATED = 200


def clean(data):
    encoding = next((name for mark, name in ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeError:
        raise UnfitError("unknown" if b"\x00" in data else "text_encoding") from None
    text, dropped = CONTROL_CHARACTERS.subn("", text)
    if dropped * TOLERATED > len(text):
        raise UnfitError("unknown")
    if not text.strip():
        raise UnfitError("empty")
    return "txt", "text/plain", text.encode(), ""
