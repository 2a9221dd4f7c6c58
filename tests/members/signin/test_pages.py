"""Every page of signing in is there, in the site's own look, and kept by no cache."""

import pytest

from tests import builders, cast
from tests.members.signin.doing import ask_for_code

pytestmark = pytest.mark.django_db

OPEN = [
    "/account/login/",
    "/account/login/password/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/closed/",
    "/fr/account/login/",
]
PERSONAL = [
    "/account/logout/",
    "/account/email/",
    "/account/password/",
    "/account/sessions/",
    "/account/2fa/",
    "/account/2fa/app/",
    "/account/2fa/passkeys/new/",
]


def lacking(answer):
    """Which of the promises an answer does not keep."""
    promises = {
        "a page": answer.status_code == 200,
        "our look": 'class="site-header"' in answer.text,
        "in no search engine": 'content="noindex"' in answer.text,
        "in no cache": "no-store" in answer.get("Cache-Control", ""),
    }
    return [promise for promise, is_kept in promises.items() if not is_kept]


@pytest.mark.parametrize("address", OPEN)
def test_a_page_that_needs_nobody(client, address):
    builders.home()
    answer = client.get(address)
    assert lacking(answer) == []
    assert "<form" in answer.text or address == "/account/closed/"


@pytest.mark.parametrize("address", PERSONAL)
def test_a_page_of_somebody_signed_in(address):
    builders.home()
    client = cast.client_of(cast.member())
    answer = client.get(address, follow=True)
    assert lacking(answer) == []
    assert (answer.redirect_chain or [(address, 200)])[-1][0].startswith("/account/")


@pytest.mark.parametrize("address", [page for page in PERSONAL if page != "/account/logout/"])
def test_nobody_else_sees_it(client, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"/account/login/?next={address}")


def test_the_page_for_the_code_names_the_address_and_no_account():
    client, answer = ask_for_code("nobody@example.org")
    page = client.get(answer["Location"])
    assert lacking(page) == []
    assert "nobody@example.org" in page.text


def test_a_page_that_breaks_a_promise_is_found(client):
    builders.home()
    assert lacking(client.get("/")) == ["in no search engine", "in no cache"]


def test_who_is_signed_in_needs_no_sign_in_page():
    assert cast.client_of(cast.member()).get("/account/login/").status_code == 302


def test_mails_are_in_the_language_of_who_registers_and_their_account_too(client):
    from members.models import User

    client.cookies["timezone"] = "Asia/Tokyo"
    client.post("/fr/account/signup/", {"email": "new@example.org"})
    user = User.objects.get()
    assert (user.language, user.time_zone) == ("fr", "Asia/Tokyo")
