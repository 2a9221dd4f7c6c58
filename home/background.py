"""What ``home`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from common.jobs import job
from home.desk import services
from home.models import HomePage
from home.provision import provision


@job("home.purge_notes", every=timedelta(days=1))
def purge_notes(key):
    services.purge_notes()


@job("home.provision_site")
def provision_site(key):
    """Look over a site that stands; an empty database is begun by the command only."""
    if HomePage.objects.exists():
        provision()
