"""A world without gaps."""

from django_countries import countries

from branches.finder import SPECIAL
from branches.models import Catchment


def everywhere(branch):
    """The branch, after every country that needs one was given to it."""
    codes = [code for code, _name in countries if code not in SPECIAL]
    Catchment.objects.bulk_create(Catchment(branch=branch, country=code) for code in codes)
    return branch
