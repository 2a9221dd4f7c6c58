"""What strangers send: forged forms and cookies, huge bodies, odd methods, pages that pretend to be ours."""

import json
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from common.encryption import seal
from conduct.models import Case, Draft, DraftFile
from conduct.reporting import drafts, state
from conduct.reporting.state import SECONDS, SIZE, State
from conduct.sealing.derivation import derive
from conduct.sealing.words import new_words
from tests.conduct.reporting.form import ACCOUNT, ADDRESS, EVIDENCE, KIND, TEXT, Reporter

pytestmark = pytest.mark.django_db


# ------------------------------------------------------------------------------------------------ forged forms
@pytest.fixture
def checked(officers):
    """A browser whose forms are really checked, with the token of a page of ours."""
    client = Client(enforce_csrf_checks=True)
    client.get(ADDRESS)
    return client


def start(client, token=None, **headers):
    token = client.cookies["csrftoken"].value if token is None else token
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    secure = headers.pop("secure", False)
    return client.post(ADDRESS, {"screen": "start", "csrfmiddlewaretoken": token}, headers=headers, secure=secure)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "null", "sec_fetch_site": "same-origin"},
        {"origin": "http://testserver"},
        {"sec_fetch_site": "same-origin"},
    ],
)
def test_a_form_of_our_own_page_is_taken_although_it_sends_no_referrer(checked, headers):
    assert start(checked, **headers).status_code == 303


@pytest.mark.parametrize("origin", ["null", "https://testserver", None])
def test_over_https_too(officers, origin):
    client = Client(enforce_csrf_checks=True)
    client.get(ADDRESS, secure=True)
    headers = {"origin": origin} if origin else {}
    token = client.cookies["csrftoken"].value
    fields = {"screen": "start", "csrfmiddlewaretoken": token}
    assert client.post(ADDRESS, fields, headers=headers, secure=True).status_code == 303


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {}),
        ("x" * 32, {}),
        ("x", {"origin": "null"}),
        (None, {"sec_fetch_site": "cross-site"}),
        (None, {"sec_fetch_site": "same-site"}),
        (None, {"origin": "null", "sec_fetch_site": "cross-site"}),
        (None, {"origin": "https://evil.example"}),
        (None, {"origin": "http://testserver.evil.example"}),
    ],
)
def test_a_form_of_a_stranger_does_nothing(checked, token, headers):
    answer = start(checked, token, **headers)
    assert answer.status_code == 403
    assert state.NAME not in checked.cookies


def test_a_stranger_cannot_have_somebody_write_under_words_of_theirs(checked):
    """Who makes a browser type six words here would read what is written after it."""
    attacker = Reporter()
    attacker.start()
    answer = checked.post(ADDRESS, {"screen": "return", "words": attacker.words}, headers={"origin": "null"})
    assert answer.status_code == 403
    assert state.NAME not in checked.cookies


def test_a_form_that_is_refused_gives_back_what_was_typed(checked):
    fields = {"screen": ACCOUNT, "account": TEXT, "do": "next"}
    answer = checked.post(ADDRESS, fields)
    assert answer.status_code == 403
    assert TEXT in answer.content.decode()


def test_without_cookies_the_first_page_says_so(officers):
    answer = Client(enforce_csrf_checks=True).post(ADDRESS, {"screen": "start"})
    assert answer.status_code == 403
    assert "keeps no cookies of this site" in answer.content.decode()


# ------------------------------------------------------------------------------------------------ forged cookies
def cookie(**told):
    return seal(json.dumps({"for": state.PURPOSE, "at": int(time.time()), **told}).ljust(SIZE))


SEED = "ab" * 32


FORGED = [
    "",
    "x",
    "gAAAAA",
    "\u00e9",
    "x" * 8000,
    seal("not json"),
    seal("[]"),
    seal('"text"'),
    seal("{}"),
    seal('{"for": "another", "at": 1}'),
    seal(json.dumps({"for": state.PURPOSE, "at": "soon", "seed": SEED})),
    seal(json.dumps({"for": state.PURPOSE, "at": int(time.time()) - SECONDS - 1, "seed": SEED})),
    seal(json.dumps({"for": state.PURPOSE, "at": int(time.time()) + 3600, "seed": SEED})),
    seal(json.dumps({"for": state.PURPOSE, "seed": SEED})),
    lambda: cookie(seed="zz"),
    lambda: cookie(seed="ab"),
    lambda: cookie(seed=["ab"]),
    lambda: cookie(is_officer=True),
]


@pytest.mark.parametrize("value", FORGED, ids=range(len(FORGED)))
def test_a_cookie_that_is_not_ours_is_no_cookie(reporter, value):
    value = value() if callable(value) else value
    reporter.client.cookies[state.NAME] = value
    reporter.get()
    assert reporter.heading == "Tell us what happened"
    reporter.post(KIND, kind="other", do="next")
    assert reporter.heading == "Type your six words"
    assert Draft.objects.count() == 0


def test_a_cookie_of_another_key_is_no_cookie(reporter, settings):
    from li_site.settings.environment import key_from

    reporter.start()
    settings.ENCRYPTION_KEYS = [key_from("another site")]
    reporter.get()
    assert reporter.heading == "Tell us what happened"


def test_a_key_that_opens_nothing_shows_nothing(reporter):
    reporter.client.cookies[state.NAME] = cookie(seed=SEED)
    reporter.get()
    assert reporter.heading == "There is nothing any more under these words"


