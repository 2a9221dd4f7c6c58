"""A year is counted once, on 31 January after it, and never moves again; who sees it; that deleted cases count."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.encryption import reseal_everything
from common.jobs import handlers
from conduct.choices import Act, Kind, State
from conduct.figures import services
from conduct.figures.counts import ENDS, KINDS, counts_of, keep_count_of
from conduct.figures.public import figures_html
from conduct.log.chain import record
from conduct.models import CaseCounts, LogEntry, YearFigures
from li_site.settings.environment import key_from
from tests import cast
from tests.conduct import world

pytestmark = pytest.mark.django_db
URL = "/conduct/desk/figures/"


def on(*day):
    return time_machine.travel(datetime(*day, 3, tzinfo=UTC), tick=False)


@pytest.fixture
def begun():
    """The site's log began in 2026."""
    record(Act.LOG_READ, at=datetime(2026, 3, 1, tzinfo=UTC))


def cases(number, kind=Kind.BULLYING, received=date(2026, 5, 1), outcome="", closed=None):
    state = State.CLOSED if closed else outcome or State.RECEIVED
    for _number in range(number):
        yield world.case([], kind=kind, received_on=received, outcome=outcome, closed_on=closed, state=state)


def told(year):
    figures = YearFigures.objects.get(year=year).figures
    return {name: {key: low for key, low in table["rows"].items() if low} for name, table in figures.items()}


DAYS = [
    ((2026, 12, 31), None),
    ((2027, 1, 1), None),
    ((2027, 1, 30), None),
    ((2027, 1, 31), 2026),
    ((2027, 2, 1), 2026),
    ((2027, 12, 31), 2026),
    ((2028, 1, 30), 2026),
    ((2028, 1, 31), 2027),
]


@pytest.mark.parametrize(("day", "year"), DAYS)
def test_a_year_is_counted_from_31_january_after_it(day, year, begun):
    with on(*day):
        handlers()["conduct.freeze_figures"].run("")
    assert list(YearFigures.objects.values_list("year", flat=True)) == ([year] if year else [])


def test_a_year_before_the_site_began_is_not_counted():
    record(Act.LOG_READ, at=datetime(2027, 1, 2, tzinfo=UTC))
    with on(2027, 1, 31):
        assert services.freeze() is None


def test_it_counts_what_was_received_and_what_was_closed_in_the_year(begun):
    list(cases(6, outcome=State.SUPPORTED, closed=date(2026, 12, 31)))
    list(cases(5, Kind.OTHER, date(2026, 12, 31), State.SUPPORTED, date(2027, 1, 1)))
    list(cases(5, Kind.OTHER, date(2027, 1, 1)))
    with on(2027, 1, 31):
        services.freeze()
    assert told(2026) == {KINDS: {"bullying": 5, "other": 5}, ENDS: {"supported": 5}}
    with on(2028, 1, 31):
        services.freeze()
    assert told(2027) == {KINDS: {"other": 5}, ENDS: {"supported": 5}}


COUNTS = [(4, {}), (5, {"bullying": 5}), (6, {"bullying": 5}), (10, {"bullying": 10})]


@pytest.mark.parametrize(("number", "kinds"), COUNTS)
def test_fewer_than_five_are_not_told(number, kinds, begun):
    list(cases(number))
    with on(2027, 1, 31):
        services.freeze()
    assert told(2026) == {KINDS: kinds, ENDS: {}}


def test_nothing_that_happens_later_moves_them(begun):
    list(cases(5))
    with on(2027, 1, 31):
        services.freeze()
        before = figures_html()
        list(cases(5))
        services.freeze()
        assert figures_html() == before


def test_what_is_stored_is_what_is_published_and_no_true_number(begun):
    list(cases(7))
    list(cases(3, Kind.SEXUAL_HARASSMENT))
    with on(2027, 1, 31):
        row = services.freeze()
    assert row.figures[KINDS]["at_least"] == 10
    assert {low for table in row.figures.values() for low in table["rows"].values()} == {None, 5}


