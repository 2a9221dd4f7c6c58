"""What every answer says to the browser besides its content."""

import pytest
from django.contrib.staticfiles import finders

from tests import builders, cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home():
    builders.home()


def policy(response):
    directives = [directive.strip().split(" ", 1) for directive in response["Content-Security-Policy"].split(";")]
    return {name: rest[0] for name, *rest in directives}


def a_static_file():
    return "css/site.css" if finders.find("css/site.css") else "wagtailadmin/css/core.css"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/no-such-page/", 404),
        ("/search/?q=%00", 400),
        ("/account/login/", 200),
    ],
)
def test_every_answer_is_strict(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert policy(response)["default-src"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "http" not in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_static_files_are_what_they_say_and_carry_no_page_policy(client):
    response = client.get("/static/" + a_static_file())
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in response
    assert "Permissions-Policy" not in response


def test_the_admin_may_run_its_own_inline_code_and_nobody_elses(client):
    client.force_login(cast.admin())
    response = client.get("/admin/")
    assert response.status_code == 200
    assert policy(response)["default-src"] == "'none'"
    assert policy(response)["script-src"] == "'self' 'unsafe-inline'"
    assert "nonce" not in response["Content-Security-Policy"]
    assert "http" not in response["Content-Security-Policy"]


def test_the_sign_in_page_is_as_strict_as_the_site(client):
    assert policy(client.get("/account/login/")) == policy(client.get("/"))


@pytest.mark.parametrize("address", ["/", "/account/login/"])
def test_no_page_is_framed(client, address):
    response = client.get(address)
    assert response["X-Frame-Options"] == "DENY"
    assert policy(response)["frame-ancestors"] == "'none'"


def test_the_admin_frames_its_own_previews(client):
    client.force_login(cast.admin())
    page = builders.standard_page()
    address = f"/admin/pages/{page.pk}/edit/preview/"
    empty = {"body-count": 0, "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    typed = {"title": "As typed", "slug": page.slug, "introduction": "Not saved yet."} | empty
    assert client.post(address, typed).json()["is_valid"]
    response = client.get(address, {"in_preview_panel": "true"})
    assert "Not saved yet." in response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(response)["frame-ancestors"] == "'self'"


def test_plain_http_is_led_to_https_and_told_to_stay(client, settings):
    from li_site.settings import base

    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, base.SECURE_HSTS_SECONDS
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    assert client.get("/")["Location"] == "https://testserver/"
    header = client.get("/", secure=True)["Strict-Transport-Security"]
    assert header == "max-age=31536000; includeSubDomains; preload"


ADDRESSES = ["/", "/no-such-page/", "/search/?q=x", "/branches/find/?country=DE", "/admin/", "/admin/no-such-page/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cache_keeps_what_somebody_signed_in_is_shown(address):
    response = cast.client_of(cast.admin()).get(address)
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "public" not in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/branches/find/?country=DE"])
def test_what_everybody_is_shown_may_be_kept(client, address):
    assert "no-store" not in client.get(address).get("Cache-Control", "")
