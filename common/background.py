"""What ``common`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from . import services
from .jobs import job


@job("common.relay_contact_message")
def relay_contact_message(key):
    services.relay_message(uuid=key)


@job("common.purge_contact_messages", every=timedelta(days=1))
def purge_contact_messages(key):
    services.purge_messages()
