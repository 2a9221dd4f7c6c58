"""How pages stand in a browser: nothing jumps, light, fit for a keyboard and for no script."""

import pytest

from tests.browser.weight import weigh

pytestmark = pytest.mark.browser

SHIFT = """
    new Promise(done => {
        let shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))
            .observe({type: "layout-shift", buffered: true});
        setTimeout(() => done(shift), 300);
    })
"""
KIB = 1024
FINDER = "/branches/find/"


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_a_page_loads(visit, found, width):
    visitor = visit(width=width)
    shifts = {name: visitor.go(url).evaluate(SHIFT) for name, url in found.items()}
    # Below that nobody sees it: the heading's face takes the place of one with the same measures, to a fraction.
    assert {name: shift for name, shift in shifts.items() if shift > 0.005} == {}
    assert len(shifts) >= 25


WITH_PICTURE, TEXT = 90, 40
HEAVIEST = {
    "HomePage": WITH_PICTURE,
    "StandardPage": WITH_PICTURE,
    "BranchPage active": WITH_PICTURE,
    "RegionPage": TEXT,
    "ContactPage": TEXT,
    "finder: asking": TEXT,
    "search: found": TEXT,
    "404": TEXT,
}


@pytest.mark.parametrize("kind", HEAVIEST)
def test_a_page_is_light(visit, found, kind):
    visitor = visit(width=360, height=780, device_scale_factor=2)
    sizes = weigh(visitor.page, visitor.site + found[kind])
    assert sum(sizes.values()) <= HEAVIEST[kind] * KIB, sizes
    assert len(sizes) <= 6, sizes


def test_the_first_tab_leads_past_the_header(visit):
    page = visit().go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


# Whether anything looks different from when it has no focus: the element, what is in it, what it stands in.
FOCUS = """() => {
    const PROPERTIES = ["outline", "boxShadow", "stroke", "strokeWidth", "fill", "backgroundColor", "r"];
    const look = part => [null, "::before", "::after"].map(pseudo => {
        const style = getComputedStyle(part, pseudo);
        return PROPERTIES.map(property => style[property]).join();
    });
    const changes = element => {
        const around = [element.parentElement, element.parentElement?.parentElement?.parentElement ?? element];
        const parts = [element, ...around, ...element.querySelectorAll("*")];
        const focused = parts.map(look).join("|");
        element.blur();
        const without = parts.map(look).join("|");
        element.focus({focusVisible: true, preventScroll: true});
        return focused !== without;
    };
    const element = document.activeElement, box = element.getBoundingClientRect();
    return {
        tag: element.tagName,
        href: element.getAttribute("href"),
        seen: box.width > 0 && box.height > 0,
        marked: changes(element),
    };
}"""


def walk(page, steps):
    stops = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    return stops


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(visit, width):
    page = visit(width=width).go("/")
    stops = [stop for stop in walk(page, 40) if stop["tag"] != "BODY"]
    assert [stop for stop in stops if not stop["seen"]] == []
    assert [stop for stop in stops if not stop["marked"]] == []
    assert len({stop["href"] for stop in stops}) >= 10


def test_the_menu_works_by_keyboard_on_a_phone(visit):
    page = visit(width=360).go("/")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[popovertarget], summary')"):
            break
    page.keyboard.press("Enter")
    stops = walk(page, 4)
    assert all(stop["seen"] and stop["marked"] for stop in stops)
    assert stops[-1]["href"].startswith("/")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[popovertarget], summary')")


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_member_abroad_finds_the_branch_from_the_home_page(visit, javascript):
    page = visit(width=360, javascript=javascript).go("/")
    if javascript:
        page.locator("#main [role=combobox]").first.fill("Germ")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    else:
        page.locator("#main select[name=country]").select_option("DE")
    if "country=" not in page.url:
        page.locator("#main form [type=submit]").first.click()
    page.wait_for_url("**country=DE**")
    page.locator("#main a[href*='/branches/'][href*='germany']").first.click()
    page.wait_for_url("**/branches/*/*germany*/")
    assert "Germany" in page.inner_text("h1")
    assert page.locator("#main time").count() >= 1


def test_the_finder_works_by_keyboard_alone(visit):
    page = visit().go(FINDER)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#main [role=combobox]')"):
            break
    page.keyboard.type("Germ")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    if "country=" not in page.url:
        page.keyboard.press("Enter")
    page.wait_for_url("**country=DE**")
    assert "Germany" in page.inner_text("#main")


def test_a_form_names_its_errors_and_takes_the_reader_to_them(visit, found):
    page = visit().go(found["contact 1"])
    page.locator("form[method=post] [type=submit]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-invalid=true]")
    wrong = page.locator("[aria-invalid=true]").first
    described = wrong.get_attribute("aria-describedby").split()
    assert any(page.locator(f"#{name}").inner_text().strip() for name in described)
    page.locator("#main a[href^='#id_']").first.click()
    assert page.evaluate("document.activeElement.name") == wrong.get_attribute("name")
