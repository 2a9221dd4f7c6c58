"""To whom a case is not there: every address of the desk answers as for a case that does not exist, byte for byte."""

import re
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from conduct.desk.urls import urlpatterns
from tests import cast
from tests.conduct import world

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
# Those of one case, whichever part of conduct adds them.
NAMES = sorted(
    key for key in get_resolver("conduct.urls").reverse_dict if isinstance(key, str) and key.startswith("desk_")
)
MOVING = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+')


@pytest.fixture(autouse=True)
def clock():
    """Sessions are looked up by the moment: two answers are compared that have nothing else to differ in."""
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


def address(name, pk):
    extra = {"number": 1} if name == "desk_part" else {}
    return reverse(f"conduct:{name}", kwargs={"pk": pk, **extra})


def answered(client, method, name, pk):
    """Status, headers, body and queries of an answer, without what names the address that was asked for."""
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(address(name, pk), {"move-to": "risk_checked", "through": "1"})
    body = MOVING.sub(rb"\1", answer.content.replace(str(pk).encode(), b"PK"))
    headers = {name: value for name, value in answer.headers.items() if name not in ("Content-Length",)}
    sql = [re.sub(r"[0-9a-f-]{32,36}", "PK", query["sql"]) for query in queries]
    return answer.status_code, headers, body, sql


def test_all_addresses_of_a_case_are_looked_at():
    of_one = {pattern.name for pattern in urlpatterns if "pk" in pattern.pattern.converters}
    assert of_one <= set(NAMES)
    assert len(NAMES) >= 13


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", NAMES)
def test_a_case_one_is_kept_from_is_as_one_that_does_not_exist(name, method):
    out = world.officer("out")
    case = world.case(kept_out=[out])
    client = cast.client_of(out)
    # Wagtail keeps a profile of whoever sees its bar for the first time, on whatever page that is.
    client.get("/conduct/nothing/here/")
    there, not_there = answered(client, method, name, case.pk), answered(client, method, name, uuid4())
    assert there == not_there
    assert there[0] in (404, 405)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("who", "status"),
    [
        (cast.admin, 403),
        (cast.editor, 403),
        (cast.member, 403),
        (world.data_protection_officer, 403),
        (cast.visitor, 302),
        (lambda: world.officer("keyless", with_key=False), 404),
        (lambda: world.officer("other"), 404),
    ],
)
def test_who_reads_no_case_gets_nothing_at_any_address(name, who, status):
    case = world.case()
    client = cast.client_of(who())
    for method in ("get", "post"):
        answer = getattr(client, method)(address(name, case.pk))
        assert answer.status_code in {status, 405}
        assert case.code_name.encode() not in answer.content


def test_an_address_asks_for_a_second_factor_where_the_site_does(settings):
    settings.REQUIRE_MFA = True
    ann = world.officer("ann")
    case = world.case([ann])
    assert cast.client_of(ann).get(address("desk_case", case.pk)).status_code == 302
    assert cast.client_of(ann, second_factor=True).get(address("desk_case", case.pk)).status_code == 200


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("desk_case", "desk_part")])
def test_nothing_is_done_without_the_token_of_the_page(name):
    from django.test import Client

    ann = world.officer("ann")
    case = world.case([ann])
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ann)
    assert strict.post(address(name, case.pk)).status_code == 403
