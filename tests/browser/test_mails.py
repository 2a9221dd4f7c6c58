"""The newsletter's mails as clients that are browsers show them: no barrier, no sideways scrolling, no request."""

import pytest

from newsletter.choices import MailingKind
from tests import builders
from tests.browser.sweep.looking import OF_COLOUR, RULES, violations
from tests.newsletter.mails.letters import fair, html_of, meeting, received

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MAILS = {
    "edition": {"meetings": (meeting(), meeting(in_person=True), fair(cancelled=True))},
    "in Arabic": {"language": "ar", "title": "رسالة ديسمبر"},
    "digest": {"kind": MailingKind.DIGEST, "notices": ()},
    "notice": {"kind": MailingKind.NOTICE, "items": (), "meetings": ()},
    "bare": {"items": (), "meetings": (), "notices": (), "greeting": "", "web_url": ""},
}


@pytest.fixture
def shown(chromium):
    """``shown(html, width, scheme)``: a page that has nothing but the mail, and what it asked for."""
    contexts = []

    def opened(html, width, scheme):
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(html)
        return page, asked

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_has_no_barrier_fits_a_telephone_and_asks_for_nothing(shown, name):
    builders.home()
    html, problems, looks = html_of(received(**MAILS[name])), [], 0
    for width in (320, 360, 700):
        for scheme, rules in (("light", RULES), ("dark", OF_COLOUR)):
            page, asked = shown(html, width, scheme)
            problems += violations(page, f"{name} ({width}, {scheme})", rules)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert asked == []
            looks += 1
    assert problems == []
    assert looks == 6


def test_dark_screens_have_dark_mails(shown):
    builders.home()
    colour = "getComputedStyle(document.querySelector('.outer')).backgroundColor"
    html = html_of(received())
    assert [shown(html, 360, scheme)[0].evaluate(colour) for scheme in ("light", "dark")] == [
        "rgb(255, 251, 245)",
        "rgb(21, 17, 31)",
    ]
