"""How long a meeting lasts, as people write it: “1:30”, “90 min”, “2h”, “1 h 30”."""

import re
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

NOT_UNDERSTOOD = _("Write the length in hours and minutes, such as 1:30, 90 min or 2h.")
# 31 days, the longest event, has 744 hours: nobody needs more digits than these.
CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::00)?")
HOURS = r"(?:h|hr|hrs|hour|hours|std|heures?|horas?|stunden?)\.?"
MINUTES = r"(?:m|min|mins|minute|minutes|minuten|minutos)\.?"
WORDS = re.compile(
    rf"(?:(?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})?)\s*{HOURS})?\s*(?:(?P<minutes>\d{{1,5}})\s*(?:{MINUTES})?)?"
)
MOST_TYPED = 40


def parse_length(text):
    """The ``timedelta`` that ``text`` means; ``ValidationError`` for everything that is none, a bare number too.

    A number alone could be hours or minutes, and the wrong one would stand on the page.
    """
    typed = str(text).strip().lower()
    if len(typed) <= MOST_TYPED and typed.isascii():
        if clock := CLOCK.fullmatch(typed):
            return timedelta(hours=int(clock[1]), minutes=int(clock[2]))
        said = WORDS.fullmatch(typed)
        if said and not typed.isdigit() and (said["hours"] or said["minutes"]):
            hours = float((said["hours"] or "0").replace(",", "."))
            return timedelta(minutes=round(hours * 60) + int(said["minutes"] or 0))
    raise ValidationError(NOT_UNDERSTOOD, code="length")


def length_text(length):
    """``1:30``: hours and minutes, as the field shows what is stored."""
    minutes = round(length.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


class LengthField(forms.Field):
    """Gives a ``timedelta`` or ``None``; shows hours and minutes, and what was typed where that is no length."""

    widget = forms.TextInput

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.TextInput(attrs={"placeholder": "1:30", "size": 8, "autocomplete": "off"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        return length_text(value) if isinstance(value, timedelta) else value

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, timedelta):
            return value or None
        return parse_length(value) if str(value).strip() else None

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True
