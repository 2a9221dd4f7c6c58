"""Lighthouse's four scores, on a phone, of the main pages: ``make lighthouse``. Needs npx and Chromium."""

import json
import os
import shutil
import subprocess
import sys
from urllib.request import urlopen

import demo

VERSION = "lighthouse@13"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
WANTED = {"performance": 99}  # the others: 100
FLAGS = "--headless=new --no-sandbox --disable-gpu"
PAGES = ["HomePage", "StandardPage", "BranchIndexPage", "RegionPage", "BranchPage active", "finder"]


def main():
    browser = next(filter(None, map(shutil.which, demo.BROWSERS)), None)
    if not shutil.which("npx") or not browser:
        sys.exit("npx and Chromium are needed: install them first (Debian and Ubuntu: apt install npm chromium).")
    address = demo.set_up()
    from home.demo.seed import seed
    from tests import addresses
    from tests.browser import server

    seed()
    pages = addresses.kinds_of_page() | {"finder": addresses.FINDER}
    print(f"{'':<22}" + "".join(f"{name:>16}" for name in CATEGORIES))
    with server.running(address) as site:
        enough = [show(name, scores(site + pages[name], browser)) for name in PAGES]
    sys.exit(0 if all(enough) else "Some are lower than they should be.")


def scores(url, browser):
    """The four scores, of 100; what costs points is named."""
    urlopen(url).close()  # the first visit lets the server scale its pictures
    report = ask(url, browser)
    for category in CATEGORIES[1:]:
        for audit in report["categories"][category]["auditRefs"]:
            if report["audits"][audit["id"]]["score"] == 0 and audit["weight"]:
                print(f"  {url}: {report['audits'][audit['id']]['title']}", file=sys.stderr)
    return {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}


def ask(url, browser, tries=3):
    """Lighthouse's report. Now and then it misses the start of its own recording and asks to be run again."""
    command = ["npx", "--yes", "--loglevel=error", VERSION, url, "--quiet", "--output=json"]
    command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": browser}
    try:
        return json.loads(subprocess.check_output(command, env=environment, stderr=subprocess.PIPE))
    except subprocess.CalledProcessError as error:
        if tries > 1:
            return ask(url, browser, tries - 1)
        return sys.exit(error.stderr.decode())


def show(name, found):
    print(f"{name:<22}" + "".join(f"{found[category]:>16}" for category in CATEGORIES), flush=True)
    return all(score >= WANTED.get(category, 100) for category, score in found.items())


if __name__ == "__main__":
    main()
