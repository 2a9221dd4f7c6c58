"""The pages of keys: whose they are, what they say, what they refuse, and what never travels."""

import json
import re

import pytest
from django.conf import settings
from django.urls import reverse

from conduct.choices import KeyState, Seat
from conduct.keys.readers import active_key_of
from conduct.keys.wrapped import is_wrapped, wrap
from conduct.models import CaseKey, ReaderKey
from conduct.sealing import age
from conduct.sealing.tags import tag
from tests import cast
from tests.conduct import world
from tests.conduct.keys import listed
from tests.conduct.keys.test_agreeing import agreed, proposed
from tests.conduct.keys.test_moving import replace

pytestmark = pytest.mark.django_db
NAMES = {
    "keys": [],
    "keys_make": [],
    "keys_offline": [],
    "keys_agree": [1],
    "keys_withdraw": [1],
    "keys_move": [1],
    "keys_share": [1],
    "keys_renew": [],
    "keys_trustee": ["first_trustee"],
}


@pytest.fixture
def officers():
    return world.officer("ada"), world.officer("ben")


def page(user, name, *args):
    return cast.client_of(user).get(reverse(f"conduct:{name}", args=args))


def post(user, where, *args, **data):
    return cast.client_of(user).post(reverse(f"conduct:{where}", args=args), data)


def test_they_are_for_conduct_officers_alone(officers):
    others = [cast.admin(), cast.member("m@example.org"), world.data_protection_officer()]
    looked = 0
    for name, args in NAMES.items():
        for user in others:
            assert page(user, name, *args).status_code == 403
            assert post(user, name, *args).status_code == 403
            looked += 1
        assert page(cast.visitor(), name, *args).status_code == 302
    assert looked == 27


def test_no_cache_keeps_them_and_no_search_engine_lists_them(officers):
    answer = page(officers[0], "keys")
    assert "no-store" in answer["Cache-Control"]
    assert 'name="robots" content="noindex"' in answer.content.decode()


def test_the_page_says_whose_keys_count_and_what_is_missing(officers):
    ada, ben = officers
    said = page(ada, "keys").content.decode()
    for user in officers:
        assert user.get_full_name() in said
        assert active_key_of(user).fingerprint in said
    assert said.count("Reads new reports") == 2
    assert said.count("Missing") == 2
    listed.unpublish(active_key_of(ben))
    said = page(ada, "keys").content.decode()
    assert said.count("Reads new reports") == 1
    assert "Nothing is sealed to it until the conduct page lists it" in said


def test_what_is_wrong_with_keys_stands_first(officers):
    rogue = world.officer("rogue", with_key=False)
    key = ReaderKey.objects.create(holder=rogue, public_key=age.new_identity()[1], state=KeyState.ACTIVE)
    said = page(officers[0], "keys").content.decode()
    assert "The keys are not what they should be" in said
    assert f'<span dir="ltr">{key.fingerprint}</span> is active, and the log does not prove it' in said
    assert "Your key does not count" in page(rogue, "keys").content.decode()


def test_a_key_that_a_browser_made_is_put_forward(officers):
    new = world.officer("new", with_key=False)
    secret, public = age.new_identity()
    wrapped = wrap(secret, "six words")
    answer = post(new, "keys_make", public_key=public, wrapped=wrapped.replace("\n", "\r\n"))
    assert answer.url == reverse("conduct:keys")
    key = ReaderKey.objects.get(holder=new)
    assert (key.public_key, key.wrapped) == (public, wrapped)
    said = page(new, "keys").content.decode()
    assert key.fingerprint in said
    assert "2 more have to agree." in said


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"public_key": "age1"},
        {"wrapped": "AGE-SECRET-KEY-1QQQ"},
        {"wrapped": ""},
        {"wrapped": "x" * 5000},
        {"public_key": "AGE-SECRET-KEY-1"},
    ],
)
def test_a_key_that_is_none_is_refused_in_words(officers, sent):
    new = world.officer("new", with_key=False)
    secret, public = age.new_identity()
    data = {"public_key": public, "wrapped": wrap(secret, "six words")} | sent if sent else {}
    answer = post(new, "keys_make", **data)
    assert answer.status_code == 200
    assert "Something is not right yet" in answer.content.decode()
    assert not ReaderKey.objects.filter(holder=new).exists()


