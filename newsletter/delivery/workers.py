"""Who is sending now. A worker is one slice of work of one process; whose heart has stopped was killed."""

import time
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from newsletter.choices import DeliveryState
from newsletter.delivery.states import turn
from newsletter.models import Delivery, Worker

BEAT = 5  # seconds


class LeaseLost(Exception):
    """Others took this worker for dead, after a stop of minutes: what it had claimed is not its own any more."""


class Lease:
    """A worker's row, kept alive by :meth:`beat`."""

    def __init__(self):
        self.id = Worker.objects.create().pk
        self.beaten = time.monotonic()

    def beat(self):
        """Before each mail; writes every few seconds. Raises ``LeaseLost``."""
        if time.monotonic() - self.beaten < BEAT:
            return
        if not Worker.objects.filter(pk=self.id).update(seen_at=timezone.now()):
            raise LeaseLost
        self.beaten = time.monotonic()


@contextmanager
def working():
    """A lease for one slice. What it has claimed and not begun goes back at the end, unless the process is killed."""
    lease = Lease()
    try:
        yield lease
    finally:
        put_back(lease.id)
        Worker.objects.filter(pk=lease.id).delete()


def put_back(worker):
    """Free what a worker has claimed and not begun."""
    Delivery.objects.filter(worker=worker, state=DeliveryState.QUEUED).update(worker=None)


def reap(now=None):
    """Free what killed workers had claimed; of what they had begun nobody knows: a person decides. How many of those.

    Whatever a worker without a row had is looked for each time, so that a reaper that is killed itself leaves nothing
    behind. Its name stays on what it had begun: should it live after all, it can still say that this was sent.
    """
    patience = timedelta(seconds=settings.NEWSLETTER_WORKER_LEASE)
    Worker.objects.filter(seen_at__lt=(now or timezone.now()) - patience).delete()
    alive = Worker.objects.filter(pk=OuterRef("worker"))
    orphans = Delivery.objects.filter(~Exists(alive), worker__isnull=False)
    orphans.filter(state=DeliveryState.QUEUED).update(worker=None)
    return turn(orphans, DeliveryState.SENDING, DeliveryState.UNKNOWN, reason="crash")
