"""The controls of a rule in a real browser: nothing for axe to find, and whole on a small phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.datastructures import MultiValueDict

from events.forms import RuleField

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class MeetingForm(forms.Form):
    rule = RuleField(label="Repeats", help_text="By the clock where the meeting is.")


@pytest.fixture
def page(chromium):
    page = chromium.new_context(viewport={"width": 320, "height": 900}, java_script_enabled=True).new_page()
    yield page
    page.context.close()


def show(page, language, data=None):
    """The form on a page of its own, with the site's styles."""
    if data is not None:
        data = MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in data.items()})
    with translation.override(language):
        group = MeetingForm(data)["rule"].as_field_group()
    direction = "rtl" if language == "ar" else "ltr"
    page.set_content(
        f"<!doctype html><html lang={language} dir={direction}><meta name=viewport content='width=device-width'>"
        f"<title>Meeting</title><body><main><h1>Meeting</h1><form>{group}</form></main>"
    )
    for name in ("tokens", "reset", "base", "components/field", "rule"):
        page.add_style_tag(content=(settings.BASE_DIR / "static" / "css" / f"{name}.css").read_text())


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("data", [None, {"rule_interval": "often"}], ids=["empty", "refused"])
def test_axe_finds_nothing(page, language, data):
    show(page, language, data)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    assert [violation["id"] for violation in found["violations"]] == []
    assert len(found["passes"]) >= 15


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_fits_320_pixels(page, language):
    show(page, language)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def with_script(page):
    page.add_script_tag(content=(settings.BASE_DIR / "static" / "js" / "rule-controls.js").read_text(), type="module")
    page.wait_for_function("customElements.get('rule-controls') !== undefined")


def shown(page):
    """The names of the controls that stand there."""
    visible = "Array.from(document.forms[0].elements).filter(one => one.name && one.checkVisibility())"
    return set(page.evaluate(f"{visible}.map(one => one.name.replace('rule_', ''))"))


def sent(page):
    return page.evaluate("Array.from(new FormData(document.forms[0])).map(pair => pair.join('='))")


NEEDED = {
    "": {"frequency"},
    "DAILY": {"frequency", "interval", "weekdays", "ends"},
    "WEEKLY": {"frequency", "interval", "weekdays", "ends"},
    "MONTHLY": {"frequency", "interval", "weekdays", "weeks", "month_day", "ends"},
    "YEARLY": {"frequency", "interval", "weekdays", "weeks", "month_day", "ends"},
}


def test_with_script_only_what_the_frequency_needs_stands_there(page):
    show(page, "en")
    assert len(shown(page)) >= 8
    with_script(page)
    for frequency, expected in NEEDED.items():
        page.select_option("[name=rule_frequency]", frequency)
        assert shown(page) == expected
    page.click("summary")
    assert {"months", "which_months"} <= shown(page)
    for end, expected in {"date": {"until"}, "count": {"count"}, "never": set()}.items():
        page.check(f"[name=rule_ends][value={end}]")
        assert shown(page) & {"until", "count"} == expected


def test_what_is_put_away_is_not_sent_and_comes_back(page):
    show(page, "en", {"rule_frequency": "MONTHLY", "rule_weekdays": ["1"], "rule_weeks": ["2"]})
    with_script(page)
    page.select_option("[name=rule_frequency]", "WEEKLY")
    assert "rule_weeks=2" not in sent(page)
    page.select_option("[name=rule_frequency]", "MONTHLY")
    assert {"rule_weekdays=1", "rule_weeks=2"} <= set(sent(page))


def test_what_was_refused_stays_in_sight(page):
    show(page, "en", {"rule_frequency": "WEEKLY", "rule_weeks": ["9"]})
    with_script(page)
    assert "weeks" in shown(page)


def test_a_rule_in_a_row_that_is_added_later_behaves_the_same(page):
    show(page, "en")
    with_script(page)
    row = MeetingForm(prefix="rows-0")["rule"].as_field_group()
    page.evaluate("html => document.forms[0].insertAdjacentHTML('beforeend', html)", str(row))
    added = page.locator("rule-controls").nth(1)
    assert not added.get_by_label("Second", exact=True).is_visible()
    page.select_option("[name=rows-0-rule_frequency]", "MONTHLY")
    assert added.get_by_label("Second", exact=True).is_visible()
    assert page.locator("[name=rule_weeks]").first.is_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no script"])
def test_a_second_tuesday_but_in_august_is_chosen_by_keyboard_alone(page, language, scripted):
    show(page, language)
    if scripted:
        with_script(page)
    page.locator("[name=rule_frequency]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    wanted = {"rule_weekdays=1", "rule_weeks=2", "rule_months=8"}
    for _ in range(45):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.name, document.activeElement.value].join('=')")
        if at in wanted or page.evaluate("document.activeElement.tagName") == "SUMMARY":
            page.keyboard.press("Space")
        if at.startswith("rule_which_months="):
            page.keyboard.press("ArrowDown")
        if at == "rule_months=8":
            break
    values = {pair for pair in sent(page) if pair.split("=")[1]}
    assert values == wanted | {
        "rule_frequency=MONTHLY",
        "rule_interval=1",
        "rule_which_months=leave_out",
        "rule_ends=never",
    }
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", ["en", "ar"])
def test_all_that_opens_has_no_barrier_either(page, language):
    show(page, language, {"rule_frequency": "YEARLY", "rule_ends": "count", "rule_months": ["8"]})
    with_script(page)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    assert [violation["id"] for violation in found["violations"]] == []
    assert {"months", "count"} <= shown(page)
