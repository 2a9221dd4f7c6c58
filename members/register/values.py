"""The cells of one line as values, or why not. A reason is ``[code, details]``; ``words`` puts it in words."""

import re
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from members.register.numbers import normal
from members.register.reading import FORMULA

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 1, 1)
DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y")
# How spreadsheets are made to keep the zeros of a number: ="00123".
AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)
SPOILED = re.compile(r"\d(\.\d+)?E\+\d+", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
LONGEST_NAME, LONGEST_NUMBER = 160, 40
LONGEST_QUOTED = 60


class Bad(Exception):
    """A cell that cannot be taken, with the reason."""

    def __init__(self, code, **details):
        super().__init__(code)
        self.reason = [code, details]


def values_of(cells, places):
    """``(number, values, reasons)`` of the cells of a line by field; with reasons the line is not taken.

    ``values`` has the fields of a membership that the list has columns for. A number that cannot be read is ``""``.
    """
    found, reasons = {}, []
    for reader in (_number, _name, _email, _country, _since, _until):
        try:
            found |= reader(cells, places)
        except Bad as bad:
            reasons.append(bad.reason)
    if found.get("country"):
        found["subdivision"] = _part(cells, found["country"], places)
    if found.get("since") and found.get("until") and found["until"] < found["since"]:
        reasons.append(["ends_first", {}])
    return found.pop("number", ""), found, reasons


def _cell(cells, name):
    """A cell without what no name, address or date has in it."""
    text = cells.get(name, "")
    if text == FORMULA:
        raise Bad("formula", column=name)
    kept = AS_TEXT.fullmatch(text)
    text = kept[1] if kept else text
    if text.startswith("="):
        raise Bad("formula", column=name)
    return " ".join(CONTROL.sub(" ", text).split())


def _number(cells, places):
    text = _cell(cells, "number")
    if not text:
        raise Bad("no_number")
    if SPOILED.fullmatch(text):
        raise Bad("spoiled_number")
    if not any(sign.isdigit() for sign in text) or len(text) > LONGEST_NUMBER or not normal(text):
        raise Bad("bad_number")
    return {"number": text}


def _name(cells, places):
    text = " ".join(filter(None, (_cell(cells, name) for name in ("name", "first_name", "last_name"))))
    if not text:
        raise Bad("no_name")
    if len(text) > LONGEST_NAME:
        raise Bad("long_name")
    return {"name": text}


def _email(cells, places):
    text = _cell(cells, "email").lower()
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise Bad("bad_email", value=text[:LONGEST_QUOTED]) from None
    return {"email": text}


def _country(cells, places):
    text = _cell(cells, "country")
    if not text:
        raise Bad("no_country")
    code = places.country(text)
    if not code:
        raise Bad("bad_country", value=text[:LONGEST_QUOTED])
    return {"country": code}


def _part(cells, country, places):
    """Only where several branches share the country; what is not understood is for the secretary to settle."""
    text = cells.get("subdivision", "")
    return places.part(country, text) if text and places.is_split(country) else ""


def _since(cells, places):
    return _day(cells, "since", timedelta(0))


def _until(cells, places):
    """A list says the last day; from the day after they are not a member."""
    return _day(cells, "until", timedelta(days=1))


def _day(cells, name, later):
    if name not in cells:
        return {}
    text = _cell(cells, name)
    if not text:
        return {} if name == "since" else {name: None}
    day = parse_day(text)
    if day is None:
        raise Bad(f"bad_{name}", value=text[:LONGEST_QUOTED])
    return {name: day + later}


def parse_day(text):
    """``2026-11-22``, ``22/11/2026``, ``22.11.2026`` or ``22 Nov 2026``, with or without a time; else None."""
    text = re.sub(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$", "", text)
    for form in DATE_FORMS:
        try:
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return day if EARLIEST <= day < LATEST else None
    return None
