"""Takes the README's pictures anew: ``make screenshots``. Each is reduced to a palette, to stay small."""

import sys
from io import BytesIO

import demo
from PIL import Image

OUT = demo.ROOT / "docs" / "img"
COLOURS = 256
LARGEST = 120 * 1024
DESK, PHONE = (1280, 860), (390, 780)


def main():
    address = demo.set_up()
    from home.demo.seed import seed
    from tests import addresses
    from tests.browser import server

    seed()
    pages = addresses.kinds_of_page()
    branch = pages["BranchPage active"]
    with server.running(address) as site, demo.browser() as browser:
        if browser is None:
            sys.exit("Chromium is needed: install it first (Debian and Ubuntu: apt install chromium).")
        take(browser, site + "/", "home", DESK)
        take(browser, site + branch, "branch", DESK)
        take(browser, site + addresses.FINDER_STATES["a branch"], "finder-phone", PHONE)
        take(browser, site + branch, "branch-phone-dark", PHONE, scheme="dark")
        take(browser, site + pages["BranchIndexPage"], "branches", DESK)


def take(browser, url, name, size, scheme="light"):
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    page = context.new_page()
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    save(page.screenshot(), name)
    context.close()


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
