"""Addresses below the newsletter's page that belong to no article."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext_lazy as _

EDITIONS = "editions/"
# The first of an address below /newsletter/ that answers something else, and years.
TAKEN = {"editions", "feed", "subscribe", "confirm", "unsubscribe", "preferences", "hooks"}
A_YEAR = re.compile(r"[0-9]{4}")


def check_slug(slug):
    if slug in TAKEN or A_YEAR.fullmatch(slug):
        raise ValidationError({"slug": _("This address is taken by the newsletter itself. Choose another.")})


def month(year, month):
    """The first day of the month that an address names; 404 for the thirteenth."""
    try:
        return date(int(year), int(month), 1)
    except ValueError as error:
        raise Http404 from error


def of_month(day):
    return f"{day.year}/{day.month:02d}/"
