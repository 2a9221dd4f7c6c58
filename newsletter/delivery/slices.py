"""How long a lane works at a time: some seconds, and less when other jobs wait, such as a code to sign in with."""

import time

from common.jobs import enqueue, is_due
from newsletter.delivery import lanes
from newsletter.delivery.engine import work

SECONDS = 10
GLANCE = 1  # seconds between two looks at whether others wait


def one(lane):
    """One slice; while there is more to send, the lane asks to be run again."""
    again = work(until=Turn())
    if again:
        enqueue(lanes.SEND, key=lane, due_at=again)


class Turn:
    """Called, it says whether the turn is over."""

    def __init__(self):
        self.begun = self.looked = time.monotonic()

    def __call__(self):
        now = time.monotonic()
        if now - self.begun >= SECONDS:
            return True
        if now - self.looked < GLANCE:
            return False
        self.looked = now
        return is_due(besides=lanes.SEND)
