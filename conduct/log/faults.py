"""What can be wrong with the log, or with what it knows of."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    ALTERED = "altered", _("An entry is not as it was written")
    MISSING = "missing", _("Entries are missing")
    EXCHANGED = "exchanged", _("An entry does not follow the one before it")
    CUT_OFF = "cut_off", _("Entries at the end are missing, or the log was written anew")
    NOTE_GONE = "note_gone", _("What the last check noted of the end of the log is gone")
    UNGUARDED = "unguarded", _("The database no longer refuses to change the log")
    CASE_MISSING = "case_missing", _("A case is gone that nobody deleted")
    CASE_UNKNOWN = "case_unknown", _("The log has never heard of a case")
    CASE_BACK = "case_back", _("A deleted case is there again, as after a restored backup")
    PART_ALTERED = "part_altered", _("A part of a case is not what came in")
    PART_MISSING = "part_missing", _("A part of a case is gone")
    PART_UNKNOWN = "part_unknown", _("The log has never heard of a part of a case")


# What is to be mended and is then over: the end noted anew, the guards made again, the case deleted again.
NEVER_ACCEPTED = frozenset({Fault.CUT_OFF, Fault.NOTE_GONE, Fault.UNGUARDED, Fault.CASE_BACK})
OF_PARTS = frozenset({Fault.PART_ALTERED, Fault.PART_MISSING, Fault.PART_UNKNOWN})


@dataclass(frozen=True)
class Problem:
    """``number``: of the entry, or of the part where it is about one."""

    fault: Fault
    number: int | None = None
    case: UUID | None = None

    @property
    def key(self):
        """The same problem is told by the same key tomorrow."""
        return " ".join(str(said) for said in (self.fault.value, self.case, self.number) if said is not None)

    @property
    def words(self):
        place = [str(self.case)[:8]] if self.case else []
        place += [str(self.number)] if self.number is not None else []
        return f"{self.fault.label} ({', '.join(place)})" if place else str(self.fault.label)


def problem_of(key):
    """The problem a key tells of; how it was written to the note of a check."""
    fault, *rest = key.split(" ")
    cases = [UUID(said) for said in rest if "-" in said]
    numbers = [int(said) for said in rest if "-" not in said]
    return Problem(Fault(fault), numbers[0] if numbers else None, cases[0] if cases else None)
