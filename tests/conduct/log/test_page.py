"""What the data protection officer reads, and that nobody else does."""

from datetime import UTC, datetime

import pytest
import time_machine

from conduct.choices import Act, PartKind
from conduct.log import watch
from conduct.log.chain import record
from conduct.models import LogEntry
from members.rights import Capability
from tests import cast
from tests.access import roles
from tests.conduct import world
from tests.conduct.log import damage

pytestmark = pytest.mark.django_db
URL = "/conduct/desk/log/"
NOW = datetime(2026, 11, 22, 14, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def dpo():
    return cast.client_of(world.data_protection_officer("dpo"))


def shown(answer):
    return [row.entry.number for row in answer.context["rows"]]


WHO = {
    "a visitor": (cast.visitor, 302),
    "a member": (cast.member, 403),
    "an editor": (cast.editor, 403),
    "an administrator": (cast.admin, 403),
    "a conduct officer": (lambda: world.officer("ada"), 403),
    "the data protection officer": (world.data_protection_officer, 200),
}


@pytest.mark.parametrize("who", WHO)
def test_the_data_protection_officer_alone_reads_it(who):
    person, answer = WHO[who]
    assert cast.client_of(person()).get(URL).status_code == answer


def test_an_officer_who_watches_over_data_too_does_not_read_it():
    """They may be kept from cases, and the log would tell them of these."""
    both = world.officer("ada")
    roles.holds(both, roles.post(None, [Capability.DATA_PROTECTION], title="Data protection"))
    world.case()
    answer = cast.client_of(both).get(URL)
    assert answer.status_code == 403
    assert "One person cannot do both" in answer.content.decode()
    assert not LogEntry.objects.filter(act=Act.LOG_READ).exists()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_read_and_nothing_else(dpo, method):
    assert getattr(dpo, method)(URL).status_code == 405


def test_it_says_who_did_what_when_and_no_content(dpo):
    ada = world.officer("ada")
    case = world.case([ada, world.officer("ben")], text="A secret that nobody else knows")
    world.add(case, PartKind.NOTE, "Another secret", actor=ada)
    page = dpo.get(URL).content.decode()
    for told in ("Ada Officer", "Something sealed was added to a case", "22 Nov 2026, 14:03", case.pk.hex[:8]):
        assert told in page
    for untold in ("secret", case.code_name, str(case.pk), case.pk.hex, "bullying", "ada@example.org"):
        assert untold not in page


def test_who_has_no_account_any_more_is_a_number(dpo):
    gone = cast.member("gone@example.org")
    record(Act.CASE_OPENED, actor=gone)
    number = gone.pk
    gone.delete()
    assert f"deleted account {number}" in dpo.get(URL).content.decode()


def test_what_somebody_who_reported_did_stands_with_its_day_alone(dpo):
    case = world.case([])
    world.add(case, PartKind.FROM_REPORTER, "More")
    row = next(row for row in dpo.get(URL).context["rows"] if row.entry.detail.startswith("from_reporter"))
    assert (row.who, row.at) == ("nobody with an account", NOW.date())


def test_that_it_is_read_is_one_entry_a_visit(dpo):
    def read():
        return LogEntry.objects.filter(act=Act.LOG_READ).count()

    for address in (URL, f"{URL}?act=case.opened", f"{URL}?page=2"):
        dpo.get(address)
    assert read() == 1
    with time_machine.travel(NOW.replace(minute=33), tick=False):
        dpo.get(URL)
        assert read() == 1
    with time_machine.travel(NOW.replace(minute=33, second=1), tick=False):
        dpo.get(URL)
        assert read() == 2


class TestFilters:
    @pytest.fixture(autouse=True)
    def entries(self):
        """1 and 2 of Ada on the 20th and 21st, 3 of nobody on the 21st, 4 of Ben on the 22nd about a case."""
        self.ada, self.ben = cast.member("ada@example.org", first_name="Ada"), cast.member("ben@example.org")
        self.case = world.Case(pk="1f2e3d4c-0000-4000-8000-000000000001")
        days = [datetime(2026, 11, day, 23, 59, 59, tzinfo=UTC) for day in (20, 21)]
        record(Act.CASE_OPENED, actor=self.ada, at=days[0])
        record(Act.CASE_MOVED, actor=self.ada, at=days[1])
        record(Act.PART_ADDED, at=datetime(2026, 11, 21, tzinfo=UTC), detail=f"note 1 {'0' * 64}")
        record(Act.CASE_OPENED, actor=self.ben, case=self.case, at=datetime(2026, 11, 22, tzinfo=UTC))

    CASES = [
        ({}, [4, 3, 2, 1]),
        ({"act": "case.opened"}, [4, 1]),
        ({"person": "ada"}, [2, 1]),
        ({"person": "0"}, [3]),
        ({"since": "2026-11-21"}, [4, 3, 2]),
        ({"since": "2026-11-22"}, [4]),
        ({"until": "2026-11-20"}, [1]),
        ({"until": "2026-11-21"}, [3, 2, 1]),
        ({"since": "2026-11-21", "until": "2026-11-21"}, [3, 2]),
        ({"case": "1f2e3d4c"}, [4]),
        ({"case": "1f2e3d4d"}, []),
        # What is not understood is left out, and said so beside the field.
        ({"act": "nothing"}, [4, 3, 2, 1]),
        ({"person": "999999"}, [4, 3, 2, 1]),
        ({"case": "1f2e3d4c' OR 1=1"}, [4, 3, 2, 1]),
        ({"since": "yesterday", "act": "case.moved"}, [2]),
        ({"since": "2026-11-22", "until": "2026-11-20"}, [4]),
    ]

    @pytest.mark.parametrize(("query", "expected"), CASES)
    def test_show(self, dpo, query, expected):
        if query.get("person") == "ada":
            query = {"person": str(self.ada.pk)}
        before = LogEntry.objects.filter(number__gt=4).count()
        found = [number for number in shown(dpo.get(URL, query)) if number <= 4]
        assert (found, before) == (expected, 0)


def test_pages_are_turned_with_the_filter_kept(dpo):
    for number in range(60):
        record(Act.KEY_PROPOSED, detail=f"{number} AAAA")
    answer = dpo.get(URL, {"act": "key.proposed"})
    assert len(shown(answer)) == 50
    assert "?act=key.proposed&amp;page=2" in answer.content.decode()
    assert len(shown(dpo.get(URL, {"act": "key.proposed", "page": 2}))) == 10


def test_it_costs_the_same_however_long_it_is(dpo, django_assert_max_num_queries):
    dpo.get(URL)
    for number in range(60):
        record(Act.KEY_PROPOSED, actor=cast.member(f"person-{number}@example.org"))
    with django_assert_max_num_queries(18):
        dpo.get(URL)


def test_it_says_whether_it_is_whole_as_of_when(dpo):
    assert "Not checked yet" in dpo.get(URL).content.decode()
    watch.watch()
    page = dpo.get(URL).content.decode()
    assert "It is whole" in page
    assert "22 November 2026, 14:03 UTC" in page
    damage.alter(1, detail="x")
    watch.watch()
    page = dpo.get(URL).content.decode()
    assert "It is not whole" in page
    assert "An entry is not as it was written (1)" in page
    watch.accept(reason="examined")
    page = dpo.get(URL).content.decode()
    assert "It is whole" in page
    assert "One old problem was accepted as it stands" in page


def test_nothing_of_it_is_kept_by_browsers_or_between(dpo):
    answer = dpo.get(URL)
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.content.decode()


def test_details_are_told_in_words(dpo):
    ada, ben = world.officer("ada"), world.officer("ben")
    case = world.case([ada])
    record(Act.CASE_MOVED, actor=ada, case=case, detail="received risk_checked")
    record(Act.CASE_ASSIGNED, actor=ada, case=case, detail=f"to {ben.pk}")
    record(Act.CASE_ASSIGNED, actor=ada, case=case, detail="to nobody")
    record(Act.CASE_EXTENDED, actor=ada, case=case, detail="legal 2028-01-10")
    record(Act.CASE_MOVED, actor=ada, case=case, detail="what no version knows")
    told = [row.detail for row in dpo.get(URL).context["rows"]]
    assert told[1:6] == [
        "what no version knows",
        "A court or the police have asked for it, 2028-01-10",
        "nobody",
        "Ben Officer",
        "from “received” to “risk checked”",
    ]
    digest = LogEntry.objects.get(act=Act.PART_ADDED).detail.split(" ")[-1]
    assert told[6] == f"report, number 1, {digest[:12]}…"