def test_a_cookie_says_nothing_of_what_was_answered(reporter):
    reporter.start()
    reporter.name()
    reporter.write()
    from common.encryption import unseal

    told = json.loads(unseal(reporter.client.cookies[state.NAME].value))
    assert set(told) == {"for", "at", "words", "hidden", "seed", "country"}
    assert told["words"] == ""


def test_a_state_does_not_print_its_secret():
    assert "Secret(…)" in repr(State(seed=SEED).secret)


# ------------------------------------------------------------------------------------------------ methods, bodies
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(reporter, method):
    answer = getattr(reporter.client, method)(ADDRESS)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST"


def test_head_is_answered_as_get(reporter):
    answer = reporter.client.head(ADDRESS)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{}", "application/json", 400),
        (b"screen=start", "text/plain", 400),
        (b"screen=start", "application/x-www-form-urlencoded; charset=utf-7", 400),
        (b"screen=start", "application/x-www-form-urlencoded; charset=utf-16", 400),
        (b"screen=start", "multipart/form-data", 400),
        (b"--x\r\nContent-Disposition: nonsense", "multipart/form-data; boundary=x", 200),
        (b"a=" + b"x" * 3_000_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"f%d=1" % number for number in range(10_002)), "application/x-www-form-urlencoded", 400),
        (b"screen=%FF%FE&\xff=\xff", "application/x-www-form-urlencoded", 200),
    ],
)
def test_bodies_that_are_no_form_are_refused_plainly(reporter, body, content_type, status):
    reporter.client.raise_request_exception = False
    answer = reporter.client.post(ADDRESS, body, content_type=content_type)
    assert answer.status_code == status
    assert "<title>Form</title>" in answer.content.decode()
    assert Draft.objects.count() == 0


def test_a_body_that_is_too_large_leaves_what_was_kept(reporter):
    reporter.start()
    reporter.name()
    reporter.post(KIND, kind="other", do="next")
    answer = reporter.client.post(ADDRESS, {"screen": ACCOUNT, "account": "x" * 3_000_000})
    assert answer.status_code == 413
    assert "Nothing that was kept before is lost" in answer.content.decode()
    assert drafts.find(derive(reporter.words)).answers["kind"] == "other"


def test_missing_fields_change_nothing(reporter):
    reporter.client.post(ADDRESS, {})
    for screen in ("check", "words", "return", "again", "people", "review", "thread", "s1"):
        assert reporter.client.post(ADDRESS, {"screen": screen}).status_code in {200, 303}
    assert (Draft.objects.count(), Case.objects.count()) == (0, 0)


# ------------------------------------------------------------------------------------------------ files
@pytest.fixture
def at_the_files(reporter):
    reporter.start()
    reporter.name()
    reporter.post(KIND, kind="other", do="next")
    reporter.post(ACCOUNT, account=TEXT, do="next")
    reporter.post("s3", do="next")
    return reporter


def test_a_file_that_is_refused_says_why_and_takes_nothing_else_with_it(at_the_files):
    at_the_files.post(EVIDENCE, file=SimpleUploadedFile("good.txt", b"what he wrote"), do="add")
    program = SimpleUploadedFile("bad.exe", b"MZ\x90\x00" + b"\0" * 300)
    at_the_files.post(EVIDENCE, evidence="a letter", file=program, do="next")
    assert "bad.exe" in at_the_files.page
    assert "a letter" in at_the_files.page
    assert at_the_files.step == 6
    assert DraftFile.objects.count() == 1


def test_a_file_can_be_taken_out_again(at_the_files):
    at_the_files.post(EVIDENCE, file=SimpleUploadedFile("good.txt", b"what he wrote"), do="add")
    at_the_files.post(EVIDENCE, do="remove-2")
    at_the_files.post(EVIDENCE, do="remove-x")
    assert DraftFile.objects.count() == 1
    at_the_files.post(EVIDENCE, do="remove-1")
    assert DraftFile.objects.count() == 0
    assert "Take out" not in at_the_files.page


def test_as_many_files_as_there_may_be_and_not_one_more(at_the_files, settings):
    settings.CONDUCT_FILES = 2
    for number in range(3):
        at_the_files.post(EVIDENCE, file=SimpleUploadedFile(f"{number}.txt", b"what he wrote"), do="add")
    assert DraftFile.objects.count() == 2
    assert "was not kept" in at_the_files.page


def test_a_file_goes_on_with_the_button_to_the_next_step(at_the_files):
    at_the_files.post(EVIDENCE, file=SimpleUploadedFile("good.txt", b"what he wrote"), do="next")
    assert at_the_files.step == 7
    assert DraftFile.objects.count() == 1


def test_files_are_sealed_while_they_wait(at_the_files):
    at_the_files.post(EVIDENCE, file=SimpleUploadedFile("good.txt", b"what he wrote"), do="add")
    sealed = bytes(DraftFile.objects.get().sealed)
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert b"what he wrote" not in sealed
    sealed = bytes(Draft.objects.get().sealed)
    assert TEXT.encode() not in sealed


def test_files_where_no_question_asks_for_them_are_not_kept(at_the_files):
    at_the_files.post(KIND, kind="other", file=SimpleUploadedFile("good.txt", b"what he wrote"), do="add")
    assert DraftFile.objects.count() == 0


# ------------------------------------------------------------------------------------------------ guesses
def test_words_of_others_open_nothing(reporter):
    reporter.report()
    for _guess in range(5):
        stranger = Reporter()
        stranger.post("return", words=new_words())
        assert TEXT not in stranger.page
        assert stranger.cookie is None
