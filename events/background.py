"""What events do in the background (docs/jobs.md)."""

from datetime import timedelta

from common.jobs import job
from events.derivation import rebuild, rebuild_all, stale_keys


@job("events.roll_horizon", every=timedelta(days=1), lease=timedelta(hours=1))
def roll_horizon(key):
    rebuild_all()


@job("events.follow_zone_data", every=timedelta(minutes=10), lease=timedelta(hours=1))
def follow_zone_data(key):
    """A law has changed somewhere and the package with it: only what was derived with the old data is done again."""
    rebuild(stale_keys())
