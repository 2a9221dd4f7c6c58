"""What each type of page costs that no cache holds: ``make bench ARGS=pages``.

Queries of a page that another reader has asked for in this minute, the same with everything forgotten that the
process remembers (common.remembered), the same with a hundred times the demo; queries that are repeated word for
word; processor time as a multiple of a bare Django view behind the same middleware, in turns with it, with what is
remembered and without; bytes and requests of a first visit on a phone, as production serves it.
"""

import statistics
import sys
import time

import demo

ROUNDS = 41
QUERIES, LIST, DETAIL = 12, 40, 20
KIB, TEXT, HOME, REQUESTS = 1024, 40, 90, 6
# Pages that show many of something; the others show one.
LISTS = {
    "HomePage",
    "BranchIndexPage",
    "RegionPage",
    "EventIndexPage",
    "NewsletterIndexPage",
    "vacancies",
    "month",
    "search",
    "EditionPage",
}
# With a picture in the head of the demo's page.
PICTURED = {"HomePage", "StandardPage", "ArticlePage", "EditionPage", "NewsletterIndexPage", "BranchPage active"}
GROWN = 100


def measure(address, table):
    """The demo is in the database; it is made larger here."""
    from home.demo.seed import seed

    pages = kinds()
    make_sizes()
    with remembering():
        warm = {name: statements(url) for name, url in pages.items()}
        times = {name: processor_time(url) for name, url in pages.items()}
    cold = {name: statements(url) for name, url in pages.items()}
    anew = {name: processor_time(url) for name, url in pages.items()}
    weights = weigh_all(pages, address)
    print(f"{GROWN} times the demo ...", file=sys.stderr)
    seed(scale=GROWN)
    with remembering():
        grown = {name: statements(url) for name, url in pages.items()}
    report_queries(table, warm, cold, grown)
    report_times(table, times, anew)
    report_weights(table, weights)


def kinds():
    from tests import addresses

    found = addresses.kinds_of_page() | {
        "date": next(iter(addresses.dates_of_events().values())),
        "finder": addresses.FINDER,
        "finder, answered": addresses.FINDER_STATES["a branch"],
        "month": addresses.CALENDAR_STATES["month"],
        "vacancies": addresses.VACANCIES,
        "search": addresses.SEARCH_STATES["found"],
        "contact": addresses.contact_addresses()[0],
        "404": addresses.MISSING,
    }
    # Only its members may read it.
    found.pop("PlanPage", None)
    return found


def make_sizes():
    """What the job of each picture does."""
    from common import pictures
    from common.models import CustomImage

    for image in CustomImage.objects.all():
        pictures.make(image)


class remembering:
    """As production remembers; the requests come by another name than the site's, so that no whole page is kept."""

    def __enter__(self):
        from django.conf import settings

        settings.PAGE_CACHE = True

    def __exit__(self, *error):
        from django.conf import settings

        settings.PAGE_CACHE = False


def statements(url):
    """What a request asks the database, after another has asked for the same."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [query["sql"] for query in captured]


def processor_time(url):
    """By that of a bare view. The two take turns, so that whatever else the machine does slows both."""
    from django.test import Client

    client, taken = Client(), {url: [], "/bare/": []}
    for address in taken:
        client.get(address)
    for _ in range(ROUNDS):
        for address in (url, "/bare/", "/bare/", "/bare/"):
            begun = time.process_time()
            client.get(address)
            taken[address].append(time.process_time() - begun)
    return statistics.median(taken[url]) / statistics.median(taken["/bare/"])


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


def report_queries(table, warm, cold, grown):
    for name, asked in warm.items():
        table.add("queries", f"{name}; nothing remembered: {len(cold[name])}", len(asked), QUERIES)
    table.add("queries", "the most of any page, nothing remembered", max(map(len, cold.values())), QUERIES)
    repeated = {name: len(asked) - len(set(asked)) for name, asked in cold.items()}
    table.add("queries", "repeated word for word, all pages together", sum(repeated.values()), 0)
    more = {name: len(grown[name]) - len(asked) for name, asked in warm.items()}
    worst = max(more, key=more.get)
    table.add("queries", f"more with {GROWN} times the demo, the most ({worst})", more[worst], 0)


def report_times(table, times, anew):
    for name, ratio in times.items():
        bar = LIST if name in LISTS else DETAIL
        table.add("CPU", f"{name}, by a bare view's; nothing remembered: {anew[name]:.0f}", ratio, bar, "x")


def report_weights(table, weights):
    for name, sizes in weights.items():
        bar = HOME if name in PICTURED else TEXT
        table.add("weight", f"{name}, with everything", sum(sizes.values()) / KIB, bar, "KiB")
    for sort, is_pictured, bar in (("a page of text", False, REQUESTS), ("a page with pictures", True, None)):
        requests = {name: len(sizes) for name, sizes in weights.items() if (name in PICTURED) == is_pictured}
        if requests:
            worst = max(requests, key=requests.get)
            table.add("weight", f"requests, the most of {sort} ({worst})", requests[worst], bar)
