"""What events cost at 25 and at 2,500 series, and what deriving their dates costs: ``make bench ARGS=events``.

Each figure stands beside its limit. What a page costs is processor time, as a multiple of an empty Django view behind
the same middleware in the same run, with an empty cache before every request; the rate of expansion is compared with
dateutil's.
"""

import gzip
import statistics
import subprocess
import sys
import time
from datetime import date, datetime, timedelta

FEW, MANY, SERIES = 25, 2500, 10_000
ROUNDS = 15
RULES = [
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1TH;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU",
    "FREQ=MONTHLY;BYMONTHDAY=20",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
    "FREQ=DAILY",
    "FREQ=YEARLY;BYMONTH=5;BYDAY=1TH",
]
# Work that is measured in a process that has done nothing else.
ALONE = """
import time
from pathlib import Path
import django
django.setup()
from datetime import timedelta
from django.test import Client
from events.dates import derivation
Client().get("/health/")
def largest():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
before, begun = largest(), time.perf_counter()
counted = %s
seconds = time.perf_counter() - begun
print(seconds, (largest() - before) / 1024, counted)
"""
FEED = "sum(map(len, Client().get('/events/feed.ics')))"
REBUILD = """0
derivation.BACK, derivation.ON = timedelta(0), timedelta(days=365)
counted = derivation.rebuild_all().made"""


def measure(address, table):
    """Everything, as it is found. The demo is in the database."""

    def tell(what, figure, bar=None, unit="", least=False):
        table.add("events", what, figure, bar, unit, least)

    print("Making 2,500 series ...", file=sys.stderr)
    seed_more()
    few, many = (page_costs(number) for number in (FEW, MANY))
    tell(f"/events/ queries, {FEW} series", few["queries"], 12)
    tell(f"/events/ queries, {MANY:,} series", many["queries"], 12)
    tell("/events/ CPU at 2,500 by CPU at 25", many["cpu"] / few["cpu"], 1.3, "x")
    tell("/events/ CPU by a bare view's, 25 series", few["cpu"] / few["bare"], 40, "x")
    tell("/events/ CPU by a bare view's, 2,500 series", many["cpu"] / many["bare"], 40, "x")
    plain, packed = sizes(month())
    tell("month at 2,500 series, HTML", plain, 60, "KB")
    tell("  the same, compressed", packed, unit="KB")
    for work in (measure_feed, measure_edits, measure_rebuild, measure_expansion):
        work(tell)


