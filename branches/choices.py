from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Where a branch stands in its life. The sets below say what follows from that."""

    FORMING = "forming", _("Forming")
    PROVISIONAL = "provisional", _("Provisional")
    ACTIVE = "active", _("Active")
    DORMANT = "dormant", _("Dormant")
    MERGED = "merged", _("Merged")
    CLOSED = "closed", _("Closed")


# Shown on the map and in lists unless somebody asks for the others.
STANDING = {Status.FORMING, Status.PROVISIONAL, Status.ACTIVE, Status.DORMANT}
# Has a committee that answers; for the others the regional coordinator does.
ANSWERING = {Status.PROVISIONAL, Status.ACTIVE}
# Gone: nobody is sent there any more.
ENDED = {Status.MERGED, Status.CLOSED}
# Visitors are owed a sentence about why.
EXPLAINED = {Status.DORMANT, Status.MERGED, Status.CLOSED}
# The colour of the status where it stands as a tag, and as the message above a branch's page.
TAG_TONES = {
    Status.FORMING: "amber",
    Status.PROVISIONAL: "teal",
    Status.ACTIVE: "teal",
    Status.DORMANT: "amber",
    Status.MERGED: "neutral",
    Status.CLOSED: "neutral",
}
ALERT_TONES = {
    Status.FORMING: "info",
    Status.PROVISIONAL: "info",
    Status.ACTIVE: "info",
    Status.DORMANT: "warning",
    Status.MERGED: "warning",
    Status.CLOSED: "warning",
}


class Mode(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class BodyKind(models.TextChoices):
    """What kind of body has posts."""

    EXECUTIVE = "executive", _("Executive Committee")
    COMMITTEE = "committee", _("General Committee")
    REGION = "region", _("Region")
    BRANCH = "branch", _("Branch")
    GROUP = "group", _("Working group")


# Those that stand in no place: they have pages of their own kind.
PLACELESS = [(kind.value, kind.label) for kind in (BodyKind.EXECUTIVE, BodyKind.COMMITTEE, BodyKind.GROUP)]


class Filling(models.TextChoices):
    """How a post, or one term in it, is filled."""

    ELECTION = "election", _("Elected")
    BY_ELECTION = "by_election", _("Elected in a by-election")
    CO_OPTION = "co_option", _("Co-opted")
    APPOINTMENT = "appointment", _("Appointed")
    EX_OFFICIO = "ex_officio", _("Ex officio")
    ACTING = "acting", _("Acting")


class Share(models.IntegerChoices):
    """The two places in one seat: whoever holds it alone has the first."""

    FIRST = 1, _("Alone, or first of a job share")
    SECOND = 2, _("Second of a job share")


class Belonging(models.TextChoices):
    """What somebody who writes to a branch says of themselves; nobody checks it."""

    MEMBER = "member", _("Yes")
    JOINING = "joining", _("Not yet, I am thinking of it")
    UNSURE = "unsure", _("I am not sure")


# Languages spoken at meetings; codes are ISO 639-1.
SPOKEN_LANGUAGES = [
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("da", _("Danish")),
    ("nl", _("Dutch")),
    ("fr", _("French")),
    ("de", _("German")),
    ("el", _("Greek")),
    ("it", _("Italian")),
    ("ja", _("Japanese")),
    ("no", _("Norwegian")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
    ("es", _("Spanish")),
    ("sv", _("Swedish")),
    ("cy", _("Welsh")),
    ("zh", _("Chinese")),
]


def spoken_languages():
    return SPOKEN_LANGUAGES
