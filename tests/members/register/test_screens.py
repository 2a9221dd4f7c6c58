"""The membership secretary's screens: for nobody else, and each does what its buttons say."""

import io

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from members.models import ImportRun, Membership, MembershipClaim, RegisterChange, RegisterLook
from members.register import runs
from tests import builders, cast
from tests.cast import client_of
from tests.members.register.lists import THREE, applied, compared, csv_list, entry, fresh, many, xlsx_list
from tests.members.register.people import second_officer, secretary, verified

pytestmark = pytest.mark.django_db


def screens():
    """Every address of the register's screens, with something to look at."""
    run = applied(csv_list())
    claim = MembershipClaim.objects.create(kind="address", user=cast.member(), name="Anna Example")
    row, found = run.rows.first(), entry("Anna Example")
    plain = ["register", "register_export", "register_looks", "register_imports", "register_questions"]
    return [
        *map(reverse, [*plain, "register_without_branch"]),
        reverse("register_entry", args=[found.pk]),
        reverse("register_import", args=[run.pk]),
        reverse("register_question", args=[claim.pk]),
        reverse("register_take", args=[run.pk, row.pk]),
    ]


@pytest.mark.parametrize("who", [cast.visitor, cast.member, cast.editor, cast.moderator, cast.translator])
def test_nobody_else_sees_or_does_anything(who):
    urls = screens()
    client = client_of(who())
    before = list(Membership.objects.values())
    for url in urls:
        for send in (client.get, client.post):
            answer = send(url)
            assert answer.status_code in (302, 403), url
            assert b"Anna" not in answer.content
    assert list(Membership.objects.values()) == before
    assert len(urls) == 10


@pytest.mark.parametrize("who", [secretary, cast.admin])
def test_whoever_keeps_the_register_sees_every_screen_and_no_cache_keeps_it(who):
    urls = screens()
    client = client_of(who())
    for url in urls[:-1]:
        answer = client.get(url, follow=True)
        assert answer.status_code == 200, url
        assert "no-store" in answer["Cache-Control"]
    assert client.get(urls[-1]).status_code == 405


def test_the_menu_shows_the_register_to_whoever_keeps_it():
    builders.home()
    url = reverse("register_imports")
    assert url in client_of(secretary()).get(reverse("wagtailadmin_home")).content.decode()
    assert url not in client_of(cast.editor()).get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("pk", [0, 10**18])
def test_what_is_not_there_is_not_found(pk):
    client = client_of(secretary())
    for name in ("register_entry", "register_import", "register_question"):
        assert client.get(reverse(name, args=[pk])).status_code == 404


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"q": "anna"}, ["Anna Example"]),
        ({"q": "example anna"}, ["Anna Example"]),
        ({"q": "BEN@example.org"}, ["Ben Sample"]),
        ({"q": "A100003"}, ["Cara Specimen"]),
        ({"q": "a 100-003"}, ["Cara Specimen"]),
        ({"country": "FR"}, ["Ben Sample"]),
        ({"branch": "none"}, ["Anna Example", "Ben Sample", "Cara Specimen"]),
        ({"status": "left"}, []),
        ({"q": "nobody"}, []),
        ({"q": "%' OR 1=1 --"}, []),
    ],
)
def test_entries_are_found_by_name_address_number_and_place(asked, shown):
    applied(csv_list())
    page = client_of(secretary()).post(reverse("register"), asked, follow=True)
    assert [found.name for found, _place in page.context["rows"]] == shown


def test_a_number_that_was_searched_for_is_kept_nowhere():
    applied(csv_list())
    client = client_of(secretary())
    page = client.post(reverse("register"), {"q": "A100003"}, follow=True)
    assert "A100003" not in str(dict(client.session.items()))
    assert b"A100003" not in page.content


def test_every_look_is_noted_without_saying_at_whom():
    applied(csv_list())
    client = client_of(secretary())
    client.post(reverse("register"), {"q": "anna"}, follow=True)
    client.get(reverse("register_entry", args=[entry("Anna Example").pk]))
    client.post(reverse("register_export"), {"reason": "Ballot papers of December"})
    looks = RegisterLook.objects.values_list("kind", "entries", "reason")
    assert list(looks.order_by("pk")) == [
        ("search", 1, ""),
        ("entry", 1, ""),
        ("export", 1, "Ballot papers of December"),
    ]


