"""One table of what the site costs and of the bars it is held to: ``make bench``.

``make bench ARGS="pages start"`` measures only those parts; ``--write`` among them writes them to the table in
docs/benchmarks.md, with the machine and the day; other parts keep the rows they have there. Times are ratios to a
bare Django view behind the same middleware in the same run. What is not within its bar stays in the table as FAIL,
and fails the command.
"""

import sys
from importlib import import_module

import demo
from bench_table import Table

# Each stands on the demo as it was seeded: some make it larger.
PARTS = {
    "cache": "bench_cache",
    "start": "bench_start",
    "lighthouse": "lighthouse",
    "events": "bench_events",
    "desk": "bench_desk",
    "conduct": "bench_conduct",
    "newsletter": "bench_newsletter",
    "pages": "bench_pages",
}
REFERENCE = "a bare Django view behind the same middleware, in the same run"


def main():
    wanted = [name for name in sys.argv[1:] if name != "--write"] or list(PARTS)
    if unknown := set(wanted) - set(PARTS):
        raise SystemExit(f"There is no {', '.join(sorted(unknown))} to measure, only {', '.join(PARTS)}.")
    address = demo.set_up()
    from django.conf import settings
    from django.db import connection

    from home.demo.seed import seed

    settings.ROOT_URLCONF = "bench_urls"
    print("Seeding the demo ...", file=sys.stderr)
    seed()
    as_seeded = demo.keep(address)
    table = Table()
    table.heading()
    for name in wanted:
        as_seeded()
        part(name, address, table)
        # After each, so that one that breaks takes nothing of the others with it.
        if "--write" in sys.argv:
            table.write(REFERENCE)
    connection.close()
    if table.failed:
        raise SystemExit(f"{len(table.failed)} of {len(table.rows)} figures are not within their bars.")


def part(name, address, table):
    """Each in a module of its own: ``measure(address, table)``, or ``rows(address)`` of name, figure, bar, unit."""
    if name == "lighthouse":
        return measure_lighthouse(address, table)
    module = import_module(PARTS[name])
    if hasattr(module, "rows"):
        for what, figure, bar, unit in module.rows(address):
            table.add(name, what, figure, bar, unit)
        return None
    return module.measure(address, table)


def measure_lighthouse(address, table):
    import lighthouse

    if missing := lighthouse.what_is_missing():
        print(f"No Lighthouse: {missing}", file=sys.stderr)
        return
    for row in lighthouse.measure(address):
        table.take(row)


if __name__ == "__main__":
    main()
