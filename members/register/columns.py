"""Which column of a list is what: guessed from the headings, named once by the membership secretary, remembered."""

import hashlib
import json

from django.utils.translation import gettext_lazy as _

from common.text import folded
from members.models import ColumnMapping

FIELDS = {
    "number": _("Membership number"),
    "name": _("Name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "email": _("E-mail address"),
    "country": _("Country"),
    "subdivision": _("State or province"),
    "since": _("Member since"),
    "until": _("Last day of membership"),
}
# What head offices call them, folded and without signs; the first that fits wins.
GUESSES = {
    "number": ("membershipnumber", "membershipno", "memberno", "membernumber", "membershipid", "memberid", "number"),
    "name": ("name", "fullname", "membername"),
    "first_name": ("firstname", "forename", "givenname", "firstnames", "forenames"),
    "last_name": ("lastname", "surname", "familyname"),
    "email": ("email", "emailaddress", "mail", "primaryemail"),
    "country": ("country", "countryofresidence", "countrycode", "addresscountry", "mailingcountry"),
    "subdivision": ("state", "province", "stateprovince", "stateorprovince", "region", "county", "subdivision"),
    "since": ("membersince", "joindate", "joined", "datejoined", "startdate", "joiningdate", "since"),
    "until": ("expirydate", "expires", "enddate", "memberuntil", "lapsedate", "validuntil", "renewaldate"),
}


def headings_key(headings):
    """The same for the same headings, in whichever order they stand."""
    names = sorted({_squeezed(heading) for heading in headings} - {""})
    return hashlib.sha256(json.dumps(names).encode()).hexdigest()


def guess(headings):
    """``{field: heading}`` as far as the headings tell."""
    squeezed = {_squeezed(heading): heading for heading in reversed(headings) if heading}
    found = {}
    for name, guesses in GUESSES.items():
        heading = next((squeezed[word] for word in guesses if word in squeezed), None)
        if heading and heading not in found.values():
            found[name] = heading
    if "name" in found and {"first_name", "last_name"} & found.keys():
        del found["name"]
    return found


def remembered(headings):
    """The columns as they were named for the last list with these headings; None if there was none."""
    found = ColumnMapping.objects.filter(headings=headings_key(headings)).first()
    return found and found.columns


def remember(headings, columns):
    ColumnMapping.objects.update_or_create(headings=headings_key(headings), defaults={"columns": columns})


def missing(columns):
    """The fields that have to be named and are not, in words."""
    lacking = [name for name in ("number", "email", "country") if name not in columns]
    if "name" not in columns and "last_name" not in columns:
        lacking.insert(1, "name")
    return [str(FIELDS[name]) for name in lacking]


def _squeezed(heading):
    return "".join(sign for sign in folded(heading) if sign.isalnum())
