"""What ``branches`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from branches.welcome import retention
from common.jobs import job


@job("branches.forget_newcomers", every=timedelta(days=1))
def forget_newcomers(key):
    """Warn first: nobody is deleted whose mailboxes were not told."""
    retention.warn()
    retention.purge()
