"""Calendar files as programs write them, made of lines."""

from datetime import date

from events.importing.plans import plan

TODAY = date(2026, 11, 22)
BERLIN = """\
BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def calendar(*parts, end="\r\n"):
    """The bytes of a calendar that holds these parts, each of several lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN"]
    for part in parts:
        lines += part.strip("\n").split("\n")
    return end.join([*lines, "END:VCALENDAR", ""]).encode()


START = "DTSTART;TZID=Europe/Berlin:20261208T193000"


def vevent(*lines, uid="one@example.org", start=START, lasts="DURATION:PT1H30M"):
    """An event of an hour and a half, 19:30 in Berlin on the second Tuesday of December, and what a test adds."""
    own = [f"UID:{uid}" if uid else "", "SUMMARY:Branch meeting", start, lasts, *lines]
    named = {line.partition(":")[0].partition(";")[0] for line in lines}
    own = [line for line in own if line and (line in lines or line.partition(":")[0].partition(";")[0] not in named)]
    return "\n".join(["BEGIN:VEVENT", *own, "END:VEVENT"])


def read(*parts, zone="UTC"):
    """The plan of a calendar, as it is on 22 November 2026."""
    return plan(calendar(*parts), zone, today=TODAY)


def one(*parts, zone="UTC"):
    """The only event of a calendar that nothing is wrong with."""
    found = read(*parts, zone=zone)
    assert [(problem.line, problem.reason) for problem in found.problems] == []
    (draft,) = found.drafts
    return draft