def test_an_export_without_reason_is_refused():
    applied(csv_list())
    answer = client_of(secretary()).post(reverse("register_export"), {"reason": " "})
    assert answer.context["form"].errors
    assert not RegisterLook.objects.filter(kind="export").exists()


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", " =1"])
def test_no_cell_of_the_export_is_a_formula(start):
    applied(csv_list())
    Membership.objects.filter(name="Anna Example").update(name=f"{start} Anna")
    answer = client_of(secretary()).post(reverse("register_export"), {"reason": "Ballot papers"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert f"'{start} Anna" in text
    assert "A100001" not in text
    assert text.count("\r\n") == 4


def test_an_entry_is_edited_with_a_line_of_history():
    branch = builders.branch()
    applied(csv_list())
    anna = entry("Anna Example")
    data = form_of(anna) | {"name": "Anna Changed", "branch": branch.pk}
    client_of(secretary()).post(reverse("register_entry", args=[anna.pk]), data)
    anna.refresh_from_db()
    assert (anna.name, anna.branch_id, anna.placed) == ("Anna Changed", branch.pk, "secretary")
    change = RegisterChange.objects.filter(membership=anna).first()
    assert (change.kind, change.fields.split()) == ("changed", ["name", "branch", "placed"])


def form_of(found):
    return {
        "name": found.name,
        "email": found.email,
        "country": found.country.code,
        "since": found.since.isoformat(),
        "status": found.status,
    }


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "ben@example.org"}, "__all__"),
        ({"linked_email": "BEN@example.org"}, "__all__"),
        ({"email": "nonsense"}, "email"),
        ({"until": "2001-01-01"}, "__all__"),
        ({"status": "left"}, "__all__"),
        ({"since": ""}, "since"),
        ({"branch": "999999"}, "branch"),
    ],
)
def test_what_cannot_be_is_said_and_loses_nothing(wrong, field):
    applied(csv_list())
    anna = entry("Anna Example")
    answer = client_of(secretary()).post(reverse("register_entry", args=[anna.pk]), form_of(anna) | wrong)
    assert list(answer.context["form"].errors) == [field]
    assert Membership.objects.values().get(pk=anna.pk)["email"] == "anna@example.org"


def test_a_list_goes_from_the_upload_to_the_register():
    client = client_of(secretary())
    answer = client.post(reverse("register_imports"), {"file": SimpleUploadedFile("list.csv", csv_list())})
    run = ImportRun.objects.get()
    assert answer.url == run.get_absolute_url()
    page = client.get(answer.url)
    named = {name: field.initial for name, field in page.context["form"].fields.items()}
    assert named["number"] == "Membership No"
    client.post(run.get_absolute_url(), named)
    waiting = client.get(run.get_absolute_url())
    assert waiting["Refresh"] == "2"
    runs.compare(pk=run.pk)
    page = client.get(run.get_absolute_url())
    assert "Refresh" not in page
    assert b"Anna Example" in page.content
    client.post(run.get_absolute_url(), {"approve": "1"})
    runs.apply(pk=run.pk)
    assert b"The list is in the register" in client.get(run.get_absolute_url()).content
    assert Membership.objects.count() == 3


def test_columns_are_named_once():
    applied(csv_list())
    run = runs.upload(actor=secretary(), content=csv_list([THREE[0]]))
    assert run.state == "queued"


@pytest.mark.parametrize(
    "named",
    [{}, {"number": "Membership No"}, {"number": "Email", "name": "Email", "email": "Email", "country": "Email"}],
)
def test_columns_that_do_not_do_are_said(named):
    run = runs.upload(actor=secretary(), content=csv_list())
    answer = client_of(secretary()).post(run.get_absolute_url(), named)
    assert answer.context["form"].non_field_errors()
    assert fresh(run).state == "mapping"


