"""The page of one case: what is next, and everything that works without script."""

import re

import pytest

from conduct.cases.facts import Facts
from conduct.choices import Act, Kind, PartKind, State
from conduct.models import Case, LogEntry
from tests import cast
from tests.conduct import world
from tests.conduct.cases.sealing import key_of, write
from tests.conduct.desk.test_list import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return world.officer("ann")


@pytest.fixture
def ben():
    return world.officer("ben")


@pytest.fixture
def case(ann, ben):
    return world.case([ann, ben], text="canary-of-the-report")


def page(user, case):
    return cast.client_of(user).get(f"/conduct/desk/{case.pk}/")


def post(user, case, verb, data=None, follow=True):
    return cast.client_of(user).post(f"/conduct/desk/{case.pk}/{verb}/", data or {}, follow=follow)


def at(case, state, **fields):
    Case.objects.filter(pk=case.pk).update(state=state, **fields)
    return Case.objects.get(pk=case.pk)


def test_nothing_of_the_report_stands_on_the_page(ann, case):
    answer = page(ann, case)
    assert answer.status_code == 200
    assert b"canary" not in answer.content
    assert case.secret.encode() not in answer.content
    for part in case.parts.all():
        assert bytes(part.sealed)[:40] not in answer.content


def test_looking_at_the_page_opens_nothing(ann, case):
    page(ann, case)
    assert not LogEntry.objects.filter(act=Act.CASE_OPENED).exists()


STEPS = {
    State.RECEIVED: "Now: check for risk",
    State.RISK_CHECKED: "Now: write that it has arrived",
    State.ACKNOWLEDGED: "Now: explain what can be done",
    State.OPTIONS_EXPLAINED: "Now: do what was agreed, and say here what it was",
    State.SUPPORTED: "Now: tell them what came of it",
    State.REFERRED: "Now: tell them what came of it",
    State.CLOSED: "Now: nothing",
}


@pytest.mark.parametrize("state", STEPS)
def test_what_is_next_stands_first(ann, case, state):
    shown = text(page(ann, at(case, state)))
    assert STEPS[state] in shown
    assert shown.index("Now:") < shown.index("Read")


def test_once_they_were_written_to_it_can_be_marked_as_acknowledged(ann, case):
    write(ann, at(case, State.RISK_CHECKED))
    assert "Now: mark it as acknowledged" in text(page(ann, case))


def test_once_the_outcome_is_told_the_case_can_be_closed(ann, case):
    write(ann, at(case, State.SUPPORTED))
    assert "Now: close the case" in text(page(ann, case))


@pytest.mark.parametrize(
    ("state", "told_on", "button", "choices"),
    [
        (State.RECEIVED, None, "risk_checked", []),
        (State.RISK_CHECKED, None, None, []),  # nobody has written yet
        (State.ACKNOWLEDGED, None, None, ["options_explained", "out_of_scope"]),
        (State.SUPPORTED, None, None, ["resolved_locally", "referred", "recorded_only", "out_of_scope"]),
        (State.SUPPORTED, "2026-11-22", "closed", ["resolved_locally", "referred", "recorded_only", "out_of_scope"]),
        (State.CLOSED, "2026-11-22", None, []),
    ],
)
def test_what_would_be_refused_is_not_offered(ann, case, state, told_on, button, choices):
    shown = page(ann, at(case, state, told_on=told_on)).content.decode()
    assert re.findall(r'<input type="hidden" name="move-to" value="(\w+)"', shown) == ([button] if button else [])
    assert re.findall(r'<input type="radio" name="move-to" value="(\w+)"', shown) == choices


def test_a_case_goes_on_by_a_plain_form(ann, case):
    data = {"move-to": "risk_checked", "move-seen": "received"}
    assert "The case stands at “risk checked” now." in text(post(ann, case, "move", data))
    assert Case.objects.get().state == State.RISK_CHECKED


def test_what_is_missing_is_said_in_words_and_nothing_is_done(ann, case):
    at(case, State.RISK_CHECKED)
    answer = post(ann, case, "move", {"move-to": "acknowledged", "move-seen": "risk_checked"})
    assert "First write to them" in text(answer)
    assert "<title>Not done yet: " in answer.content.decode()
    assert Case.objects.get().state == State.RISK_CHECKED
    at(case, State.OPTIONS_EXPLAINED)
    answer = post(ann, case, "move", {"move-to": "referred", "move-seen": "options_explained"})
    assert "Say why it may go to the Party" in text(answer)
    answer = post(ann, case, "move", {"move-seen": "options_explained"})
    assert "Say how the case stands now." in text(answer)


@pytest.mark.parametrize("to", ["closed", "deleted", "received", "x" * 3000, ""])
def test_no_form_goes_around_the_table(ann, case, to):
    assert post(ann, case, "move", {"move-to": to, "move-seen": "received"}).status_code == 200
    assert Case.objects.get().state == State.RECEIVED


def test_who_was_slower_is_told(ann, ben, case):
    at(case, State.RISK_CHECKED)
    answer = post(ann, case, "move", {"move-to": "acknowledged", "move-seen": "received"})
    assert "Somebody else was quicker" in text(answer)


def test_a_referral_says_where_they_agreed(ann, case):
    world.add(case, PartKind.FROM_REPORTER, "Yes, pass it on.")
    at(case, State.OPTIONS_EXPLAINED)
    shown = page(ann, case).content.decode()
    assert re.search(r'<option value="2">2: message from whoever reported', shown)
    data = {"move-to": "referred", "move-seen": "options_explained", "move-ground": "consent", "move-agreed_in": "2"}
    assert "“referred to the Party”" in text(post(ann, case, "move", data))
    assert "On record: The person who reported has agreed" in text(page(ann, case))


