"""The controls of a rule in a real browser: nothing for axe to find, and whole on a small phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.conf import settings
from django.utils import translation

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


def test_a_second_tuesday_is_chosen_by_keyboard_alone(page):
    show(page, "en")
    page.keyboard.press("Tab")
    page.keyboard.type("Monthly")
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        label = page.evaluate("document.activeElement.labels?.[0]?.innerText.trim()")
        reached.append(label)
        if label in ("Tuesday", "Second"):
            page.keyboard.press("Space")
    values = page.evaluate("Array.from(new FormData(document.forms[0])).map(pair => pair.join('='))")
    assert {"rule_frequency=MONTHLY", "rule_weekdays=1", "rule_weeks=2"} <= set(values)
    assert None not in reached[:25]
