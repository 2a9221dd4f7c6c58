"""Telephone numbers as people write them and as telephones dial them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What people put between digits: hyphens of any width, dots, slashes, brackets, spaces that do not break.
BETWEEN = re.compile(r"[\s().\-/\u2010-\u2015\u202f\u00a0]+")
# 999 and 112 are short; ITU-T E.164 allows fifteen digits.
FEWEST, MOST = 2, 15
ABROAD = 7
DIGITS = re.compile(r"\+?[0-9 ]+", re.ASCII)


def tidy(text):
    """``(020) 8683-3311`` as ``020 8683 3311``: one space wherever people put something between digits."""
    return BETWEEN.sub(" ", text.strip()).strip()


def dialled(number):
    """What a telephone dials: ``+442086833311``."""
    return number.replace(" ", "")


def validate_number(number):
    """A number that a telephone can dial as it stands here, once it is tidy."""
    digits = dialled(number).removeprefix("+")
    if not DIGITS.fullmatch(number) or not FEWEST <= len(digits) <= MOST:
        raise ValidationError(_("Write digits only, such as 116 016 or +44 20 7946 0000."), code="digits")
    if digits.startswith("00"):
        raise ValidationError(_("Write + in place of 00: people call from many countries."), code="prefix")
    if number.startswith("+"):
        _validate_whole(number)


def validate_abroad(number):
    """A number that is dialled so from everywhere: +, the country's code, the rest."""
    validate_number(number)
    _validate_whole(number)


def _validate_whole(number):
    digits = dialled(number)
    if not digits.startswith("+") or digits.startswith("+0") or len(digits) <= ABROAD:
        raise ValidationError(
            _("Write + and the country’s code in front, such as +44 20 7946 0000."), code="international"
        )
