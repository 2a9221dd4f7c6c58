"""What events do in the background (docs/jobs.md)."""

import logging
from datetime import timedelta

from django.utils import timezone

from common.jobs import job
from events.dates.derivation import rebuild, rebuild_all, stale_keys
from events.importing.services import purge_uploads

logger = logging.getLogger(__name__)


@job("events.roll_horizon", every=timedelta(days=1), lease=timedelta(hours=1))
def roll_horizon(key):
    rebuild_all()


@job("events.follow_zone_data", every=timedelta(minutes=10), lease=timedelta(hours=1))
def follow_zone_data(key):
    """A law has changed somewhere and the package with it: only what was derived with the old data is done again."""
    changes = rebuild(stale_keys())
    if changes.moved:
        logger.warning("New zone data: %d dates of events begin or end at another instant.", changes.moved)


@job("events.purge_uploads", every=timedelta(hours=6))
def purge_abandoned_uploads(key):
    """Calendar files that somebody looked at and left."""
    purge_uploads(before=timezone.now() - timedelta(days=1))
