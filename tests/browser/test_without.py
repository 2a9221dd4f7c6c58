"""Pages without style, without pictures and without script: everything is still there, once, and in its order."""

from itertools import pairwise

import pytest

from tests.browser.sweep.looking import ASK, equipment

pytestmark = pytest.mark.browser

# What script adds to a page, which has another way without it.
ADDED_BY_SCRIPT = "[role=combobox], [data-device-zone] *, [data-passkey] *"
ACTIONS = """added => [...document.querySelectorAll("main a[href], main button")]
    .filter(part => part.checkVisibility() && !part.matches(added))
    .map(part => part.getAttribute("href") ?? `${part.name} ${part.value}`)
    .filter(where => !where.startsWith("/timezone/"))"""
OUTLINE = """() => ({
    first: document.querySelector("a[href], button").getAttribute("href"),
    headings: [...document.querySelectorAll("h1")].filter(part => part.checkVisibility()).length,
    order: ["header", "main", "footer"]
        .map(name => document.querySelector(`body > ${name}`)?.getBoundingClientRect().top)
        .filter(top => top !== undefined),
    lines: document.body.innerText.split("\\n").map(line => line.trim()).filter(line => line.length > 3),
})"""
KINDS = 20
# The way past the menu; in the form for reports the way out of it.
FIRST = {"#main", "/conduct/report/leave/"}


@pytest.fixture
def kinds(found):
    """One of each kind of page, and the calendar's month, which is laid out most."""
    named = {name: url for name, url in found.items() if ":" not in name and name != "gallery"}
    assert len(named) >= KINDS
    return named | {name: found[name] for name in ("calendar: month", "date: scheduled", "finder: a branch")}


def refuse(page, *kinds_of_file):
    page.route(
        "**/*", lambda route: route.abort() if route.request.resource_type in kinds_of_file else route.continue_()
    )


def test_without_style_a_page_is_in_order_and_says_nothing_twice(visit, kinds):
    styled, bare, problems = visit(), visit(), []
    refuse(bare.page, "stylesheet")
    for name, url in kinds.items():
        found = bare.go(url).evaluate(OUTLINE)
        twice = _twice(found["lines"]) - _twice(styled.go(url).evaluate(OUTLINE)["lines"])
        problems += [f"{name}: {line!r} twice" for line in sorted(twice)]
        if found["first"] not in FIRST or found["headings"] != 1 or found["order"] != sorted(found["order"]):
            problems.append(f"{name}: {found['first']}, {found['headings']}, {found['order']}")
    assert not problems, "\n".join(problems)


def _twice(lines):
    """What stands twice in a row."""
    return {line for line, after in pairwise(lines) if line == after}


def test_without_pictures_nothing_is_lost_and_all_have_room(visit, kinds):
    seeing, reading, problems = visit(width=320), visit(width=320), []
    refuse(reading.page, "image")
    for name, url in kinds.items():
        page = reading.go(url)
        page.evaluate(equipment())
        problems += [f"{name}: {line}" for line in page.evaluate(ASK, ["wider", "cut", "overlapping"])]
        silent = page.locator("main img:not([alt])").count()
        if silent or _words(page) != _words(seeing.go(url)):
            problems.append(f"{name}: {silent} pictures say nothing, or words are others")
    assert not problems, "\n".join(problems)


def _words(page):
    return page.inner_text("h1"), page.locator("main h2, main h3").all_inner_texts()


def test_without_script_there_is_all_that_one_can_do_with_it(visit, kinds):
    # Of a device elsewhere the script says its zone, and before midnight in London that is another day's calendar.
    scripted, plain, problems = visit(zone="Europe/London"), visit(javascript=False), []
    for name, url in kinds.items():
        more = set(scripted.go(url).evaluate(ACTIONS, ADDED_BY_SCRIPT))
        less = set(plain.go(url).evaluate(ACTIONS, ADDED_BY_SCRIPT))
        problems += [f"{name}: no {where!r} without script" for where in sorted(more - less)]
    assert not problems, "\n".join(problems)
