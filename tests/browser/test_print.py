"""What is printed: whole, dark on white whatever the screen, with addresses and without what one presses."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

pytestmark = pytest.mark.browser

PRINTED = {
    "EventPage": "Agenda",
    "date: scheduled": "Before you come",
    "notice": "When it is where our members live",
    "CodeOfConductPage": "Everybody belongs",
    "ConductIndexPage": "Help now",
    "ConductTextPage": "Conduct",
    "BranchPage active": "Who to ask",
}
WHITE = 250
GROUNDS = """() => [document.documentElement, document.querySelector("main"), document.querySelector("h1")]
    .map(part => getComputedStyle(part))
    .map(style => [style.backgroundColor, style.color])"""


@pytest.fixture(scope="module")
def to_print(found):
    """What a member would print, by name."""
    return {name: found[name] for name in PRINTED if name in found} | {"notice": found["date: scheduled"] + "notice/"}


def paper(page):
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))
    return [_plain(sheet.extract_text()) for sheet in pdf.pages]


def _plain(text):
    """One line, without the joined letters of type."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def test_a_printed_page_has_its_text_and_no_menu(visit, to_print):
    visitor, lost = visit(), {}
    for name, url in to_print.items():
        page = visitor.go(url)
        text = " ".join(paper(page))
        heading = _plain(page.inner_text("h1"))
        gone = [word for word in (heading, *_headings(page)) if word not in text]
        left = [word for word in ("Skip to the content", "Main menu", "Find my branch", "Breadcrumb") if word in text]
        if gone or left:
            lost[name] = gone, left
    assert lost == {}
    assert len(to_print) == len(PRINTED)


def _headings(page):
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('h2 .visually-hidden').forEach(part => part.remove())")
    found = [_plain(text) for text in page.locator("main h2:visible").all_inner_texts()]
    page.emulate_media(media="null")
    return found


def test_it_prints_dark_on_white_from_a_dark_screen(visit, to_print):
    visitor = visit(scheme="dark")
    for name, url in to_print.items():
        page = visitor.go(url)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("matchMedia('print').matches"), name
        ground, ink = page.evaluate(GROUNDS)[0]
        assert min(_parts(ground)) >= WHITE - 10, (name, ground)
        assert max(_parts(ink)) <= 80, (name, ink)


def _parts(colour):
    return [int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")[:3]]


def test_addresses_of_links_elsewhere_are_printed(visit, found):
    page = visit().go(found["ConductIndexPage"])
    page.emulate_media(media="print")
    hidden = page.evaluate("""() => [...document.querySelectorAll("main a[href^=http]")]
        .filter(link => link.checkVisibility())
        .filter(link => !getComputedStyle(link, "::after").content.includes(link.href.slice(0, 12)))
        .map(link => link.outerHTML)""")
    assert hidden == []


def test_the_times_of_a_notice_are_printed_whole(visit, to_print):
    page = visit().go(to_print["notice"])
    rows = page.locator(".notice-times tbody tr")
    text = " ".join(paper(page))
    cells = [_plain(cell) for cell in rows.locator("th, td").all_inner_texts()]
    assert len(cells) >= 3 * 10
    assert [cell for cell in cells if cell not in text] == []


def test_no_table_is_wider_than_the_paper(visit, to_print):
    visitor, wider = visit(width=680), {}
    for name, url in to_print.items():
        page = visitor.go(url)
        page.emulate_media(media="print")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wider[name] = over
    assert wider == {}
