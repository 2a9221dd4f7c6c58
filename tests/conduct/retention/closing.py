"""Cases that are over, on the days of a calendar that the tests share."""

from datetime import UTC, date, datetime, time

import time_machine

from conduct.choices import State
from conduct.retention import services
from tests.conduct import world

CLOSED = date(2026, 1, 10)
# 30 days before the day of deletion, and that day.
WARNED, OVER = date(2026, 12, 11), date(2027, 1, 10)


def closed_case(readers=None, **fields):
    """A case of January that was closed on the 10th: it goes a year later."""
    when = {"received_on": date(2026, 1, 2), "closed_on": CLOSED, "delete_on": OVER}
    return world.case(readers, **when | {"state": State.CLOSED, "outcome": State.SUPPORTED} | fields)


def on(day, hour=3):
    return time_machine.travel(datetime.combine(day, time(hour), UTC), tick=False)


def round_of(day, hour=3):
    """The daily job, as on a day; how many cases went."""
    with on(day, hour):
        return services.purge()
