"""Every kind of page by the Tab key: in its order, seen at each stop, never caught; and what controls say they are.

A stop is seen where it is on the screen and its ring, or what stands for one, has 3:1 to what is around it.
"""

import pytest

from tests.browser.sweep.looking import equipment

pytestmark = pytest.mark.browser

MOST = 400
STOP = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    at.dataset.stop ??= String(document.querySelectorAll("[data-stop]").length);
    const box = at.getBoundingClientRect();
    const ring = [at, at.closest("label, .card"), ...at.querySelectorAll("*")].filter(Boolean).flatMap(part =>
        [null, "::before", "::after"].map(pseudo => getComputedStyle(part, pseudo)));
    const ringed = ring.filter(style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const contrast = Math.max(0, ...ringed.map(style => sweep.contrast(style.outlineColor, at)));
    const marked = ring.some(style => style.stroke !== "none" && parseFloat(style.strokeWidth) >= 2);
    return {
        number: Number(at.dataset.stop),
        what: at.outerHTML.slice(0, 120),
        ring: contrast || (marked ? 21 : 0),
        inSight: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
        after: [...document.querySelectorAll("[data-stop]")].every(
            other => other === at || Boolean(other.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)
                || Number(other.dataset.stop) > Number(at.dataset.stop)),
    };
}"""
# What one has to be able to reach: of a group of radio buttons one stands for all.
TO_REACH = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(part => part.type !== "hidden")
    .filter(part => part.checkVisibility({checkVisibilityCSS: true}) && !part.disabled && part.tabIndex >= 0)
    .filter(part => part.type !== "radio" && !part.dataset.stop)
    .map(part => part.outerHTML.slice(0, 120))"""


def walk(page):
    """Every stop from the top of the page until the focus leaves it."""
    page.evaluate(equipment())
    stops = []
    for _number in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["number"] == 0):
            return stops
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", [320, 1280])
def test_every_kind_of_page_is_walked_by_keyboard_in_its_order_and_seen_at_each_stop(visit, found, width):
    visitor, problems, walked = visit(width=width), [], 0
    for name in [name for name in found if ":" not in name and name != "gallery"]:
        page = visitor.go(found[name])
        stops = walk(page)
        walked += len(stops)
        if len(stops) == MOST:
            problems.append(f"{name}: the focus is caught")
        unseen = [stop for stop in stops if stop["ring"] < 3 or not stop["inSight"]]
        problems += [f"{name}: not seen ({stop['ring']}) at {stop['what']}" for stop in unseen]
        problems += [f"{name}: out of order at {stop['what']}" for stop in stops if not stop["after"]]
        problems += [f"{name}: never reached {what}" for what in page.evaluate(TO_REACH)]
    assert not problems, "\n".join(problems)
    assert walked >= 700


# What each control of ours is to who hears the page: where it is, its role, its name, and what it says of its state.
CONTROLS = {
    "the list of countries": ("/branches/find/", "#main [role=combobox]", "combobox", {"aria-expanded": "false"}),
    "the menu on a phone": ("/", ".menu-button:not(.menu-button--close)", "button", {"popovertarget": "site-menu"}),
    "the menu's way out": ("/", ".menu-button--close", "button", {"popovertargetaction": "hide"}),
    "the switch of the calendar": ("/events/", ".view-switch [aria-current]", "link", {"aria-current": "page"}),
    "the filter": ("/events/", ".event-filter summary", "", {}),
    "the way out of a report": ("/conduct/report/", ".conduct-leave__link", "link", {}),
    "the address to copy": ("/events/subscribe/", "#calendar-address", "textbox", {"readonly": ""}),
}


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_says_what_it_is_called_and_in_which_state_it_is(visit, control):
    url, selector, role, state = CONTROLS[control]
    page = visit(width=320).go(url)
    part = page.locator(selector).first
    part.wait_for(state="attached")
    assert {name: part.get_attribute(name) for name in state} == state
    if control == "the menu's way out":
        page.click(".menu-button:not(.menu-button--close)")
    said = part.aria_snapshot()
    assert role in said.split('"')[0], said
    assert '"' in said or ":" in said, said


def test_the_list_of_countries_tells_which_option_is_meant(visit):
    page = visit().go("/branches/find/")
    box = page.locator("#main [role=combobox]").first
    box.fill("Germ")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-expanded") == "true"
    meant = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert (meant.get_attribute("role"), meant.get_attribute("aria-selected")) == ("option", "true")
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"


def test_tables_keep_their_roles_where_they_are_laid_out_as_lines(visit, found):
    page = visit(width=320).go(found["date: scheduled"] + "notice/")
    said = page.locator(".notice-times").aria_snapshot()
    for role in ("- table", "rowheader", "cell"):
        assert role in said
