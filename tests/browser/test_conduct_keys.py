"""Officers' keys in a real browser: made, heard, agreed to, moved to, shared; and what of them is never sent."""

import re
from urllib.parse import unquote_plus

import pytest

from home.demo.conduct_keys import PASSPHRASE
from tests.browser import server
from tests.browser.conftest import copy_of_the_demo, visitors
from tests.browser.sweep.looking import AT_REST, OF_COLOUR, RULES, violations

pytestmark = pytest.mark.browser

KEYS = "/conduct/desk/keys/"
NERYS, ALASDAIR, OTTOLINE = (f"conduct.{name}@example.org" for name in ("officer", "partner", "third"))
PAGES = {
    "keys": KEYS,
    "new": f"{KEYS}new/",
    "offline": f"{KEYS}offline/",
    "trustee": f"{KEYS}trustees/first_trustee/",
}
PATIENCE = 60_000


@pytest.fixture(scope="module")
def office(chromium, demo_connection, django_db_blocker):
    """A site of its own: what is done here changes whose keys count."""
    with (
        copy_of_the_demo("keys", demo_connection, django_db_blocker) as database_url,
        server.running(database_url) as address,
    ):
        yield address


@pytest.fixture
def officer(chromium, office):
    """``officer(email)`` is signed in, on the page of keys, and keeps all that their browser sends."""
    with visitors(chromium, office) as opened:
        yield lambda email, **options: enter(opened(**options), email)


def enter(visitor, email):
    visitor.sent = []
    page = visitor.go(f"/account/login/password/?next={KEYS}")
    page.fill("[name=login]", email)
    page.fill("[name=password]", "labour-demo")
    page.click("main form [type=submit]")
    page.wait_for_load_state()
    page.on("request", lambda request: visitor.sent.append(f"{request.url}\n{request.post_data or ''}"))
    visitor.go(KEYS)
    # What the page that asks about the code says is not ours.
    visitor.problems.clear()
    return visitor


def said_to_the_server(visitor):
    return "\n".join(unquote_plus(sent) for sent in visitor.sent)


def words_on(page):
    page.wait_for_selector("[data-passphrase] li")
    return page.locator("[data-passphrase] li").all_inner_texts()


def test_a_key_is_made_agreed_to_and_takes_over_and_no_word_of_it_is_ever_sent(officer):
    nerys = officer(NERYS)
    words, waiting = make(nerys)
    hear(officer(ALASDAIR), "Nerys Balogun", waiting)

    page = nerys.go(KEYS)
    assert "Not published" in page.inner_text("main")
    page.click("text=Seal them to the new key")
    page.fill("#unlock-words", "six words of another demo altogether")
    page.click("[data-open]")
    page.wait_for_selector("text=These words do not open your key", timeout=PATIENCE)
    page.fill("#unlock-words", PASSPHRASE.title())
    page.click("[data-open]")
    page.wait_for_selector("text=Done. You can close this page.", timeout=PATIENCE)
    page = nerys.go(KEYS)
    assert "Bring your cases along" not in page.inner_text("main")
    assert page.locator("#unlock-words").count() == 0

    sent = said_to_the_server(nerys)
    assert "BEGIN AGE ENCRYPTED FILE" in sent
    assert "AGE-SECRET-KEY" not in sent.upper()
    assert PASSPHRASE not in sent.lower()
    assert not re.search(r"\W+".join(words), sent, re.IGNORECASE)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.includes('AGE')]")
    assert kept == [0, 0, False]
    assert nerys.problems == []
    assert nerys.from_elsewhere() == []
    reads_with(nerys, words)


def make(visitor):
    """A new key is put forward; its words and its fingerprint."""
    page = visitor.go(f"{KEYS}new/")
    first = words_on(page)
    page.click("[data-other]")
    words = words_on(page)
    assert (len(words), words != first) == (6, True)
    page.click("[data-written]")
    page.fill("[data-typed]", " ".join(reversed(words)))
    page.click("[data-make]")
    page.wait_for_selector("text=These are not the words")
    page.fill("[data-typed]", f" {'  '.join(words).upper()} ")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{KEYS}", timeout=PATIENCE)
    assert "1 more has to agree." in page.inner_text("main")
    waiting = page.locator(".conduct-key", has_text="Waits")
    return words, waiting.locator(".conduct-key__print span[dir]").inner_text()


def hear(visitor, whose, fingerprint):
    """Somebody types what they are read, first something else."""
    page = visitor.page
    page.locator(".conduct-key", has_text=whose).get_by_text("Compare").click()
    page.fill("[name=typed]", "0000 0000")
    page.click("main [type=submit]")
    page.wait_for_selector("text=Something is not right yet")
    page.fill("[name=typed]", fingerprint[-9:])
    page.click("main [type=submit]")
    page.wait_for_url(f"**{KEYS}")
    assert "The key is active" in page.inner_text("main")


def reads_with(visitor, words):
    """A case opens on the desk with the new words."""
    page = visitor.go("/conduct/desk/")
    page.locator(".conduct-cases a").first.click()
    page.fill("#passphrase", " ".join(words))
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-role=thread] > li", timeout=PATIENCE)


def test_whoever_lost_their_words_is_given_by_a_colleague_what_they_may_read(officer):
    """Of the demo's three cases Ottoline reads one: she has one to share, and cannot tell of the others."""
    _words, waiting = make(officer(ALASDAIR))
    ottoline = officer(OTTOLINE)
    page = ottoline.page
    hear(ottoline, "Alasdair Quirke", waiting)
    page.locator(".conduct-key", has_text="Alasdair Quirke").get_by_text("Share 1 case").click()
    assert page.locator("main details li").all_text_contents() == ["Amber Harbour"]
    page.fill("#unlock-words", PASSPHRASE)
    page.click("[data-open]")
    page.wait_for_selector("text=Done. You can close this page.", timeout=PATIENCE)
    page = ottoline.go(KEYS)
    assert "Share" not in page.locator(".conduct-key", has_text="Alasdair Quirke").inner_text()
    assert PASSPHRASE not in said_to_the_server(ottoline)
    assert ottoline.problems == []


def test_a_private_key_is_taken_out_of_the_field_before_it_is_sent(officer):
    visitor = officer(ALASDAIR)
    page = visitor.go(f"{KEYS}offline/")
    page.fill("[name=public_key]", "# public key: x\nAGE-SECRET-KEY-1QQQ")
    assert page.input_value("[name=public_key]") == ""
    page.wait_for_selector("text=That is the private key. It was not sent")
    page.click("main [type=submit]")
    page.wait_for_selector("text=Paste the public key")
    assert "AGE-SECRET" not in said_to_the_server(visitor)


def test_without_script_a_key_is_made_offline(officer):
    visitor = officer(ALASDAIR, javascript=False)
    page = visitor.go(f"{KEYS}new/")
    assert "This takes script" in page.inner_text("main noscript")
    page.click("noscript a")
    page.wait_for_url(f"**{KEYS}offline/")


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_pages_have_no_barrier_and_fit_a_telephone(officer, language):
    visitor = officer(OTTOLINE)
    problems, looks = [], 0
    for name, address in PAGES.items():
        page = visitor.go(f"{language}{address}")
        page.wait_for_timeout(300)
        for width, scheme, rules in ((360, "light", RULES), (1280, "dark", OF_COLOUR), (320, "light", [])):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(AT_REST)
            problems += violations(page, f"{language}{name} ({width}, {scheme})", rules) if rules else []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            looks += 1
        assert page.evaluate("document.dir") == ("rtl" if language else "ltr")
    assert problems == []
    assert visitor.problems == []
    assert looks == 12
