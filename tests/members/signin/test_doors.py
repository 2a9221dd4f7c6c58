"""However somebody tries to come in, there is one sign-in, and nothing else compares a secret."""

import re

import pytest
from django.urls import URLResolver, get_resolver
from wagtail.models import PageViewRestriction

from common.models import OutgoingMail
from tests import builders, cast
from tests.members.signin.doing import is_signed_in, sign_in

pytestmark = pytest.mark.django_db

EMAIL = "member@example.org"
# Addresses are filled in with this wherever they ask for something.
FILLING = "1"
# The pages of ours that take a password or a code; all others that look like it must be shut.
OURS = "members.signin.urls"


def every_address(patterns=None, prefix="", outer=()):
    """Each pattern of the whole URL map: an address that it fits, and the modules it was included from."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = getattr(pattern.pattern, "_route", "")
        here = prefix + re.sub(r"<[^>]*>", FILLING, str(route))
        if isinstance(pattern, URLResolver):
            module = getattr(pattern.urlconf_module, "__name__", "")
            yield from every_address(pattern.url_patterns, here, (*outer, module))
        else:
            yield "/" + here, outer


CREDENTIALS = {
    "username": EMAIL,
    "login": EMAIL,
    "email": EMAIL,
    "password": cast.PASSWORD,
    "password1": cast.PASSWORD,
    "code": "1234-5678",
    "action_add": "1",
}


def test_no_address_but_ours_signs_in_or_shows_a_password_field(client):
    """Every address of the URL map is asked for, and sent a right address and password."""
    builders.home()
    cast.admin(EMAIL)
    tried, letting_in, asking = 0, [], []
    for address, outer in every_address():
        tried += 1
        client.cookies.clear()
        if OURS in outer:
            continue
        answer = client.get(address)
        if not answer.streaming and b'type="password"' in answer.content:
            asking.append(address)
        client.post(address, CREDENTIALS)
        if is_signed_in(client):
            letting_in.append(address)
    assert letting_in == []
    assert asking == []
    print(f"{tried} addresses tried")
    assert tried >= 350


DOORS = {
    "/admin/": "/account/login/?next=/admin/",
    "/admin/login/": "/account/login/",
    "/admin/login/?next=/admin/pages/": "/account/login/?next=/admin/pages/",
    "/_util/login/": "/account/login/",
    "/_util/login/?next=/events/": "/account/login/?next=/events/",
    "/fr/_util/login/": "/fr/account/login/",
    "/admin/password_reset/": "/account/password/reset/",
    "/admin/password_reset/done/": "/account/password/reset/",
    "/admin/password_reset/confirm/MQ/set-password/": "/account/password/reset/",
    "/admin/password_reset/complete/": "/account/password/reset/",
    "/admin/account/": "/account/login/?next=/admin/account/",
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_door_of_wagtails_leads_to_the_sign_in(client, door, method):
    answer = getattr(client, method)(door, CREDENTIALS if method == "post" else None)
    assert (answer.status_code, answer["Location"]) == (302, DOORS[door])
    assert not is_signed_in(client)


@pytest.mark.parametrize("where", ["/admin/", "/admin/events/import/", "/admin/pages/", "/admin/account/"])
@pytest.mark.parametrize("way", ["{where}", "/admin/login/?next={where}", "/account/login/?next={where}"])
def test_who_is_signed_in_and_has_no_work_in_the_admin_is_told_so_once(where, way):
    """Wherever they start, they end at a page that says no; the client fails where it is sent round in a circle."""
    builders.home()
    answer = cast.client_of(cast.member()).get(way.format(where=where), follow=True)
    assert answer.status_code == 403
    assert answer.request["PATH_INFO"] == where
    assert "This door is not open to you" in answer.text
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "wall",
    [f"/{where}/authenticate_with_password/1/" for where in ("_util", "de/_util", "documents")],
)
def test_passwords_that_many_share_are_walled_up(client, wall):
    assert client.get(wall).status_code == 404
    assert client.post(wall, {"password": "x"}).status_code == 404


def test_a_private_page_leads_to_the_sign_in(client):
    page = builders.standard_page()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(page.url)["Location"].startswith("/account/login/?next=")


def test_the_editor_offers_no_shared_password():
    page = builders.standard_page()
    text = cast.client_of(cast.admin()).get(f"/admin/pages/{page.pk}/privacy/").text
    assert "password" not in text.lower()


def test_signing_out_of_the_admin_signs_out():
    client = cast.client_of(cast.admin())
    assert client.post("/admin/logout/").status_code == 302
    assert not is_signed_in(client)


HOSTILE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "//testserver@evil.example/",
    "https://testserver.evil.example/",
    " //evil.example/",
    "\t//evil.example/",
    "/\t/evil.example/",
    "evil.example",
]


@pytest.mark.parametrize("way", HOSTILE)
def test_nobody_is_sent_elsewhere_after_signing_in(way):
    cast.member()
    _client, answer = sign_in(EMAIL, next=way)
    assert answer["Location"] in {"/account/", "/"}


@pytest.mark.parametrize("way", HOSTILE)
def test_nor_after_signing_out_or_when_signed_in_already(way):
    client = cast.client_of(cast.member())
    assert client.get("/account/login/", {"next": way})["Location"] in {"/account/", "/"}
    assert client.post("/account/logout/", {"next": way})["Location"] == "/"


@pytest.mark.parametrize("way", ["/events/", "/events/?month=1&tag=a", "/fr/"])
def test_a_place_of_this_site_is_gone_back_to(way):
    cast.member()
    _client, answer = sign_in(EMAIL, next=way)
    assert answer["Location"] == way


def test_no_mail_is_sent_by_any_old_door(client):
    cast.admin(EMAIL)
    for door in DOORS:
        client.post(door, CREDENTIALS)
    assert not OutgoingMail.objects.exists()
