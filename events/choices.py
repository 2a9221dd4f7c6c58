from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# A meeting lasts at most this long; lists look back so far for what is still going on.
MAX_DURATION = timedelta(days=31)


class Audience(models.TextChoices):
    """Who may come. What each means for a join link is said in events.access."""

    EVERYONE = "everyone", _("Everyone")
    MEMBERS = "members", _("Members")
    BRANCH = "branch", _("Members of this branch")
    BODY = "body", _("Members of a body")


class Recording(models.TextChoices):
    UNKNOWN = "", _("Not said")
    NONE = "none", _("Not recorded")
    ANNOUNCED = "announced", _("Recorded for those who could not come; said at the start")
    PUBLIC = "public", _("Recorded and published")


class Action(models.TextChoices):
    """What an exception does to one date of a series."""

    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")
    EXTRA = "extra", _("Extra date")
    NOTE = "note", _("Note")


class Status(models.TextChoices):
    """What a date is in the end. A cancelled one stays visible; so does where a moved one was."""

    SCHEDULED = "scheduled", _("Takes place")
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved")
    EXTRA = "extra", _("Extra date")


STATUS_TONES = {
    Status.SCHEDULED: "neutral",
    Status.CANCELLED: "red",
    Status.MOVED: "amber",
    Status.EXTRA: "teal",
}
