"""Values that must be written otherwise than icalendar does it, each to go when the library does it so."""

import re
from datetime import timedelta

from icalendar import vDuration, vText

# RFC 5545 has room for none of them in TEXT; the last three end a line for some readers.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
BLANK_LINES = re.compile(r"\n{3,}")


class Text(vText):
    r"""TEXT, escaped as RFC 5545 §3.3.11 says. The library takes the ``\N`` of ``C:\New`` for a line break."""

    def to_ical(self):
        text = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


class Elapsed(vDuration):
    """A length in hours: days would be nominal, 23 or 25 hours where clocks change (RFC 5545 §3.3.6)."""

    def to_ical(self):
        minutes, seconds = divmod(int(self.td.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        parts = [f"{number}{unit}" for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if number]
        return f"PT{''.join(parts) or '0S'}".encode()


def line(text):
    """What somebody wrote, as one line."""
    return Text(" ".join(_clean(text).split()))


def paragraphs(*texts):
    """What somebody wrote and what we add to it, a blank line between the pieces that say something."""
    said = (_clean(text).strip() for text in texts)
    return Text(BLANK_LINES.sub("\n\n", "\n\n".join(text for text in said if text)))


def _clean(text):
    return CONTROL.sub("", LINE_ENDS.sub("\n", str(text)))


def elapsed(length: timedelta):
    return Elapsed(length)
