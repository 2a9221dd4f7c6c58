"""What whoever reported can read and add after sending: opened by the key of the six words, in memory only."""

import json
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conduct.cases.parts import next_number
from conduct.choices import PartKind, State
from conduct.models import Case, Part
from conduct.notices import tell_readers
from conduct.reporting.sending import seal_part
from conduct.sealing import age
from conduct.sealing.parts import AlteredError, unpack

MESSAGES = (PartKind.FROM_REPORTER, PartKind.TO_REPORTER)
# Of the states only what concerns whoever reported, and what it means for them.
STATES = {
    State.RECEIVED: (
        gettext_lazy("It has arrived"),
        gettext_lazy("Its readers have been told that there is something to read."),
    ),
    State.RISK_CHECKED: (
        gettext_lazy("An officer is reading it"),
        gettext_lazy("They have looked first whether anybody is in danger. You will hear from them here."),
    ),
    State.ACKNOWLEDGED: (
        gettext_lazy("An officer has answered"),
        gettext_lazy("Next they tell you what can be done, and you say what you want."),
    ),
    State.OPTIONS_EXPLAINED: (
        gettext_lazy("You have been told what can be done"),
        gettext_lazy("You say what you would like to happen. You may take your time, and change your mind."),
    ),
    State.SUPPORTED: (gettext_lazy("You are getting support"), ""),
    State.RESOLVED_LOCALLY: (gettext_lazy("Something was done here so that it does not happen again"), ""),
    State.REFERRED: (
        gettext_lazy("It was passed on to the Party"),
        gettext_lazy("The Party decides from here on, and writes to you itself where it knows how."),
    ),
    State.RECORDED_ONLY: (gettext_lazy("It is recorded, and nothing else is done"), ""),
    State.OUT_OF_SCOPE: (
        gettext_lazy("We cannot deal with this"),
        gettext_lazy("The messages below say who can."),
    ),
    State.CLOSED: (gettext_lazy("This case is closed"), ""),
}


class TooManyFilesError(Exception):
    """As many files as may be added later have been."""


@dataclass(frozen=True)
class Message:
    day: date
    text: str
    is_own: bool
    # It is there and does not open, or is not what was put there.
    is_damaged: bool = False


def messages_of(case, secret):
    """All messages of a case by the order they came in."""
    return [_message(part, secret) for part in case.parts.filter(kind__in=MESSAGES).order_by("number")]


def report_of(case, secret):
    """The report as it was sent, or None where it does not open."""
    part = case.parts.filter(kind=PartKind.REPORT).first()
    try:
        return json.loads(_opened(part, secret)) if part else None
    except (age.CannotOpenError, AlteredError, ValueError):
        return None


def add_message(*, case, secret, text, number):
    """Add a message and tell those who read the case. ``number`` is that of the next part when the page was shown.

    The same words sent twice from one page are one message. Returns whether it is a new one.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        later = case.parts.filter(number__gte=number, kind=PartKind.FROM_REPORTER)
        if any(_message(part, secret).text == text for part in later):
            return False
        seal_part(case, next_number(case), PartKind.FROM_REPORTER, text.encode(), type="text/plain")
        tell_readers(case)
        return True


def add_file(*, case, cleaned):
    """Add a cleaned file and tell those who read the case; raises :class:`TooManyFilesError`."""
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        if not room_for_files(case):
            raise TooManyFilesError
        number = next_number(case)
        seal_part(case, number, PartKind.FILE, cleaned.data, name=cleaned.name, type=cleaned.type)
        tell_readers(case)


def room_for_files(case):
    """How many files may still be added: as many again as with the report."""
    return max(0, 2 * settings.CONDUCT_FILES - Part.objects.filter(case=case, kind=PartKind.FILE).count())


def state_of(case):
    """``(heading, text)`` for whoever reported."""
    return STATES[State(case.state)]


def _message(part, secret):
    is_own = part.kind == PartKind.FROM_REPORTER
    try:
        return Message(part.added_on, _opened(part, secret).decode(), is_own)
    except (age.CannotOpenError, AlteredError, UnicodeDecodeError):
        return Message(part.added_on, _("This message cannot be opened any more."), is_own, is_damaged=True)


def _opened(part, secret):
    data = age.open_sealed(bytes(part.sealed), secret.identity)
    return unpack(data, case=part.case_id, number=part.number, kind=part.kind)[1]
