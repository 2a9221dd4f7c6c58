"""What ``home`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from common.jobs import job
from home.desk import services


@job("home.purge_notes", every=timedelta(days=1))
def purge_notes(key):
    services.purge_notes()
