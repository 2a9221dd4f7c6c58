"""The numbers of the code's clauses: each keeps its own for good, and none is given twice.

Somebody may have been told “clause 4”: it must be found under that number in every later version, or be gone.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from conduct.pages.kept import text_of

PARTS = re.compile(r"^([1-9][0-9]{0,2})([a-z]?)$")


def number_clauses(page):
    """Give each clause without a number the next one. Raises ``ValidationError`` where one was moved or reused.

    They stand in the order of their numbers; one between 4 and 5 is called 4a by whoever writes it.
    """
    approved = approved_numbers(page)
    whole = [_parts(number)[0] for number in approved.values()]
    whole += [parts[0] for child in page.clauses if (parts := _parts(child.value["number"]))]
    following = max(whole, default=0)
    for child in page.clauses:
        if not child.value["number"]:
            child.value["number"] = approved.get(child.id) or str(following := following + 1)
    if problem := problem_with(page.clauses, approved):
        raise ValidationError({"clauses": problem})


def problem_with(clauses, approved):
    """What is wrong with the numbers, in words; empty where nothing is."""
    owners, last = {number: key for key, number in approved.items()}, (0, "")
    for child in clauses:
        number, heading = child.value["number"], child.value["heading"]
        words = {"heading": heading, "number": number, "old": approved.get(child.id, "")}
        if words["old"] and number != words["old"]:
            return _("“%(heading)s” was approved as clause %(old)s and keeps that number.") % words
        if child.id not in approved and number in owners:
            return _("Clause %(number)s was another one. Give “%(heading)s” a number of its own.") % words
        parts = _parts(number)
        if parts is None or parts <= last:
            return (
                _("“%(heading)s” is clause %(number)s and stands behind a later one, or one of its number.") % words
            )
        last = parts
    return ""


def approved_numbers(page):
    """``{id of a clause's block: its number}`` in all versions that were approved, also of clauses that are gone."""
    if not page.pk:
        return {}
    found = {}
    for version in page.kept_versions.select_related("revision").order_by("number"):
        found |= {child.id: child.value["number"] for child in text_of(version.revision).clauses}
    return found


def _parts(number):
    match = PARTS.match(number or "")
    return (int(match[1]), match[2]) if match else None


def anchor(number):
    """What leads to a clause: ``clause-4a``."""
    return f"clause-{number}"
