"""A case, as an officer's browser opens, answers, shares and passes it on; on a site of its own."""

import re

import pytest

from tests.browser import server
from tests.browser.conftest import copy_of_the_demo, visitors
from tests.browser.sweep.looking import look_at

pytestmark = pytest.mark.browser

PASSPHRASE = "six words only for this demo"
FRESH, REFERABLE, SHAREABLE = "Amber Harbour", "Silver Fjord", "Quiet Orchard"
PATIENCE = 60_000
CANARY = "A word that stays in the browser <b>and</b> is sealed"
STORED = """() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])"""
OPENED = "[data-role=lock]:not([hidden])"


def somebody_exchanges_a_part():
    """What came last in one case now lies in the place of what came first in another."""
    from conduct.models import Case, Part

    first = Case.objects.get(code_name=SHAREABLE).parts.get(number=2)
    other = Case.objects.get(code_name=REFERABLE).parts.get(number=2)
    Part.objects.filter(pk=first.pk).update(sealed=bytes(other.sealed), digest=other.digest)


@pytest.fixture(scope="module")
def desk(chromium, demo_connection, django_db_blocker):
    """The address of a server whose cases may be changed."""
    copy = copy_of_the_demo("cases", demo_connection, django_db_blocker, prepared_by=somebody_exchanges_a_part)
    with copy as database_url, server.running(database_url) as address:
        yield address


@pytest.fixture
def officer(chromium, desk):
    """``officer("conduct.officer")`` at the list of cases."""
    with visitors(chromium, desk) as opened:

        def signed_in(name, **options):
            visitor = opened(accept_downloads=True, **options)
            visitor.sent = []
            visitor.page.on("request", lambda request: visitor.sent.append(request.post_data_buffer or b""))
            page = visitor.go("/account/login/password/")
            page.fill("[name=login]", f"{name}@example.org")
            page.fill("[name=password]", "labour-demo")
            page.click("main form [type=submit]")
            page.wait_for_load_state()
            visitor.problems.clear()
            visitor.sent.clear()
            visitor.go("/conduct/desk/")
            return visitor

        yield signed_in


def look_into(visitor, name, passphrase=PASSPHRASE):
    """Open a case by its name and the passphrase."""
    page = visitor.go("/conduct/desk/?show=all")
    page.click(f"main a:has-text('{name}')")
    page.fill("#passphrase", passphrase)
    page.get_by_role("button", name="Open the case").click()
    return page


def opened(visitor, name):
    page = look_into(visitor, name)
    page.wait_for_selector(OPENED, timeout=PATIENCE)
    return page


def test_a_case_is_opened_and_nothing_of_the_passphrase_or_the_keys_leaves_the_browser(officer):
    visitor = officer("conduct.officer")
    page = opened(visitor, FRESH)
    shown = page.inner_text("[data-role=thread]")
    assert "At the branch meeting on Tuesday one member would not let others finish." in shown
    assert "WHAT HAPPENED?" in shown.upper()
    assert "Nobody" in shown, "who was kept from it"
    page.get_by_role("button", name="Open this file").click()
    page.wait_for_selector(".conduct-file__picture:not([hidden])", timeout=PATIENCE)
    assert page.evaluate("document.querySelector('.conduct-file__picture').naturalWidth") == 640
    with page.expect_download() as download:
        page.get_by_role("link", name="Save it on this device").click()
    assert download.value.suggested_filename == "file-1.png"
    sent = b"\n".join(visitor.sent)
    for secret in (b"AGE-SECRET-KEY", *(word.encode() for word in PASSPHRASE.split() if len(word) > 4)):
        assert secret not in sent.upper() if secret.isupper() else secret not in sent, secret
    assert len(visitor.sent) > 10
    stored = page.evaluate(STORED)
    assert "AGE-SECRET" not in stored
    assert "words" not in stored
    assert "age-encryption" not in stored
    assert visitor.from_elsewhere() == []
    assert [problem for problem in visitor.problems if "/conduct/desk/" in problem or "script:" in problem] == []


def test_a_wrong_passphrase_is_said_at_its_field_and_nothing_is_opened(officer):
    visitor = officer("conduct.officer")
    page = look_into(visitor, FRESH, "five words are not six at all")
    page.wait_for_selector("#passphrase-error:not([hidden])", timeout=PATIENCE)
    assert "does not open your key" in page.inner_text("#passphrase-error")
    assert page.evaluate("document.activeElement.id") == "passphrase"
    assert page.inner_text("[data-role=thread]") == ""


def test_two_officers_write_at_once_and_read_one_another(officer):
    ann, ben = officer("conduct.officer"), officer("conduct.partner")
    first, second = opened(ann, FRESH), opened(ben, FRESH)
    for page, box, button, text in (
        (first, "#note-text", "Keep the note", f"First: {CANARY}"),
        (second, "#message-text", "Send to whoever reported", f"Second: {CANARY}"),
    ):
        page.fill(box, text)
        page.get_by_role("button", name=button).click()
        page.wait_for_selector(f".conduct-part:has-text('{text[:6]}')", timeout=PATIENCE)
        assert page.input_value(box) == ""
    assert CANARY.encode() not in b"".join(ann.sent + ben.sent)
    page = opened(ann, FRESH)
    texts = page.locator(".conduct-part").all_inner_texts()
    assert f"First: {CANARY}" in texts[-2], "as text, never as HTML"
    assert "Note among officers" in texts[-2]
    assert f"Second: {CANARY}" in texts[-1]
    assert page.locator(".conduct-part b").count() == 0


