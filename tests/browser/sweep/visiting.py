"""Going through places by several browsers at once, each in a thread of its own; what they found in one."""

import os
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from playwright.sync_api import sync_playwright

from tests.browser import server
from tests.browser.conftest import SWITCHES, Visit, sign_in
from tests.browser.sweep.looking import THEMES, Look
from tests.browser.sweep.places import is_whole

TURN = "document.documentElement.dir = 'rtl'; document.documentElement.lang = 'ar'"
# As the templates name them in the process of the tests.
STATIC = re.compile(r"/static/([\w./-]+)")
SEND_EMPTY = """() => {
    const form = document.querySelector("main form[method=post]:has([type=submit])");
    form.noValidate = true;
    form.querySelector("[type=submit]").click();
}"""
BROWSERS = min(2, os.cpu_count() or 1)


@dataclass
class Swept:
    places: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    views: Counter = field(default_factory=Counter)

    def add(self, place, look):
        self.places.append(place)
        self.problems += look.problems
        self.views[place.language] += look.views

    def __str__(self):
        return f"{len(self.places)} pages, {sum(self.views.values())} views, {len(self.problems)} findings"


def sweep(executable, site, places, browsers=BROWSERS):
    """Everything that is wrong at some places. Those of one person are visited by each browser signed in once."""
    shares = [places[number::browsers] for number in range(browsers)]
    with ThreadPoolExecutor(browsers) as pool:
        parts = list(pool.map(lambda share: _one_browser(executable, site, share), shares))
    whole = Swept()
    for part in parts:
        whole.places += part.places
        whole.problems += part.problems
        whole.views += part.views
    return whole


def _one_browser(executable, site, places):
    found = Swept()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=SWITCHES, chromium_sandbox=False)
        person, visitor = None, None
        for place in places:
            if place.person != person:
                person, visitor = place.person, _visitor(browser, site, place.person)
            _open(visitor, place)
            themes = list(THEMES) if place.is_source or is_whole() else ["light"]
            look = Look(visitor.page, str(place), colours=place.is_source, themes=themes)
            found.add(place, look.through())
        browser.close()
    return found


def _visitor(browser, site, person):
    context = browser.new_context(reduced_motion="reduce", locale="en-GB", timezone_id="Europe/Berlin")
    context.set_default_timeout(60_000)
    visitor = Visit(context.new_page(), site)
    visitor.page.route("**/drawn/*", _draw)
    if person:
        sign_in(visitor, person)
    return visitor


def _draw(route):
    template = route.request.url.rpartition("/")[2]
    names = server.hashed_names()
    body = STATIC.sub(lambda found: f"/static/{names[found[1]]}", render_to_string(template))
    route.fulfill(body=body, content_type="text/html")


def _open(visitor, place):
    page = visitor.go(place.url)
    if place.is_wrong:
        page.evaluate(SEND_EMPTY)
        page.wait_for_selector("[aria-invalid=true]")
        # It stands there before the stylesheet does.
        page.wait_for_load_state("load")
    if place.is_turned:
        page.evaluate(TURN)
    return page