def test_a_private_key_that_was_sent_is_refused_and_not_shown_again(officers):
    new = world.officer("new", with_key=False)
    secret, public = age.new_identity()
    answer = post(new, "keys_offline", public_key=f" {secret.lower()}\n")
    said = answer.content.decode()
    assert "That was the private key" in said
    assert secret.lower() not in said.lower()
    assert post(new, "keys_offline", public_key=f" {public}\n").status_code == 302
    assert ReaderKey.objects.get(holder=new).wrapped == ""


def test_whoever_agrees_types_what_they_hear_and_is_not_shown_it(officers):
    new = world.officer("new", with_key=False)
    key = proposed(new)
    ada, ben = officers
    shown = page(ada, "keys").content.decode() + page(ada, "keys_agree", key.pk).content.decode()
    assert key.fingerprint not in shown
    assert key.public_key not in shown
    wrong = post(ada, "keys_agree", key.pk, typed="0000 0000").content.decode()
    assert "This is not how the key ends" in wrong
    assert post(ada, "keys_agree", key.pk, typed=key.fingerprint[-9:]).status_code == 302
    again = post(ada, "keys_agree", key.pk, typed=key.fingerprint[-9:]).content.decode()
    assert "You cannot agree to this key" in again
    assert post(ben, "keys_agree", key.pk, typed=key.fingerprint[-9:].lower()).status_code == 302
    key.refresh_from_db()
    assert key.state == KeyState.ACTIVE
    assert page(ada, "keys_agree", key.pk).status_code == 404


def test_ones_own_key_is_taken_back_and_nobody_elses(officers):
    new = world.officer("new", with_key=False)
    key = proposed(new)
    assert post(officers[0], "keys_withdraw", key.pk).status_code == 404
    assert page(new, "keys_withdraw", key.pk).status_code == 405
    assert post(new, "keys_withdraw", key.pk).status_code == 302
    assert not ReaderKey.objects.filter(pk=key.pk).exists()


def test_a_trustees_key_is_entered(officers):
    public = age.new_identity()[1]
    assert post(officers[0], "keys_trustee", "first_trustee", name="", public_key="").status_code == 200
    assert page(officers[0], "keys_trustee", "officer").status_code == 404
    assert post(officers[0], "keys_trustee", "first_trustee", name="Trust Ee", public_key=public).status_code == 302
    key = ReaderKey.objects.get(seat=Seat.FIRST_TRUSTEE)
    assert (key.name, key.proposed_by, key.state) == ("Trust Ee", officers[0], KeyState.PROPOSED)
    known = post(officers[0], "keys_trustee", "first_trustee", name="X", public_key=public).content.decode()
    assert "known here already" in known


def work_of(answer):
    from html import unescape

    return json.loads(unescape(re.search(r'data-seal="([^"]*)"', answer.content.decode())[1]))


def test_the_page_of_moving_gives_the_browser_what_is_left_and_takes_one_after_the_other(officers):
    ada, ben = officers
    old = active_key_of(ada)
    cases = [world.case([ada, ben], code_name=name) for name in ("Amber Anvil", "Blue Bell")]
    new = agreed(ben, proposed(ada))
    assert "2 cases are still sealed to your old key." in page(ada, "keys").content.decode()
    work = work_of(page(ada, "keys_move", old.pk))
    assert work["recipients"] == [new.public_key]
    assert [case["name"] for case in work["cases"]] == ["Amber Anvil", "Blue Bell"]
    sealed = age.seal(cases[0].secret.encode(), [new.public_key])
    assert post(ada, "keys_move", old.pk, case=cases[0].pk, sealed=in_text(sealed)).status_code == 201
    assert [case["name"] for case in work_of(page(ada, "keys_move", old.pk))["cases"]] == ["Blue Bell"]
    assert CaseKey.objects.filter(reader=tag(new.public_key)).count() == 1
    assert page(ben, "keys_move", old.pk).status_code == 404


