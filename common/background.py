"""What ``common`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from . import mail, services
from .jobs import job


@job("common.relay_contact_message")
def relay_contact_message(key):
    services.relay_message(uuid=key)


@job("common.purge_contact_messages", every=timedelta(days=1))
def purge_contact_messages(key):
    services.purge_messages()


@job("common.send_mail")
def send_mail(key):
    mail.send_mail(uuid=key)


@job("common.purge_mails", every=timedelta(hours=1))
def purge_mails(key):
    mail.purge_mails()