def test_a_deleted_case_counts_as_before_and_nothing_else_is_left_of_it(begun):
    found = list(cases(5, Kind.OTHER, outcome=State.REFERRED, closed=date(2026, 6, 1)))
    before = counts_of(2026)
    for case in found:
        keep_count_of(case)
        case.delete()
    assert counts_of(2026) == before
    assert (before[KINDS]["other"], before[ENDS]["referred"]) == (5, 5)
    sealed = CaseCounts.objects.get().sealed
    assert "other" not in sealed
    assert "2026" not in sealed


def test_the_length_of_the_sealed_counts_says_little(begun):
    lengths = set()
    for kind in Kind:
        for case in cases(1, kind):
            keep_count_of(case)
        lengths.add(len(CaseCounts.objects.get().sealed))
    assert len(lengths) == 1


def test_the_counts_are_sealed_anew_when_keys_change(settings):
    [case] = cases(1)
    keep_count_of(case)
    before = CaseCounts.objects.get().sealed
    settings.ENCRYPTION_KEYS = [key_from("another"), *settings.ENCRYPTION_KEYS]
    reseal_everything()
    assert CaseCounts.objects.get().sealed != before
    settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS[:1]
    case.delete()
    assert counts_of(2026)[KINDS]["bullying"] == 1


def test_a_case_whose_key_is_lost_can_still_go(settings):
    [case] = cases(1, outcome=State.SUPPORTED, closed=date(2026, 6, 1))
    settings.ENCRYPTION_KEYS = [key_from("another")]
    keep_count_of(case)
    case.delete()
    counts = counts_of(2026)
    assert (sum(counts[KINDS].values()), counts[ENDS]["supported"]) == (0, 1)


WHO = {
    "a visitor": (cast.visitor, 302),
    "a member": (cast.member, 403),
    "an editor": (cast.editor, 403),
    "an administrator": (cast.admin, 403),
    "a conduct officer": (lambda: world.officer("ada"), 200),
    "a conduct officer without a key": (lambda: world.officer("ada", with_key=False), 200),
    "the data protection officer": (world.data_protection_officer, 200),
}


@pytest.mark.parametrize("who", WHO)
def test_who_reads_the_page(who):
    person, answer = WHO[who]
    assert cast.client_of(person()).get(URL).status_code == answer


def test_that_somebody_reads_them_is_one_entry_a_visit():
    browser = cast.client_of(world.officer("ada"))
    for _time in range(3):
        browser.get(URL)
    assert LogEntry.objects.filter(act=Act.FIGURES_READ).count() == 1


def test_an_officer_sees_the_same_page_whatever_cases_there_are_now(begun):
    browser = cast.client_of(world.officer("ada"))
    with on(2027, 1, 31):
        services.freeze()

        def page():
            return browser.get(URL).content.decode().partition("<main")[2]

        before = page()
        list(cases(9, received=date(2026, 12, 1)))
        assert page() == before


def test_the_page_says_it_in_words(begun):
    list(cases(7))
    with on(2027, 1, 31):
        services.freeze()
    page = cast.client_of(world.officer("ada")).get(URL).content.decode()
    for words in ("Reports received in 2026", "Bullying or abuse", "5 to 9", "In all at least 5", "31 January 2027"):
        assert words in page
    assert "Sexual harassment; Discrimination" in page


def test_before_the_first_year_the_page_says_so_and_the_public_gets_nothing():
    assert "No year has been counted yet" in cast.client_of(world.officer("ada")).get(URL).content.decode()
    assert figures_html() == ""


def test_years_cost_one_query_however_many(begun):
    for year in range(2030, 2040):
        YearFigures.objects.create(
            year=year, frozen_on=date(year + 1, 1, 31), figures={KINDS: _empty(Kind), ENDS: _empty([State.SUPPORTED])}
        )
    with CaptureQueriesContext(connection) as queries:
        assert figures_html().count("<h2>") == 10
    assert len(queries) == 1


def _empty(choices):
    return {"at_least": None, "rows": dict.fromkeys(map(str, choices))}
