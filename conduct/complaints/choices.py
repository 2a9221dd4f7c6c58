"""Where a complaint about personal data stands, what may follow what, and what its history can say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    RECEIVED = "received", _("received")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    UPHELD = "upheld", _("upheld")
    PARTLY_UPHELD = "partly_upheld", _("partly upheld")
    NOT_UPHELD = "not_upheld", _("not upheld")
    WITHDRAWN = "withdrawn", _("withdrawn")


# Each but the last is told to whoever complained, with why, and where else they can go.
OUTCOMES = (State.UPHELD, State.PARTLY_UPHELD, State.NOT_UPHELD, State.WITHDRAWN)
OPEN = (State.RECEIVED, State.ACKNOWLEDGED)
MOVES = {
    State.RECEIVED: (State.ACKNOWLEDGED, State.WITHDRAWN),
    State.ACKNOWLEDGED: OUTCOMES,
    **dict.fromkeys(OUTCOMES, ()),
}


class Earlier(models.TextChoices):
    """Whether they have asked us before: a request that went wrong is what complaints are mostly about."""

    NO = "no", _("No")
    YES = "yes", _("Yes, and I am not content with what came of it")
    WAITING = "waiting", _("Yes, and I have had no answer")


class Act(models.TextChoices):
    OPENED = "opened", _("read it for the first time")
    MOVED = "moved", _("moved it on")
    NOTED = "noted", _("wrote a note")
