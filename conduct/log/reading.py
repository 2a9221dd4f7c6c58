"""The log as the data protection officer reads it: names where accounts are, cases by how their id begins."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from conduct.log.words import in_words, people_in
from conduct.models import LogEntry
from members.models import User

CASE_SIGNS = 8
DIGEST_SIGNS = 12


@dataclass(frozen=True)
class Row:
    """An entry in words. ``at`` is a day alone where nobody with an account acted: more is not known."""

    entry: LogEntry
    who: str
    detail: str

    @property
    def at(self):
        moment = self.entry.at.astimezone(UTC)
        return moment if self.entry.actor else moment.date()

    @property
    def has_time(self):
        return self.entry.actor is not None

    @property
    def case(self):
        return name_of_case(self.entry.case)

    @property
    def fingerprint(self):
        return self.entry.digest[:DIGEST_SIGNS]


def name_of_case(case):
    """The same for every entry of a case; its code name would tell whoever knows that which case it is."""
    return case.hex[:CASE_SIGNS] if case else ""


def entries(asked):
    """The entries a filter asks for (conduct.log.forms), newest first."""
    found = LogEntry.objects.order_by("-number")
    if act := asked.get("act"):
        found = found.filter(act=act)
    if person := asked.get("person"):
        found = found.filter(actor=int(person) or None)
    if signs := asked.get("case"):
        rest = 32 - CASE_SIGNS
        found = found.filter(case__gte=UUID(signs + "0" * rest), case__lte=UUID(signs + "f" * rest))
    if since := asked.get("since"):
        found = found.filter(at__gte=datetime.combine(since, time(), UTC))
    if until := asked.get("until"):
        found = found.filter(at__lt=datetime.combine(until + timedelta(days=1), time(), UTC))
    return found


def rows(found):
    named = {pk for entry in found for pk in people_in(entry)}
    names = names_of(named | {entry.actor for entry in found if entry.actor})
    nobody = _("nobody with an account")
    return [Row(entry, names.get(entry.actor, nobody), in_words(entry, names)) for entry in found]


def people():
    """``[(id, name)]`` of all whom the log names, by name, for a choice."""
    ids = LogEntry.objects.exclude(actor=None).order_by().values_list("actor", flat=True).distinct()
    return sorted(names_of(ids).items(), key=lambda person: person[1].casefold())


def names_of(ids):
    """``{id: name}``; whose account is gone is told by its number."""
    there = {user.pk: user.get_full_name() or user.email for user in User.objects.filter(pk__in=ids)}
    return {pk: there.get(pk) or _("deleted account %(number)s") % {"number": pk} for pk in ids}
