"""The list and the forms of catchments, as those who may and may not use them meet them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from branches.choices import Status
from branches.models import BranchPage, Catchment
from tests import cast
from tests.branches.translations import translated
from tests.builders import branch, catchment, home, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    home()
    return cast.client_of(cast.admin())


def add(client, **data):
    data = {"country": "DE", "subdivision": "", "branch": branch().pk} | data
    return client.post(reverse("catchment:add"), data)


def errors(response):
    return " ".join(message for messages in response.context["form"].errors.values() for message in messages)


@pytest.mark.parametrize(
    ("country", "typed", "part"),
    [
        ("DE", "", ""),
        ("US", "California", "US-CA"),
        ("US", "us-ca", "US-CA"),
        ("ES", "castile and leon", "ES-CL"),
        ("ES", "  ", ""),
    ],
)
def test_a_place_is_given_to_a_branch_and_logged(admin, country, typed, part):
    page = branch()
    assert add(admin, country=country, subdivision=typed, branch=page.pk).status_code == 302
    row = Catchment.objects.get()
    assert (row.country.code, row.subdivision, row.branch) == (country, part, page)
    assert ModelLogEntry.objects.filter(action="wagtail.create").count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"country": "US", "subdivision": "Kalifornien"}, "“Kalifornien” is no part of United States"),
        ({"country": "US", "subdivision": "AU-NSW"}, "Its parts are: Alabama, Alaska"),
        ({"country": "GI", "subdivision": "Rock"}, "Gibraltar has no parts"),
        ({"country": "GB"}, "constituency party"),
        ({"country": "XX"}, "valid choice"),
        ({"country": ""}, "required"),
        ({"branch": ""}, "required"),
        ({"branch": "999999"}, "valid choice"),
        ({"subdivision": "x" * 10_000}, "at most 80"),
    ],
)
def test_what_cannot_be_is_refused_in_words(admin, data, words):
    response = add(admin, **data)
    assert response.status_code == 200
    assert words in errors(response)
    assert not Catchment.objects.exists()


def test_who_has_a_place_already_is_said_once(admin):
    catchment(branch(title="Labour Germany"), "DE")
    assert errors(add(admin)) == (
        "Labour Germany already looks after Germany. Change that entry instead of adding another."
    )


def test_only_branches_that_can_have_a_place_are_offered(admin):
    active, draft = branch(title="Active"), branch(title="Draft", live=False)
    closed = branch(title="Closed", status=Status.CLOSED, status_reason="Gone.")
    translated(active)
    row = catchment(closed, "FR")
    new = admin.get(reverse("catchment:add")).context["form"].fields["branch"]
    assert [label for _value, label in new.choices][1:] == ["Active", "Draft (not published)"]
    old = admin.get(reverse("catchment:edit", args=[row.pk])).context["form"].fields["branch"]
    assert set(old.queryset) == {active, draft, closed}


def test_a_link_fills_the_form_in_and_suggests_the_parts(admin):
    page = branch()
    response = admin.get(reverse("catchment:add"), {"country": "AU", "branch": page.pk})
    assert response.context["form"]["country"].value() == "AU"
    assert response.context["form"]["branch"].value() == str(page.pk)
    assert '<option value="AU-WA">Western Australia</option>' in response.text
    assert '<option value="AU" selected>' in response.text
    junk = admin.get(reverse("catchment:add"), {"country": "'\"><b>", "branch": "x" * 5000})
    assert junk.status_code == 200


def test_a_place_moves_to_another_branch_and_away(admin):
    first, second = branch(), branch()
    row = catchment(first, "DE")
    admin.post(reverse("catchment:edit", args=[row.pk]), {"country": "DE", "subdivision": "", "branch": second.pk})
    assert Catchment.objects.get().branch == second
    admin.post(reverse("catchment:delete", args=[row.pk]))
    assert not Catchment.objects.exists()


def found_by(words):
    return set(BranchPage.objects.live().search(words))


def test_search_follows_every_change_of_a_place_in_every_language(admin):
    first, second = branch(), branch()
    french = translated(first)
    add(admin, country="JP", branch=first.pk)
    assert found_by("Japan") == {first}
    assert found_by("Japon") == {french}
    row = Catchment.objects.get()
    edit = {"country": "JP", "subdivision": "", "branch": second.pk}
    admin.post(reverse("catchment:edit", args=[row.pk]), edit)
    assert found_by("Japan") == {second}
    assert found_by("Japon") == set()
    admin.post(reverse("catchment:delete", args=[row.pk]))
    assert found_by("Japan") == set()


@pytest.fixture
def places():
    """Two regions with a branch each: Spain's south in one, Germany and the rest of Spain in the other."""
    south, north = branch(title="South"), branch(title="North", region=region(title="Another"))
    catchment(south, "ES", "ES-AN"), catchment(north, "ES"), catchment(north, "DE"), catchment(north, "NL")
    return south, north


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("germany", {"DE"}),
        ("GERM", {"DE"}),
        ("holland", {"NL"}),
        ("de", {"DE"}),
        ("nl", {"NL"}),
        ("andalusia", {"ES-AN"}),
        ("South", {"ES-AN"}),
        ("nowhere", set()),
        ("%", set()),
        ("💥", set()),
    ],
)
def test_the_list_is_searched_by_names(admin, places, query, expected):
    response = admin.get(reverse("catchment:index"), {"q": query})
    assert codes(response) == expected


