"""The demo's officers and accounts: one for each role, each able to sign in, posts filled as they are in life."""

import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth import authenticate
from django.core.management import call_command

from branches.choices import BodyKind, Filling
from branches.models import Body, Post, Term
from branches.posts.offices import posts_of_bodies
from branches.rights import rights_of
from home.demo.people import ACCOUNTS, PASSWORD
from members.models import User
from members.rights import OF_ADMINISTRATORS, Capability, capabilities_of
from tests.conftest import DEMO_DAY

NEXT_YEAR = DEMO_DAY + timedelta(days=400)
OPENS = {
    "administrator": set(OF_ADMINISTRATORS),
    "branch secretary": {Capability.BRANCH},
    "branch chair": {Capability.BRANCH},
    "officer of another branch": {Capability.BRANCH},
    "officer whose term ends soon": {Capability.BRANCH},
    "regional coordinator": {Capability.REGION, Capability.ARTICLES},
    "regional coordinator in a job share": {Capability.REGION, Capability.ARTICLES},
    "regional coordinator, the job share's partner": {Capability.REGION, Capability.ARTICLES},
    "regional coordinator of another region": {Capability.REGION, Capability.ARTICLES},
    "newsletter editor": {Capability.EDITOR, Capability.ARTICLES},
    "translator": {Capability.TRANSLATOR},
    "membership secretary": {Capability.MEMBERSHIP},
    "returning officer": {Capability.ELECTIONS},
    "conduct officer": {Capability.CONDUCT, Capability.CONDUCT_PAGES},
    "second conduct officer": {Capability.CONDUCT, Capability.CONDUCT_PAGES},
    "third conduct officer": {Capability.CONDUCT, Capability.CONDUCT_PAGES},
    "data protection officer": {Capability.DATA_PROTECTION, Capability.CONDUCT_PAGES},
}


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(DEMO_DAY, tick=False):
        yield


def account(role):
    return User.objects.get(email=next(each.email for each in ACCOUNTS if each.role == role))


def test_accounts_are_printed_as_json_with_role_address_and_place(demo_site):
    out = StringIO()
    call_command("seed_demo", accounts=True, stdout=out)
    told = json.loads(out.getvalue())
    assert [row["role"] for row in told] == [each.role for each in ACCOUNTS]
    assert all(row.keys() == {"role", "email", "branch", "region"} for row in told)
    assert len(told) == len({row["email"] for row in told}) == 20


def test_every_account_signs_in_with_the_password_that_is_printed(demo_site):
    for each in ACCOUNTS:
        assert authenticate(username=each.email, password=PASSWORD), each.email


@pytest.mark.parametrize("role", [each.role for each in ACCOUNTS])
@pytest.mark.parametrize("later", [timedelta(), timedelta(days=400)], ids=["when it is written", "a year later"])
def test_a_role_opens_what_it_says_for_as_long_as_the_demo_is_kept(role, later, demo_site):
    if role == "officer whose term ends soon" and later:
        return
    with time_machine.travel(DEMO_DAY + later, tick=False):
        assert capabilities_of(account(role)) == OPENS.get(role, set())


def test_the_job_share_is_one_post_of_two(demo_site):
    roles = [role for role in OPENS if "job share" in role]
    first, second = map(account, roles)
    assert rights_of(first).held == rights_of(second).held
    [post] = {term.post for term in [*first.terms.all(), *second.terms.all()]}
    assert post.seats == 1


def test_the_former_officer_held_the_post_until_yesterday(demo_site):
    [term] = account("officer whose term ended yesterday").terms.all()
    assert term.last_day == DEMO_DAY.date() - timedelta(days=1)


def test_one_of_each_kind_of_term_and_vacancies_are_there(demo_site):
    found = {posts.slug: posts for posts in posts_of_bodies()}
    assert len(found) == 30
    executive = found["executive"]
    assert {office.english_title for office in executive.open} == {"Women’s officer", "Disability officer"}
    ways = set(Term.objects.values_list("filled_by", flat=True))
    assert {Filling.ELECTION, Filling.BY_ELECTION, Filling.CO_OPTION, Filling.APPOINTMENT, Filling.ACTING} <= ways
    assert Term.objects.filter(share=2).count() == 1
    assert Term.objects.exclude(voting=None).count() == 1
    assert found["brussels-labour"].ending
    assert found["middle-east"].held == found["south-central-asia"].held == []
    assert sum(posts.vacancies for posts in found.values()) > 100


def test_two_branches_are_in_trouble(demo_site):
    found = {posts.slug: posts for posts in posts_of_bodies()}
    for slug in ("italy-malta", "central-eastern-europe"):
        assert "Secretary" in {office.english_title for office in found[slug].open}
        page = Body.objects.get(slug=slug).page
        assert page.specific.last_reviewed < DEMO_DAY.date() - timedelta(days=365)


def test_every_region_has_a_coordinator_and_delegates_number_74(demo_site):
    for posts in posts_of_bodies():
        if posts.kind == BodyKind.REGION:
            assert posts.vacancies == 0
            assert posts.parent_id
    assert sum(Post.objects.filter(title__startswith="Delegate").values_list("seats", flat=True)) == 74


def test_nobody_of_the_demo_has_a_real_address_and_officers_beside_the_accounts_cannot_sign_in(demo_site):
    people = User.objects.filter(terms__isnull=False).distinct()
    accounts = {each.email for each in ACCOUNTS}
    assert all(person.email.endswith("@example.org") for person in people)
    others = [person for person in people if person.email not in accounts]
    assert not any(person.has_usable_password() for person in others)
    assert len(others) > 150


def test_an_older_demo_without_officers_gains_them_by_the_command_that_starts_it(demo_site, settings):
    settings.DEBUG = True
    Term.objects.all().delete()
    Body.objects.update(parent=None)
    Body.objects.all().delete()
    call_command("seed_demo", if_empty=True, stdout=StringIO(), stderr=StringIO())
    assert Body.objects.count() == 30
    assert Term.objects.count() > 200
    before = list(Term.objects.order_by("pk").values_list())
    call_command("seed_demo", if_empty=True, stdout=StringIO(), stderr=StringIO())
    assert list(Term.objects.order_by("pk").values_list()) == before
