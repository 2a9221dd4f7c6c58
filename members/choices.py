from django.db import models
from django.utils.translation import gettext_lazy as _


class Digest(models.TextChoices):
    """How often a mail with the coming meetings is sent."""

    NEVER = "never", _("Never")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")


class MembershipStatus(models.TextChoices):
    """Where somebody stands in the register. That it holds on a day also needs its dates (querysets)."""

    CURRENT = "current", _("Member")
    LEFT = "left", _("Left")


class Placed(models.TextChoices):
    """Who decided which branch a member belongs to."""

    CATCHMENT = "catchment", _("by where they live")
    MEMBER = "member", _("chosen by the member")
    SECRETARY = "secretary", _("set by the membership secretary")


class ChangeKind(models.TextChoices):
    """What happened to somebody's entry in the register."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    LEFT = "left", _("Left")
    RETURNED = "returned", _("Came back")
    MOVED = "moved", _("Branch changed")
    LINKED = "linked", _("Address linked")
    UNLINKED = "unlinked", _("Linked address removed")


class LookKind(models.TextChoices):
    """In which way somebody looked at personal data of the register."""

    SEARCH = "search", _("Searched")
    ENTRY = "entry", _("Opened an entry")
    EXPORT = "export", _("Exported")


class ImportState(models.TextChoices):
    """Where an import of head office's list stands. MOVES says what may follow, register.runs.move is the gate."""

    MAPPING = "mapping", _("Columns to be named")
    QUEUED = "queued", _("Waiting to be compared")
    COMPARING = "comparing", _("Being compared")
    READY = "ready", _("Compared")
    WAITING = "waiting", _("Waits for a second officer")
    APPROVED = "approved", _("Waiting to be applied")
    APPLIED = "applied", _("Applied")
    ABANDONED = "abandoned", _("Abandoned")


IMPORT_MOVES = {
    ImportState.MAPPING: {ImportState.QUEUED, ImportState.ABANDONED},
    ImportState.QUEUED: {ImportState.COMPARING, ImportState.MAPPING, ImportState.ABANDONED},
    ImportState.COMPARING: {ImportState.READY, ImportState.MAPPING, ImportState.ABANDONED},
    ImportState.READY: {
        ImportState.QUEUED,
        ImportState.MAPPING,
        ImportState.WAITING,
        ImportState.APPROVED,
        ImportState.ABANDONED,
    },
    ImportState.WAITING: {ImportState.QUEUED, ImportState.APPROVED, ImportState.ABANDONED},
    ImportState.APPROVED: {ImportState.APPLIED, ImportState.QUEUED, ImportState.READY},
    ImportState.APPLIED: set(),
    ImportState.ABANDONED: set(),
}
# Nothing more happens to it: what it holds about people is deleted after a time.
IMPORT_ENDED = {ImportState.APPLIED, ImportState.ABANDONED}
# The background works on it: its page shows how far.
IMPORT_BUSY = {ImportState.QUEUED, ImportState.COMPARING, ImportState.APPROVED}


class RowAction(models.TextChoices):
    """What an import would do with one line of the list, or with a member whom the list does not name."""

    ADD = "add", _("Added")
    CHANGE = "change", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    GONE = "gone", _("Gone")
    CONFLICT = "conflict", _("In conflict")
    BAD = "bad", _("Unreadable")


class ClaimKind(models.TextChoices):
    """What somebody asks the membership secretary for."""

    ADDRESS = "address", _("The register does not know my address")
    TRANSFER = "transfer", _("Move me to another branch")


class ClaimState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
