"""A browser, a server for it, and pages that remember what went wrong on them."""

import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests import addresses, databases, indexing
from tests.browser import server

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
SWITCHES = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
MISSING = "No Chromium found: install it (Debian and Ubuntu: apt install chromium)."
# Redrawn in full size: pictures of pages whose weight is measured.
FULL_WIDTH = 1600


@pytest.fixture(scope="session")
def browser_path():
    """Where Chromium is, or a skip (with REQUIRE_BROWSER=1 a failure) that says what to install."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(MISSING)
    return path


@pytest.fixture(scope="session")
def chromium(browser_path):
    """One browser for all tests."""
    # Playwright keeps an event loop in this thread; Django would refuse the database to every test after it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=SWITCHES, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(chromium, demo_connection, django_db_blocker):
    """The address of a server on a copy of the demo."""
    copy = copy_of_the_demo("browser", demo_connection, django_db_blocker, prepared_by=draw_in_full_size)
    with copy as database_url, server.running(database_url) as address:
        yield address


@contextmanager
def copy_of_the_demo(name, demo_connection, django_db_blocker, prepared_by=lambda: None):
    """The DATABASE_URL of a copy for a server of its own, for as long as it is needed."""
    with django_db_blocker.unblock():
        demo_connection.close()
        demo_connection.creation.clone_test_db(name, verbosity=0)
        copy = databases.connection_to(demo_connection.creation.get_test_db_clone_settings(name))
        with databases.connected_to(copy):
            prepared_by()
            indexing.write()
        copy.close()
    try:
        yield databases.as_url(copy.settings_dict)
    finally:
        with django_db_blocker.unblock():
            copy.close()
            copy.creation._destroy_test_db(str(copy.settings_dict["NAME"]), verbosity=0)


def draw_in_full_size():
    """The pictures of the first page of each kind, as large as the demo really has them."""
    from django.core.files.base import ContentFile

    from common import pictures
    from common.models import CustomImage
    from home.demo.catalogue import PICTURES
    from home.demo.pictures import draw

    wanted = {picture.title: picture for picture in PICTURES}
    first = {type(page): getattr(page, "picture", None) for page in reversed(addresses.live_pages())}
    for image in filter(None, [*first.values(), CustomImage.objects.filter(title=PICTURES[-1].title).first()]):
        image.file = ContentFile(draw(wanted[image.title], FULL_WIDTH), name=f"{image.pk}-full.png")
        image.save()
        image.renditions.all().delete()
        pictures.make(image)


@pytest.fixture(scope="session")
def found(demo_connection, site, django_db_blocker):
    """The addresses sweeps visit, by what they are."""
    with django_db_blocker.unblock(), databases.connected_to(demo_connection):
        return addresses.kinds_of_address()


class Visit:
    """A page that keeps what the browser complained about and what it asked for."""

    def __init__(self, page, site):
        self.page, self.site = page, site
        self.problems, self.requests = [], []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))

    # A browser says by itself when it was refused: at these addresses it shall be.
    REFUSED = (("status of 404", addresses.MISSING), ("status of 403", addresses.PLAN))

    def _heard(self, message):
        expected = any(status in message.text and where in self.page.url for status, where in self.REFUSED)
        if message.type in {"error", "warning"} and not expected:
            self.problems.append(f"{self.page.url}: {message.text}")

    def go(self, url):
        self.page.goto(self.site + url, wait_until="load")
        return self.page

    def from_elsewhere(self):
        own = urlsplit(self.site).netloc
        return [url for url in self.requests if urlsplit(url).netloc not in {own, ""}]


@pytest.fixture
def visit(chromium, site):
    """``visit(width=360, scheme="dark", javascript=False)`` opens a page with the reader's preferences."""
    with visitors(chromium, site) as opened:
        yield opened


@contextmanager
def visitors(chromium, site):
    contexts = []

    def opened(width=1280, height=900, scheme="light", javascript=True, zone="Europe/Berlin", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id=zone,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Visit(context.new_page(), site)

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def admin(visit):
    """``visit`` that has signed in as the demo's administrator."""
    return lambda **options: signed_in(visit(**options), "admin@example.org")


def signed_in(visitor, email):
    """The visitor, who is somebody of the demo and in the admin from now on."""
    sign_in(visitor, email, "/admin/")
    visitor.page.wait_for_url(f"{visitor.site}/admin/")
    return visitor


def sign_in(visitor, email, leads_to="/search/"):
    page = visitor.go(f"/account/login/password/?next={leads_to}")
    page.fill("[name=login]", email)
    page.fill("[name=password]", "labour-demo")
    page.click("main form [type=submit]")
    page.wait_for_load_state()
