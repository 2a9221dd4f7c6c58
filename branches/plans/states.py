"""The states of an action: what follows from each, and which progress goes with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActionStatus(models.TextChoices):
    """How an action of a plan stands, as whoever keeps it says. The sets below say what follows from that."""

    NOT_STARTED = "not_started", _("Not started")
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


# Nothing is left to do.
FINISHED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})
OPEN = frozenset(ActionStatus) - FINISHED
# Somebody has begun and is not through.
UNDER_WAY = frozenset({ActionStatus.ON_TRACK, ActionStatus.AT_RISK})

NONE_YET, ALL = 0, 100
# From and to, in per cent, both included. What was dropped keeps what was reached.
LEGAL_PROGRESS = {
    ActionStatus.NOT_STARTED: (NONE_YET, NONE_YET),
    ActionStatus.ON_TRACK: (NONE_YET, ALL - 1),
    ActionStatus.AT_RISK: (NONE_YET, ALL - 1),
    ActionStatus.DONE: (ALL, ALL),
    ActionStatus.DROPPED: (NONE_YET, ALL),
}
# The colour of a status where it stands as a tag.
TONES = {
    ActionStatus.NOT_STARTED: "neutral",
    ActionStatus.ON_TRACK: "teal",
    ActionStatus.AT_RISK: "amber",
    ActionStatus.DONE: "teal",
    ActionStatus.DROPPED: "neutral",
}


def is_legal(status, progress):
    lowest, highest = LEGAL_PROGRESS[ActionStatus(status)]
    return lowest <= progress <= highest


def implied_progress(status):
    """The progress that a status leaves no choice about; None where there is one."""
    lowest, highest = LEGAL_PROGRESS[ActionStatus(status)]
    return lowest if lowest == highest else None
