"""What the log means for an account: its export, its deletion, and the way to the log for who may read it."""

import pytest

from conduct.choices import Act
from conduct.log import watch
from conduct.log.chain import record
from conduct.log.checking import problems
from conduct.models import Case, CaseKey, LogEntry, ReaderKey
from members.account.export import gathered
from members.account.services import delete_account
from tests import cast
from tests.conduct import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return world.officer("ada")


def test_the_export_says_what_the_log_says_one_did_and_not_with_which_case(ada):
    case = world.case([ada, world.officer("ben")])
    record(Act.CASE_OPENED, actor=ada, case=case)
    told = gathered(ada)["conduct_log"]
    assert "Opened a case" in [entry["what"] for entry in told]
    assert str(case.pk) not in str(told)
    assert gathered(cast.member())["conduct_log"] == []


def test_when_an_officer_goes_their_entries_stay_and_the_log_is_whole(ada):
    ben = world.officer("ben")
    case = world.case([ada, ben])
    record(Act.CASE_OPENED, actor=ada, case=case)
    number, count = ada.pk, LogEntry.objects.filter(actor=ada.pk).count()
    delete_account(user=ada)
    assert problems() == []
    assert LogEntry.objects.filter(actor=number).count() == count >= 1
    page = cast.client_of(world.data_protection_officer()).get("/conduct/desk/log/").content.decode()
    assert f"deleted account {number}" in page


def test_their_key_goes_and_the_case_stays_with_those_who_are_left(ada):
    ben = world.officer("ben")
    case = world.case([ada, ben])
    delete_account(user=ada)
    assert not ReaderKey.objects.filter(holder=ada.pk).exists()
    assert list(Case.objects.visible_to(ben)) == [case]
    assert world.open_case(case, world.secrets[ben.pk])
    assert CaseKey.objects.filter(case=case).exists()


ROWS = {
    "a member": (cast.member, set()),
    "an administrator": (cast.admin, set()),
    "a conduct officer": (lambda: world.officer("ada"), {"figures"}),
    "the data protection officer": (world.data_protection_officer, {"log", "figures"}),
}


@pytest.mark.parametrize("who", ROWS)
def test_the_account_shows_the_way_to_whoever_may_go_it(who):
    person, expected = ROWS[who]
    page = cast.client_of(person()).get("/account/").content.decode()
    assert {name for name in ("log", "figures") if f"/conduct/desk/{name}/" in page} == expected


def test_the_account_says_whether_the_log_is_whole():
    from tests.conduct.log import damage

    browser = cast.client_of(world.data_protection_officer())
    record(Act.LOG_READ)
    assert "Not checked yet" in browser.get("/account/").content.decode()
    watch.watch()
    assert "Whole on" in browser.get("/account/").content.decode()
    damage.alter(1, detail="x")
    watch.watch()
    assert "It is not whole" in browser.get("/account/").content.decode()
