"""Somebody asks to hear from a branch: once however often, thanked like everybody, and free to take it back."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from branches.models import Newcomer
from common.jobs import run_due
from common.models import OutgoingMail
from tests import builders, cast
from tests.branches.welcome.people import newcomer

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Robin Sample",
    "email": "robin@example.org",
    "belonging": "joining",
    "country": "DE",
    "city": "Berlin",
    "message": "I would like to help.",
}


@pytest.fixture
def branch():
    secretary = builders.contact_page(title="Membership", mailbox="membership@example.org")
    builders.organisation(membership_contact=secretary)
    region = builders.region(mailbox="region@example.org")
    return builders.branch(region=region, title="Labour Berlin", slug="berlin", mailbox="berlin@example.org")


def say(client, page, seconds=20, **changes):
    """Fetch the form, fill it in for so many seconds, send it."""
    address = page.hello_url
    stamp = re.search(r'name="started" value="([^"]+)"', client.get(address).content.decode())[1]
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        return client.post(address, SAID | {"started": stamp} | changes)


def mails():
    return {(row.to, row.subject) for row in OutgoingMail.objects.all()}


def test_the_page_and_the_finder_lead_to_the_form(client, branch):
    builders.catchment(branch, "DE")
    for address in (branch.url, "/branches/find/?country=DE"):
        assert f'href="{branch.url}hello/"' in client.get(address).content.decode()
    assert "<h1>I’d like to hear from this branch</h1>" in client.get(branch.hello_url).content.decode()


def test_nothing_is_said_for_somebody_who_says_nothing(client, branch):
    assert '<option value="" selected>Choose</option>' in client.get(branch.hello_url).content.decode()
    assert "Say whether you are a member." in say(client, branch, belonging="").content.decode()


@pytest.mark.parametrize("status", ["forming", "provisional", "active", "dormant"])
def test_every_branch_that_stands_can_be_said_hello_to(client, status):
    branch = builders.branch(status=status, status_reason="Because.", mailbox="")
    assert say(client, branch)["Location"] == f"{branch.hello_url}?sent=1"
    assert Newcomer.objects.get().branch == branch


@pytest.mark.parametrize("kw", [{"status": "closed", "status_reason": "Because."}, {"live": False}])
def test_a_branch_that_is_gone_has_no_form(client, kw):
    branch = builders.branch(**kw)
    assert client.get(f"{branch.get_parent().url}{branch.slug}/hello/").status_code == 404
    assert branch.hello_url == ""


def test_what_was_said_waits_at_the_branch(client, branch):
    say(client, branch)
    row = Newcomer.objects.get()
    assert (row.branch, row.name, row.email, row.city) == (branch, "Robin Sample", "robin@example.org", "Berlin")
    assert (row.belonging, row.country.code, row.words) == ("joining", "DE", "I would like to help.")
    assert row.welcomed_at is None


def test_the_branch_the_secretary_and_the_visitor_are_mailed_and_officers_get_no_personal_data(client, branch):
    say(client, branch)
    run_due(timezone.now() + timedelta(minutes=1))
    assert {letter.to[0] for letter in mail.outbox} == {
        "berlin@example.org",
        "membership@example.org",
        "robin@example.org",
    }
    for letter in mail.outbox:
        said = letter.subject + letter.body + letter.alternatives[0].content
        assert not [word for word in ("Robin", "robin@", "I would like to help") if word in said]
        assert "Labour Berlin" in letter.subject


def test_where_no_committee_answers_the_coordinator_is_told(client, branch):
    branch.status, branch.status_reason = "dormant", "Because."
    branch.save()
    say(client, branch)
    assert "region@example.org" in {to for to, _subject in mails()}
    assert "berlin@example.org" not in {to for to, _subject in mails()}


def test_the_same_person_twice_is_one_with_all_words_and_the_branch_is_told_once(client, branch):
    say(client, branch)
    told = OutgoingMail.objects.filter(to="berlin@example.org").count()
    answer = say(client, branch, email="Robin@Example.org", message="When do you meet?")
    assert answer["Location"] == f"{branch.hello_url}?sent=1"
    row = Newcomer.objects.get()
    assert row.words == "I would like to help.\n\nWhen do you meet?"
    assert OutgoingMail.objects.filter(to="berlin@example.org").count() == told == 1


def test_a_translation_of_the_page_leads_to_the_same_queue(client, branch):
    from tests.branches.translations import translated

    french = translated(branch, "fr")
    say(client, french)
    row = Newcomer.objects.get()
    assert (row.branch, row.language) == (branch, "fr")
    assert "/fr/branches/hello/" in OutgoingMail.objects.get(to="robin@example.org").text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "Robin\nBcc: many@example.org"),
        ("email", "robin"),
        ("email", "robin@example.org\nBcc: many@example.org"),
        ("belonging", "king"),
        ("country", "ZZ"),
        ("city", "x" * 61),
        ("message", "x" * 1001),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(client, branch, field, value):
    response = say(client, branch, **{field: value})
    form = response.context["form"]
    assert list(form.errors) == [field]
    assert {name: form[name].value() for name in SAID} == SAID | {field: value}
    assert not Newcomer.objects.exists()


@pytest.mark.parametrize("changes", [{"subject_line": "SEO"}, {"started": "forged"}, {"started": ""}, {"seconds": 1}])
def test_a_program_is_thanked_and_dropped(client, branch, changes):
    assert say(client, branch, **changes)["Location"] == f"{branch.hello_url}?sent=1"
    assert not Newcomer.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_one_address_is_mailed_at_most_three_times_a_day(client, branch):
    for number in range(5):
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        assert say(client, branch)["Location"].endswith("?sent=1")
    assert OutgoingMail.objects.filter(to="robin@example.org").count() == 3


def test_thanks_are_the_same_for_known_and_unknown_addresses(client, branch):
    newcomer(branch, email="known@example.org")
    answers = {say(client, branch, email=f"{who}@example.org")["Location"] for who in ("known", "unknown")}
    assert len(answers) == 1
    assert client.get(answers.pop())["Cache-Control"] == "private, no-store"


def test_the_form_needs_its_token(branch):
    assert Client(enforce_csrf_checks=True).post(branch.hello_url, SAID).status_code == 403


def test_no_page_is_made_where_the_form_stands(branch):
    for slug in ("hello", "hellos"):
        typed = {"title": "Hello", "slug": slug, "introduction": "Us", "body-count": "0", "action-publish": "1"}
        typed |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
        cast.client_of(cast.admin()).post(f"/admin/pages/add/home/standardpage/{branch.pk}/", typed)
    assert [page.slug for page in Page.objects.child_of(branch)] == ["hellos"]


# ------------------------------------------------------------------ taking it back
@pytest.fixture
def link(client, branch):
    say(client, branch)
    text = OutgoingMail.objects.get(to="robin@example.org").text
    return re.search(r"http://localhost(/\S*branches/hello/\S+)", text)[1]


def test_looking_at_the_link_deletes_nothing(client, link):
    assert client.get(link).status_code == client.head(link).status_code == 200
    assert Newcomer.objects.exists()


def test_the_button_deletes_everything_under_the_address(client, link):
    newcomer(builders.branch())
    newcomer(builders.branch(), email="other@example.org")
    assert client.post(link).status_code == 200
    assert [row.email for row in Newcomer.objects.all()] == ["other@example.org"]


def test_the_link_says_the_same_when_there_is_nothing_left(client, link):
    assert client.post(link).content == client.post(link).content


def test_the_page_behind_the_link_shows_nobody(client, link):
    assert "obin" not in client.get(link).content.decode()


@pytest.mark.parametrize("token", ["1", "1:forged", "x:y:z"])
def test_a_forged_link_leads_nowhere(client, branch, token):
    row = newcomer(branch)
    assert client.post(f"/branches/hello/{token.replace('1', str(row.pk))}/").status_code == 404
    assert Newcomer.objects.exists()
