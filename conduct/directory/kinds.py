"""What a helpline is for, and the languages that are spoken there."""

from babel import Locale
from django.db import models
from django.utils.translation import gettext_lazy as _

from branches.places import by_name
from common.zones import babel_locale


class HelpKind(models.TextChoices):
    """What somebody calls for; lists show them in this order."""

    DANGER = "danger", _("Immediate danger")
    SEXUAL_VIOLENCE = "sexual_violence", _("Sexual violence and harassment")
    VICTIMS = "victims", _("Victims of a crime")
    TALK = "talk", _("Somebody to talk to")
    AT_RISK = "at_risk", _("Children and adults at risk")
    RIGHTS = "rights", _("Your rights and the law")
    PARTY = "party", _("The Labour Party")


class Weekday(models.TextChoices):
    MONDAY = "mo", _("Monday")
    TUESDAY = "tu", _("Tuesday")
    WEDNESDAY = "we", _("Wednesday")
    THURSDAY = "th", _("Thursday")
    FRIDAY = "fr", _("Friday")
    SATURDAY = "sa", _("Saturday")
    SUNDAY = "su", _("Sunday")


class Standing(models.TextChoices):
    """Whether a number may be shown to somebody who needs it."""

    VERIFIED = "verified", _("verified")
    STALE = "stale", _("verified too long ago")
    UNVERIFIED = "unverified", _("not verified")
    EXAMPLE = "example", _("example")


class Reminder(models.TextChoices):
    """Which mail about a helpline's age has gone out since it was last verified."""

    NONE = "", _("none")
    SOON = "soon", _("it is hidden soon")
    OVER = "over", _("it is hidden")


def weekdays():
    return Weekday.choices


def languages():
    """Languages with a code of two letters (ISO 639-1) as ``(code, name)``, by their names for the reader."""
    names = Locale.parse(babel_locale()).languages
    return by_name((code, name) for code, name in names.items() if len(code) == 2)
