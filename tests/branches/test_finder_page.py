"""The finder as visitors meet it: a plain GET form whose answers are links one can keep."""

import re

import pytest
from django.urls import reverse
from django_countries import countries

from branches.choices import Status
from tests import cast
from tests.branches.translations import translated
from tests.branches.world import everywhere
from tests.builders import branch, catchment, contact_page, home, organisation, region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def secretary():
    page = contact_page(title="Membership secretary")
    organisation(membership_contact=page)
    return page


def ask(client, **params):
    return client.get(reverse("branches:find"), params)


def test_its_address_is_plain():
    assert reverse("branches:find") == "/branches/find/"


def test_the_question_offers_every_country_once_with_its_other_names(client):
    text = ask(client).text
    codes = re.findall(r'<option value="([A-Z]{2})"', text)
    assert len(codes) == len(set(codes)) == 249
    assert 'data-aliases="Holland"' in text
    assert 'name="part"' not in text
    assert 'role="alert"' not in text


def test_every_country_gets_a_page(client):
    everywhere(branch(title="Everywhere"))
    answers = [ask(client, country=code) for code, _name in countries]
    assert len(answers) == 249
    assert {answer.status_code for answer in answers} == {200}
    assert sum("Everywhere" in answer.text for answer in answers) == 244


def test_a_branch_is_shown_with_its_status_its_time_and_the_way_on(client):
    europe = region(title="Europe")
    page = branch(title="Labour Germany", region=europe, status=Status.PROVISIONAL)
    catchment(page, "DE")
    text = ask(client, country="DE").text
    for words in ("Labour Germany", "Provisional", "Germany", "Europe", page.url, page.contact_url, "<time "):
        assert words in text
    assert '<option value="DE" selected' in text
    assert page.mailbox not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.DORMANT, "This branch is resting"),
        (Status.FORMING, "This branch is being built"),
        (Status.CLOSED, "This branch has closed"),
    ],
)
def test_a_quiet_branch_says_so_and_leads_to_the_coordinator(client, status, words):
    europe = region(mailbox="europe@example.org")
    catchment(branch(region=europe, status=status, status_reason="Everybody moved."), "DE")
    text = ask(client, country="DE").text
    assert words in text
    assert europe.contact_url in text


def test_a_merged_branch_is_named_beside_its_successor(client):
    new = branch(title="New branch")
    old = branch(title="Old branch", status=Status.MERGED, status_reason="Stronger together.", merged_into=new)
    catchment(old, "DE")
    text = ask(client, country="DE").text
    assert "Old branch is now part of New branch." in text
    assert "Stronger together." in text


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("GB", "constituency party (CLP)"),
        ("uk", "constituency party (CLP)"),
        ("JE", "Jersey: ask the membership secretary"),
        ("AQ", "southernmost"),
        ("FR", "France: no branch at the moment"),
        ("XX", "We do not know that country"),
        ("D" * 2000, "We do not know that country"),
        ("<script>alert(1)</script>", "We do not know that country"),
    ],
)
def test_where_there_is_no_branch_there_is_a_sentence_and_a_way_on(client, secretary, country, words):
    response = ask(client, country=country)
    assert response.status_code == 200
    assert words in response.text
    assert secretary.contact_url in response.text
    assert "<script>alert" not in response.text


def test_an_empty_choice_is_an_error_at_the_field(client):
    text = ask(client, country="").text
    assert "Choose the country you live in." in text
    assert 'role="alert"' in text


@pytest.fixture
def spain():
    north, south = branch(title="North of Spain"), branch(title="South of Spain")
    catchment(north, "ES")
    catchment(south, "ES", "ES-AN")


@pytest.mark.parametrize(
    ("params", "shown", "error"),
    [
        ({"country": "ES"}, "Spain: several branches share it", ""),
        ({"country": "ES", "part": ""}, "Spain: several branches share it", "Choose the part of the country"),
        ({"country": "ES", "part": "ES-XX"}, "Spain: several branches share it", "We do not know that part"),
        ({"country": "ES", "part": "💥"}, "Spain: several branches share it", "We do not know that part"),
        # Left over from the country chosen before: nobody's mistake.
        ({"country": "ES", "part": "AU-WA"}, "Spain: several branches share it", ""),
        ({"country": "ES", "part": "ES-AN"}, "South of Spain", ""),
        ({"country": "ES", "part": "ES-MD"}, "North of Spain", ""),
        ({"country": "ES", "part": "es-an"}, "South of Spain", ""),
    ],
)
def test_a_split_country_asks_one_question_more(client, spain, params, shown, error):
    response = ask(client, **params)
    assert shown in response.text
    assert 'name="part"' in response.text
    assert (error in response.text) if error else not response.context["form"].errors


def test_a_part_that_was_understood_stays_chosen(client, spain):
    text = ask(client, country="es", part="an").text
    assert '<option value="ES" selected' in text
    assert '<option value="ES-AN" selected' in text


def test_the_finder_speaks_the_readers_language(client):
    page = branch(title="Labour Germany")
    catchment(page, "DE")
    french = translated(page)
    type(french).objects.filter(pk=french.pk).update(title="Allemagne travailliste")
    text = client.get("/fr/branches/find/", {"country": "DE"}).text
    assert "Allemagne travailliste" in text
    assert "Allemagne</option>" in text


def test_answers_can_be_kept_by_caches_and_start_no_session(client):
    response = ask(client, country="GB")
    assert "max-age=60" in response["Cache-Control"]
    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_an_answer_to_somebody_signed_in_is_kept_by_nobody():
    assert ask(cast.client_of(cast.editor()), country="GB")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_finder_only_reads(client, method):
    assert getattr(client, method)(reverse("branches:find")).status_code == 405


def test_the_worst_case_stays_within_twelve_queries(client, django_assert_max_num_queries):
    new = branch(status=Status.FORMING)
    old = branch(status=Status.MERGED, status_reason="Stronger together.", merged_into=new)
    catchment(old, "ES", "ES-AN")
    ask(client)
    with django_assert_max_num_queries(12):
        assert ask(client, country="ES", part="ES-AN").status_code == 200
    home()
