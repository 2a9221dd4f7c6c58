"""What ``home`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from common.jobs import job
from home.desk import services
from home.models import HomePage
from home.provision import provision
from home.translating.lag import catch_up


@job("home.purge_notes", every=timedelta(days=1))
def purge_notes(key):
    services.purge_notes()


@job("home.provision_site")
def provision_site(key):
    """Look over a site that stands; an empty database is begun by the command only."""
    if HomePage.objects.exists():
        provision()


@job("home.collect_strings")
def collect_strings(key):
    """Of a page that was published, or a list that was changed, for its translators."""
    catch_up(key)
