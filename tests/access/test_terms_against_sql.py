"""Random terms, posts and instants: who may edit what, by the policy and by a plain reading of the tables."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from branches.models import Body, Post, Term
from branches.permissions import TermsPagePermissionPolicy
from branches.rights import rights_of
from members.models import User
from members.rights import Capability
from tests import cast

ZONES = ("Pacific/Apia", "Pacific/Niue", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns")
# Every hour of some days around a clock change.
INSTANTS = st.datetimes(datetime(2026, 10, 20), datetime(2026, 11, 5), timezones=st.just(UTC))
DAYS = st.integers(-12, 12)
SAMPLE = 24
SITE_WIDE = {Capability.EDITOR, Capability.TRANSLATOR}

# A term counts on the day it is in its body's zone; what is granted is its page, each translation, and all below.
EDITABLE = """
    SELECT DISTINCT page.id
    FROM branches_term term
    JOIN branches_post post ON post.id = term.post_id
    JOIN branches_body body ON body.id = post.body_id
    JOIN wagtailcore_page source ON source.id = body.page_id
    JOIN wagtailcore_page granted ON granted.translation_key = source.translation_key
    JOIN wagtailcore_page page ON substr(page.path, 1, length(granted.path)) = granted.path
    WHERE term.person_id = %(person)s AND term.confirmed_at IS NOT NULL AND ({days})
      AND (' ' || post.capabilities || ' ' LIKE '%% branch %%' OR ' ' || post.capabilities || ' ' LIKE '%% region %%')
"""
ON_THAT_DAY = """
    (body.time_zone = '{zone}' AND term.start <= '{day}' AND (term."end" IS NULL OR '{day}' < term."end")
     AND (post.abolished_on IS NULL OR '{day}' < post.abolished_on))
"""

A_TERM = st.fixed_dictionaries(
    {
        "where": st.sampled_from(["berlin", "vienna", "tokyo", "europe", None]),
        "zone": st.sampled_from(ZONES),
        "capabilities": st.lists(st.sampled_from(list(Capability)), max_size=3, unique=True),
        "start": DAYS,
        "length": st.none() | st.integers(1, 9),
        "abolished": st.none() | DAYS,
        "confirmed": st.sampled_from([True, True, True, False]),
    }
)


def by_sql(person, at):
    days = {zone: at.astimezone(ZoneInfo(zone)).date() for zone in ZONES}
    condition = " OR ".join(ON_THAT_DAY.format(zone=zone, day=day) for zone, day in days.items())
    with connection.cursor() as cursor:
        cursor.execute(EDITABLE.format(days=condition), {"person": person.pk})
        return {pk for (pk,) in cursor.fetchall()}


def write(world, person, terms, at):
    """These terms and no others, each with a post of its own."""
    Term.objects.all().delete()
    Body.objects.update(page=None)
    places = {name: corner.branch for name, corner in world.corners.items()} | world.regions
    for number, given_term in enumerate(terms):
        body = body_of(places.get(given_term["where"]), number, given_term["zone"])
        post = Post.objects.create(body=body, title=f"P{number}", capabilities=given_term["capabilities"])
        if given_term["abolished"] is not None:
            Post.objects.filter(pk=post.pk).update(abolished_on=at.date() + timedelta(days=given_term["abolished"]))
        start = at.date() + timedelta(days=given_term["start"])
        end = given_term["length"] and start + timedelta(days=given_term["length"])
        confirmed = at if given_term["confirmed"] else None
        Term.objects.create(post=post, person=person, start=start, end=end, confirmed_at=confirmed)


def body_of(page, number, zone):
    there = page and Body.objects.filter(page_id=page.pk).first()
    facts = {"kind": "branch", "name": f"Body {number}", "slug": f"random-{number}", "time_zone": zone}
    return there or Body.objects.create(page_id=page and page.pk, **facts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(terms=st.lists(A_TERM, max_size=5), at=INSTANTS)
def test_the_policy_says_what_a_plain_reading_of_the_terms_says(world, travel_to, terms, at):
    person = cast.member("random@example.org")
    with transaction.atomic():
        write(world, person, terms, at)
        travel_to(at)
        expected = by_sql(person, at)
        said = by_the_policy(User.objects.get(pk=person.pk))
        transaction.set_rollback(True)
    assert said.listed >= expected if said.is_site_wide else said.listed == expected
    assert said.asked == said.listed & said.sample
    assert said.names_the_person == (said.listed & said.sample)
    assert len(said.sample) == SAMPLE


@dataclass(frozen=True)
class Said:
    """What the policy says of somebody: by its list, asked page by page, and when it lists the people of a page."""

    listed: set
    sample: set
    asked: set
    names_the_person: set
    is_site_wide: bool


def by_the_policy(person):
    policy = TermsPagePermissionPolicy()
    sample = list(Page.objects.filter(depth__gte=3).order_by("path")[:SAMPLE])
    return Said(
        listed=set(policy.instances_user_has_permission_for(person, "change").values_list("pk", flat=True)),
        sample={page.pk for page in sample},
        asked={page.pk for page in sample if policy.user_has_permission_for_instance(person, "change", page)},
        names_the_person={
            page.pk for page in sample if person in policy.users_with_permission_for_instance("change", page)
        },
        is_site_wide=bool(rights_of(person).capabilities & SITE_WIDE),
    )


BERLINS_MIDNIGHT = datetime(2026, 11, 21, 23, tzinfo=UTC)


@pytest.mark.parametrize(("second", "holds"), [(-1, True), (0, False), (1, False)])
def test_a_term_ends_with_the_last_day_of_its_body_to_the_second(world, people, travel_to, second, holds):
    travel_to(BERLINS_MIDNIGHT + timedelta(seconds=second))
    assert world.page("berlin", "text").permissions_for_user(people.former_officer).can_edit() == holds
    assert people.former_officer.has_perm("wagtailadmin.access_admin") == holds
