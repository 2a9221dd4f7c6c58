"""Builders for the code: published versions, members who have read them, groups of members."""

import json
from datetime import UTC, date, datetime

from wagtail.rich_text import RichText

from conduct.models import Acknowledgement, CodeOfConductPage, CodeVersion, ConductIndexPage
from conduct.pages.versions import keep
from members.models import Membership
from tests import builders, cast

# A clause of the same number is the same one, changed.
CLAUSE = "c0de0001-0000-4000-8000-000000000001"
READ_AT = datetime(2026, 11, 3, 12, tzinfo=UTC)


def code(verb="Listen", what_changed=""):
    """The code with one clause, published, and the version that was kept of it."""
    page = CodeOfConductPage.objects.filter(locale__language_code="en").first() or _new()
    page.clauses = _clauses(verb)
    page.what_changed = what_changed
    # Past the approval, which has its own tests.
    page.save()
    revision = page.save_revision()
    return keep(page=page, revision=revision) or CodeVersion.objects.filter(page=page).first()


def _clauses(verb):
    value = {"number": "1", "heading": "Be kind", "text": f"<p>{verb} to each other.</p>"}
    return json.dumps([{"type": "clause", "id": CLAUSE, "value": value}])


def _new():
    fields = {"introduction": "How we treat each other.", "live": True}
    ways = [("way", {"heading": "The Party", "text": RichText("<p>It decides.</p>")})]
    index = ConductIndexPage(title="Conduct", slug="conduct", help_text="<p>Help.</p>", ways=ways, **fields)
    page = CodeOfConductPage(title="Our code", slug="code", clauses=_clauses("Listen"), **fields)
    return builders.home().add_child(instance=index).add_child(instance=page)


def read(user, version, at=READ_AT):
    row = Acknowledgement.objects.create(user=user, version=version)
    Acknowledgement.objects.filter(pk=row.pk).update(at=at)
    return row


def members(branch, number, readers=0, version=None, at=READ_AT):
    """So many members of a branch, of whom the first ones have an account and have read the version."""
    made = [_member(branch) for _index in range(number)]
    for entry in made[:readers]:
        read(cast.registered(branch, email=entry.email), version, at)
    return made


def _member(branch):
    number = Membership.objects.count() + 1
    return Membership.objects.create(
        email=f"member{number}@example.org",
        name=f"Mem Ber {number}",
        branch=branch,
        since=date(2020, 1, 1),
        number_hash=f"a{number:063}",
    )
