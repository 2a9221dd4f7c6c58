"""Lighthouse's four scores on a phone, of every type of page: ``make lighthouse``. Needs npx and Chromium.

The median of three visits, on production's settings and hashed files. ``ARGS="HomePage finder"`` visits only those
named. Pages that search engines are kept from cannot have all of the points for search engines: what they lack is
named beside them.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
from urllib.request import urlopen

import demo
from bench_pages import make_sizes

VERSION = "lighthouse@13"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
FLAGS = "--headless=new --no-sandbox --disable-gpu"
VISITS = 3
# Below that Lighthouse itself draws an audit in orange or red.
GOOD = 0.9
# Beside the scores, what a reader waits for and sees move.
AUDITS = {"largest-contentful-paint": "LCP ms", "total-blocking-time": "TBT ms", "cumulative-layout-shift": "CLS"}
# Whoever is asked for in vain or only for members is in no index, and is not meant to be.
KEPT_FROM_SEARCH = "is-crawlable"
# The form for reports besides says nowhere what it is, and lets Lighthouse fetch nothing, robots.txt neither.
LOST = {KEPT_FROM_SEARCH, "meta-description", "robots-txt"}


def main():
    if missing := what_is_missing():
        sys.exit(missing)
    address = demo.set_up()
    from home.demo.seed import seed

    seed()
    rows = measure(address, sys.argv[1:])
    sys.exit(0 if all(row.passed for row in rows) else "Some are lower than they should be.")


def what_is_missing():
    if shutil.which("npx") and browser_path():
        return ""
    return "npx and Chromium are needed: install them first (Debian and Ubuntu: apt install npm chromium)."


def browser_path():
    return next(filter(None, map(shutil.which, demo.BROWSERS)), None)


def measure(address, chosen=()):
    """A row for each score that is short of 100, and one for all that are not. The demo is in the database."""
    from tests.browser import server

    make_sizes()
    pages = kinds(chosen)
    heads = [*CATEGORIES, *AUDITS.values()]
    print(f"\n{'':<24}" + "".join(f"{name:>16}" for name in heads))
    with server.running(address) as site:
        found = {name: visit(name, site + url) for name, url in pages.items()}
    return list(rows_of(found))


def kinds(chosen=()):
    from tests import addresses

    found = addresses.kinds_of_page() | {
        "finder": addresses.FINDER,
        "finder, answered": addresses.FINDER_STATES["a branch"],
        "vacancies": addresses.VACANCIES,
        "search": addresses.SEARCH_STATES["found"],
        "month": addresses.CALENDAR_STATES["month"],
        "subscribe": addresses.NEWSLETTER_STATES["subscribe"],
        "date": next(iter(addresses.dates_of_events().values())),
        "contact": addresses.contact_addresses()[0],
        "time zone": addresses.ZONE_STATES["asking"],
    }
    # Only members may read it: a visitor is answered 403, and Lighthouse refuses to look at that.
    found.pop("PlanPage", None)
    if unknown := set(chosen) - set(found):
        sys.exit(f"There is no {', '.join(sorted(unknown))}, only {', '.join(found)}.")
    return {name: url for name, url in found.items() if name in (chosen or found)}


def visit(name, url):
    """Medians of all that is measured, by name; what costs points is printed."""
    urlopen(url).close()
    reports = [ask(url) for _ in range(VISITS)]
    found = {key: statistics.median(score(report, key) for report in reports) for key in CATEGORIES}
    found |= {key: statistics.median(number(report, key) for report in reports) for key in AUDITS}
    shown = [f"{found[key]:.0f}" for key in CATEGORIES] + [f"{found[key]:.3g}" for key in AUDITS]
    print(f"{name:<24}" + "".join(f"{figure:>16}" for figure in shown), flush=True)
    found["lost"] = lost(reports[-1])
    if found["lost"]:
        print(f"  loses points by {', '.join(found['lost'])}", flush=True)
    return found


def score(report, category):
    return (report["categories"][category]["score"] or 0) * 100


def number(report, audit):
    return report["audits"][audit].get("numericValue", 0)


def lost(report):
    """Names of the audits that cost a page points."""
    audits = report["audits"]
    refs = [ref for category in CATEGORIES for ref in report["categories"][category]["auditRefs"] if ref["weight"]]
    ids = {ref["id"] for ref in refs if scored(audits[ref["id"]])}
    return sorted(id_ for id_ in ids if (audits[id_]["score"] or 0) < GOOD)


def scored(audit):
    return audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")


def rows_of(found):
    """For the table of ``make bench``: the lowest of each score, pages kept from search engines apart."""
    from bench_table import Row

    kept = [name for name, each in found.items() if KEPT_FROM_SEARCH in each["lost"] and set(each["lost"]) <= LOST]
    for category in CATEGORIES:
        scores = {name: each[category] for name, each in found.items() if category != "seo" or name not in kept}
        worst = min(scores, key=scores.get)
        yield Row("Lighthouse", f"{category}, the lowest of {len(scores)} ({worst})", scores[worst], 100, least=True)
    worst = max(each["cumulative-layout-shift"] for each in found.values())
    yield Row("Lighthouse", "layout shift, the largest", worst, 0)
    if kept:
        yield Row("Lighthouse", f"kept from search engines on purpose: {', '.join(kept)}", len(kept))


def ask(url, tries=3):
    """Lighthouse's report. Now and then it misses the start of its own recording and asks to be run again."""
    command = ["npx", "--yes", "--loglevel=error", VERSION, url, "--quiet", "--output=json"]
    command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": browser_path()}
    try:
        return json.loads(subprocess.check_output(command, env=environment, stderr=subprocess.PIPE))
    except subprocess.CalledProcessError as error:
        if tries > 1:
            return ask(url, tries - 1)
        return sys.exit(error.stderr.decode())


if __name__ == "__main__":
    main()