def test_the_same_file_again_is_said_to_be_the_same():
    first = applied(csv_list())
    run = compared(csv_list())
    page = client_of(secretary()).get(run.get_absolute_url()).content.decode()
    assert f"the very file of import {first.pk}" in page
    assert "Nothing would change" in page
    assert 'name="approve"' not in page


def test_the_second_officer_confirms_on_the_same_page():
    applied(csv_list(many(10)))
    run = compared(csv_list(many(5)))
    first = client_of(secretary())
    first.post(run.get_absolute_url(), {"approve": "1"})
    assert 'name="confirm"' not in first.get(run.get_absolute_url()).content.decode()
    refused = first.post(run.get_absolute_url(), {"confirm": "1"})
    assert "second officer" in str(next(iter(get_messages(refused.wsgi_request))))
    second = client_of(second_officer())
    assert 'name="confirm"' in second.get(run.get_absolute_url()).content.decode()
    second.post(run.get_absolute_url(), {"confirm": "1"})
    assert fresh(run).state == "approved"


def test_what_somebody_else_did_meanwhile_is_said():
    run = compared(csv_list())
    runs.abandon(actor=secretary(), run=fresh(run))
    answer = client_of(secretary()).post(run.get_absolute_url(), {"approve": "1"}, follow=True)
    assert b"Somebody else was quicker" in answer.content


@pytest.mark.parametrize("show", ["", "add", "gone", "nonsense", "unchanged"])
def test_lines_are_shown_by_what_they_do_one_page_at_a_time(show, django_assert_max_num_queries):
    run = compared(csv_list(many(120)))
    client = client_of(secretary())
    client.get(run.get_absolute_url())
    with django_assert_max_num_queries(40):
        page = client.get(f"{run.get_absolute_url()}?show={show}&p=2")
    assert len(page.context["rows"]) in (0, 50)


def test_a_conflict_is_taken_by_its_button():
    applied(csv_list([THREE[0]]))
    other = ["A100002", "Ben Sample", "anna@example.org", "FR", "", ""]
    run = compared(csv_list([THREE[0], other]))
    row = run.rows.get(line=3)
    client_of(secretary()).post(reverse("register_take", args=[run.pk, row.pk]), {"take": "1"})
    row.refresh_from_db()
    assert row.taken


def test_a_question_is_answered_by_linking_the_confirmed_address(mailoutbox):
    applied(csv_list())
    user = verified(cast.member("anna.private@example.org"))
    claim = MembershipClaim.objects.create(kind="address", user=user, name="Anna Example")
    client_of(secretary()).post(reverse("register_question", args=[claim.pk]), {"grant": entry("Anna Example").pk})
    claim.refresh_from_db()
    assert claim.state == "granted"
    assert entry("Anna Example").linked_email == "anna.private@example.org"


def test_a_question_is_refused_with_a_reason_and_never_without():
    claim = MembershipClaim.objects.create(kind="address", user=cast.member(), name="Anna Example")
    client = client_of(secretary())
    answer = client.post(reverse("register_question", args=[claim.pk]), {"refuse": "1", "answer": ""})
    assert answer.context["form"].errors
    client.post(
        reverse("register_question", args=[claim.pk]), {"refuse": "1", "answer": "Head office has nobody so called."}
    )
    claim.refresh_from_db()
    assert (claim.state, claim.answered_by) == ("refused", secretary())


@pytest.mark.parametrize("grant", ["", "x", "999999", "²", "9" * 30])
def test_nobody_is_linked_to_an_entry_that_is_not_there(grant):
    claim = MembershipClaim.objects.create(kind="address", user=verified(cast.member()), name="Anna")
    answer = client_of(secretary()).post(reverse("register_question", args=[claim.pk]), {"grant": grant})
    assert answer.status_code == 404
    claim.refresh_from_db()
    assert claim.state == "waiting"


def test_an_excel_list_is_uploaded_as_well():
    file = io.BytesIO(xlsx_list())
    file.name = "list.xlsx"
    client_of(secretary()).post(reverse("register_imports"), {"file": file})
    assert ImportRun.objects.get().reading["format"] == "xlsx"