def codes(response):
    return {row.subdivision or row.country.code for row in response.context["object_list"]}


def test_the_list_is_filtered_by_branch_region_and_country(admin, places):
    south, north = places
    url = reverse("catchment:index")
    assert codes(admin.get(url)) == {"ES", "ES-AN", "DE", "NL"}
    assert codes(admin.get(url, {"branch": south.pk})) == {"ES-AN"}
    assert codes(admin.get(url, {"region": north.region.pk})) == {"ES", "DE", "NL"}
    assert codes(admin.get(url, {"country": "ES"})) == {"ES", "ES-AN"}
    assert admin.get(url, {"country": "junk", "branch": "junk", "region": "0"}).status_code == 200


def test_the_list_can_be_taken_away(admin, places):
    text = b"".join(admin.get(reverse("catchment:index"), {"export": "csv"}).streaming_content).decode()
    assert 'ES,ES-AN,"Andalusia, Spain",South' in text


def test_the_list_takes_the_same_queries_however_long(admin, places, django_assert_max_num_queries):
    for code in ("FR", "IT", "PT", "PL", "GR", "SE", "NO", "FI", "DK"):
        catchment(places[1], code)
    admin.get(reverse("catchment:index"))
    with django_assert_max_num_queries(20):
        admin.get(reverse("catchment:index"))


def officer(*actions):
    """An editor who was given these rights over catchments."""
    user = cast.editor()
    user.user_permissions.add(*Permission.objects.filter(codename__in=[f"{name}_catchment" for name in actions]))
    return cast.client_of(user)


@pytest.mark.parametrize(
    ("name", "actions", "status"),
    [
        ("index", [], 302),
        ("add", [], 302),
        ("edit", [], 302),
        ("delete", [], 302),
        ("index", ["change"], 200),
        ("add", ["change"], 302),
        ("edit", ["change"], 200),
        ("delete", ["change"], 302),
        ("add", ["add"], 200),
        ("delete", ["delete"], 200),
    ],
)
def test_each_right_opens_its_own_door(name, actions, status):
    row = catchment(branch(), "DE")
    args = [row.pk] if name in {"edit", "delete"} else []
    response = officer(*actions).get(reverse(f"catchment:{name}", args=args))
    assert response.status_code == status
    if status == 302:
        assert response.url == reverse("wagtailadmin_home")


def test_nobody_else_gets_in():
    home()
    url = reverse("catchment:index")
    assert cast.client_of(cast.visitor()).get(url).url == f"{reverse('account_login')}?next={url}"
    assert cast.client_of(cast.member()).get(url).status_code == 403
