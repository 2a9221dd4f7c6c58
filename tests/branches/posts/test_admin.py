"""The register of posts in the admin: who gets in, what is said when somebody errs, what is written down."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import ModelLogEntry

from branches.models import Body, Post, Term
from branches.posts import services
from tests import builders, cast

NOW = "2026-11-22T12:00Z"
LISTS = ["body:index", "post:index", "term:index", "body:add", "post:add", "term:add"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def officer():
    """The returning officer."""
    person = cast.member("returning@example.org", display_name="Wil Catter")
    builders.term(person, post=builders.post(title="Returning officer", capabilities=["elections"]))
    return person


@pytest.fixture
def robin():
    return cast.member("robin@example.org", display_name="Robin Ashe")


@pytest.fixture
def post():
    return builders.post(title="Treasurer", seats=2)


def filled_in(post, person, **kw):
    fields = {
        "post": post.pk,
        "person": person,
        "start": "2026-12-01",
        "end": "",
        "seat": 1,
        "share": 1,
        "voting": "",
    }
    return fields | {"filled_by": "election"} | kw


def test_only_who_runs_elections_and_administrators_get_in(officer, robin):
    builders.home()
    branch = builders.body(page=builders.branch())
    secretary = cast.member("secretary@example.org")
    builders.term(secretary, post=branch.posts.get(title="Secretary"))
    people = {
        officer: 200,
        cast.admin(): 200,
        secretary: 302,
        robin: 403,
        cast.editor(): 302,
        cast.visitor(): 302,
    }
    visited = 0
    for person, status in people.items():
        client = cast.client_of(person)
        for name in LISTS:
            answer = client.get(reverse(name))
            assert answer.status_code == status, (person, name)
            visited += 1
    assert visited == 36


def test_a_body_is_deleted_by_administrators_only(officer, robin):
    """And only as long as nobody held a post of it."""
    builders.home()
    body = builders.body()
    url, edit = (reverse(f"body:{name}", args=[body.pk]) for name in ("delete", "edit"))
    offered = [url in cast.client_of(person).get(edit).text for person in (officer, cast.admin())]
    assert offered == [False, True]
    for method in ("get", "post"):
        assert getattr(cast.client_of(officer), method)(url).status_code == 302
        assert Body.objects.filter(pk=body.pk).exists()
    term = builders.term(robin, post=builders.post(body=body))
    client = cast.client_of(cast.admin())
    assert url not in client.get(edit).text
    assert "Say from when it is abolished instead" in client.post(url, follow=True).text
    term.delete()
    assert client.post(url).status_code == 302
    assert not Body.objects.filter(pk=body.pk).exists()


def test_somebody_is_appointed_by_address_or_by_name(officer, robin, post):
    client = cast.client_of(officer)
    assert client.post(reverse("term:add"), filled_in(post, "ROBIN@example.org ")).status_code == 302
    assert client.post(reverse("term:add"), filled_in(builders.post(), "ashe robin")).status_code == 302
    assert [term.person for term in Term.objects.filter(start=date(2026, 12, 1))] == [robin, robin]


def test_the_history_of_post_and_term_says_that_and_names_nobody(officer, robin, post):
    cast.client_of(officer).post(reverse("term:add"), filled_in(post, "robin@example.org"))
    entries = ModelLogEntry.objects.all()
    assert {(entry.content_type.model, entry.action) for entry in entries} == {
        ("post", "branches.term.appoint"),
        ("term", "wagtail.create"),
    }
    assert {entry.user for entry in entries} == {officer}
    assert "obin" not in str([(entry.label, entry.data) for entry in entries])
    term = Term.objects.get(person=robin)
    client = cast.client_of(officer)
    assert "Somebody was put into a seat" in client.get(reverse("post:history", args=[post.pk])).text
    assert "Created" in client.get(reverse("term:history", args=[term.pk])).text


WRONG = {
    "nobody": ({"person": "nobody@example.org"}, "Nobody with an account is called that"),
    "several": ({"person": "Ashe"}, "2 people are called that"),
    "empty": ({"person": ""}, "This field is required"),
    "oneself": ({"person": "returning@example.org"}, "Nobody puts themselves into a post"),
    "held": ({"person": "robin@example.org", "seat": 2}, "Kim Ashe holds this seat from 1 January 2026"),
    "no such seat": ({"person": "robin@example.org", "seat": 3}, "This post has fewer seats"),
    "ends first": ({"person": "robin@example.org", "end": "2026-12-01"}, "A term ends after the day it starts"),
    "no date": ({"person": "robin@example.org", "start": "soon"}, "Enter a valid date"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_and_what_was_typed_stays(case, officer, robin, post):
    kim = cast.member("kim@example.org", display_name="Kim Ashe")
    builders.term(kim, post=post, seat=2)
    fields, said = WRONG[case]
    answer = cast.client_of(officer).post(reverse("term:add"), filled_in(post, **{"person": "x"} | fields))
    assert answer.status_code == 200
    assert said in answer.text
    assert 'value="2026-12-01"' in answer.text or case == "no date"
    assert Term.objects.count() == 2


def test_somebody_who_was_faster_is_told_of_in_the_form(officer, robin, post, monkeypatch):
    """Between the form's look and the database's word, another officer wrote."""
    builders.term(cast.member("kim@example.org"), post=post)
    monkeypatch.setattr(Term, "_check_free", lambda self: None)
    monkeypatch.setattr(Term, "validate_constraints", lambda self, exclude=None: None)
    answer = cast.client_of(officer).post(reverse("term:add"), filled_in(post, "robin@example.org"))
    assert answer.status_code == 200
    assert "Somebody was put into this seat just now" in answer.text


def test_an_administrator_may_appoint_themselves_and_it_is_in_the_history(post):
    admin = cast.admin()
    builders.home()
    assert cast.client_of(admin).post(reverse("term:add"), filled_in(post, admin.email)).status_code == 302
    assert ModelLogEntry.objects.filter(action="branches.term.appoint", user=admin).count() == 1


def test_an_end_that_is_put_in_ends_the_term_and_other_changes_correct_it(officer, robin, post):
    term = builders.term(robin, post=post)
    client, url = cast.client_of(officer), reverse("term:edit", args=[term.pk])
    fields = filled_in(post, robin.email, start="2026-01-01", end="2026-12-24")
    assert client.post(url, fields).status_code == 302
    assert client.post(url, fields | {"filled_by": "acting", "end": "2026-12-31"}).status_code == 302
    actions = ModelLogEntry.objects.for_instance(post).order_by("timestamp", "pk")
    assert [entry.action for entry in actions] == ["branches.term.end", "branches.term.correct"]
    term.refresh_from_db()
    assert (term.end, term.filled_by, term.person) == (date(2026, 12, 31), "acting", robin)


def test_what_a_colleague_wrote_while_a_form_was_open_is_not_written_over(officer, robin, post):
    term = builders.term(robin, post=post)
    in_one_window, in_another = Term.objects.get(pk=term.pk), Term.objects.get(pk=term.pk)
    services.end_term(actor=officer, term=in_one_window, end=date(2026, 12, 24))
    services.correct(actor=officer, term=in_another, filled_by="acting")
    term.refresh_from_db()
    assert (term.end, term.filled_by) == (date(2026, 12, 24), "acting")


def test_a_term_that_was_ended_in_another_window_is_not_ended_again(officer, robin, post):
    term = builders.term(robin, post=post)
    in_one_window, in_another = Term.objects.get(pk=term.pk), Term.objects.get(pk=term.pk)
    services.end_term(actor=officer, term=in_one_window, end=date(2026, 12, 1))
    with pytest.raises(services.TermOver):
        services.end_term(actor=officer, term=in_another, end=date(2026, 12, 24))
    term.refresh_from_db()
    assert term.end == date(2026, 12, 1)


def test_a_form_that_is_saved_unchanged_writes_nothing(officer, robin, post):
    term = builders.term(robin, post=post)
    url = reverse("term:edit", args=[term.pk])
    assert cast.client_of(officer).post(url, filled_in(post, robin.email, start="2026-01-01")).status_code == 302
    assert ModelLogEntry.objects.for_instance(term).count() == 0


def test_a_term_of_somebody_who_left_can_be_corrected_without_putting_them_back(officer, robin, post):
    term = builders.term(robin, post=post)
    robin.delete()
    url = reverse("term:edit", args=[term.pk])
    assert cast.client_of(officer).post(url, filled_in(post, "", start="2026-01-02")).status_code == 302
    term.refresh_from_db()
    assert (term.person, term.start) == (None, date(2026, 1, 2))


def test_what_a_post_opens_only_an_administrator_changes(officer, post):
    builders.home()
    url = reverse("post:edit", args=[post.pk])
    fields = {
        "body": post.body_id,
        "title": "Treasurer",
        "seats": 2,
        "term_months": 24,
        "filled_by": "election",
        "sort_order": 0,
        "capabilities": ["conduct"],
    }
    assert "capabilities" not in cast.client_of(officer).get(url).text
    assert cast.client_of(officer).post(url, fields).status_code == 302
    assert Post.objects.get(pk=post.pk).capabilities == []
    assert cast.client_of(cast.admin()).post(url, fields).status_code == 302
    assert Post.objects.get(pk=post.pk).capabilities == ["conduct"]


def test_a_post_with_a_free_seat_leads_to_the_form_for_it(officer, robin, post):
    builders.term(robin, post=post)
    client = cast.client_of(officer)
    text = client.get(reverse("post:index"), {"vacant": "vacant"}).text
    assert "Robin Ashe" in text
    address = f"{reverse('term:add')}?post={post.pk}&amp;seat=2"
    assert address in text
    assert f'<option value="{post.pk}" selected>' in client.get(address.replace("&amp;", "&")).text


def days(number):
    return date(2026, 11, 22) + timedelta(days=number)


STATES = {
    "current": {"held", "last day", "first day", "ends in 60 days", "ends in 61 days"},
    "ending": {"last day", "ends in 60 days"},
    "coming": {"tomorrow"},
    "past": {"ended today"},
}


@pytest.mark.parametrize("state", STATES)
def test_terms_are_filtered_by_how_they_stand_today(state, officer):
    for name, start, end in (
        ("held", -9, None),
        ("last day", -9, 1),
        ("first day", 0, None),
        ("ends in 60 days", -9, 60),
        ("ends in 61 days", -9, 61),
        ("tomorrow", 1, None),
        ("ended today", -9, 0),
    ):
        person = cast.member(f"{name.replace(' ', '-')}@example.org", display_name=f"«{name}»")
        builders.term(person, start=days(start), end=None if end is None else days(end))
    text = cast.client_of(officer).get(reverse("term:index"), {"state": state}).text
    every = {name for names in STATES.values() for name in names}
    assert {name for name in every if f"«{name}»" in text} == STATES[state]


def test_terms_are_found_by_name_address_post_and_body(officer, robin):
    builders.term(robin, post=builders.post(title="Treasurer", body=builders.body(name="Fundraisers")))
    builders.term(cast.member("kim@example.org", display_name="Kim Osei"))
    client = cast.client_of(officer)
    for words in ("robin", "ashe robin", "robin@example.org", "treasurer", "fundrais ashe"):
        text = client.get(reverse("term:index"), {"q": words}).text
        assert "Robin Ashe" in text, words
        assert "Kim Osei" not in text, words


def test_the_export_holds_no_formula_and_no_address(officer):
    person = cast.member("eve@example.org", display_name="=HYPERLINK(1)")
    builders.term(person, post=builders.post(title="@post"))
    client = cast.client_of(officer)
    for name in ("term:index", "post:index"):
        text = b"".join(client.get(reverse(name), {"export": "csv"}).streaming_content).decode()
        assert "'=HYPERLINK(1)" in text
        assert "'@post" in text
        assert "eve@example.org" not in text


@pytest.mark.parametrize("name", ["term:index", "post:index", "body:index"])
def test_lists_take_no_more_queries_with_more_rows(name, officer, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = cast.client_of(officer), []
    for _round in range(2):
        for _number in range(6):
            builders.term(cast.member(f"p{Term.objects.count()}@example.org"))
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_service_asks_before_it_writes(robin, post, officer):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        services.appoint(actor=robin, post=post, person=officer, start=days(0))
    with pytest.raises(PermissionDenied):
        services.appoint(actor=officer, post=post, person=officer, start=days(0))
    term = builders.term(robin, post=post)
    with pytest.raises(PermissionDenied):
        services.end_term(actor=robin, term=term, end=days(1))
    with pytest.raises(PermissionDenied):
        services.correct(actor=robin, term=term, start=days(1))
    services.end_term(actor=officer, term=term, end=days(5))
    with pytest.raises(services.TermOver):
        services.end_term(actor=officer, term=term, end=days(5))
    assert Term.objects.get(pk=term.pk).end == days(5)
