"""Only answers without a secret are packed: out of the lengths of others it could be read (BREACH)."""

import pytest
from django.http import HttpResponse
from django.test import Client

from common.middleware import holds_secret
from tests import addresses, builders, cast

PACKS = {"accept-encoding": "gzip, deflate, br"}


def is_packed(response):
    return "Content-Encoding" in response


@pytest.mark.parametrize(
    ("cookies", "meta", "headers", "secret"),
    [
        ({}, {}, {}, False),
        ({"timezone": "Asia/Tokyo"}, {}, {"Cache-Control": "public, max-age=0"}, False),
        ({"sessionid": "x"}, {}, {}, True),
        ({}, {"CSRF_COOKIE_NEEDS_UPDATE": True}, {}, True),
        ({}, {}, {"Cache-Control": "max-age=0, Private"}, True),
        ({}, {}, {"Cache-Control": "no-store"}, True),
    ],
)
def test_a_secret_is_known_by_what_goes_with_it(rf, cookies, meta, headers, secret):
    request = rf.get("/", **meta)
    request.COOKIES.update(cookies)
    assert holds_secret(request, HttpResponse(headers=headers)) is secret


def test_an_answer_that_sets_a_cookie_is_somebodys(rf):
    response = HttpResponse()
    response.set_cookie("x", "y")
    assert holds_secret(rf.get("/"), response)


@pytest.mark.django_db
def test_public_pages_are_packed_and_those_of_somebody_are_not(client):
    page = builders.standard_page()
    assert is_packed(client.get(page.url, headers=PACKS))
    assert not is_packed(cast.client_of(cast.editor()).get(page.url, headers=PACKS))


@pytest.mark.django_db
def test_no_packed_page_holds_a_token_or_sets_a_cookie(demo_site):
    """Every kind of page of the demo, forms among them."""
    packed = []
    for name, url in addresses.kinds_of_address().items():
        response = Client(headers=PACKS).get(url)
        if is_packed(response):
            packed.append(name)
            assert not response.cookies, name
            assert b"csrfmiddlewaretoken" not in Client().get(url).content, name
    assert len(packed) >= 25
    assert not any(name.startswith("contact ") for name in packed)
