"""The log, the figures and keeping a case longer, in a browser: for axe, on a phone and by night, without script."""

from datetime import date, timedelta

import pytest

from tests.browser import server
from tests.browser.conftest import copy_of_the_demo, visitors
from tests.browser.sweep.looking import look_at

pytestmark = pytest.mark.browser

CASE = "Quiet Orchard"


def a_year_is_counted_and_a_case_is_closed():
    from conduct.choices import OUTCOMES, Kind, State
    from conduct.figures.disclosure import disclose
    from conduct.models import Case, YearFigures

    figures = {
        "kinds": disclose({kind: number for number, kind in enumerate(Kind.values)}),
        "outcomes": disclose({str(outcome): number * 3 for number, outcome in enumerate(OUTCOMES)}),
    }
    YearFigures.objects.create(year=2025, figures=figures, frozen_on=date(2026, 1, 31))
    goes = date.today() + timedelta(days=20)
    Case.objects.filter(code_name=CASE).update(
        state=State.CLOSED, outcome=State.SUPPORTED, closed_on=goes - timedelta(days=365), delete_on=goes
    )


@pytest.fixture(scope="module")
def site_with_a_log(chromium, demo_connection, django_db_blocker):
    prepared = a_year_is_counted_and_a_case_is_closed
    copy = copy_of_the_demo("log", demo_connection, django_db_blocker, prepared_by=prepared)
    with copy as database_url, server.running(database_url) as address:
        yield address


@pytest.fixture
def somebody(chromium, site_with_a_log):
    """``somebody("data.protection")``, signed in; without script unless it is asked for."""
    with visitors(chromium, site_with_a_log) as opened:

        def signed_in(name, **options):
            visitor = opened(**options)
            page = visitor.go("/account/login/password/")
            page.fill("[name=login]", f"{name}@example.org")
            page.fill("[name=password]", "labour-demo")
            page.click("main form [type=submit]")
            page.wait_for_load_state()
            visitor.problems.clear()
            return visitor

        yield signed_in


def test_axe_finds_nothing_on_the_log_and_the_figures(somebody):
    visitor, found = somebody("data.protection"), []
    for address in ("log/", "log/?person=0&act=key.agreed", "log/?case=zzz&until=2020-01-01", "figures/"):
        found += look_at(visitor.go(f"/conduct/desk/{address}"), address)
    assert found == []


def test_the_log_is_filtered_and_its_pages_are_turned_without_script(somebody):
    page = somebody("data.protection", javascript=False).go("/conduct/desk/log/")
    page.select_option("[name=act]", label="A report was received")
    page.click("main form.filter [type=submit]")
    rows = page.locator(".conduct-log tbody tr")
    assert rows.count() >= 2
    assert {row.split("\t")[3] for row in rows.all_inner_texts()} == {"A report was received"}
    page.click(".conduct-log a >> nth=0")
    assert "?case=" in page.url
    assert page.locator(".conduct-log tbody tr").count() >= 2


def test_the_log_fits_a_phone(somebody):
    page = somebody("data.protection", width=320).go("/conduct/desk/log/")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_axe_finds_nothing_where_a_case_is_kept_longer(somebody):
    """Before the test that keeps it: afterwards there is no way there any more."""
    visitor = somebody("conduct.officer")
    page = visitor.go("/conduct/desk/?show=all")
    page.click(f"main a:has-text('{CASE}')")
    page.click("main a:has-text('Keep it longer')")
    assert look_at(page, "keep") == []


def test_a_case_is_kept_longer_without_script(somebody):
    visitor = somebody("conduct.officer", javascript=False)
    page = visitor.go("/conduct/desk/?show=all")
    page.click(f"main a:has-text('{CASE}')")
    page.click("main a:has-text('Keep it longer')")
    page.click("main form [type=submit]")
    assert page.locator(".error-summary").inner_text().count("Say why it is still needed.") == 1
    page.check("[name=reason][value=appeal]")
    page.click("main form [type=submit]")
    assert "The case is kept until" in page.inner_text("main")
    assert visitor.problems == []