@pytest.mark.parametrize("kind", [Kind.SEXUAL_HARASSMENT, Kind.DISCRIMINATION])
def test_what_the_party_decides_offers_no_local_way_and_says_why(ann, kind):
    case = at(world.case([ann], kind=kind), State.OPTIONS_EXPLAINED)
    answer = page(ann, case)
    assert 'value="resolved_locally"' not in answer.content.decode()
    assert "The Party decides about this, not we" in text(answer)
    post(ann, case, "move", {"move-to": "resolved_locally", "move-seen": "options_explained"})
    assert Case.objects.get().state == State.OPTIONS_EXPLAINED


@pytest.mark.parametrize("kind", Kind)
def test_the_guidance_stands_beside_every_case(ann, kind):
    shown = text(page(ann, world.case([ann], kind=kind)))
    assert "Take it seriously, and soon" in shown
    assert ("Personal data may be in wrong hands" in shown) == (kind == Kind.DATA_BREACH)
    assert ("Do not promise to keep it to yourself" in shown) == (kind == Kind.SAFEGUARDING)


def test_a_reader_takes_it_on_and_hands_it_over_without_script(ann, ben, case):
    post(ann, case, "assign", {"assign-key": key_of(ann).pk})
    assert "Who handles it You" in text(page(ann, case))
    post(ann, case, "assign", {"assign-key": key_of(ben).pk})
    assert "Who handles it Ben Officer" in text(page(ann, case))
    post(ann, case, "assign", {"assign-key": ""})
    assert "Who handles it Nobody yet" in text(page(ann, case))


@pytest.mark.parametrize("key", ["999999", "x", "-1", "1e9"])
def test_a_case_is_not_handed_to_nobody_known(ann, case, key):
    assert "The case was not handed on" in text(post(ann, case, "assign", {"assign-key": key}))


def test_stepping_back_is_asked_once_more_and_then_the_case_is_gone(ann, ben, case):
    client = cast.client_of(ann)
    assert "Step back from this case?" in text(client.get(f"/conduct/desk/{case.pk}/step-back/"))
    assert Case.objects.visible_to(ann).exists()
    answer = client.post(f"/conduct/desk/{case.pk}/step-back/", follow=True)
    assert "You have stepped back" in text(answer)
    assert client.get(f"/conduct/desk/{case.pk}/").status_code == 404
    assert ann.pk in Facts.of(Case.objects.get()).kept_out


def test_the_last_reader_is_told_to_share_first(ann):
    case = world.case([ann])
    assert "Share it with another officer first" in text(post(ann, case, "step-back"))
    assert Case.objects.visible_to(ann).exists()


def test_who_is_kept_out_is_not_among_those_a_case_can_be_shared_with(ann, ben):
    out, cleo = world.officer("out"), world.officer("cleo")
    shown = page(ann, world.case([ann, ben], kept_out=[out])).content.decode()
    recipients = re.findall(r'data-recipient="([^"]+)"', shown)
    assert recipients == [key_of(cleo).public_key]
    assert key_of(out).public_key not in shown


def test_what_happened_is_told_with_names_and_without_content(ann, ben, case):
    post(ann, case, "assign", {"assign-key": key_of(ben).pk})
    post(ben, case, "move", {"move-to": "risk_checked", "move-seen": "received"})
    shown = text(page(ann, case))
    assert "Took a case over, or handed it on: Ben Officer (Ann Officer)" in shown
    assert "Moved a case on: received → risk checked (Ben Officer)" in shown


def test_pictures_are_shown_from_memory_and_nothing_that_was_written_can_become_script(ann, case):
    policy = page(ann, case)["Content-Security-Policy"]
    assert "img-src 'self' data: blob:" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


def test_the_passphrase_has_no_name_so_that_no_form_can_send_it(ann, case):
    from conduct.models import ReaderKey

    ReaderKey.objects.update(wrapped="-----BEGIN AGE ENCRYPTED FILE-----")
    field = re.search(r"<input[^>]*type=\"password\"[^>]*>", page(ann, case).content.decode())[0]
    assert "name=" not in field
    assert 'autocomplete="off"' in field


def test_an_officer_with_an_offline_key_is_led_to_the_sealed_copy(ann, case):
    shown = page(ann, case).content.decode()
    assert "You keep your key offline." in shown
    assert 'type="password"' not in shown


@pytest.mark.parametrize("language", ["fr", "de", "es", "ar"])
def test_the_page_is_there_in_every_language(ann, case, language):
    answer = cast.client_of(ann).get(f"/{language}/conduct/desk/{case.pk}/")
    assert answer.status_code == 200
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in answer.content.decode()


def test_the_page_is_valid_html_and_costs_no_more_for_many_parts(ann, ben, case):
    import html5lib
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    html5lib.HTMLParser(strict=True).parse(page(ann, case).content.decode())
    write(ann, case, PartKind.NOTE)
    client = cast.client_of(ann)
    client.get(f"/conduct/desk/{case.pk}/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/conduct/desk/{case.pk}/")
    for _number in range(12):
        write(ann, case, PartKind.NOTE)
    with CaptureQueriesContext(connection) as many:
        client.get(f"/conduct/desk/{case.pk}/")
    assert len(many) == len(few) <= 34
