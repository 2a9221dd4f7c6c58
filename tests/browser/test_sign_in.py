"""Signing in as people do it, in a real browser: with a passkey, without script, without a barrier.

The browser's own virtual authenticator stands in for a finger on a phone.
"""

import re

import pytest

from tests.browser.sweep.looking import AT_REST, OF_COLOUR, RULES, violations

pytestmark = pytest.mark.browser

PAGES = {
    "sign in": "/account/login/",
    "password": "/account/login/password/",
    "register": "/account/signup/",
    "new password": "/account/password/reset/",
}
PERSONAL = {
    "sessions": "/account/sessions/",
    "address": "/account/email/",
    "change of password": "/account/password/",
    "second step": "/account/2fa/",
    "app": "/account/2fa/app/",
    "new passkey": "/account/2fa/passkeys/new/",
    "sign out": "/account/logout/",
}
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_device(page):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def looked_at(visitor, pages):
    problems = []
    for name, url in pages.items():
        page = visitor.go(url)
        for width, scheme in ((360, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(AT_REST)
            rules = RULES if scheme == "light" else OF_COLOUR
            problems += violations(page, f"{name} ({width}, {scheme})", rules)
    return problems


def test_the_pages_of_signing_in_have_no_barrier_and_complain_of_nothing(visit):
    visitor = visit()
    assert looked_at(visitor, PAGES) == []
    assert visitor.problems == []
    assert visitor.from_elsewhere() == []


def test_nor_have_those_of_somebody_signed_in(admin):
    visitor = admin()
    assert looked_at(visitor, PERSONAL) == []


def test_a_passkey_is_made_and_signs_in_and_opens_the_admin(admin):
    visitor = admin()
    page = visitor.page
    give_device(page)
    visitor.go("/account/2fa/passkeys/new/")
    page.fill("[name=name]", "My phone")
    page.click("text=Make the passkey")
    page.wait_for_url("**/recovery-codes/**")
    assert len(re.findall(r"\d{8}", page.inner_text(".codes"))) == 10
    visitor.go("/account/logout/")
    page.click("main form [type=submit]")
    visitor.go("/account/login/?next=/admin/")
    page.click("text=Sign in with a passkey")
    page.wait_for_url(f"{visitor.site}/admin/")
    visitor.go("/account/2fa/")
    page.click("text=Remove")
    page.click("text=Remove the passkey")
    page.wait_for_url(f"{visitor.site}/account/2fa/")
    assert "My phone" not in page.inner_text("main")


def test_where_there_is_no_passkey_one_is_told_and_nothing_is_lost(visit):
    visitor = visit()
    give_device(visitor.page)
    page = visitor.go("/account/login/")
    page.fill("[name=login]", "sam@example.org")
    page.click("text=Sign in with a passkey")
    page.wait_for_selector("[data-passkey-error]:not([hidden])", timeout=60_000)
    assert page.input_value("[name=login]") == "sam@example.org"


def test_without_script_one_signs_in_by_password_and_is_told_about_passkeys(visit):
    visitor = visit(javascript=False)
    page = visitor.go("/account/login/")
    assert "Passkeys need JavaScript" in page.inner_text("main")
    assert not page.is_visible("text=Sign in with a passkey")
    page.click("text=Sign in with a password")
    page.fill("[name=login]", "admin@example.org")
    page.fill("[name=password]", "labour-demo")
    page.click("main form [type=submit]")
    page.wait_for_url(f"{visitor.site}/account/")
