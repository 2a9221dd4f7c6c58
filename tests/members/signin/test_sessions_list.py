"""Sessions are listed and ended one by one or all together; a changed password or factor ends all the others."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from members.models import SignedInSession
from members.signin.programs import program
from tests import cast
from tests.members.signin.doing import sign_in

pytestmark = pytest.mark.django_db

SENDER = "203.0.113.77"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1"
AGENTS = {
    FIREFOX: "Firefox on Linux",
    PHONE: "Safari on iPhone",
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0": "Edge on Windows",
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36": "Chrome on Android",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605": "Safari on macOS",
    "curl/8.0 by somebody at 203.0.113.77": "",
    "": "",
}


@pytest.mark.parametrize("agent", AGENTS)
def test_a_browser_is_two_words(agent):
    assert program(agent) == AGENTS[agent]


def browser_of(user, agent=FIREFOX):
    client = Client(REMOTE_ADDR=SENDER, headers={"user-agent": agent})
    client.force_login(user)
    client.get("/account/sessions/")
    return client


def works(client):
    return client.get("/account/sessions/").status_code == 200


@pytest.fixture
def two():
    user = cast.member()
    return browser_of(user), browser_of(user, PHONE)


def test_somebody_sees_where_they_are_signed_in_the_browser_at_hand_first(two):
    text = two[0].get("/account/sessions/").text
    assert text.index("Firefox on Linux") < text.index("This one") < text.index("Safari on iPhone")


def test_nobody_sees_another_persons_sessions_or_any_key(two):
    other = browser_of(cast.member("other@example.org"))
    text = other.get("/account/sessions/").text
    assert "Safari on iPhone" not in text
    assert not [row.pk for row in SignedInSession.objects.all() if row.pk in text]


def handle(client):
    shown = client.get("/account/sessions/").context["sessions"]
    return next(session["handle"] for session in shown if not session["here"])


def test_one_session_is_ended(two):
    here, there = two
    here.post("/account/sessions/", {"session": handle(here)})
    assert works(here)
    assert not works(there)


def test_nobody_ends_a_session_of_somebody_else(two):
    other = browser_of(cast.member("other@example.org"))
    other.post("/account/sessions/", {"session": handle(two[0])})
    assert works(two[1])


@pytest.mark.parametrize(("what", "stays"), [("others", True), ("all", False)])
def test_all_are_ended_with_or_without_the_one_at_hand(two, what, stays):
    here, there = two
    here.post("/account/sessions/", {what: "1"})
    assert works(here) == stays
    assert not works(there)
    assert Session.objects.count() <= 2


NEW = {"oldpassword": cast.PASSWORD, "password1": "nine green lemons", "password2": "nine green lemons"}


def test_a_new_password_ends_all_the_others(two):
    here, there = two
    assert here.post("/account/password/", NEW).status_code == 302
    assert works(here)
    assert not works(there)
    assert SignedInSession.objects.count() == 1


def test_a_new_password_with_a_mailed_code_ends_all_there_were(two):
    from tests.members.signin.doing import code_in, newest_mail

    client = Client()
    client.post("/account/password/reset/", {"email": "member@example.org"})
    client.post("/account/password/reset/code/", {"code": code_in(newest_mail())})
    client.post("/account/password/reset/new/", NEW)
    assert works(client)
    assert not works(two[0])
    assert not works(two[1])


def test_a_new_address_ends_all_the_others(two):
    from tests.members.signin.doing import code_in, newest_mail

    here, there = two
    here.post("/account/reauthenticate/", {"password": cast.PASSWORD})
    here.post("/account/email/", {"email": "new@example.org", "action_add": "1"})
    here.post("/account/confirm/", {"code": code_in(newest_mail("new@example.org"))})
    assert works(here)
    assert not works(there)


def test_a_session_that_has_run_out_leaves_the_list(two):
    from members.background import forget_sessions

    with time_machine.travel(timezone.now() + timedelta(days=15)):
        forget_sessions("")
    assert not SignedInSession.objects.exists()


def test_signing_out_takes_the_session_off_the_list(two):
    two[0].post("/account/logout/")
    assert SignedInSession.objects.count() == 1


def test_the_day_of_the_last_use_is_noted_once_a_day(two, django_assert_max_num_queries):
    row = SignedInSession.objects.first()
    two[0].get("/account/sessions/")
    with django_assert_max_num_queries(12):
        two[0].get("/account/sessions/")
    row.refresh_from_db()
    assert row.seen_on == timezone.now().date()


def test_no_internet_address_and_no_user_agent_stands_in_any_table(two):
    two[0].post("/account/password/", NEW)
    sign_in("member@example.org", Client(REMOTE_ADDR=SENDER, headers={"user-agent": FIREFOX}))
    cells = 0
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                cells += len(row)
                assert SENDER not in repr(row), table
                assert "Gecko" not in repr(row), table
    assert cells > 500
