"""What ``members`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from django.core.management import call_command

from common.jobs import job
from members.register import runs, services
from members.signin import services as signin


@job("members.forget_sessions", every=timedelta(days=1))
def forget_sessions(key):
    """A row of a session that has run out still says who was signed in."""
    call_command("clearsessions")


@job("members.forget_unconfirmed", every=timedelta(days=1))
def forget_unconfirmed(key):
    """Accounts that were asked for with an address nobody confirmed."""
    signin.forget_unconfirmed()


@job("members.compare_list", lease=timedelta(minutes=2))
def compare_list(key):
    runs.compare(pk=key)


@job("members.apply_list", lease=timedelta(minutes=2))
def apply_list(key):
    runs.apply(pk=key)


@job("members.purge_register", every=timedelta(days=1))
def purge_register(key):
    """Who has left, and the lists that were imported, are forgotten after a time."""
    runs.purge_runs()
    services.purge_register()


@job("members.follow_catchments", every=timedelta(days=1))
def follow_catchments(key):
    """A branch that takes over a country takes over its members."""
    services.place_again()
