"""Takes the pictures of README and guides anew: ``make screenshots``. Each is reduced to a palette, to stay small.

``make screenshots ARGS=guides`` takes only those of the newsletter's guides, ``ARGS=officers`` those of the other
guides, ``ARGS=readme`` the README's.
"""

import sys
import tempfile
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import demo
from PIL import Image

OUT = demo.ROOT / "docs" / "img"
COLOURS = 256
LARGEST = 120 * 1024
DESK, PHONE, ADMIN = (1280, 860), (390, 780), (1100, 760)
FADE = 500  # milliseconds in which the admin's menus open
MORE_ACTIONS = "footer [data-w-dropdown-target=toggle]"


def main():
    address = demo.set_up()
    from home.demo.people import PASSWORD
    from home.demo.seed import seed
    from tests.browser import server

    seed()
    wanted = sys.argv[1:] or ["readme", "guides", "officers"]
    with server.running(address) as site, demo.browser() as browser:
        if browser is None:
            sys.exit("Chromium is needed: install it first (Debian and Ubuntu: apt install chromium).")
        if "readme" in wanted:
            readme(browser, site)
        if "guides" in wanted:
            writing(browser, site, PASSWORD)
            sending(browser, site, PASSWORD)
        if "officers" in wanted:
            register(browser, site, PASSWORD)
            desks(browser, site, PASSWORD)


def readme(browser, site):
    from tests import addresses

    pages = addresses.kinds_of_page()
    branch = pages["BranchPage active"]
    take(browser, site + "/", "home", DESK)
    take(browser, site + branch, "branch", DESK)
    take(browser, site + addresses.FINDER_STATES["a branch"], "finder-phone", PHONE)
    take(browser, site + branch, "branch-phone-dark", PHONE, scheme="dark")
    take(browser, site + pages["BranchIndexPage"], "branches", DESK)


def writing(browser, site, password):
    """docs/guides/writing-an-article.md: the form with its checklist, and what came back with a question."""
    with signed_in(browser, site, "coordinator.europe", password) as page:
        page.goto(f"{site}/admin/newsletter/mine/")
        page.click("text=Minutes that people read")
        page.wait_for_load_state("networkidle")
        page.click("summary:has-text('Checklist')")
        page.click(MORE_ACTIONS)
        page.wait_for_timeout(FADE)
        picture(page, "article-form")
    with signed_in(browser, site, "coordinator.asia", password) as page:
        page.goto(f"{site}/admin/newsletter/mine/")
        picture(page, "article-changes")


def sending(browser, site, password):
    """docs/guides/approving-and-sending.md: an answer, an edition, its mail, and the last look before it goes."""
    with signed_in(browser, site, "editor", password) as page:
        page.goto(f"{site}/admin/newsletter/waiting/")
        page.click("text=A branch library that fits in a shoebox")
        picture(page, "article-review")
        page.goto(f"{site}/admin/newsletter/editions/")
        page.click("a:text-is('December 2026')")
        page.wait_for_load_state("networkidle")
        page.evaluate("document.querySelector('#panel-child-content-articles-section').scrollIntoView()")
        picture(page, "edition-articles")
        page.click("#panel-child-content-then-section >> text=Look at the mail")
        picture(page, "edition-mail")
        page.click("text=Go on to sending")
        page.click("button:has-text('Freeze and look at it')")
        picture(page, "edition-confirm")


def register(browser, site, password):
    """docs/guides/membership-secretary.md: what a list would change."""
    from django.core.management import call_command

    with signed_in(browser, site, "membership.secretary", password) as page, tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "list.csv"
        with listed.open("w") as file:
            call_command("sample_membership_list", stdout=file)
        page.goto(f"{site}/admin/membership/imports/")
        page.set_input_files("input[type=file]", str(listed))
        page.click("text=Compare with the register")
        page.click("main button:has-text('Compare with the register')")
        page.wait_for_selector("text=Look now")
        call_command("run_jobs", verbosity=0)
        page.reload()
        picture(page, "register-import")


def desks(browser, site, password):
    """The first screens of the guides for branches, regions, translators and administrators."""
    for who, address, name in [
        ("secretary.berlin", "/admin/", "my-branch"),
        ("coordinator.europe", "/admin/desk/region/", "my-region"),
        ("translator", "/admin/localize/reports/translations/", "translations"),
        ("returning.officer", "/admin/posts/posts/", "posts"),
    ]:
        with signed_in(browser, site, who, password) as page:
            page.goto(f"{site}{address}")
            picture(page, name)


@contextmanager
def signed_in(browser, site, who, password):
    """A page of the demo's account ``who``."""
    with new_page(browser, ADMIN) as page:
        page.goto(f"{site}/account/login/password/")
        page.fill("input[name=login]", f"{who}@example.org")
        page.fill("input[name=password]", password)
        page.click("main form button[type=submit]")
        page.wait_for_url(lambda url: "login" not in url)
        yield page


@contextmanager
def new_page(browser, size, scheme="light"):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    yield context.new_page()
    context.close()


def take(browser, url, name, size, scheme="light"):
    with new_page(browser, size, scheme) as page:
        page.goto(url)
        picture(page, name)


def picture(page, name):
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    save(page.screenshot(), name)


def save(screenshot, name):
    OUT.mkdir(parents=True, exist_ok=True)
    picture = Image.open(BytesIO(screenshot)).convert("RGB").quantize(COLOURS, dither=Image.Dither.FLOYDSTEINBERG)
    path = OUT / f"{name}.png"
    picture.save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.relative_to(demo.ROOT)}: {size // 1024} KiB")
    if size > LARGEST:
        sys.exit(f"That is more than {LARGEST // 1024} KiB.")


if __name__ == "__main__":
    main()