def test_what_could_not_be_sent_stays_in_its_box(officer):
    visitor = officer("conduct.officer")
    page = opened(visitor, FRESH)
    page.context.set_offline(True)
    page.fill("#message-text", CANARY)
    page.get_by_role("button", name="Send to whoever reported").click()
    page.wait_for_selector("#message-error:not([hidden])")
    assert "Nothing is lost" in page.inner_text("#message-error")
    assert page.input_value("#message-text") == CANARY
    page.context.set_offline(False)
    page.context.clear_cookies()
    page.get_by_role("button", name="Send to whoever reported").click()
    page.wait_for_selector("#message-error:has-text('not signed in any more')")
    assert page.input_value("#message-text") == CANARY


def test_a_part_that_was_exchanged_is_said_to_be_and_told(officer):
    visitor = officer("conduct.officer")
    page = opened(visitor, SHAREABLE)
    part = page.locator(".conduct-part").nth(1)
    assert "This is not what was put here" in part.inner_text()
    assert "Thank you for writing" not in page.inner_text("main"), "what lies there is not shown"
    assert "At least one piece of this case" in page.inner_text("[data-role=alarm]")
    assert page.locator(".conduct-part").nth(0).locator(".alert").count() == 0
    page.reload()
    page.click("summary:has-text('What happened so far')")
    assert "A sealed part was found altered" in page.inner_text(".conduct-history")


def test_a_case_is_shared_with_an_officer_who_then_opens_it(officer):
    page = opened(officer("conduct.officer"), SHAREABLE)
    page.get_by_role("button", name="Share the case").click()
    page.wait_for_selector("[data-role=status]:has-text('Shared.')", timeout=PATIENCE)
    third = officer("conduct.third")
    assert "a clown" in opened(third, SHAREABLE).inner_text("[data-role=thread]")


def test_whom_a_case_is_kept_from_does_not_see_it(officer):
    page = officer("conduct.third").go("/conduct/desk/?show=all")
    shown = page.inner_text("main")
    assert FRESH in shown
    assert REFERABLE not in shown


def test_what_goes_to_the_party_is_made_in_the_browser_of_what_they_agreed_to(officer):
    visitor = officer("conduct.officer")
    page = visitor.go("/conduct/desk/?show=all")
    page.click(f"main a:has-text('{REFERABLE}')")
    assert not page.locator("[name=move-ground]").is_visible()
    page.get_by_label("Referred to the Party").check()
    page.select_option("[name=move-ground]", "consent")
    page.select_option("[name=move-agreed_in]", "5")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("text=The case stands at “referred to the Party” now.")
    page = opened(visitor, REFERABLE)
    assert page.locator("[data-role=pack-parts] label").count() == 4, "no note"
    visitor.sent.clear()
    with page.expect_download() as download:
        page.get_by_role("button", name="Make the file to pass on").click()
    text = download.value.path().read_text()
    assert download.value.suggested_filename == "silver-fjord.html"
    assert "my accent would put people off" in text
    assert "Discrimination: the Party decides" not in text, "a note"
    assert "There are three ways" not in text, "a message that nobody chose"
    assert "has agreed in the conversation" in text
    assert b"accent" not in b"".join(visitor.sent)
    assert not re.search(r"<script|src=|https?://", text)


def test_without_script_all_but_reading_and_writing_works(officer):
    visitor = officer("conduct.partner", javascript=False)
    page = visitor.go("/conduct/desk/")
    page.click(f"main a:has-text('{FRESH}')")
    assert "Reading here needs JavaScript" in page.inner_text("main")
    assert not page.locator("#passphrase").is_visible()
    page.get_by_role("button", name="I take it on").click()
    assert "You" in page.inner_text(".conduct-facts")
    page.get_by_role("button", name="Risk is checked").click()
    assert "risk checked" in page.inner_text(".conduct-facts")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the sealed copy").click()
    assert download.value.suggested_filename == "amber-harbour.zip"
    page.click("text=I know somebody involved: step back")
    assert "Step back from this case?" in page.inner_text("h1")


def test_the_desk_has_no_barrier_closed_or_open_in_english_and_from_right_to_left(officer):
    visitor = officer("conduct.officer")
    problems = look_at(visitor.page, "list")
    page = opened(visitor, FRESH)
    problems += look_at(page, "case")
    here = page.url.removeprefix(visitor.site)
    page = visitor.go(f"/ar{here}")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    problems += look_at(page, "case in Arabic")
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, width
    problems += look_at(visitor.go(f"{here}step-back/"), "stepping back")
    assert problems == []


def test_a_case_is_opened_and_answered_by_keyboard_alone(officer):
    visitor = officer("conduct.officer")
    page = visitor.go("/conduct/desk/?show=all")
    page.locator(f"main a:has-text('{SHAREABLE}')").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/conduct/desk/*-*/")
    page.locator("#passphrase").focus()
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector(OPENED, timeout=PATIENCE)
    assert page.evaluate("document.activeElement.id") == "reading"
    page.locator("#note-text").focus()
    page.keyboard.type("By keyboard.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".conduct-part:has-text('By keyboard.')", timeout=PATIENCE)
