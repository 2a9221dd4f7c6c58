"""A calendar file as components and properties that know the line they stand in (RFC 5545 §3.1, §3.4, §3.6).

Every limit is checked before anything is built from the file: whoever uploads one may be an enemy, and a volunteer
who is none should be told which line is wrong.
"""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

MAX_BYTES = 5 * 1024 * 1024
MAX_EVENTS = 5000
MAX_LINES = 300_000
MAX_DEPTH = 5
# Of an unfolded line: no text that we keep is as long; attachments are, and are not kept.
MAX_LINE = 60_000
LINE_END = re.compile(r"\r\n|\n|\r")
NAME = re.compile(r"([A-Za-z0-9-]{1,60})(?=[:;])")
# Some programs forget the quotation marks around a zone's name with a colon in it.
BARE_ZONE = re.compile(r'TZID=(\((?:UTC|GMT)[^)"]{0,12}\)[^":;]{0,120})')
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class Refused(Exception):
    """The whole file is not read; the message is for who chose it."""


class Unreadable(Exception):
    """One event cannot be read: why, and in which ``line``."""

    def __init__(self, line, reason):
        super().__init__(reason)
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Property:
    """One property as it stands in the file, split only when somebody asks for it."""

    name: str
    line: int
    text: str

    def parts(self):
        """The parameters and the raw value."""
        if len(self.text) > MAX_LINE:
            raise Unreadable(self.line, _("%(name)s is too long.") % {"name": self.name})
        # Read when it is needed (events.feeds.views.calendar_of).
        from icalendar.parser import Contentline

        try:
            _name, params, value = Contentline(BARE_ZONE.sub(r'TZID="\1"', self.text)).raw_parts()
        except (ValueError, AssertionError):
            raise Unreadable(self.line, _("%(name)s cannot be understood.") % {"name": self.name}) from None
        return params, value


@dataclass
class Component:
    name: str
    line: int
    properties: list[Property] = field(default_factory=list)
    components: list["Component"] = field(default_factory=list)

    def all(self, name):
        return [one for one in self.properties if one.name == name]

    def first(self, name):
        return next((one for one in self.properties if one.name == name), None)

    def inside(self, name):
        return [one for one in self.components if one.name == name]


def read(data):
    """The calendars in the bytes of a file; raises :class:`Refused`."""
    text = _decoded(data)
    _check_size(text)
    root = Component("", 0)
    stack, events = [root], 0
    for number, line in _unfolded(text):
        found = NAME.match(line)
        name = found[1].upper() if found else ""
        if name not in ("BEGIN", "END"):
            _keep(stack, name, number, line)
            continue
        kind = line[found.end() + 1 :].strip().upper()[:60]
        if name == "END":
            _close(stack, kind, number)
        else:
            _open(stack, kind, number)
            events += kind == "VEVENT"
        if events > MAX_EVENTS:
            raise Refused(_("The file has more than 5,000 events. Export it in parts, a year at a time."))
    if len(stack) > 1:
        raise Refused(
            _("The file ends too early: %(name)s, which begins in line %(line)s, has no end. Download it again.")
            % {"name": stack[-1].name, "line": stack[-1].line}
        )
    if not root.components:
        raise Refused(_not_a_calendar())
    return root.components


def _decoded(data):
    """Calendar files are UTF-8; what is not, was most likely written by an old Windows program."""
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than 5 MB. Export it in parts, a year at a time."))
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-16" or b"\x00" in data:
            raise Refused(_not_a_calendar()) from None
        text = data.decode("cp1252", errors="replace")
    return text


def _check_size(text):
    if not text.lstrip("\r\n\t \ufeff")[:15].upper() == "BEGIN:VCALENDAR" or "\x00" in text:
        raise Refused(_not_a_calendar())
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise Refused(_("The file has more than 300,000 lines. Export it in parts, a year at a time."))


def _not_a_calendar():
    return _("This is not a calendar file: it must begin with BEGIN:VCALENDAR. Export it as iCalendar (.ics).")


def _unfolded(text):
    """``(number, line)`` with folded lines joined; what nobody can type is left out."""
    begun, parts = 0, []
    for number, line in enumerate(LINE_END.split(text.lstrip("\ufeff")), start=1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield begun, NOT_TEXT.sub("", "".join(parts))
        begun, parts = number, [line] if line.strip() else []
    if parts:
        yield begun, NOT_TEXT.sub("", "".join(parts))


def _keep(stack, name, number, line):
    if len(stack) == 1:
        raise Refused(_("Line %(line)s stands outside of any calendar.") % {"line": number})
    if name:
        stack[-1].properties.append(Property(name, number, line))


def _open(stack, kind, number):
    if len(stack) > MAX_DEPTH:
        raise Refused(_("Line %(line)s: too many parts inside each other.") % {"line": number})
    if len(stack) == 1 and kind != "VCALENDAR":
        raise Refused(_not_a_calendar())
    component = Component(kind, number)
    stack[-1].components.append(component)
    stack.append(component)


def _close(stack, kind, number):
    if len(stack) == 1 or stack[-1].name != kind:
        raise Refused(
            _("Line %(line)s ends %(name)s, which is not what was begun last. Download the file again.")
            % {"line": number, "name": kind}
        )
    stack.pop()
