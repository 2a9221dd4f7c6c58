"""What ``members`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from django.core.management import call_command

from common.jobs import job


@job("members.forget_sessions", every=timedelta(days=1))
def forget_sessions(key):
    """A row of a session that has run out still says who was signed in."""
    call_command("clearsessions")
