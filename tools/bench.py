"""What each type of page costs: ``make bench``.

Queries of a page no cache holds, the same with an empty cache (addresses of sites and scaled pictures asked for
too), the same with ten times the branches; bytes and requests of a first visit on a phone, as production serves it;
time as a multiple of an empty Django view behind the same middleware in the same run. Then what events cost
(bench_events), the desk (bench_desk), sealed reports (bench_conduct) and the newsletter (bench_newsletter);
``make bench ARGS="events desk"`` measures only those named.
"""

import statistics
import sys
import time

import bench_conduct
import bench_desk
import bench_events
import bench_newsletter
import bench_rights
import demo

ROUNDS = 15
COLUMNS = "{:<28}{:>9}{:>7}{:>9}{:>9}{:>9}{:>10}{:>9}"


def main():
    chosen = sys.argv[1:] or list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        raise SystemExit(f"There is no {', '.join(sorted(unknown))} to measure, only {', '.join(PARTS)}.")
    address = demo.set_up()
    from django.conf import settings
    from django.db import connection

    from home.demo.seed import seed

    settings.ROOT_URLCONF = "bench_urls"
    print("Seeding the demo ...", file=sys.stderr)
    seed()
    for name in chosen:
        PARTS[name](address)
    connection.close()


def measure_desk(address):
    few = bench_rights.cost()
    bench_desk.measure()
    bench_rights.report(few, bench_rights.cost())


def measure_pages(address):
    from home.demo.seed import seed
    from tests import addresses

    pages = kinds(addresses)
    queries = {name: count_queries(url) for name, url in pages.items()}
    cold = {name: count_queries(url, empty_cache=True) for name, url in pages.items()}
    bare = seconds("/bare/")
    times = {name: seconds(url) / bare for name, url in pages.items()}
    weights = weigh_all(pages, address)
    print("Ten times the branches ...", file=sys.stderr)
    seed(scale=10)
    more = {name: count_queries(url) for name, url in pages.items()}
    report(pages, queries, cold, more, weights, times, bare)


def kinds(addresses):
    states = {"finder": addresses.FINDER, "finder, answered": addresses.FINDER_STATES["a branch"]}
    searches = {f"search, {name}": url for name, url in addresses.SEARCH_STATES.items() if name != "second page"}
    states |= {f"newsletter, {name}": url for name, url in addresses.NEWSLETTER_STATES.items()}
    return addresses.kinds_of_page() | states | searches | {"404": addresses.MISSING}


def count_queries(url, empty_cache=False):
    """Queries of a request; pictures were scaled by the requests before it."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    for _ in range(2):
        client.get(url)
    if empty_cache:
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def seconds(url):
    from django.test import Client

    client = Client()
    client.get(url)
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(url)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def weigh_all(pages, address):
    """Bytes by address of each page, or nothing where no Chromium is."""
    from tests.browser import server
    from tests.browser.weight import PHONE, weigh

    found = {}
    with server.running(address) as site, demo.browser() as browser:
        for name, url in pages.items() if browser else ():
            context = browser.new_context(**PHONE)
            found[name] = weigh(context.new_page(), site + url)
            context.close()
    return found


def report(pages, queries, cold, more, weights, times, bare):
    print(COLUMNS.format("", "queries", "cold", "10x", "HTML", "wire", "requests", "time"))
    for name in pages:
        sizes = list(weights.get(name, {}).values())
        page, wire = (f"{sizes[0] / 1024:.1f}", f"{sum(sizes) / 1024:.1f}") if sizes else ("-", "-")
        row = [name, queries[name], cold[name], more[name], page, wire, len(sizes) or "-", f"{times[name]:.0f}x"]
        print(COLUMNS.format(*row))
    print(f"\nBytes are KiB, compressed. Time is a multiple of a bare Django view ({bare * 1000:.2f} ms here).")


# Each stands on the demo as the ones before it left it: what makes it larger comes later.
PARTS = {
    "pages": measure_pages,
    "events": lambda address: bench_events.measure(),
    "desk": measure_desk,
    "conduct": bench_conduct.measure,
    "newsletter": lambda address: bench_newsletter.measure(),
}

if __name__ == "__main__":
    main()
