"""Numbers to call, and the code as members read it: no barrier, no script needed, nothing from elsewhere."""

import pytest

from tests.browser.conftest import signed_in
from tests.browser.sweep.looking import look_at

pytestmark = pytest.mark.browser

# The frame of Wagtail's forms for snippets: a heading of the second level first, and the arrow beside its minimap.
WAGTAILS_OWN = ("page-has-heading-one", "w-minimap-toggle")
SCREENS = {
    "the directory": "/admin/conduct/help/",
    "a new helpline": "/admin/conduct/help/add/",
    "who has read the code": "/admin/conduct/acknowledgements/",
}


def test_the_screens_of_those_who_keep_the_directory_have_no_barrier(visit):
    visitor = signed_in(visit(), "conduct.officer@example.org")
    problems = [line for name, url in SCREENS.items() for line in look_at(visitor.go(url), name)]
    page = visitor.go("/admin/conduct/help/")
    page.click("text=Independent advice line")
    problems += look_at(page, "a helpline")
    number = page.url.rstrip("/").rpartition("/")[2]
    problems += look_at(visitor.go(f"/admin/conduct/help/{number}/verify/"), "verifying")
    ours = [line for line in problems if not any(known in line for known in WAGTAILS_OWN)]
    assert not ours, "\n".join(ours)


def test_help_is_found_without_script_for_another_country(visit):
    visitor = visit(javascript=False)
    page = visitor.go("/conduct/")
    assert "In danger right now?" in page.inner_text("main")
    # On a real site the demo's examples are hidden: what is left is the fallback, without its number.
    assert "still to be verified" in page.inner_text("main")
    assert visitor.from_elsewhere() == []


def test_without_script_a_member_reads_the_code_and_goes_on(visit):
    visitor = visit(javascript=False)
    page = visitor.go("/account/login/password/?next=/events/")
    page.fill("[name=login]", "member.brussels@example.org")
    page.fill("[name=password]", "labour-demo")
    page.click("main form [type=submit]")
    page.wait_for_url("**/conduct/acknowledge/**")
    assert "What has changed since version 1" in page.inner_text("main")
    page.click("text=Not now, go on >> nth=0")
    page.wait_for_url(f"{visitor.site}/events/")
    page = visitor.go("/conduct/acknowledge/?next=/branches/")
    page.click("text=I have read it and will keep to it >> nth=0")
    page.wait_for_url(f"{visitor.site}/branches/")
    assert "Version 2, read on" in visitor.go("/account/").inner_text("main")


def test_the_page_that_asks_has_no_barrier(visit):
    visitor = visit()
    page = visitor.go("/account/login/password/?next=/events/")
    page.fill("[name=login]", "member.berlin@example.org")
    page.fill("[name=password]", "labour-demo")
    page.click("main form [type=submit]")
    page.wait_for_url("**/conduct/acknowledge/**")
    problems = look_at(page, "the code") + look_at(visitor.go("/account/"), "account")
    assert not problems, "\n".join(problems)
