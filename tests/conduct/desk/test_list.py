"""The list of cases: what each reader sees of each, in words, at a constant cost; nobody else sees a list."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from conduct.cases import services
from conduct.choices import PartKind, State
from conduct.models import Case
from tests import cast
from tests.conduct import world
from tests.conduct.cases.sealing import key_of

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DESK = "/conduct/desk/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def ann():
    return world.officer("ann")


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def desk(user, **params):
    return cast.client_of(user).get(DESK, params)


def names(answer):
    return re.findall(r'conduct-case__name"><a href="[^"]+">([^<]+)', answer.content.decode())


def test_a_case_says_where_it_stands_what_is_due_and_whose_it_is(ann):
    ben = world.officer("ben")
    case = world.case([ann, ben], code_name="Amber Harbour")
    assert "Amber Harbour received something new Due in 3 days : to be acknowledged Nobody handles it yet" in text(
        desk(ann)
    )
    services.assign(actor=ann, case=case, key_id=key_of(ann).pk)
    services.mark_read(actor=ann, case=case, through=1)
    assert "You handle it" in text(desk(ann))
    assert "something new" not in text(desk(ann)).split("Amber Harbour")[1]
    shown = text(desk(ben))
    assert "Ann Officer handles it" in shown
    assert "something new" in shown.split("Amber Harbour")[1], "what one has read is new to the other"


@pytest.mark.parametrize(
    ("days", "words"), [(2, "Due tomorrow"), (3, "Due today"), (4, "Overdue by 1 day"), (5, "Overdue by 2 days")]
)
def test_what_is_late_is_said_in_words(ann, clock, days, words):
    world.case([ann])
    clock.move_to(NOON + timedelta(days=days))
    assert f"{words} : to be acknowledged" in text(desk(ann))


def test_the_most_urgent_stands_first_and_what_is_closed_last(ann):
    for name, fields in {
        "Closed": {"state": State.CLOSED, "closed_on": NOON.date()},
        "Later": {"outcome_by": NOON.date() + timedelta(days=50), "state": State.ACKNOWLEDGED},
        "Late": {"acknowledge_by": NOON.date() - timedelta(days=1)},
        "Done": {"state": State.SUPPORTED, "told_on": NOON.date()},
        "Today": {"acknowledge_by": NOON.date()},
    }.items():
        world.case([ann], code_name=name, **fields)
    assert names(desk(ann, show="all")) == ["Late", "Today", "Later", "Done", "Closed"]
    assert names(desk(ann)) == ["Late", "Today", "Later", "Done"]


def test_the_list_is_filtered_by_state_and_what_it_does_not_know_is_left_out(ann):
    for state in State:
        world.case([ann], code_name=str(state), state=state)
    for state in State:
        assert names(desk(ann, show=state)) == [str(state)]
    assert len(names(desk(ann, show="all"))) == len(State)
    assert len(names(desk(ann, show="nonsense"))) == len(State) - 1
    assert names(desk(ann, show="mine")) == []
    assert "Nothing like this" in text(desk(ann, show="mine"))


def test_new_is_what_this_reader_has_not_opened(ann):
    case = world.case([ann], code_name="Amber")
    services.mark_read(actor=ann, case=case, through=1)
    assert names(desk(ann, show="new")) == []
    world.add(case, PartKind.FROM_REPORTER, "One thing more.")
    assert names(desk(ann, show="new")) == ["Amber"]


def test_an_officer_without_cases_is_told_so(ann):
    assert "No case is open" in text(desk(ann))


def test_an_officer_without_an_active_key_is_led_to_make_one():
    keyless = world.officer("keyless", with_key=False)
    answer = desk(keyless)
    assert "First you need a key" in text(answer)
    assert 'href="/conduct/desk/keys/"' in answer.content.decode()


@pytest.mark.parametrize("who", [cast.admin, cast.editor, cast.member, world.data_protection_officer])
def test_nobody_but_conduct_officers_has_a_desk(who):
    world.case()
    assert cast.client_of(who()).get(DESK).status_code == 403


def test_a_visitor_is_led_to_sign_in(client):
    answer = client.get(DESK)
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/conduct/desk/")


def test_a_former_officer_has_no_desk_from_the_day_on_that_their_term_ends(ann):
    from branches.models import Term

    world.case([ann])
    Term.objects.filter(person=ann).update(end="2026-11-23")
    assert desk(type(ann).objects.get(pk=ann.pk)).status_code == 200
    Term.objects.filter(person=ann).update(end="2026-11-22")
    assert desk(type(ann).objects.get(pk=ann.pk)).status_code == 403


def test_whom_a_case_is_kept_from_sees_nothing_that_moves(ann):
    out = world.officer("out")
    before = desk(out).content
    case = world.case([ann, world.officer("ben")], kept_out=[out])
    world.add(case, PartKind.FROM_REPORTER, "More.")
    services.assign(actor=ann, case=case, key_id=key_of(ann).pk)
    for show in ("open", "all", "new", "received"):
        assert names(desk(out, show=show)) == []
    strip = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
    assert strip.sub(b"", desk(out).content) == strip.sub(b"", before)
    assert b"No case is open" in cast.client_of(out).get("/account/").content


def test_the_account_leads_officers_to_the_desk_and_nobody_else(ann):
    world.case([ann])
    page = text(cast.client_of(ann).get("/account/"))
    assert "1 case is open There is something new" in page
    assert "Conduct cases" not in text(cast.client_of(cast.member()).get("/account/"))
    assert "Conduct cases" not in text(cast.client_of(cast.admin()).get("/account/"))


def test_no_cache_keeps_it_and_no_program_follows(ann):
    answer = desk(ann)
    assert set(answer["Cache-Control"].split(", ")) == {"private", "no-store"}
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_no_name_of_a_case_is_in_the_title_of_the_list(ann):
    world.case([ann], code_name="Amber Harbour")
    assert "<title>Cases · " in desk(ann).content.decode()


def test_many_cases_cost_no_more_queries_than_one(ann, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.client_of(ann)
    world.case([ann])
    client.get(DESK)
    with CaptureQueriesContext(connection) as one:
        client.get(DESK)
    for _number in range(9):
        world.case([ann, world.officer()])
    assert Case.objects.visible_to(ann).count() == 10
    with CaptureQueriesContext(connection) as ten:
        client.get(DESK)
    assert len(ten) == len(one)
    assert len(ten) <= 22