def seed_more():
    from home.demo.seed import seed

    seed(scale=MANY // 25)


def month():
    later = date.today().replace(day=1) + timedelta(days=32)
    return f"/events/{later:%Y/%m}/"


def page_costs(number):
    """Of the list of what is to come, as somebody reads it who has chosen a zone; only ``number`` series show."""
    from bench_pages import remembering
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    only(number)
    client, found = Client(), {"cpu": [], "bare": []}
    client.cookies["timezone"] = "Asia/Tokyo"
    client.get("/events/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/events/")
        queries = len(captured)
    client.get("/bare/")
    # As production does; what nobody has asked for is in the part "pages".
    with remembering():
        client.get("/events/")
        for _ in range(ROUNDS):
            cache.clear()
            for name, address in (("cpu", "/events/"), ("bare", "/bare/")):
                begun = time.process_time()
                client.get(address)
                found[name].append(time.process_time() - begun)
    return {name: statistics.median(values) for name, values in found.items()} | {"queries": queries}


def only(number):
    """Show the dates of so many series and hide the others."""
    from events.models import Occurrence, Series

    shown = list(Series.objects.order_by("event__path").values_list("pk", flat=True)[:number])
    Occurrence.objects.filter(series__in=shown).update(live=True)
    Occurrence.objects.exclude(series__in=shown).update(live=False)


def sizes(url):
    """KB of a page as it is and as it is sent."""
    from django.test import Client

    page = Client().get(url).content
    return len(page) / 1024, len(gzip.compress(page)) / 1024


def measure_feed(tell):
    seconds, megabytes, length = alone(FEED)
    tell("feed of 2,500 series", seconds, unit="s")
    tell("  its size", length / 1e6, unit="MB")
    tell("  memory for it", megabytes, unit="MB")


def measure_edits(tell):
    from datetime import time as clock

    from events.dates.derivation import rebuild
    from events.models import EventPage

    event = EventPage.objects.filter(title__startswith="Trial meeting").first()
    for rule, name in (("FREQ=MONTHLY;BYDAY=2TU", "monthly"), ("FREQ=WEEKLY;BYDAY=TU", "weekly")):
        event.start_date, event.rule, taken = date(2026, 1, 13), rule, []
        for number in range(ROUNDS):
            event.start_time = clock(18 + number % 2)
            event.save()
            begun = time.perf_counter()
            changes = rebuild([event.translation_key])
            taken.append(time.perf_counter() - begun)
        what = f"one {name} series edited, {changes.moved} dates move"
        tell(what, statistics.median(taken) * 1000, 50, "ms")


def measure_rebuild(tell):
    from events.models import Occurrence, Series

    print(f"Making {SERIES:,} series ...", file=sys.stderr)
    make_series()
    Series.objects.all().delete()
    seconds, megabytes, _made = alone(REBUILD)
    tell(f"{Series.objects.count():,} series derived for a year", seconds, unit="s")
    tell("  dates", Occurrence.objects.count())
    tell("  memory for it", megabytes, unit="MB")
    seconds, megabytes, _made = alone(REBUILD)
    tell("  the same again, where nothing has changed", seconds, unit="s")


def make_series():
    """As many further series as there are missing, spread over the trial branches."""
    from branches.models import BranchPage
    from events.models import EventKind, EventPage
    from home.demo.bulk import add_pages
    from home.demo.keys import page_key
    from home.demo.synthetic import trial_event

    branches = list(BranchPage.objects.filter(slug__startswith="trial-"))
    kind = EventKind.objects.filter(slug="branch").first()
    wanted = []
    for number in range(SERIES - EventPage.objects.count()):
        branch = branches[number % len(branches)]
        event = trial_event(number, branch, kind)
        event.slug, event.translation_key = f"further-{number}", page_key(f"further-event-{number}")
        wanted.append((branch, event))
    add_pages(wanted, lambda done: None)


def measure_expansion(tell):
    """Dates a second, all rules together, by those of dateutil: a year and a half from the series' second month."""
    from dateutil.rrule import rrulestr

    from events.recurrence import Rule, occurrences

    begin = datetime(2026, 1, 1, 19, 30)
    cases = [(text, Rule.parse(text), first_of(text, begin)) for text in RULES]
    window = date(2026, 2, 1), date(2027, 8, 1)
    first, last = (datetime.combine(day, datetime.min.time()) for day in window)
    ours = rate(lambda: sum(len(list(occurrences(rule, start, window))) for _text, rule, start in cases))
    theirs = rate(
        lambda: sum(
            len(rrulestr(text, dtstart=start, cache=False).between(first, last, inc=True))
            for text, _rule, start in cases
        )
    )
    tell("expansion, dates a second by dateutil's", ours / theirs, 0.85, "x", least=True)


def first_of(text, begin):
    from events.recurrence import rule_of, snap

    return snap(rule_of(text), begin)


def rate(work):
    """What ``work`` counts, by the second."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for _ in range(10):
            counted = work()
        taken.append((time.perf_counter() - begun) / 10)
    return counted / statistics.median(taken)


def alone(work):
    """Seconds, megabytes by which a process of its own grew for it, and what it counted."""
    done = subprocess.run([sys.executable, "-c", ALONE % work], capture_output=True, text=True, check=True)
    seconds, megabytes, counted = done.stdout.split()[-3:]
    return float(seconds), float(megabytes), int(counted)
