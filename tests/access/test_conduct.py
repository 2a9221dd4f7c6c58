"""The desk of conduct cases: role x address x answer. A post, a superuser's name, an editor's: none opens a case."""

import pytest
from django.urls import reverse

from conduct.desk.urls import urlpatterns
from tests import cast
from tests.access.roles import ROLES
from tests.conduct import world as conduct

OF_ONE = [pattern.name for pattern in urlpatterns if "pk" in pattern.pattern.converters]
LED_TO_SIGN_IN, REFUSED, NOT_THERE, WRONG_METHOD = 302, 403, 404, 405
# Those that answer to whoever reads the case, by what is asked of them; the others are posted to alone.
READ = {"desk_case": 200, "desk_part": 200, "desk_step_back": 200}


def address(name, case):
    extra = {"number": 1} if name == "desk_part" else {}
    return reverse(f"conduct:{name}", kwargs={"pk": case.pk, **extra})


@pytest.fixture
def case(world):
    """Sealed to two officers who are none of the cast."""
    yield conduct.case([conduct.officer("reader"), conduct.officer("second-reader")])
    conduct.forget()


def test_the_list_is_for_conduct_officers_alone(world, people):
    answers = {role: people.client(role).get(reverse("conduct:desk")).status_code for role in ROLES}
    assert answers == {
        **dict.fromkeys(ROLES, REFUSED),
        "anonymous": LED_TO_SIGN_IN,
        "conduct": 200,
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_of_the_cast_gets_anything_of_a_case(world, people, case, role, method):
    expected = {"anonymous": LED_TO_SIGN_IN, "conduct": NOT_THERE}.get(role, REFUSED)
    client, asked = people.client(role), 0
    for name in OF_ONE:
        answer = getattr(client, method)(address(name, case))
        assert answer.status_code in {expected, WRONG_METHOD}, name
        assert case.code_name not in answer.content.decode()
        asked += answer.status_code == expected
    assert asked >= (3 if method == "get" else 10)


def test_a_conduct_officer_with_a_key_sees_no_case_that_is_not_sealed_to_them(world, people, case):
    conduct.give_key(people.conduct)
    client = people.client("conduct")
    assert case.code_name not in client.get(reverse("conduct:desk"), {"show": "all"}).content.decode()
    assert {client.get(address(name, case)).status_code for name in READ} == {NOT_THERE}


def test_who_reads_it_gets_what_may_be_read(world, people, case):
    client = cast.client_of(cast.member("reader@example.org"))
    assert {name: client.get(address(name, case)).status_code for name in OF_ONE} == {
        name: READ.get(name, WRONG_METHOD) for name in OF_ONE
    }
    assert len(OF_ONE) == 12