def in_text(data):
    import base64

    return base64.b64encode(data).decode()


def test_whatever_cannot_be_shared_is_refused_in_the_same_words(officers):
    """Kept from it, not the sender's to share, not there, read already, not sealed: one answer."""
    ada, ben = officers
    cleo = world.officer("cleo")
    key = active_key_of(cleo)
    cases = {
        "kept": world.case([ada, ben], kept_out=[cleo]),
        "unseen": world.case([ben, world.officer("dee")]),
        "read": world.case([ada, cleo]),
    }
    answers = set()
    for case in cases.values():
        sealed = in_text(age.seal(case.secret.encode(), [key.public_key]))
        answer = post(ada, "keys_share", key.pk, case=case.pk, sealed=sealed)
        answers.add((answer.status_code, answer.content))
    free = world.case([ada, ben])
    for case, sealed in ((free.pk, "AAAA"), (free.pk, "%%%"), ("x", "AAAA"), (ada.pk, ""), ("", "")):
        answer = post(ada, "keys_share", key.pk, case=case, sealed=sealed)
        answers.add((answer.status_code, answer.content))
    assert answers == {(400, b'{"error": "refused"}')}
    sealed = in_text(age.seal(free.secret.encode(), [key.public_key]))
    assert post(ada, "keys_share", key.pk, case=free.pk, sealed=sealed).status_code == 201


def test_lists_of_cases_to_share_name_those_that_the_sharer_reads(officers):
    ada, ben = officers
    cleo = world.officer("cleo")
    world.case([ada, ben], code_name="Amber Anvil")
    world.case([ben, world.officer("dee")], code_name="Unseen Urn")
    assert "Share 1 case" in page(ada, "keys").content.decode()
    said = page(ada, "keys_share", active_key_of(cleo).pk).content.decode()
    assert "Amber Anvil" in said
    assert "Unseen Urn" not in said


def test_nothing_on_an_excluded_officers_page_moves(officers):
    cleo = world.officer("cleo")
    before = stable(page(cleo, "keys"))
    world.case(list(officers), kept_out=[cleo])
    assert stable(page(cleo, "keys")) == before


def stable(answer):
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())


def test_new_trustees_page_seals_to_the_second_first(officers):
    _first, second = world.trustees()
    world.case(list(officers))
    assert "Nothing is left to do" in page(officers[0], "keys_renew").content.decode()
    newer = replace(Seat.FIRST_TRUSTEE, officers)
    assert "The trustees are new" in page(officers[0], "keys").content.decode()
    work = work_of(page(officers[0], "keys_renew"))
    assert work["recipients"] == [second.public_key, newer.public_key]


def test_no_field_for_a_passphrase_or_private_key_has_a_name_or_stands_in_a_form():
    """A browser sends fields of forms by their names: these have neither."""
    sources = [*(settings.BASE_DIR / "templates" / "conduct" / "keys").rglob("*.html")]
    secret_fields = [
        (path, match)
        for path in sources
        for match in re.finditer(r'<input[^>]*(?:type="password"|type="file"|data-typed)[^>]*>', path.read_text())
    ]
    assert len(secret_fields) == 3
    for path, match in secret_fields:
        assert " name=" not in match[0]
        assert "<form" not in path.read_text()


def test_wrapped_keys_look_like_what_browsers_make():
    secret, public = age.new_identity()
    assert is_wrapped(wrap(secret, "six words"))
    assert is_wrapped(age.wrap(secret, "six words"))
    for text in ("", secret, wrap(secret, "x")[:-10], age.seal(b"x", [public]).decode("latin-1")):
        assert not is_wrapped(text)
