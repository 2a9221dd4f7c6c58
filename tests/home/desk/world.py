"""Two regions with branches, who holds what in them, and facts of a branch in which all is well."""

from datetime import UTC, date, datetime, timedelta

import time_machine
from django.contrib.auth.models import Permission

from branches.choices import BodyKind, Status
from branches.models import Body, Post, Term
from home.desk.facts import BranchFacts
from home.desk.meetings import Meeting
from home.desk.seats import Seats
from home.desk.sources import Members, PlanFacts, Waiting
from members.models import User
from members.rights import Capability
from tests import builders, cast

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
YEAR = timedelta(days=365)


def days_ago(days):
    return TODAY - timedelta(days=days)


def in_days(days):
    return TODAY + timedelta(days=days)


def at_noon():
    return time_machine.travel(NOW, tick=False)


def body(page, kind=BodyKind.BRANCH):
    zone = getattr(page, "time_zone", "UTC")
    defaults = {"kind": kind, "name": page.title, "slug": page.slug, "time_zone": zone}
    return Body.objects.get_or_create(page_id=page.pk, defaults=defaults)[0]


def executive():
    defaults = {"kind": BodyKind.EXECUTIVE, "name": "Executive", "time_zone": "Europe/London"}
    return Body.objects.get_or_create(slug="executive", defaults=defaults)[0]


def post(page, title="Secretary", capabilities=(Capability.BRANCH,), **kw):
    of = page if isinstance(page, Body) else body(page, kw.pop("kind", BodyKind.BRANCH))
    codes = " ".join(str(capability) for capability in capabilities)
    return Post.objects.get_or_create(body=of, title=title, defaults={"capabilities": codes} | kw)[0]


def term(of, person=None, start=None, end=None, **kw):
    return Term.objects.create(post=of, person=person, start=start or days_ago(200), end=end, **kw)


def person(name):
    """Somebody who may enter the admin."""
    found = cast.member(f"{name}@example.org", first_name=name.title(), last_name="Fictional")
    found.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return found


def afresh(user):
    """The same person without what an earlier request worked out about them."""
    return User.objects.get(pk=user.pk)


def officer(branch, name="officer", **kw):
    found = person(name)
    term(post(branch), found, **kw)
    return afresh(found)


def coordinator(region, name="coordinator", **kw):
    found = person(name)
    share = {key: kw.pop(key) for key in ("share", "seat") if key in kw}
    of = post(
        region, "Regional coordinator", [Capability.REGION, Capability.ARTICLES], kind=BodyKind.REGION, job_share=True
    )
    term(of, found, **share, **kw)
    return afresh(found)


def of_executive(name="returning", capability=Capability.ELECTIONS):
    found = person(name)
    term(post(executive(), name.title(), [capability]), found)
    return afresh(found)


def plan(**kw):
    """A plan that was brought up to date a month ago and is for another three."""
    days = {"first_day": days_ago(100), "last_day": in_days(100), "updated": days_ago(30)}
    return PlanFacts(**{"page": 2, "title": "Plan", "actions": 9, "overdue": 1, "progress": 50} | days | kw)


def well(**kw):
    """The facts of an active branch in which no rule finds anything."""
    meeting = Meeting(1, "20261208T193000", "Meeting", NOW + timedelta(days=16), "Europe/Berlin", False, in_days(16))
    defaults = {
        "pk": 1,
        "title": "Ireland",
        "status": Status.ACTIVE,
        "day": TODAY,
        "known_since": days_ago(900),
        "next_meeting": meeting,
        "last_held": days_ago(14),
        "looked_after": days_ago(40),
        "seats": Seats(total=4, has_secretary=True),
        "plan": plan(),
        "unanswered": Waiting(),
        "waiting": Waiting(1, days_ago(2)),
        "members": Members(100, 98),
        "last_step": days_ago(20),
    }
    return BranchFacts(**defaults | kw)


def region_with(*titles, name="Europe"):
    region = builders.region(title=name, slug=name.lower())
    return region, [builders.branch(region=region, title=title) for title in titles]
